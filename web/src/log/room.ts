// SPDX-License-Identifier: Apache-2.0
// Room on the phone. When it runs out, what can be fetched again goes first, then a ballast that
// was put aside for this moment; only then the phone is called full, and what was typed stays on
// the screen and in its draft.

import { isQuota } from './database';

export class PhoneFull extends Error {}

export interface Room {
  /** Whether the browser promised not to clear by itself; undefined where it cannot say. */
  persisted: boolean | undefined;
  used: number | undefined;
  quota: number | undefined;
}

const ballastName = 'otor-ballast';
const ballastBytes = 5 * 1024 * 1024;
const plenty = 10 * ballastBytes;

export async function opfs(): Promise<FileSystemDirectoryHandle | undefined> {
  return navigator.storage?.getDirectory?.().catch(() => undefined);
}

/** Asks to stay, and how much there is. */
export async function askForRoom(): Promise<Room> {
  const { storage } = navigator;
  const persisted = await storage?.persist?.().catch(() => undefined);
  return { persisted, ...await roomLeft() };
}

export async function roomLeft(): Promise<Pick<Room, 'used' | 'quota'>> {
  const told = await navigator.storage?.estimate?.().catch(() => undefined);
  return { used: told?.usage, quota: told?.quota };
}

/** Puts the ballast aside while there is plenty. */
export async function layBallast(): Promise<void> {
  const folder = await opfs();
  const { used, quota } = await roomLeft();
  if (!folder || used === undefined || quota === undefined || quota - used < plenty) return;
  try {
    const known = await folder.getFileHandle(ballastName).then((file) => file.getFile())
      .catch(() => undefined);
    if (known && known.size >= ballastBytes) return;
    const file = await folder.getFileHandle(ballastName, { create: true });
    const out = await file.createWritable();
    await out.write(new Uint8Array(ballastBytes));
    await out.close();
  } catch {
    // Without room for a ballast there is none to drop.
  }
}

async function dropBallast(): Promise<void> {
  await (await opfs())?.removeEntry(ballastName).catch(() => undefined);
}

/** Does `act`; while it finds no room, gives up pages and then the ballast. Throws PhoneFull. */
export async function withRoom(
  act: () => Promise<void>, dropPages: () => Promise<void>,
): Promise<void> {
  for (const makeRoom of [dropPages, dropBallast]) {
    try {
      return await act();
    } catch (error) {
      if (!isQuota(error)) throw error;
      await makeRoom().catch(() => undefined);
    }
  }
  await act().catch((error: unknown) => {
    throw isQuota(error) ? new PhoneFull() : error;
  });
}
