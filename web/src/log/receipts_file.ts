// SPDX-License-Identifier: Apache-2.0
// Receipts that come back as a file (docs/phone-export.md): blocks of two lines, the form with the
// signature and what is signed. Nothing is believed that the key kept from the first meeting does
// not sign, that is for another device or another line, or that names another store than the log.

import type { Receipt } from './calls';
import type { LogRow } from './database';
import type { DeviceLog } from './device_log';
import type { OpenAccount } from './open_account';
import { parsed } from './phone_file';
import { isSafe } from './safe';
import { fromBase64url } from './seal';
import { isSigned, serverKey } from './server_key';

const form = 'receipts-1';

/** Why a file of receipts is not believed. */
export type Disbelief = 'wrong' | 'torn' | 'no_key' | 'forged' | 'foreign' | 'store';

export class NotBelieved extends Error {
  constructor(readonly why: Disbelief) {
    super(why);
  }
}

interface Block {
  device: string;
  store: string;
  receipts: Receipt[];
}

async function blockOf(point: string, head: string, line: string): Promise<Block> {
  const { otor, sig } = parsed(head) ?? {};
  if (otor !== form || typeof sig !== 'string') throw new NotBelieved('torn');
  const whole = await Promise.resolve()
    .then(() => isSigned(point, `otor-receipts-1\n${line}`, fromBase64url(sig)))
    .catch(() => false);
  if (!whole) throw new NotBelieved(parsed(line) ? 'forged' : 'torn');
  const { device, store, receipts } = parsed(line) ?? {};
  return { device: String(device), store: String(store), receipts: receipts as Receipt[] };
}

/** Every block is signed, or nothing of the file is believed. Throws NotBelieved. */
async function blocksOf(text: string): Promise<Block[]> {
  const lines = text.split('\n');
  if (!text.startsWith(`{"otor":"${form}"`)) throw new NotBelieved('wrong');
  if (lines.pop() !== '' || lines.length % 2 !== 0) throw new NotBelieved('torn');
  const point = await serverKey();
  if (point === undefined) throw new NotBelieved('no_key');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    blocks.push(await blockOf(point, lines[at] ?? '', lines[at + 1] ?? ''));
  }
  return blocks;
}

/** What a file of receipts says that these logs did not know. */
export interface Believed {
  /** Of lines that are safe now, each new. */
  receipts: Receipt[];
  /** Lines whose author the file did not prove: they stay, and go with the next contact. */
  aside: number;
}

/** The id of a line stands readable in the file that took it; only its hash says which it is. */
function isOf(row: LogRow | undefined, receipt: Receipt): boolean {
  return row !== undefined && receipt.hash === row.hash;
}

/** What a file of receipts shows of the lines that wait. Throws NotBelieved, NotWriting. */
export function receiptsFromFile(
  open: OpenAccount, text: string,
): Promise<{ safe: number; aside: number }> {
  return open.alone(async (port) => {
    const { receipts, aside } = await takeReceipts(text, [port.log, ...port.past]);
    await port.receipts(receipts);
    return { safe: receipts.length, aside };
  });
}

/** Marks the lines as safe, durably. Throws NotBelieved, and then has changed nothing. */
async function takeReceipts(text: string, logs: DeviceLog[]): Promise<Believed> {
  const blocks = await blocksOf(text);
  const mine = blocks.flatMap((block) =>
    logs.filter(({ device }) => device === block.device).map((log) => ({ log, block })));
  if (mine.length === 0) throw new NotBelieved('foreign');
  for (const { log, block } of mine) {
    const store = await log.store();
    if (store !== '' && store !== block.store) throw new NotBelieved('store');
  }
  const believed: Believed = { receipts: [], aside: 0 };
  for (const { log, block } of mine) {
    if (await log.store() === '') await log.changeStore(block.store);
    const waiting = new Map((await log.unsafe()).map((row) => [row.id, row]));
    const told = block.receipts.filter((one) =>
      isSafe(one.status) && isOf(waiting.get(one.id), one));
    const receipts = told.filter(({ problem }) => problem?.code !== 'author_unproved');
    await log.saveReceipts(receipts, new Map([...waiting].map(([id, { seq }]) => [id, seq])));
    believed.receipts.push(...receipts);
    believed.aside += told.length - receipts.length;
  }
  return believed;
}
