// SPDX-License-Identifier: Apache-2.0
// Looks at the start and every minute of open time whether an account on this phone has been too
// long without contact. It needs no PIN: the wrapped key is taken away, whoever holds the phone.

import { accounts, lease, saveLease } from './accounts';
import { daysWithout, isOver, seen } from './lease';
import { countOpenTime } from './open_time';
import { keyRow } from './phone_keys';
import { eraseCache, unlocked } from './unlocked';

const every = 60_000;

/** Counts `open_ms` for every account; closes what is over. Gives back whose records closed. */
export async function lookAtLeases(open_ms: number): Promise<string[]> {
  const closed: string[] = [];
  for (const row of await accounts()) {
    const keys = await keyRow(row.user);
    if (!keys) continue;
    const now = seen(await lease(row.user), Date.now(), open_ms);
    await saveLease(now);
    if (!isOver(now) || !keys.cache) continue;
    await eraseCache(row, daysWithout(now));
    closed.push(row.user);
  }
  const open = unlocked.get();
  if (open && closed.includes(open.account.user)) {
    open.keys.cache = undefined;
    unlocked.set({ ...open });
  }
  return closed;
}

let watching = false;

export function watchLeases(): void {
  if (watching) return;
  watching = true;
  let ms = 0;
  const look = (open_ms: number): void => void lookAtLeases(open_ms).catch(() => undefined);
  look(0);
  countOpenTime('otor-open', (passed) => {
    ms += passed;
    if (ms < every) return;
    look(ms);
    ms = 0;
  });
}
