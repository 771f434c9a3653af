// SPDX-License-Identifier: Apache-2.0
// Opens the log of an account and looks whether it is as far as this phone knows it to have been.
// What the second copy has is put back; a log that is behind all the same is never continued: the
// account takes a new device id, and what is left of the old log is sent from there. What is gone
// is told, with numbers.

import { change } from './accounts';
import { canary, tellCanary, type Canary } from './canary';
import type { Account } from './database';
import { DeviceLog } from './device_log';
import { newId } from './ids';
import type { Keys } from './phone_keys';
import { asked, openPhone, strict } from './database';
import { secondCopy } from './second_copy';
import type { Unlocked } from './unlocked';

/** What the officer is told until she has seen it. */
export interface Loss extends Canary {
  gone: number;
  /** Lines that were missing and came from the second copy. */
  restored: number;
  /** The server holds a later or another line of this device: a copy of the phone is in use. */
  copied?: boolean;
}

export interface OpenedLog {
  account: Account;
  log: DeviceLog;
  past: DeviceLog[];
}

const place = (user: string): string => `loss ${user}`;

export async function lossOf(user: string): Promise<Loss | undefined> {
  return (await (await openPhone()).get('state', place(user))) as Loss | undefined;
}

export async function lossSeen(user: string): Promise<void> {
  await (await openPhone()).delete('state', place(user));
}

async function tellLoss(user: string, loss: Loss): Promise<void> {
  const tx = (await openPhone()).transaction('state', 'readwrite', strict);
  asked(tx.store.put(loss, place(user)));
  await tx.done;
}

/** What is known of a device from outside of its database. */
function knownOf(account: Account, log: DeviceLog): Canary | undefined {
  const told = canary(account.device);
  if (told) return told;
  return log.empty && account.unsafe > 0 ? { written: account.unsafe, safe: 0 } : undefined;
}

async function openLog(account: Account, keys: Keys): Promise<OpenedLog> {
  const log = await DeviceLog.open(account.device, keys);
  const past = await Promise.all(account.past.map((device) => DeviceLog.open(device, keys)));
  const copy = await secondCopy(account.device);
  const restored = copy ? await log.putBack(copy.rows) : 0;
  for (const one of [log, ...past]) await one.signWaiting();
  for (const one of past) await one.handDrafts(log);
  const [known, head] = [knownOf(account, log), await log.head()];
  if (!known || head >= known.written) {
    if (restored > 0) {
      const { written, safe } = known ?? { written: head, safe: 0 };
      await tellLoss(account.user, { written, safe, gone: 0, restored });
    }
    return { account, log, past };
  }
  const here = (await log.unsafeSeqs()).length;
  const gone = Math.max(0, known.written - known.safe - here);
  const moved = await moveOn(account, { ...known, gone, restored });
  return {
    account: moved, log: await DeviceLog.open(moved.device, keys), past: [...past, log],
  };
}

/** A tab that only reads changes nothing on the way in. */
export async function openLogAs(
  writing: boolean, { account, keys }: Unlocked,
): Promise<OpenedLog> {
  if (writing) return openLog(account, keys);
  const [log, ...past] = await Promise.all(
    [account.device, ...account.past].map((device) => DeviceLog.open(device, keys)));
  if (!log) throw new Error('no log');
  return { account, log, past };
}

/**
 * The chain of this device is never continued here: the account takes another id, durably, and what
 * is left of the old log is sent from there.
 */
export async function moveOn(account: Account, loss: Loss): Promise<Account> {
  await tellLoss(account.user, loss);
  const moved = { ...account, device: newId(), past: [...account.past, account.device] };
  await change(account.user, { device: moved.device, past: moved.past });
  return moved;
}

/** After each durable write: how far this device has come. It never goes back. */
export function noteHead(device: string, written: number, unsafe: number): void {
  const known = canary(device);
  if (written < (known?.written ?? 0)) return;
  tellCanary(device, { written, safe: Math.max(known?.safe ?? 0, written - unsafe) });
}
