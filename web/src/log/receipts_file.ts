// SPDX-License-Identifier: Apache-2.0
// Receipts that come back as a file (docs/phone-export.md): blocks of two lines, the form with the
// signature and what is signed. Nothing is believed that the key kept from the first meeting does
// not sign, that is for another device, or that names another store than the log does.

import type { Receipt } from './calls';
import { isSafe, type DeviceLog } from './device_log';
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

function parsed(line: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line ?? '');
    return typeof value === 'object' && value ? value as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
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

/** What a file of receipts says that these logs did not know: safe lines only, each new. */
export interface Believed {
  log: DeviceLog;
  receipts: Receipt[];
}

/** Marks the lines as safe, durably. Throws NotBelieved, and then has changed nothing. */
export async function takeReceipts(text: string, logs: DeviceLog[]): Promise<Believed[]> {
  const blocks = await blocksOf(text);
  const mine = blocks.flatMap((block) =>
    logs.filter(({ device }) => device === block.device).map((log) => ({ log, block })));
  if (mine.length === 0) throw new NotBelieved('foreign');
  for (const { log, block } of mine) {
    const store = await log.store();
    if (store !== '' && store !== block.store) throw new NotBelieved('store');
  }
  const believed: Believed[] = [];
  for (const { log, block } of mine) {
    if (await log.store() === '') await log.changeStore(block.store);
    const waiting = new Map((await log.unsafe()).map(({ id, seq }) => [id, seq]));
    const receipts = block.receipts.filter(({ id, status }) => waiting.has(id) && isSafe(status));
    await log.saveReceipts(receipts, waiting);
    believed.push({ log, receipts });
  }
  return believed;
}
