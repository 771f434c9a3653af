// SPDX-License-Identifier: Apache-2.0
// One account, open on this phone: its durable log, the memory of the core, and the sending.
// Screens read through the core and write through `record`; they are told when something has
// changed.

import { forgetToken, noteUnsafe } from './accounts';
import type { Entry, Made, NewEvent, RecordCore, Receipt } from './calls';
import type { Account, ReceiptRow } from './database';
import { DeviceLog, HeadMoved } from './device_log';
import { randomHex, wallTime } from './ids';
import { syncOnce, type Ended } from './sync';
import { WriterLock } from './writer_lock';

export type Sending = 'resting' | 'sending' | 'waiting' | 'offline' | 'sign_in';

export interface Standing {
  /** Grows with every change of the log or of the state below. */
  turn: number;
  unsafe: number;
  writing: boolean;
  sending: Sending;
  refused: ReceiptRow[];
  contact: number | undefined;
  persisted: boolean | undefined;
  full: boolean;
}

const firstWait = 2_000;
const longestWait = 300_000;

export class NotWriting extends Error {}

export class OpenAccount {
  standing: Standing = {
    turn: 0, unsafe: 0, writing: false, sending: 'resting', refused: [], contact: undefined,
    persisted: undefined, full: false,
  };
  private readonly heard = new Set<() => void>();
  private lock: WriterLock | undefined;
  private line: Promise<unknown> = Promise.resolve();
  private syncing: Promise<void> | undefined;
  private again = false;
  private wait = firstWait;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly tabs: BroadcastChannel;
  private readonly online = (): void => this.sendNow(false);
  private ended = false;

  private constructor(
    public account: Account,
    readonly log: DeviceLog,
    private readonly core: RecordCore,
  ) {
    this.tabs = new BroadcastChannel(`otor-${account.device}`);
  }

  static async open(account: Account, core: RecordCore): Promise<OpenAccount> {
    const log = await DeviceLog.open(account.device);
    const open = new OpenAccount(account, log, core);
    open.lock = await WriterLock.take(account.device, () => void open.tookOver());
    await open.reload();
    open.tabs.onmessage = () => void open.reload();
    addEventListener('online', open.online);
    addEventListener('offline', open.online);
    open.askToStay();
    open.sendNow(false);
    return open;
  }

  close(): void {
    this.ended = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.online);
    removeEventListener('offline', this.online);
    this.tabs.close();
    this.lock?.end();
    this.heard.clear();
  }

  subscribe(listener: () => void): () => void {
    this.heard.add(listener);
    return () => this.heard.delete(listener);
  }

  read<T>(name: string, body: unknown): Promise<T> {
    return this.queue(() => this.core.call<T>(name, body));
  }

  /** The events become durable together with the end of their draft, or not at all. */
  record(events: NewEvent[], drafts: string[] = []): Promise<Made[]> {
    return this.queue(async () => {
      if (!this.lock?.writing) throw new NotWriting();
      const made: Made[] = [];
      try {
        for (const event of events) made.push(await this.make(event));
        await this.log.append(made, drafts);
      } catch (error) {
        await this.load();
        if (error instanceof HeadMoved) await this.changed({});
        throw error;
      }
      await this.changed({ full: false });
      this.tabs.postMessage('written');
      this.sendNow(false);
      return made;
    });
  }

  phoneFull(): void {
    void this.changed({ full: true });
  }

  signedInAgain(account: Account): void {
    this.account = account;
    this.sendNow(true);
  }

  /** By tap (then refused records are tried again), on `online`, after each record. */
  sendNow(tapped: boolean): void {
    clearTimeout(this.timer);
    if (this.ended || !this.lock?.writing) return;
    if (tapped) this.wait = firstWait;
    if (!navigator.onLine) return void this.changed({ sending: 'offline' });
    if (this.syncing) {
      this.again = true;
      return;
    }
    this.syncing = this.send(tapped).finally(() => {
      this.syncing = undefined;
      if (this.again) {
        this.again = false;
        this.sendNow(false);
      }
    });
  }

  private async make({ kind, subject, area, body, over }: NewEvent): Promise<Made> {
    const now = new Date();
    const made = await this.core.call<Made>('event_new', {
      kind, subject, area, body, ...(over && over.length > 0 ? { over } : {}),
      wall_ms: now.getTime(), at: wallTime(now), random: randomHex(16),
    });
    await this.core.call('log_load', { entries: [{ line: made.line }] });
    return made;
  }

  private async send(tapped: boolean): Promise<void> {
    await this.changed({ sending: 'sending' });
    try {
      const ended = await syncOnce({
        log: this.log,
        token: () => this.account.token,
        receipts: (receipts) => this.heardBack(receipts),
        pulled: (entries) => this.heardNews(entries),
        storeChanged: () => this.reload(),
      }, tapped);
      this.wait = firstWait;
      await this.finish(ended);
    } catch {
      await this.changed({ sending: navigator.onLine ? 'waiting' : 'offline' });
      this.later();
    }
  }

  private async finish(ended: Ended): Promise<void> {
    if (ended === 'sign_in') {
      await forgetToken(this.account.user);
      const { token: _, ...rest } = this.account;
      this.account = rest;
    }
    const signIn = ended === 'sign_in' || ended === 'no_token';
    await this.changed({ sending: signIn ? 'sign_in' : 'resting' });
    if (!signIn) this.timer = setTimeout(() => this.sendNow(false), longestWait);
  }

  private later(): void {
    const jitter = 0.5 + Math.random() / 2;
    this.timer = setTimeout(() => this.sendNow(false), this.wait * jitter);
    this.wait = Math.min(longestWait, this.wait * 2);
  }

  private async heardBack(receipts: Receipt[]): Promise<void> {
    await this.queue(() => this.core.call('receipts', {
      receipts: receipts.map(({ id, status, position }) =>
        position === undefined ? { id, status } : { id, status, position }),
    }));
    await this.changed({});
    this.tabs.postMessage('receipts');
  }

  private async heardNews(entries: Entry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.queue(() => this.core.call('log_load', { entries }));
    await this.changed({});
    this.tabs.postMessage('news');
  }

  private async tookOver(): Promise<void> {
    await this.reload();
    this.sendNow(false);
  }

  private async reload(): Promise<void> {
    await this.queue(() => this.load());
    await this.changed({});
  }

  private async load(): Promise<void> {
    const { device, user, name, role, areas, made_up } = this.account;
    const codes = areas.map((area) => area.code);
    await this.core.call('log_open', { device, user, name, role, areas: codes, made_up });
    await this.core.call('log_load', { entries: await this.log.entries() });
  }

  /** One thing at a time: the core keeps one log in memory. */
  private queue<T>(act: () => Promise<T>): Promise<T> {
    const next = this.line.then(act, act);
    this.line = next.catch(() => undefined);
    return next;
  }

  private async changed(part: Partial<Standing>): Promise<void> {
    const [rows, refused, contact] = await Promise.all([
      this.log.unsafe(), this.log.refused(), this.log.contact(),
    ]);
    this.standing = {
      ...this.standing, ...part, refused, contact, unsafe: rows.length,
      writing: this.lock?.writing ?? false, turn: this.standing.turn + 1,
    };
    void noteUnsafe(this.account.user, rows.length);
    this.heard.forEach((listener) => listener());
  }

  private askToStay(): void {
    if (!('storage' in navigator) || !navigator.storage.persist) return;
    void navigator.storage.persist().then((persisted) => this.changed({ persisted }));
  }
}
