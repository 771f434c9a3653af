// SPDX-License-Identifier: Apache-2.0
// Own lines that the present store did not take into the record, and why: those it refused stay
// here, those it set aside wait there for a person to look at them.

import type { Envelope, Receipt } from './calls';
import type { DeviceDatabase, ReceiptRow } from './database';
import { about, sealText, unsealText, type Sealed } from './seal';
import { isSafe } from './safe';

/** The code names a sentence in every language; the detail is English, for whoever helps. */
export interface Why {
  code: string;
  detail: string;
}

export interface NotTaken extends Why {
  event: Envelope;
  refused: boolean;
}

const aside = 'quarantined';

async function present(db: DeviceDatabase): Promise<ReceiptRow[]> {
  const [receipts, store] = await Promise.all([
    db.getAll('receipts'), db.get('state', 'store') as Promise<string | undefined>,
  ]);
  // After the log was opened every row is sealed.
  return (receipts as ReceiptRow[]).filter((row) => row.store === (store ?? ''));
}

export async function refusedSeqs(db: DeviceDatabase): Promise<number[]> {
  return (await present(db)).filter(({ status }) => !isSafe(status)).map(({ seq }) => seq);
}

export async function asideSeqs(db: DeviceDatabase): Promise<number[]> {
  return (await present(db)).filter(({ status }) => status === aside).map(({ seq }) => seq);
}

/** Undefined where the server said nothing against the line. */
export async function sealedWhy(
  key: CryptoKey, device: string, seq: number, problem: Receipt['problem'],
): Promise<Sealed | undefined> {
  const { code = '', detail, title = '' } = problem ?? {};
  if (!problem || (detail ?? title + code) === '') return undefined;
  const why: Why = { code, detail: detail ?? title };
  return sealText(key, about.receipt(device, seq), JSON.stringify(why));
}

/** An older program kept the detail alone. */
export function readWhy(text: string): Why {
  if (!text.startsWith('{')) return { code: '', detail: text };
  const { code, detail } = JSON.parse(text) as Why;
  return { code, detail };
}

/** By place in the log. */
export async function whyNotTaken(
  db: DeviceDatabase, device: string, key: CryptoKey,
): Promise<Map<number, Why & { refused: boolean }>> {
  const rows = (await present(db)).filter(({ status }) => !isSafe(status) || status === aside);
  return new Map(await Promise.all(rows.map(async ({ seq, status, problem }) => {
    const text = problem &&
      await unsealText(key, about.receipt(device, seq), problem).catch(() => '');
    return [seq, { ...readWhy(text ?? ''), refused: status !== aside }] as const;
  })));
}
