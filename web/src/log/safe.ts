// SPDX-License-Identifier: Apache-2.0
// Which own lines are safe: those of which the present store said so.

import type { DeviceDatabase } from './database';
import { erasedStatus } from './erasures';

const safeStatuses = new Set(['stored', 'already_stored', 'quarantined', erasedStatus]);

export function isSafe(status: string | undefined): boolean {
  return status !== undefined && safeStatuses.has(status);
}

export async function unsafeSeqs(db: DeviceDatabase): Promise<number[]> {
  const [seqs, receipts, store] = await Promise.all([
    db.getAllKeys('log'), db.getAll('receipts'), db.get('state', 'store'),
  ]);
  const present = (store as string | undefined) ?? '';
  const safe = new Set(receipts
    .filter((r) => r.status === erasedStatus || (r.store === present && isSafe(r.status)))
    .map((r) => r.seq));
  return seqs.filter((seq) => !safe.has(seq));
}
