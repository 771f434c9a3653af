// SPDX-License-Identifier: Apache-2.0
// Locks after some minutes in which nothing was touched or the app was out of sight. What is being
// written stays: every draft is kept with each keystroke.

import { Cell, remember, remembered } from '../shell/cell';

export const lockChoices = ['2', '5', '10', '30'] as const;
export type LockMinutes = (typeof lockChoices)[number];

export const lockMinutes = new Cell<LockMinutes>(remembered('lock-minutes', lockChoices) ?? '5');

export function setLockMinutes(minutes: LockMinutes): void {
  remember('lock-minutes', minutes);
  lockMinutes.set(minutes);
}

const looks = 5_000;
const touches = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/** Calls `lock` once. Gives back what ends the watch. */
export function watchForLock(lock: () => void): () => void {
  // Two clocks: one stands still while the phone sleeps, the other may be set.
  let last = { wall: Date.now(), open: performance.now() };
  const touched = (): void => {
    last = { wall: Date.now(), open: performance.now() };
  };
  const look = (): void => {
    const gone = Math.max(Date.now() - last.wall, performance.now() - last.open);
    if (gone < Number(lockMinutes.get()) * 60_000) return;
    end();
    lock();
  };
  const seenAgain = (): void => {
    if (document.visibilityState === 'visible') look();
  };
  const timer = setInterval(look, looks);
  for (const one of touches) addEventListener(one, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', seenAgain);
  const end = (): void => {
    clearInterval(timer);
    for (const one of touches) removeEventListener(one, touched, { capture: true });
    document.removeEventListener('visibilitychange', seenAgain);
  };
  return end;
}
