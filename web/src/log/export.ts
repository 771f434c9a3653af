// SPDX-License-Identifier: Apache-2.0
// What is not yet safe, taken out as a file. It needs no PIN: rows leave as they lie, sealed, with
// the own key sealed to the server.

import type { AccountRow } from './database';
import { openDevice, type LogRow } from './database';
import { keyRow } from './phone_keys';
import { writeFile } from './phone_file';
import { unsafeSeqs } from './safe';

/** The phone has not yet met the server since its PIN was chosen: nobody could open the file. */
export class NotSealedForServer extends Error {}

export interface Exported {
  name: string;
  text: string;
  rows: number;
}

async function fileOf(row: AccountRow, device: string): Promise<Exported> {
  const key = (await keyRow(row.user))?.server;
  if (!key) throw new NotSealedForServer();
  const { db } = await openDevice(device);
  try {
    const waiting = new Set(await unsafeSeqs(db));
    const rows = (await db.getAll('log')).filter(({ seq }) => waiting.has(seq)) as LogRow[];
    const store = ((await db.get('state', 'store')) as string | undefined) ?? '';
    const made = new Date().toISOString();
    const text = await writeFile({ user: row.user, device, store, made, key }, rows);
    return { name: `otor-${row.user}-${device}-${rows.length}.jsonl`, text, rows: rows.length };
  } finally {
    db.close();
  }
}

/** One file for each log that has unsent rows: usually one. */
export async function exportUnsent(row: AccountRow): Promise<Exported[]> {
  const files: Exported[] = [];
  for (const device of [row.device, ...row.past ?? []]) {
    const file = await fileOf(row, device);
    if (file.rows > 0) files.push(file);
  }
  return files;
}

export function download({ name, text }: Exported): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
