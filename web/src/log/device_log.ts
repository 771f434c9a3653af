// SPDX-License-Identifier: Apache-2.0
// The durable log of one account on this phone. A line that was added here is never changed and
// never deleted: there is no call for it. What the server has said stands beside it, in receipts.

import type { Entry, Made, Receipt } from './calls';
import {
  isQuota, openDevice, strict, type DeviceDatabase, type LogRow, type PageRow, type ReceiptRow,
} from './database';
import { forgetLastWord, lastWord, sayLastWord } from './last_word';

const safeStatuses = new Set(['stored', 'already_stored', 'quarantined']);

export function isSafe(status: string | undefined): boolean {
  return status !== undefined && safeStatuses.has(status);
}

export class HeadMoved extends Error {}
export class PhoneFull extends Error {}

export class DeviceLog {
  private constructor(
    readonly device: string,
    private readonly db: DeviceDatabase,
  ) {}

  static async open(device: string): Promise<DeviceLog> {
    return new DeviceLog(device, await openDevice(device));
  }

  close(): void {
    this.db.close();
  }

  /**
   * Writes the lines and removes the drafts they came from in one strict transaction. Returns after
   * `complete`: only then may a screen say "saved". Another tab's line in between is refused.
   */
  async append(made: Made[], drafts: string[]): Promise<void> {
    try {
      await this.write(made, drafts);
    } catch (error) {
      if (!isQuota(error)) throw error;
      await this.dropPages();
      await this.write(made, drafts).catch((again: unknown) => {
        throw isQuota(again) ? new PhoneFull() : again;
      });
    }
  }

  private async write(made: Made[], drafts: string[]): Promise<void> {
    const tx = this.db.transaction(['log', 'drafts'], 'readwrite', strict);
    const done = tx.done;
    done.catch(() => undefined);
    const log = tx.objectStore('log');
    const head = (await log.openKeyCursor(null, 'prev'))?.key ?? 0;
    if (made[0] && made[0].event.seq !== head + 1) {
      tx.abort();
      throw new HeadMoved();
    }
    for (const { event, hash, line } of made) {
      const row: LogRow = { seq: event.seq, id: event.id, hash, line };
      log.add(row).catch(() => undefined);
    }
    for (const draft of drafts) {
      tx.objectStore('drafts').delete(draft).catch(() => undefined);
      forgetLastWord(this.db.name, draft);
    }
    await done;
  }

  /** Own lines with what the present store said, then everybody else's. */
  async entries(): Promise<Entry[]> {
    const [rows, receipts, pages, store] = await Promise.all([
      this.db.getAll('log'), this.db.getAll('receipts'), this.db.getAll('pages'), this.store(),
    ]);
    const said = new Map(receipts.filter((r) => r.store === store).map((r) => [r.seq, r]));
    const own = rows.map(({ seq, line }): Entry => {
      const receipt = said.get(seq);
      if (!receipt) return { line };
      const { status, position } = receipt;
      return position === undefined ? { line, status } : { line, status, position };
    });
    return [...own, ...pages.filter((page) => page.store === store).flatMap((p) => p.entries)];
  }

  /**
   * Log rows without a safe receipt of the current store: computed, so there is no flag to
   * forget.
   */
  async unsafe(): Promise<LogRow[]> {
    const [rows, receipts, store] = await Promise.all([
      this.db.getAll('log'), this.db.getAll('receipts'), this.store(),
    ]);
    const safe = new Set(
      receipts.filter((r) => r.store === store && isSafe(r.status)).map((r) => r.seq));
    return rows.filter((row) => !safe.has(row.seq));
  }

  async refused(): Promise<ReceiptRow[]> {
    const [receipts, store] = await Promise.all([this.db.getAll('receipts'), this.store()]);
    return receipts.filter((r) => r.store === store && !isSafe(r.status));
  }

  async saveReceipts(receipts: Receipt[], seqs: Map<string, number>): Promise<void> {
    const store = await this.store();
    const tx = this.db.transaction('receipts', 'readwrite', strict);
    for (const { id, status, position, problem } of receipts) {
      const seq = seqs.get(id);
      if (seq === undefined) continue;
      const row: ReceiptRow = { seq, id, status, store };
      if (typeof position === 'number') row.position = position;
      if (problem) row.problem = problem.detail ?? problem.title ?? problem.code ?? '';
      void tx.store.put(row);
    }
    await tx.done;
  }

  /** Pulled lines and the cursor behind them move together. */
  async savePage(entries: PageRow['entries'], next: number): Promise<void> {
    const store = await this.store();
    const tx = this.db.transaction(['pages', 'state'], 'readwrite', strict);
    if (entries.length > 0) void tx.objectStore('pages').add({ store, entries });
    void tx.objectStore('state').put(next, 'cursor');
    await tx.done;
  }

  async cursor(): Promise<number> {
    return ((await this.db.get('state', 'cursor')) as number | undefined) ?? 0;
  }

  async store(): Promise<string> {
    return ((await this.db.get('state', 'store')) as string | undefined) ?? '';
  }

  /**
   * After a restore the server has a new store: old receipts prove nothing, the cursor restarts.
   */
  async changeStore(store: string): Promise<void> {
    const tx = this.db.transaction(['pages', 'state'], 'readwrite', strict);
    void tx.objectStore('pages').clear();
    void tx.objectStore('state').put(0, 'cursor');
    void tx.objectStore('state').put(store, 'store');
    await tx.done;
  }

  async contact(): Promise<number | undefined> {
    return (await this.db.get('state', 'contact')) as number | undefined;
  }

  async saveContact(when: number): Promise<void> {
    await this.db.put('state', when, 'contact');
  }

  async draft<T>(key: string): Promise<T | undefined> {
    const kept = await this.db.get('drafts', key);
    const last = lastWord(this.db.name, key);
    return (last && last.changed >= (kept?.changed ?? 0) ? last.value : kept?.value) as
      T | undefined;
  }

  async saveDraft(key: string, value: unknown, durability: 'relaxed' | 'strict'): Promise<void> {
    const tx = this.db.transaction('drafts', 'readwrite', { durability });
    void tx.store.put({ key, value, changed: Date.now() });
    await tx.done;
  }

  /** At once and in this tab only: for a page that goes away before a transaction can end. */
  sayLastWord(key: string, value: unknown): void {
    sayLastWord(this.db.name, key, value);
  }

  async dropDraft(key: string): Promise<void> {
    forgetLastWord(this.db.name, key);
    await this.db.delete('drafts', key);
  }

  async draftKeys(): Promise<string[]> {
    return this.db.getAllKeys('drafts');
  }

  /**
   * Other people's lines can be pulled again: the only thing this phone may give up when it is
   * full.
   */
  private async dropPages(): Promise<void> {
    const tx = this.db.transaction(['pages', 'state'], 'readwrite', strict);
    void tx.objectStore('pages').clear();
    void tx.objectStore('state').put(0, 'cursor');
    await tx.done;
  }
}
