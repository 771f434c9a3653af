// SPDX-License-Identifier: Apache-2.0
// What waits for a head, in numbers: one question for all pages. Who asks while it is on its way
// waits for the same answer.

import { useEffect, useState } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import type { Waits } from '../messages';
import { askServer } from './ask';

let asked: Promise<Waits> | undefined;

function ask(): Promise<Waits> {
  asked ??= askServer<Waits>('/api/head/waits').finally(() => {
    asked = undefined;
  });
  return asked;
}

/** Nothing before it is told, where it cannot be told, and for whoever heads nobody. */
export function useWaits({ role }: AccountRow): Waits | undefined {
  const [waits, set] = useState<Waits>();
  useEffect(() => {
    let current = true;
    // What is wrong with the server or the session, the page itself says.
    if (role === 'head') ask().then((told) => current && set(told), () => undefined);
    return () => {
      current = false;
    };
  }, [role]);
  return waits;
}
