// SPDX-License-Identifier: Apache-2.0
// A newer version waits while a form is open or something was filled in: whoever must not be
// interrupted holds the page, and lets go when done.

import { useEffect } from 'preact/hooks';
import { Cell } from './cell';

const holds = new Cell(0);

export function hold(): () => void {
  holds.set(holds.get() + 1);
  let held = true;
  return () => {
    if (held) holds.set(holds.get() - 1);
    held = false;
  };
}

export function useHold(active = true): void {
  useEffect(() => (active ? hold() : undefined), [active]);
}

/** Calls `act` once nobody holds the page. */
export function whenFree(act: () => void): void {
  if (holds.get() === 0) return act();
  const stop = holds.watch((count) => {
    if (count > 0) return;
    stop();
    act();
  });
}
