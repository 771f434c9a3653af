// SPDX-License-Identifier: Apache-2.0
// The durable log of one account on this phone. A line that was added here is never changed and
// never deleted: there is no call for it. What the server has said stands beside it, in receipts.
// Everything is sealed before the transaction opens: waiting for WebCrypto inside would end it.

import type { Entry, Envelope, Made, Receipt } from './calls';
import {
  asked, openDevice, strict, type DeviceDatabase, type DraftRow, type LogRow,
  type PageEntry, type PageRow, type ReceiptRow,
} from './database';
import { CardsSeen } from './cards_seen';
import { Erasures, erasedStatus } from './erasures';
import { forgetLastWord, lastWord, sayLastWord } from './last_word';
import type { Keys } from './phone_keys';
import { asideSeqs, refusedSeqs, sealedWhy, whyNotTaken, type NotTaken } from './not_taken';
import { packed, plainOf } from './packed';
import { dropPages, fillings, type StateStore } from './pages';
import { sealPlainRows } from './plain_rows';
import { PhoneFull, withRoom } from './room';
import { isSafe, unsafeSeqs } from './safe';
import { hashOf, Signer } from './signer';
import {
  about, seal, sealText, sealValue, unseal, unsealText, unsealValue, utf8, type Bytes, type Sealed,
} from './seal';
import type { Filling } from './snapshot';
import { witnessed, type Witness } from './witnesses';

type Stamped = Pick<ReceiptRow, 'position' | 'received' | 'skew' | 'registered'>;

export class HeadMoved extends Error {}
/** Other people's records are closed: nothing pulled can be kept until contact. */
export class CacheClosed extends Error {}
export { PhoneFull };

/** A row of the log, opened for sending. */
export interface Line {
  seq: number;
  id: string;
  line: string;
}

export class DeviceLog {
  /** Rows that did not open with the key of this account: told, never hidden. */
  damaged = 0;
  private askedAt = 0;
  private pageDamaged = false;
  readonly cards: CardsSeen;
  readonly erasures: Erasures;

  private constructor(
    readonly device: string,
    private readonly db: DeviceDatabase,
    private readonly keys: Keys,
    /** The database was made just now. */
    readonly empty: boolean,
    private readonly signer: Signer | undefined,
  ) {
    this.cards = new CardsSeen(device, db, keys.own);
    this.erasures = new Erasures(device, db, keys);
  }

  static async open(device: string, keys: Keys): Promise<DeviceLog> {
    const { db, empty } = await openDevice(device);
    await sealPlainRows(db, device, keys);
    return new DeviceLog(device, db, keys, empty, await Signer.open(device, keys.own));
  }

  /** What a server has to know to check what this device signs. */
  get signs(): string | undefined {
    return this.signer?.point;
  }

  get cacheOpen(): boolean {
    return this.keys.cache !== undefined;
  }

  close(): void {
    this.db.close();
  }

  /**
   * Writes the lines and removes the drafts they came from in one strict transaction. Returns after
   * `complete`: only then may a screen say "saved". Another tab's line in between is refused.
   */
  async append(made: Made[], drafts: string[]): Promise<void> {
    const rows = await Promise.all(made.map(async ({ event, hash, line }): Promise<LogRow> => {
      const sig = await this.signer?.sign(event.seq, hash);
      return {
        seq: event.seq, id: event.id, hash, ...(sig ? { sig } : {}),
        ...await sealText(this.keys.own, about.line(this.device, event.seq), line),
      };
    }));
    await withRoom(() => this.write(rows, drafts), () => this.dropPages());
  }

  private async write(rows: LogRow[], drafts: string[]): Promise<void> {
    const tx = this.db.transaction(['log', 'drafts'], 'readwrite', strict);
    const done = tx.done;
    done.catch(() => undefined);
    const log = tx.objectStore('log');
    const head = (await log.openKeyCursor(null, 'prev'))?.key ?? 0;
    if (rows[0] && rows[0].seq !== head + 1) {
      tx.abort();
      throw new HeadMoved();
    }
    for (const row of rows) asked(log.add(row));
    for (const draft of drafts) {
      asked(tx.objectStore('drafts').delete(draft));
      forgetLastWord(this.db.name, draft);
    }
    await done;
  }

  async head(): Promise<number> {
    const keys = await this.db.getAllKeys('log');
    return keys.at(-1) ?? 0;
  }

  /** Rows of the second copy that are not here: the log is as it was before it lost them. */
  async putBack(rows: LogRow[]): Promise<number> {
    const tx = this.db.transaction('log', 'readwrite', strict);
    let put = 0;
    for (const { seq, id, hash, iv, sealed, sig } of rows) {
      if (await tx.store.getKey(seq) !== undefined) continue;
      asked(tx.store.add({ seq, id, hash, iv, sealed, ...(sig ? { sig } : {}) }));
      put += 1;
    }
    await tx.done;
    return put;
  }

