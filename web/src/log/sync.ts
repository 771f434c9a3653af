// SPDX-License-Identifier: Apache-2.0
// One contact, in order: hello, push what has no safe receipt, the first file of a soum that is new
// here, then pull until there is no more. Resending is resuming: the server answers "already
// stored". A record the server refuses stays here and delays no other.

import type { Bundle, BundleSoum } from './bundle_file';
import type { Receipt } from './calls';
import { lineOf } from './canonical';
import { meetAgain, newStore, type ContactPort } from './contact';
import { isQuota, type LogRow, type PageEntry } from './database';
import type { Line } from './device_log';
import { CacheClosed } from './device_log';
import { goneIn, parted, type Gone } from './erased';
import { isSoum, streamsOf } from './own_area';
import { packed } from './packed';
import { isSafe } from './safe';
import type { Bytes } from './seal';
import { pull, push, ServerSays } from './server';
import { plainPart, takeChunks, takeSnapshot, type Filled } from './snapshot';

const smallest = 16 * 1024;
const greatest = 256 * 1024;
const mostEvents = 500;
/** How often the soums may change under a pass before it is left to the next. */
const mostTurns = 3;

export interface SyncPort extends Omit<ContactPort, 'token'> {
  token(): string | undefined;
  /** Durable already; the memory of the core has to hear of it too. */
  receipts(receipts: Receipt[]): Promise<void>;
  pulled(entries: { line: string; position: number }[]): Promise<void>;
  /** The same, as JSON. */
  filled(entries: Bytes): Promise<void>;
  /**
   * The server answered: other people's records may be open. True where they were closed until now
   * and are pulled from the beginning.
   */
  contact(): Promise<boolean>;
  /** Something that was here is erased: the memory of the core has to forget it. */
  erased(): Promise<void>;
}

/** How a pass over the log ended; `not_yet` where what it relied on changed under it. */
export type Ended =
  | 'done' | 'sign_in' | 'refused_some' | 'no_token' | 'lost' | 'moved_on' | 'not_yet';

/** Throws NoAnswer and ServerSays; whatever else it throws is an error of the program. */
export async function syncOnce(port: SyncPort, tryRefused: boolean): Promise<Ended> {
  try {
    for (let turn = 1; ; turn += 1) {
      try {
        return await pass(port, tryRefused);
      } catch (error) {
        if (!(error instanceof AreasMoved) || turn === mostTurns) throw error;
      }
    }
  } catch (error) {
    if (error instanceof NoToken) return 'no_token';
    if (error instanceof AreasMoved || error instanceof CacheClosed) return 'not_yet';
    if (error instanceof ServerSays && error.status === 401) return 'sign_in';
    if (error instanceof ServerSays && error.code === 'device_lost') return 'lost';
    throw error;
  }
}

class NoToken extends Error {}
/** The account's soums changed after the hello. */
class AreasMoved extends Error {}

async function pass(port: SyncPort, tryRefused: boolean): Promise<Ended> {
  const met = await meetAgain({ ...port, token: () => tokenOf(port) });
  if (met.as === 'moved_on') return 'moved_on';
  const every = [port.log, ...port.past];
  for (const log of port.past) await pushAll({ ...port, log, past: every }, tryRefused);
  const refused = await pushAll(port, tryRefused);
  if (met.as === 'lost') return 'lost';
  if (met.as === 'no_room') throw met.why;
  for (const log of every) await askAboutSetAside({ ...port, log }, tryRefused);
  if (await port.log.dropDamagedPages()) await port.reload();
  if (met.as === 'known') {
    await port.contact();
    await fillAll(port, met.areas);
  }
  await pullAll(port, met.as === 'known');
  await port.log.saveContact(Date.now());
  return refused ? 'refused_some' : 'done';
}

function tokenOf(port: SyncPort): string {
  const token = port.token();
  if (token === undefined) throw new NoToken();
  return token;
}

/**
 * Soums of which nothing is here yet come as files. The pull goes on behind the oldest of them: one
 * that was cut off may have been made before news of the others came by file.
 */
async function fillAll(port: SyncPort, areas: string[]): Promise<void> {
  const { log } = port;
  const held = await log.held() ?? [];
  const lacking = streamsOf(areas).filter((area) => !held.includes(area));
  if (lacking.length === 0) return;
  const cursor = await log.cursor();
  let next = Infinity;
  const filled: string[] = [];
  for (const area of lacking) {
    if (!await fill(port, area)) continue;
    filled.push(area);
    next = Math.min(next, (await log.filling(area))?.next ?? 0);
  }
  if (filled.length === 0) return;
  await log.filled(filled, behind(held, cursor, next));
}

/** The same out of a file. What is here already is passed over; how many streams were not. */
export async function fillFrom(port: SyncPort, bundle: Bundle, areas: string[]): Promise<number> {
  const { log } = port;
  const held = await log.held() ?? [];
  const lacking = streamsOf(areas).filter((area) => !held.includes(area));
  const filled: BundleSoum[] = [];
  for (const soum of bundle.head.soums) {
    const wanted = lacking.includes(soum.area);
    if (wanted) filled.push(soum);
    await takeSoum(port, bundle, soum, wanted);
  }
  if (filled.length === 0) return 0;
  const next = Math.min(...filled.map((soum) => soum.next));
  await log.filled(filled.map(({ area }) => area), behind(held, await log.cursor(), next));
  return filled.length;
}

