// SPDX-License-Identifier: Apache-2.0
// Push what has no safe receipt, then pull until there is no more. Resending is resuming: the
// server answers "already stored". A record the server refuses stays here and delays no other.

import type { Receipt } from './calls';
import { lineOf } from './canonical';
import type { LogRow } from './database';
import type { DeviceLog, Line } from './device_log';
import { isSafe } from './device_log';
import { pull, push, ServerSays } from './server';

const smallest = 16 * 1024;
const greatest = 256 * 1024;
const mostEvents = 500;

export interface SyncPort {
  log: DeviceLog;
  /** Logs this phone had before: their unsent lines go first. */
  past: DeviceLog[];
  token(): string | undefined;
  /** Durable already; the memory of the core has to hear of it too. */
  receipts(receipts: Receipt[]): Promise<void>;
  pulled(entries: { line: string; position: number }[]): Promise<void>;
  /**
   * The server answered: other people's records may be open. True where they were closed until now
   * and are pulled from the beginning.
   */
  contact(): Promise<boolean>;
  /** The server was restored: what it once acknowledged has to be sent again. */
  storeChanged(): Promise<void>;
}

/** How a pass over the log ended. */
export type Ended = 'done' | 'sign_in' | 'refused_some' | 'no_token' | 'lost';

export async function syncOnce(port: SyncPort, tryRefused: boolean): Promise<Ended> {
  try {
    for (const log of port.past) await pushAll({ ...port, log }, tryRefused);
    const refused = await pushAll(port, tryRefused);
    await pullAll(port);
    await port.log.saveContact(Date.now());
    return refused ? 'refused_some' : 'done';
  } catch (error) {
    if (error instanceof NoToken) return 'no_token';
    if (error instanceof ServerSays && error.status === 401) return 'sign_in';
    if (error instanceof ServerSays && error.code === 'device_lost') return 'lost';
    throw error;
  }
}

class NoToken extends Error {}

function tokenOf(port: SyncPort): string {
  const token = port.token();
  if (token === undefined) throw new NoToken();
  return token;
}

async function pushAll(port: SyncPort, tryRefused: boolean): Promise<boolean> {
  const before = new Set((await port.log.refused()).map((row) => row.seq));
  const skipped = new Set(tryRefused ? [] : before);
  let size = smallest;
  for (;;) {
    const waiting = (await port.log.unsafe()).filter((row) => !skipped.has(row.seq));
    const rows = batchOf(waiting, size);
    const batch = await port.log.openRows(rows);
    const opened = new Set(batch.map((row) => row.seq));
    for (const { seq } of rows) if (!opened.has(seq)) skipped.add(seq);
    if (batch.length === 0 && rows.length > 0) continue;
    if (batch.length === 0) return (await port.log.refused()).length > 0;
    try {
      const receipts = await pushBatch(port, batch);
      for (const { id, status } of receipts) {
        if (isSafe(status)) continue;
        batch.filter((row) => row.id === id).forEach((row) => skipped.add(row.seq));
      }
      const answered = new Set(receipts.map((receipt) => receipt.id));
      batch.filter((row) => !answered.has(row.id)).forEach((row) => skipped.add(row.seq));
      size = Math.min(greatest, size * 2);
    } catch (error) {
      if (!(error instanceof ServerSays) || !isAboutTheBatch(error.status)) throw error;
      if (batch.length === 1) batch.forEach((row) => skipped.add(row.seq));
      size = Math.max(1, Math.floor(sizeOf(batch) / 2));
    }
  }
}

/** The server answered, and what it did not like is what we sent: halve until the one is found. */
function isAboutTheBatch(status: number): boolean {
  return status === 400 || status === 413 || status === 422;
}

function sizeOf(batch: Line[]): number {
  return batch.reduce((sum, row) => sum + row.line.length, 0);
}

function batchOf(waiting: LogRow[], size: number): LogRow[] {
  let bytes = 0;
  const end = waiting.findIndex((row, at) => {
    bytes += row.sealed.length;
    return at > 0 && (bytes > size || at >= mostEvents);
  });
  return end < 0 ? waiting : waiting.slice(0, end);
}

async function pushBatch(port: SyncPort, batch: Line[]): Promise<Receipt[]> {
  const answer = await push(tokenOf(port), port.log.device, batch.map((row) => row.line));
  await checkStore(port, answer.store);
  await port.log.saveReceipts(answer.receipts, new Map(batch.map((row) => [row.id, row.seq])));
  await port.receipts(answer.receipts);
  return answer.receipts;
}

async function pullAll(port: SyncPort): Promise<void> {
  for (;;) {
    const after = await port.log.cursor();
    const answer = await pull(tokenOf(port), port.log.device, after);
    if (await port.contact()) continue;
    if (await checkStore(port, answer.store)) continue;
    const entries = answer.events
      .filter((event) => event['device'] !== port.log.device)
      .map((event) => ({ line: lineOf(event), position: event.position, ...stampsOf(event) }));
    await port.log.savePage(entries, answer.next);
    await port.pulled(entries);
    if (!answer.more || answer.next <= after) return;
  }
}

function stampsOf(event: Record<string, unknown>): { received?: string | number; skew?: number } {
  const { received, skew } = event;
  return {
    ...(typeof received === 'string' || typeof received === 'number' ? { received } : {}),
    ...(typeof skew === 'number' ? { skew } : {}),
  };
}

async function checkStore(port: SyncPort, store: string | undefined): Promise<boolean> {
  if (store === undefined || store === '') return false;
  const known = await port.log.store();
  if (known === store) return false;
  await port.log.changeStore(store);
  if (known !== '') await port.storeChanged();
  return known !== '';
}