  /**
   * Signs what an older program wrote and is not safe yet. Only a row that opens, by the hash of
   * what is in it: whoever can write into the database of a locked phone gets nothing signed.
   */
  async signWaiting(): Promise<void> {
    const { signer } = this;
    if (!signer) return;
    const rows = (await this.unsafe()).filter(({ sig }) => !sig);
    const lines = new Map((await this.openRows(rows)).map(({ seq, line }) => [seq, line]));
    const signed = await Promise.all(rows.map(async (row) => {
      const line = lines.get(row.seq);
      if (line === undefined || await hashOf(line) !== row.hash) return [];
      return [{ ...row, sig: await signer.sign(row.seq, row.hash) }];
    }));
    const tx = this.db.transaction('log', 'readwrite', strict);
    for (const row of signed.flat()) asked(tx.store.put(row));
    await tx.done;
  }

  /** The hash of the own line there; undefined where there is none. */
  async hashAt(seq: number): Promise<string | undefined> {
    return (await this.db.get('log', seq))?.hash;
  }

  /** Whether a line that came back is one that lies here: a copy of this phone writes others. */
  async isOwn(seq: number, id: string): Promise<boolean> {
    return (await this.db.get('log', seq))?.id === id;
  }

  /** Own lines with what the present store said. */
  async entries(): Promise<Entry[]> {
    const [rows, receipts, store] = await Promise.all([
      this.rows(), this.db.getAll('receipts'), this.store(),
    ]);
    const said = new Map(receipts.filter((r) => r.store === store).map((r) => [r.seq, r]));
    const lines = await this.openRows(rows.filter((row) => row.erased !== true));
    return lines.map(({ seq, line }): Entry => {
      const receipt = said.get(seq);
      return receipt ? { line, status: receipt.status, ...stampsOf(receipt) } : { line };
    });
  }

  /** The newest own line where it was erased: the chain goes on behind it. */
  async erasedEntries(): Promise<Entry[]> {
    const newest = (await this.rows()).at(-1);
    if (newest?.erased !== true) return [];
    return (await this.openRows([newest])).map(({ line }) => ({ line, hash: newest.hash }));
  }

  /** What others wrote, page by page, each as JSON of entries; nothing while it is closed. */
  async* pages(): AsyncGenerator<Bytes> {
    const store = await this.store();
    const open = (n: number): Promise<Bytes | undefined> => {
      const page = this.openPage(n, store);
      page.catch(() => undefined); // told where it is waited for
      return page;
    };
    const [first, ...rest] = await this.db.getAllKeys('pages');
    let next = first === undefined ? undefined : open(first);
    for (const n of [...rest, undefined]) {
      const page = await next;
      next = n === undefined ? undefined : open(n); // while what came is being folded
      if (page) yield page;
    }
  }

  private async openPage(n: number, store: string): Promise<Bytes | undefined> {
    const { cache } = this.keys;
    const page = (await this.db.get('pages', n)) as PageRow | undefined;
    if (!cache || page?.store !== store) return undefined;
    const opened = await unseal(cache, about.page(this.device, n), page).catch(() => undefined);
    if (!opened) this.pageDamaged = true;
    return opened && plainOf(opened);
  }

  /** After `open` every row is sealed. */
  private rows(): Promise<LogRow[]> {
    return this.db.getAll('log') as Promise<LogRow[]>;
  }

  /** Opens rows; one that does not open delays no other. */
  async openRows(rows: LogRow[]): Promise<Line[]> {
    const opened = await Promise.all(rows.map(async ({ seq, id, ...sealed }) => {
      const line = await unsealText(this.keys.own, about.line(this.device, seq), sealed)
        .catch(() => undefined);
      return line === undefined ? undefined : { seq, id, line };
    }));
    const lines = opened.filter((line) => line !== undefined);
    this.damaged = Math.max(this.damaged, rows.length - lines.length);
    return lines;
  }

  /**
   * Log rows without a safe receipt of the current store: computed, so there is no flag to
   * forget.
   */
  async unsafe(): Promise<LogRow[]> {
    const waiting = new Set(await this.unsafeSeqs());
    return (await this.rows()).filter(({ seq }) => waiting.has(seq));
  }

  async unsafeSeqs(): Promise<number[]> {
    return unsafeSeqs(this.db);
  }

  /** Places of the lines that the server did not take. */
  refused(): Promise<number[]> {
    return refusedSeqs(this.db);
  }

  /** Places of the lines that the server keeps apart, for a person to look at. */
  setAside(): Promise<number[]> {
    return asideSeqs(this.db);
  }