/** A file may be older than what is here. */
function behind(held: string[], cursor: number, next: number): number {
  return held.length === 0 && cursor === 0 ? next : Math.min(cursor, next);
}

async function takeSoum(
  port: SyncPort, bundle: Bundle, { area, bytes, next, tag }: BundleSoum, wanted: boolean,
): Promise<void> {
  const before = wanted ? await port.log.filling(area) : undefined;
  const skip = !wanted ? bytes : before?.tag === tag ? before.offset : 0;
  const chunks = bundle.next(bytes, skip);
  if (skip === bytes) return void await chunks.next();
  const status = skip > 0 ? 206 : 200;
  await takeChunks({ status, tag, size: bytes, next, chunks }, area, before, keeping(port));
}

/** False where the server knows no such stream: an older one has those of soums alone. */
async function fill(port: SyncPort, area: string): Promise<boolean> {
  try {
    await takeSnapshot(tokenOf(port), port.log.device, area, keeping(port));
    return true;
  } catch (error) {
    const unknown = error instanceof ServerSays && error.status === 404 && !isSoum(area);
    if (!unknown) throw error;
    return false;
  }
}

function keeping(port: SyncPort): Filled {
  const { log } = port;
  return {
    filling: (of) => log.filling(of),
    begun: async (of, filling) => {
      if (await log.beginFilling(of, filling)) await port.reload();
    },
    parts: async (of, parts, then) => {
      // What does not open is not kept.
      const came = (await Promise.all(parts.map(plainPart))).map(parted);
      const erased = await obey(port, new Map(came.flatMap(({ gone }) => [...gone])));
      const kept = came.map(({ left, gone }, at) =>
        gone.size === 0 ? parts[at] : left && packed(left));
      await log.saveParts(of, await Promise.all(kept), then);
      if (erased) await port.erased();
      for (const { left } of came) if (left) await port.filled(left);
    },
  };
}

async function pushAll(port: SyncPort, tryRefused: boolean): Promise<boolean> {
  const skipped = new Set(tryRefused ? [] : await port.log.refused());
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

/**
 * What lies apart may have entered the record: a head let it in, or its soum was given again. One
 * batch after the other, as long as it did.
 */
async function askAboutSetAside(port: SyncPort, tapped: boolean): Promise<void> {
  const { log } = port;
  const waiting = await log.setAside();
  if (waiting.length === 0 || !(log.asksAgain(Date.now()) || tapped)) return;
  for (let at = 0; at < waiting.length;) {
    const rows = await log.rowsAt(waiting.slice(at, at + mostEvents));
    const some = batchOf(rows, greatest);
    const batch = await log.openRows(some);
    if (batch.length === 0) return;
    const receipts = await pushBatch(port, batch);
    if (receipts.every(({ status }) => status === 'quarantined')) return;
    at += some.length;
  }
}

async function pushBatch(port: SyncPort, batch: Line[]): Promise<Receipt[]> {
  const answer = await push(tokenOf(port), port.log.device, batch.map((row) => row.line));
  const known = await port.log.store();
  await checkStore(port, answer.store).catch((error: unknown) => {
    // Without room to note the first store, what it says is kept all the same: when the store is
    // noted it proves nothing, and all is sent again.
    if (known !== '' || !isQuota(error)) throw error;
  });
  await port.log.saveReceipts(answer.receipts, new Map(batch.map((row) => [row.id, row.seq])));
  await port.receipts(answer.receipts);
  return answer.receipts;
}

async function pullAll(port: SyncPort, met: boolean): Promise<void> {
  const { log } = port;
  for (;;) {
    const after = await log.cursor();
    const answer = await pull(tokenOf(port), log.device, after);
    if (await port.contact()) continue;
    if (await checkStore(port, answer.store)) continue;
    if (met && answer.epoch !== await log.epoch()) throw new AreasMoved();
    const entries: PageEntry[] = [];
    for (const event of answer.events) {
      const { id, seq, device } = event as { id?: unknown; seq?: unknown; device?: unknown };
      const own = device === log.device && await log.isOwn(Number(seq), String(id));
      if (own || event.erased === true) continue;
      entries.push({ line: lineOf(event), position: event.position, ...stampsOf(event) });
    }
    const erased = await obey(port, goneIn(answer.events));
    await log.savePages(entries.length > 0 ? [entries] : [], answer.next);
    if (erased) await port.erased();
    await port.pulled(entries);
    if (!answer.more || answer.next <= after) return;
  }
}

/** Before the cursor moves: a phone that is killed meanwhile is told again. */
export async function obey(port: SyncPort, gone: Gone): Promise<boolean> {
  if (gone.size === 0) return false;
  let changed = false;
  for (const log of [port.log, ...port.past]) changed = await log.erasures.obey(gone) || changed;
  return changed;
}

function stampsOf(event: Record<string, unknown>): Omit<PageEntry, 'line' | 'position'> {
  const { received, skew, registered } = event;
  return {
    ...(typeof received === 'string' || typeof received === 'number' ? { received } : {}),
    ...(typeof skew === 'number' ? { skew } : {}),
    ...(typeof registered === 'number' ? { registered } : {}),
  };
}

function checkStore(port: SyncPort, store: string | undefined): Promise<boolean> {
  const logs = [port.log, ...port.past.filter((log) => log !== port.log)];
  return newStore(logs, store ?? '', () => port.reload());
}
