// SPDX-License-Identifier: Apache-2.0
// The first word of a contact, before anything is sent or taken: phone and server tell each other
// where they stand. What follows from it the core judges (src/sync/contact.h); here it is done.

import type { Area } from './calls';
import type { CardsTold } from './cards_seen';
import { isQuota } from './database';
import type { DeviceLog } from './device_log';
import type { NumberKey } from './number_keys';
import { streamsOf } from './own_area';
import { hello, me, ServerSays, type Told } from './server';
import { thisDay } from './this_day';

export interface Verdict {
  store_changed: boolean;
  areas_changed: boolean;
  receipts_void: boolean;
  new_device: boolean;
}

export interface ContactPort {
  log: DeviceLog;
  /** Logs this phone had before. */
  past: DeviceLog[];
  token(): string;
  judge(facts: Record<string, unknown>): Promise<Verdict>;
  /** The server's time; not of a phone that was given up. */
  met(now: number): Promise<void>;
  /** The keys of register numbers, of all aimags in which this account works now. */
  numberKeys(told: NumberKey[]): Promise<void>;
  /** Receipts or pages are not what they were: the core has to begin anew. */
  reload(): Promise<void>;
  /** The account works in other soums now. */
  areas(areas: Area[]): Promise<void>;
  /** Somebody gave this phone up as lost. */
  givenUp(): Promise<void>;
  /** The chain went on elsewhere, up to `known`, or this phone lost its end: a new id is taken. */
  moveOn(known: number): Promise<void>;
}

export type Met =
  | { as: 'known'; areas: string[] }
  | { as: 'lost' | 'moved_on' }
  /** There is no room to note what the server told: own work is sent all the same. */
  | { as: 'no_room'; why: unknown }
  /** A server that does not say hello, or that would not hear it: sending goes on as before. */
  | { as: 'not_met' };

const unheard = new Set([400, 403, 404, 405, 413, 422]);

export async function meetAgain(port: ContactPort): Promise<Met> {
  const waiting = await Promise.all([port.log, ...port.past].map((log) => log.cards.waiting()));
  const told = await sayHello(port, waiting.flatMap(({ cards }) => cards));
  if (!told) return { as: 'not_met' };
  for (const [at, log] of [port.log, ...port.past].entries()) {
    await log.cards.told(waiting[at]?.keys ?? [], thisDay());
  }
  const verdict = await port.judge(await factsOf(port.log, told));
  if (told.revoked) {
    await doubtReceipts(port, told, verdict); // a restored server is sent again what it lost
    await port.givenUp();
    return { as: 'lost' };
  }
  await port.met(told.now);
  if (verdict.new_device) {
    await port.moveOn(told.known?.seq ?? 0);
    return { as: 'moved_on' };
  }
  try {
    await putRight(port, told, verdict);
    if (told.number_keys) await port.numberKeys(told.number_keys);
    if (told.audit) {
      await port.log.witness({ store: told.store, n: told.audit.seq, hash: told.audit.hash });
    }
  } catch (why) {
    if (!isQuota(why)) throw why;
    return { as: 'no_room', why };
  }
  return { as: 'known', areas: told.areas };
}

async function sayHello(port: ContactPort, cards: CardsTold[]): Promise<Told | undefined> {
  const { log } = port;
  const head = await log.head();
  try {
    return await hello(port.token(), {
      protocol: [1, 1], device: log.device, now: Date.now(), after: await log.cursor(),
      store: await log.store(),
      ...(head > 0 ? { head: { seq: head, hash: await log.hashAt(head) } } : {}),
      ...(cards.length > 0 ? { cards } : {}),
    });
  } catch (error) {
    const refused = error instanceof ServerSays && unheard.has(error.status) &&
      error.code !== 'device_lost';
    if (refused) return undefined;
    throw error;
  }
}

async function factsOf(log: DeviceLog, told: Told): Promise<Record<string, unknown>> {
  const there = told.known ? await log.hashAt(told.known.seq) : undefined;
  return {
    store: await log.store(), epoch: await log.epoch(), head: await log.head(),
    safe: await log.safeHead(), told_store: told.store, told_epoch: told.epoch,
    ...(there === undefined ? {} : { hash_there: there }),
    ...(told.known ? { known_seq: told.known.seq, known_hash: told.known.hash } : {}),
  };
}

async function doubtReceipts(port: ContactPort, told: Told, verdict: Verdict): Promise<void> {
  const logs = [port.log, ...port.past];
  if (verdict.store_changed) await newStore(logs, told.store, () => port.reload());
  if (verdict.receipts_void) {
    for (const log of logs) await log.voidReceipts();
    await port.reload();
  }
}

/** What the two disagree about the phone gives up: receipts, pages, its place in the feed. */
async function putRight(port: ContactPort, told: Told, verdict: Verdict): Promise<void> {
  await doubtReceipts(port, told, verdict);
  if (!verdict.areas_changed) return;
  const { areas } = await me(port.token());
  await port.areas(areas);
  await port.log.areasTold(streamsOf(told.areas), told.epoch);
  // No screen reads these any more, and one of a soum that was lost may be among them.
  for (const log of port.past) await log.dropPages();
  await port.reload();
}

/** Every log meets the new store at once: one that did not would go on believing old receipts. */
export async function newStore(
  logs: DeviceLog[], store: string, reload: () => Promise<void>,
): Promise<boolean> {
  let changed = false;
  for (const log of logs) {
    const known = await log.store();
    if (store === '' || known === store) continue;
    await log.changeStore(store);
    changed ||= known !== '';
  }
  if (changed) await reload();
  return changed;
}