  /** Both, with what they say and why the server did not take them; the newest first. */
  async notTaken(): Promise<NotTaken[]> {
    const said = await whyNotTaken(this.db, this.device, this.keys.own);
    const lines = await this.openRows(await this.rowsAt([...said.keys()]));
    return lines.reverse().flatMap(({ seq, line }) => {
      const why = said.get(seq);
      return why ? [{ event: JSON.parse(line) as Envelope, ...why }] : [];
    });
  }

  /** Whether it is time to ask what became of them: at once, then every hour. */
  asksAgain(now: number): boolean {
    if (now - this.askedAt < 3_600_000) return false;
    this.askedAt = now;
    return true;
  }

  async rowsAt(seqs: number[]): Promise<LogRow[]> {
    const wanted = new Set(seqs);
    return (await this.rows()).filter(({ seq, erased }) => wanted.has(seq) && erased !== true);
  }

  async saveReceipts(receipts: Receipt[], seqs: Map<string, number>): Promise<void> {
    const store = await this.store();
    const rows = await Promise.all(receipts.map(async (receipt) => {
      const { id, status, problem } = receipt;
      const seq = seqs.get(id);
      if (seq === undefined) return undefined;
      const row: ReceiptRow = { seq, id, status, store, ...stampsOf(receipt) };
      const why = await sealedWhy(this.keys.own, this.device, seq, problem);
      return why ? { ...row, problem: why } : row;
    }));
    const tx = this.db.transaction('receipts', 'readwrite', strict);
    for (const row of rows) if (row) asked(tx.store.put(row));
    await tx.done;
  }

  /** Pulled lines and the cursor behind them move together. Throws CacheClosed. */
  async savePages(pages: PageEntry[][], next: number): Promise<void> {
    const rows = await Promise.all(pages.map((page) => packed(utf8(JSON.stringify(page)))));
    await this.addPages(rows, (state) => asked(state.put(next, 'cursor')));
  }

  private async addPages(
    pages: Bytes[], and: (state: StateStore) => void, area?: string,
  ): Promise<void> {
    const { cache } = this.keys;
    if (!cache) throw new CacheClosed();
    const store = await this.store();
    const first = ((await this.db.getAllKeys('pages')).at(-1) ?? 0) + 1;
    const of = area === undefined ? {} : { area };
    const rows = await Promise.all(pages.map(async (page, at): Promise<PageRow> => {
      const n = first + at;
      return { n, store, ...of, ...await seal(cache, about.page(this.device, n), page) };
    }));
    const tx = this.db.transaction(['pages', 'state'], 'readwrite', strict);
    for (const row of rows) asked(tx.objectStore('pages').add(row));
    and(tx.objectStore('state'));
    await tx.done;
  }

  /** How far the first file of a soum has come. */
  async filling(area: string): Promise<Filling | undefined> {
    return (await this.db.get('state', `filling ${area}`)) as Filling | undefined;
  }

  /** Parts of a soum's file and the place behind them. */
  async saveParts(
    area: string, parts: (Bytes | undefined)[], filling: Filling,
  ): Promise<void> {
    const pages = parts.filter((part) => part !== undefined);
    await this.addPages(pages, (state) => asked(state.put(filling, `filling ${area}`)), area);
  }

  /**
   * The file of a soum begins. Where it begins anew, what came of an older one goes: something in
   * it may be erased. True where that was so.
   */
  async beginFilling(area: string, filling: Filling): Promise<boolean> {
    const tx = this.db.transaction(['pages', 'state'], 'readwrite', strict);
    const pages = tx.objectStore('pages');
    const old = (await pages.getAll() as PageRow[]).filter((page) => page.area === area);
    for (const { n } of old) asked(pages.delete(n));
    asked(tx.objectStore('state').put(filling, `filling ${area}`));
    await tx.done;
    return old.length > 0;
  }

  /** Soums of which everything up to the cursor is here; undefined where nobody noted that yet. */
  async held(): Promise<string[] | undefined> {
    return (await this.db.get('state', 'areas')) as string[] | undefined;
  }

  /** The first files of these soums are here: from now on they are pulled. */
  async filled(areas: string[], cursor: number): Promise<void> {
    const held = await this.held() ?? [];
    const tx = this.db.transaction('state', 'readwrite', strict);
    asked(tx.store.put([...new Set([...held, ...areas])], 'areas'));
    asked(tx.store.put(cursor, 'cursor'));
    for (const area of areas) asked(tx.store.delete(`filling ${area}`));
    await tx.done;
  }

  async epoch(): Promise<string> {
    return ((await this.db.get('state', 'epoch')) as string | undefined) ?? '';
  }

