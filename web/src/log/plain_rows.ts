// SPDX-License-Identifier: Apache-2.0
// A phone whose log was written before there was a PIN: all its rows are sealed in one strict
// transaction, so that there is either the old log or the sealed one. Nothing is left out: the
// transaction looks whether the rows are still those that were sealed.

import {
  asked, strict, type DeviceDatabase, type DraftRow, type LogRow, type PageRow, type PlainDraftRow,
  type PlainLogRow, type PlainPageRow, type PlainReceiptRow, type ReceiptRow,
} from './database';
import type { Keys } from './phone_keys';
import { about, sealText, sealValue } from './seal';

interface Rows {
  log: LogRow[];
  receipts: ReceiptRow[];
  drafts: DraftRow[];
  pages: PageRow[];
}

type Plain = { [Store in keyof Rows]: unknown[] };

async function plainRows(db: DeviceDatabase): Promise<Plain> {
  const [log, receipts, drafts, pages] = await Promise.all([
    db.getAll('log'), db.getAll('receipts'), db.getAll('drafts'), db.getAll('pages'),
  ]);
  return {
    log: log.filter((row) => 'line' in row),
    receipts: receipts.filter((row) => typeof row.problem === 'string'),
    drafts: drafts.filter((row) => 'value' in row),
    pages: pages.filter((row) => 'entries' in row),
  };
}

async function sealRows(plain: Plain, device: string, { own, cache }: Keys): Promise<Rows> {
  const log = (plain.log as PlainLogRow[]).map(async ({ seq, id, hash, line }) =>
    ({ seq, id, hash, ...await sealText(own, about.line(device, seq), line) }));
  const receipts = (plain.receipts as PlainReceiptRow[]).map(async ({ problem, ...row }) =>
    ({ ...row, problem: await sealText(own, about.receipt(device, row.seq), problem ?? '') }));
  const drafts = (plain.drafts as PlainDraftRow[]).map(async ({ key, value, changed }) =>
    ({ key, changed, ...await sealValue(own, about.draft(device, key), value) }));
  const pages = cache ? (plain.pages as PlainPageRow[]).map(async ({ n, store, entries }) =>
    ({ n, store, ...await sealValue(cache, about.page(device, n), entries) })) : [];
  return {
    log: await Promise.all(log), receipts: await Promise.all(receipts),
    drafts: await Promise.all(drafts), pages: await Promise.all(pages),
  };
}

/** Another tab of an older program wrote meanwhile: look again. */
class Moved extends Error {}

async function replace(db: DeviceDatabase, plain: Plain, rows: Rows): Promise<void> {
  const tx = db.transaction(['log', 'receipts', 'drafts', 'pages'], 'readwrite', strict);
  const done = tx.done;
  done.catch(() => undefined);
  const lines = (await tx.objectStore('log').getAll()).filter((row) => 'line' in row);
  const drafts = (await tx.objectStore('drafts').getAll()).filter((row) => 'value' in row);
  const same = JSON.stringify(drafts) === JSON.stringify(plain.drafts);
  if (lines.length !== plain.log.length || !same) {
    tx.abort();
    throw new Moved();
  }
  for (const row of rows.log) asked(tx.objectStore('log').put(row));
  for (const row of rows.receipts) asked(tx.objectStore('receipts').put(row));
  for (const row of rows.drafts) asked(tx.objectStore('drafts').put(row));
  for (const row of plain.pages as PlainPageRow[]) asked(tx.objectStore('pages').delete(row.n));
  for (const row of rows.pages) asked(tx.objectStore('pages').put(row));
  await done;
}

export async function sealPlainRows(
  db: DeviceDatabase, device: string, keys: Keys,
): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    const plain = await plainRows(db);
    if (Object.values(plain).every((rows) => rows.length === 0)) return;
    try {
      await replace(db, plain, await sealRows(plain, device, keys));
      return;
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
  throw new Error('the log does not hold still');
}
