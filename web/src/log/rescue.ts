// SPDX-License-Identifier: Apache-2.0
// Work that lies on this phone or in a file, without the account it belongs to being able to open
// it here: the browser threw the database away, or the file comes from another phone. The password
// makes the server give the key back; the lines are sent as the device that wrote them.

import { accounts, SignInFailed } from './accounts';
import type { LogRow } from './database';
import { readFile, type PhoneFile } from './phone_file';
import { isSafe } from './safe';
import { copiedDevices, forgetCopy, secondCopy } from './second_copy';
import { about, sealingKey, unsealText } from './seal';
import { NoAnswer, push, ServerSays, type SignedIn } from './server';
import { NoWayBack, ownKeyFromServer } from './unlocked';

/** Copies of devices that no account on this phone has any more. */
export async function leftBehind(): Promise<PhoneFile[]> {
  const rows = await accounts();
  const owned = new Set(rows.flatMap(({ device, past }) => [device, ...past ?? []]));
  const devices = (await copiedDevices()).filter((device) => !owned.has(device));
  const copies = await Promise.all(devices.map(secondCopy));
  return copies.filter((copy) => copy !== undefined).filter((copy) => copy.rows.length > 0);
}

export interface Sent {
  rows: number;
  safe: number;
}

const atOnce = 200;

/** Throws SignInFailed, NoWayBack, NoAnswer, ServerSays: then nothing was lost. */
export async function sendFile(file: PhoneFile, password: string): Promise<Sent> {
  const { user, device, key } = file.header;
  if (!key) throw new NoWayBack();
  const { raw, recovered } = await ownKeyFromServer(user, password, key.device, key.own);
  const own = await sealingKey(raw);
  raw.fill(0);
  let safe = 0;
  for (let at = 0; at < file.rows.length; at += atOnce) {
    const lines = await openLines(own, device, file.rows.slice(at, at + atOnce));
    if (lines.length === 0) continue;
    const { receipts } = await push(recovered.token, device, lines);
    safe += receipts.filter(({ status }) => isSafe(status)).length;
  }
  return { rows: file.rows.length, safe };
}

async function openLines(own: CryptoKey, device: string, rows: LogRow[]): Promise<string[]> {
  const lines = await Promise.all(rows.map((row) =>
    unsealText(own, about.line(device, row.seq), row).catch(() => undefined)));
  return lines.filter((line) => line !== undefined);
}

/** What keeps a copy from going up keeps nobody from signing in: it stays, and is tried again. */
function laterThen(error: unknown): undefined {
  const known = error instanceof NoWayBack || error instanceof SignInFailed ||
    error instanceof NoAnswer || error instanceof ServerSays;
  if (!known) reportError(error);
}

/** After a password was right: what the account left behind here goes up; what does not, stays. */
export async function rescueCopies({ user }: SignedIn, password: string): Promise<void> {
  for (const copy of await leftBehind()) {
    if (copy.header.user !== user) continue;
    const sent = await sendFile(copy, password).catch(laterThen);
    if (sent && sent.safe === sent.rows) await forgetCopy(copy.header.device);
  }
}

export async function readPickedFile(file: Blob): Promise<PhoneFile | undefined> {
  return readFile(await file.text());
}