  /**
   * The account sees these soums from now on. Of one that it lost nothing may stay, and no page
   * says whose it is, so all of them go and are taken again.
   */
  async areasTold(areas: string[], epoch: string): Promise<void> {
    const held = await this.held();
    const begun = (await this.db.getAllKeys('state', fillings()))
      .map((key) => key.split(' ')[1] ?? '');
    const lost = [...held ?? [], ...begun].some((area) => !areas.includes(area)) ||
      (!held && (await this.epoch() !== '' || await this.cursor() > 0));
    if (lost) await this.dropPages();
    await this.db.put('state', epoch, 'epoch');
  }

  async witnesses(): Promise<Witness[]> {
    return ((await this.db.get('state', 'witnesses')) as Witness[] | undefined) ?? [];
  }

  async witness(told: Witness): Promise<void> {
    await this.db.put('state', witnessed(await this.witnesses(), told), 'witnesses');
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
    await dropPages(this.db, (state) => asked(state.put(store, 'store')));
  }

  /** The server no longer holds what it acknowledged: all that is whole is sent again. */
  async voidReceipts(): Promise<void> {
    const tx = this.db.transaction('receipts', 'readwrite', strict);
    for (const { seq, status } of await tx.store.getAll()) {
      if (status !== erasedStatus) asked(tx.store.delete(seq));
    }
    await tx.done;
  }

  /** The greatest place in the log that the present store has acknowledged; 0 for none. */
  async safeHead(): Promise<number> {
    const [receipts, store] = await Promise.all([this.db.getAll('receipts'), this.store()]);
    return receipts.reduce((head, { seq, status, store: from }) =>
      from === store && isSafe(status) ? Math.max(head, seq) : head, 0);
  }

  async contact(): Promise<number | undefined> {
    return (await this.db.get('state', 'contact')) as number | undefined;
  }

  async saveContact(when: number): Promise<void> {
    await this.db.put('state', when, 'contact');
  }

  async draft<T>(key: string): Promise<T | undefined> {
    const kept = (await this.db.get('drafts', key)) as DraftRow | undefined;
    const last = lastWord(this.db.name, key);
    const newest = last && last.changed >= (kept?.changed ?? 0) ? last : kept;
    if (!newest) return undefined;
    return unsealValue<T>(this.keys.own, about.draft(this.device, key), newest);
  }

  sealDraft(key: string, value: unknown): Promise<Sealed> {
    return sealValue(this.keys.own, about.draft(this.device, key), value);
  }

  async saveDraft(key: string, sealed: Sealed, durability: 'relaxed' | 'strict'): Promise<void> {
    const row: DraftRow = { key, changed: Date.now(), iv: sealed.iv, sealed: sealed.sealed };
    await withRoom(async () => {
      const tx = this.db.transaction('drafts', 'readwrite', { durability });
      asked(tx.store.put(row));
      await tx.done;
    }, () => this.dropPages());
  }

  /** At once and in this tab only: for a page that goes away before a transaction can end. */
  sayLastWord(key: string, sealed: Sealed): void {
    sayLastWord(this.db.name, key, sealed);
  }

  forgetLastWord(key: string): void {
    forgetLastWord(this.db.name, key);
  }

  async dropDraft(key: string): Promise<void> {
    forgetLastWord(this.db.name, key);
    await this.db.delete('drafts', key);
  }

  async draftKeys(): Promise<string[]> {
    return this.db.getAllKeys('drafts');
  }

  /** What was being typed goes on in the log that comes after this one. */
  async handDrafts(to: DeviceLog): Promise<void> {
    for (const key of await this.draftKeys()) {
      const value = await this.draft<unknown>(key);
      if (value === undefined || await to.draft(key) !== undefined) continue;
      await to.saveDraft(key, await to.sealDraft(key, value), 'strict');
      await this.dropDraft(key);
    }
  }

  /**
   * Other people's lines can be pulled again: the only thing this phone may give up when it is
   * full, or when their key is erased.
   */
  async dropPages(): Promise<void> {
    await dropPages(this.db);
    this.pageDamaged = false;
  }

  /** A page that does not open leaves a hole that no pull would fill. True where all go for it. */
  async dropDamagedPages(): Promise<boolean> {
    const damaged = this.pageDamaged;
    if (damaged) await this.dropPages();
    return damaged;
  }
}

/** What the server reckoned with, as far as it told. */
function stampsOf({ position, received, skew, registered }: Stamped): Stamped {
  return {
    ...(typeof position === 'number' ? { position } : {}),
    ...(typeof received === 'number' ? { received } : {}),
    ...(typeof skew === 'number' ? { skew } : {}),
    ...(typeof registered === 'number' ? { registered } : {}),
  };
}
