// SPDX-License-Identifier: Apache-2.0
// Wrong PINs slow down. A try is recorded, durably, before anything is derived from it: killing the
// app in between wins nothing. Waiting counts only while the app is open and in sight.

import { asked, openPhone, strict } from './database';

export interface Attempts {
  user: string;
  /** Since the last right one. */
  failed: number;
  /** Open time still to wait, in ms. */
  wait_ms: number;
}

const free = 5;
const waits = [30_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000];
/** After so many the key of other people's records is erased. Own work stays. */
export const mostFailed = 20;

export function waitAfter(failed: number): number {
  if (failed < free) return 0;
  return waits[Math.min(failed - free, waits.length - 1)] ?? 0;
}

export class MustWait extends Error {
  constructor(readonly wait_ms: number) {
    super('wait');
  }
}

export async function attempts(user: string): Promise<Attempts> {
  const row = await (await openPhone()).get('attempts', user);
  return row ?? { user, failed: 0, wait_ms: 0 };
}

async function change(user: string, next: (row: Attempts) => Attempts): Promise<Attempts> {
  const tx = (await openPhone()).transaction('attempts', 'readwrite', strict);
  const row = (await tx.store.get(user)) ?? { user, failed: 0, wait_ms: 0 };
  let changed: Attempts;
  try {
    changed = next(row);
  } catch (error) {
    tx.abort();
    await tx.done.catch(() => undefined);
    throw error;
  }
  asked(tx.store.put(changed));
  await tx.done;
  return changed;
}

/** Counts the try that is about to be made as failed. Throws MustWait where none may be made. */
export function beginAttempt(user: string): Promise<Attempts> {
  return change(user, (row) => {
    if (row.wait_ms > 0) throw new MustWait(row.wait_ms);
    return { user, failed: row.failed + 1, wait_ms: waitAfter(row.failed + 1) };
  });
}

export function succeeded(user: string): Promise<Attempts> {
  return change(user, () => ({ user, failed: 0, wait_ms: 0 }));
}

/** So much open time has gone by. */
export function waited(user: string, ms: number): Promise<Attempts> {
  return change(user, (row) => ({ ...row, wait_ms: Math.max(0, row.wait_ms - ms) }));
}
