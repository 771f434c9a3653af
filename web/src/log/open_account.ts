// SPDX-License-Identifier: Apache-2.0
// One account, open on this phone: its durable log, the memory of the core, and the sending.
// Screens read through the core and write through `record`; they are told when something has
// changed.

import {
  accountRow, change, keepToken, lease, noteMeeting, noteServerTime, saveLease,
} from './accounts';
import type { Area, Entry, Made, NewEvent, RecordCore, Receipt } from './calls';
import type { Verdict } from './contact';
import { isQuota, unlessFull, type Account, type LogRow } from './database';
import { hearDepartment, keptDepartment, type Department } from './department';
import { HeadMoved, type DeviceLog } from './device_log';
import { byFile, clockOff, isOver } from './lease';
import { lossOf, lossSeen, moveOn, noteHead, openLogAs } from './opened_log';
import {
  keyRow, renewCacheKey, sealOwnKeyForServer, type ClosedThere, type Keys,
} from './phone_keys';
import type { NotTaken } from './not_taken';
import { keepNumberKeys, keptNumberKey } from './number_keys';
import { CoreSays } from './records';
import { askForRoom, layBallast, roomLeft } from './room';
import { SecondCopy } from './second_copy';
import { fromBase64url, type Bytes } from './seal';
import { whyNot } from './sending';
import { isClosed, leftUndone, meetServer, ServerSays } from './server';
import { atFirst, type Standing } from './standing';
import { syncOnce, type Ended, type SyncPort } from './sync';
import { putRight, thisDay } from './this_day';
import { hearTraining, keptTraining, type TrainingTold } from './training_told';
import { eraseCache, unlocked, type Unlocked } from './unlocked';
import { makeEvent, type WorkAccount } from './work_account';
import { WriterLock } from './writer_lock';

const firstWait = 2_000;
const longestWait = 300_000;
const betweenShowings = 15_000;
const betweenAskings = 60_000;

export class NotWriting extends Error {}
/** The account was closed while something was under way for it. */
class NotOpen extends Error {}

export class OpenAccount implements WorkAccount {
  standing: Standing = atFirst;
  department: Department = { codebooks: [], names: new Map() };
  private readonly heard = new Set<() => void>();
  private lock: WriterLock | undefined;
  private line: Promise<unknown> = Promise.resolve();
  private syncing: Promise<void> | undefined;
  private again = false;
  private wait = firstWait;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly tabs: BroadcastChannel;
  private readonly online = (): void => {
    this.wait = firstWait;
    this.sendNow(false);
  };
  private ended = false;
  /** When the server was last asked for its time, its lease and its key. */
  private met = -Infinity;
  /** When the server was last asked about training. */
  private taught = -Infinity;
  /** Something to read came since screens were last told. */
  private news = true;
  /** When screens were last shown what comes in a file. */
  private shown = -Infinity;
  private readonly copies: SecondCopy[];
  readonly numberKey = (area: string) => keptNumberKey(this.account.user, area, this.keys.cache);

  private constructor(
    public account: Account,
    private readonly keys: Keys,
    readonly log: DeviceLog,
    private readonly past: DeviceLog[],
    private readonly core: RecordCore,
  ) {
    this.tabs = new BroadcastChannel(`otor-${account.device}`);
    this.copies = [log, ...past].map(({ device }) => new SecondCopy(device, async () => ({
      user: account.user, device, store: await log.store(),
      key: (await keyRow(account.user))?.server ?? null,
    })));
  }

  static async open(unlocked: Unlocked, core: RecordCore): Promise<OpenAccount> {
    // Who writes is settled before the log is looked through: only the writer puts lines back.
    let became = (): void => undefined;
    const lock = await WriterLock.take(unlocked.account.device, () => became());
    const { account, log, past } = await openLogAs(lock.writing, unlocked);
    const open = new OpenAccount(account, unlocked.keys, log, past, core);
    open.lock = lock;
    became = () => void open.tookOver();
    await open.reload();
    open.tabs.onmessage = () => void open.heardTab();
    addEventListener('online', open.online);
    addEventListener('offline', open.online);
    void open.makeRoom();
    open.sendNow(false);
    return open;
  }

  close(): void {
    this.ended = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.online);
    removeEventListener('offline', this.online);
    this.tabs.close();
    this.heard.clear();
    for (const copy of this.copies) void copy.end();
    // The core forgets what it holds; what is on its way to the disk arrives before another writes.
    void this.line.then(() => this.lock?.end());
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
      if (!this.lock?.writing || await this.movedOn()) throw new NotWriting();
      const made: Made[] = [];
      try {
        for (const event of events) made.push(await makeEvent(this.core, event));
        await this.log.append(made, drafts);
      } catch (error) {
        await this.load();
        if (error instanceof HeadMoved) await this.changed({});
        throw error;
      }
      this.news = true;
      const head = made.at(-1)?.event.seq ?? 0;
      noteHead(this.account.device, head, this.standing.unsafe + made.length);
      await this.changed({ full: false });
      await this.copies[0]?.match(() => this.log.unsafe());
      this.tellTabs('written');
      this.sendNow(false);
      return made;
    });
  }

  phoneFull(): void {
    void this.changed({ full: true });
  }

  /** A fresh token for the account that is open. */
  async signedInAgain(token: string, areas: Area[]): Promise<void> {
    this.account = await keepToken(this.account, this.keys, token, areas);
    this.sendNow(true);
  }

  async forgetToken(): Promise<void> {
    this.account = await keepToken(this.account, this.keys, undefined);
  }

  /** The lease ran out while the account was open: its key is gone, what it opened goes too. */
  cacheErased(): Promise<void> {
    return this.reload();
  }

  async lossSeen(): Promise<void> {
    await lossSeen(this.account.user);
    await this.changed({});
  }

  /** Work on the log beside which no contact runs. Throws NotWriting. */
  async alone<T>(work: (port: SyncPort) => Promise<T>): Promise<T> {
    if (!this.lock?.writing) throw new NotWriting();
    while (this.syncing) await this.syncing;
    const done = work(this.port()).finally(() => this.changed({}));
    this.busyWith(Promise.allSettled([done]).then(() => undefined));
    return done;
  }

  async notTaken(): Promise<NotTaken[]> {
    return (await Promise.all([this.log, ...this.past].map((log) => log.notTaken()))).flat();
  }

  /** Sealed rows of every log of this account that are not yet safe. */
  async unsafeRows(): Promise<{ device: string; rows: LogRow[] }[]> {
    return Promise.all([this.log, ...this.past].map(async (log) =>
      ({ device: log.device, rows: await log.unsafe() })));
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
    this.busyWith(this.send(tapped));
  }

  private busyWith(work: Promise<void>): void {
    this.syncing = work.finally(() => {
      const { again } = this;
      [this.syncing, this.again] = [undefined, false];
      if (again) this.sendNow(false);
    });
  }

  private async send(tapped: boolean): Promise<void> {
    await this.changed({ sending: 'sending' });
    try {
      await this.meet();
      const ended = await syncOnce(this.port(), tapped);
      this.wait = firstWait;
      if (ended === 'done' || ended === 'refused_some') await this.askOfTraining(tapped);
      await this.finish(ended);
    } catch (error) {
      if (error instanceof NotOpen) return;
      await this.changed({ sending: whyNot(error) });
      this.later();
    }
  }

  private port(): SyncPort {
    return {
      log: this.log,
      past: this.past,
      token: () => {
        this.stillOpen();
        return this.account.token;
      },
      receipts: (receipts) => this.heardBack(receipts),
      pulled: (entries) => this.heardNews(entries),
      filled: (entries) => this.heardPart(entries),
      contact: () => this.contact(),
      reload: () => this.reload(),
      erased: () => this.forgetErased(),
      judge: (facts) => this.queue(() => this.core.call<Verdict>('contact', facts)),
      met: (now) => this.metAt(now),
      numberKeys: (told) => keepNumberKeys(this.account.user, told, this.keys.cache),
      areas: async (areas) => {
        const { token } = this.account;
        this.account = await keepToken(this.account, this.keys, token, areas);
      },
      givenUp: () => this.closeOthers('lost'),
      moveOn: async (known) => {
        const written = await this.log.head();
        const safe = await this.log.safeHead();
        const gone = Math.max(0, known - written);
        const loss = { written, safe, gone, restored: 0, copied: true };
        this.account = await moveOn(this.account, loss);
      },
    };
  }

  private async finish(ended: Ended): Promise<void> {
    if (ended === 'moved_on') return void await this.movedOn();
    const signIn = ended === 'sign_in' || ended === 'no_token';
    const { device } = this.account;
    if (ended === 'no_token') await this.changed({ sending: 'sign_in' }); // while it is asked
    const closed = ended === 'lost' ? ended
      : signIn ? await isClosed(device).catch(leftUndone) : undefined;
    if (closed) await this.closeOthers(closed);
    if (ended === 'sign_in') await this.forgetToken();
    await this.changed({ sending: signIn ? 'sign_in' : 'resting' });
    if (ended === 'not_yet') this.later();
    else if (!signIn) this.timer = setTimeout(() => this.sendNow(false), longestWait);
  }

  /**
   * Whether the account goes on under another device id, taken here or in another tab. Then this
   * log is written no more, and what is open is opened again.
   */
  private async movedOn(): Promise<boolean> {
    const row = await accountRow(this.account.user);
    if (!row || row.device === this.log.device) return false;
    if (this.ended) return true;
    this.tellTabs('moved on');
    const { device, past = [] } = row;
    unlocked.set({ account: { ...this.account, device, past }, keys: this.keys });
    return true;
  }

  private async heardTab(): Promise<void> {
    if (!await this.movedOn()) await this.reload();
  }

  /** A card was opened: told at the next contact. In the server's time, as far as it is known. */
  async cardOpened(subject: string, area: string): Promise<void> {
    await this.log.cards.opened(thisDay(), { subject, area });
  }

  private async metAt(now: number): Promise<void> {
    await noteServerTime(this.account.user, now);
    await this.changed({});
  }

  /** The phone was given up, or the account closed: what others wrote goes, own work stays. */
  private async closeOthers(closed: ClosedThere): Promise<void> {
    if (!this.log.cacheOpen) return;
    await eraseCache(this.account, closed);
    this.keys.cache = undefined;
    await this.reload();
  }

  /** Once an hour: the server's time and lease; and its key, where it was not known yet. */
  private async meet(): Promise<void> {
    const { token, device, user } = this.account;
    if (token === undefined || performance.now() - this.met < 3_600_000) return;
    try {
      const met = await meetServer(token, device, this.log.signs);
      this.met = performance.now();
      await noteMeeting(user, met);
      await sealOwnKeyForServer(this.keys, device, fromBase64url(met.recovery));
      if (await hearDepartment(user, token, met, this.keys.own)) await this.reload();
      for (const log of this.past) {
        if ((await log.unsafeSeqs()).length > 0) await meetServer(token, log.device, log.signs);
      }
    } catch (error) {
      // A server without this call still takes what is sent; the rest of the pass says the same.
      if (!(error instanceof ServerSays)) throw error;
    }
  }

  /** What the server told last of the officer's training; undefined before it told anything. */
  training(): Promise<TrainingTold | undefined> {
    return keptTraining(this.account.user, this.keys.own);
  }

  /** At every meeting; not after each of many records in a row. */
  private async askOfTraining(tapped: boolean): Promise<void> {
    const { token, user } = this.account;
    if (token === undefined) return;
    if (!tapped && performance.now() - this.taught < betweenAskings) return;
    try {
      this.news = await hearTraining(user, token, this.keys.own) || this.news;
      this.taught = performance.now();
    } catch (error) {
      if (!isQuota(error)) leftUndone(error); // what was told before stays
    }
  }

  /** The server let us pull: what was closed opens again, with a key of its own. */
  private async contact(): Promise<boolean> {
    if (this.log.cacheOpen) return false;
    await noteMeeting(this.account.user, undefined);
    await this.log.dropPages();
    await renewCacheKey(this.keys);
    await this.changed({});
    return true;
  }

  /**
   * The server signed a file for this account: as a contact at that moment. Records that closed
   * after long without one open again, empty. False where they stay closed.
   */
  async metByFile(made: number): Promise<boolean> {
    const { user } = this.account;
    const now = byFile(await lease(user), made);
    const open = this.log.cacheOpen;
    const long = typeof (await keyRow(user))?.closed === 'number';
    if (!open && (!long || isOver(now))) return false;
    await saveLease(now);
    if (open) return true;
    await this.log.dropPages();
    await renewCacheKey(this.keys);
    await this.changed({});
    return true;
  }

  private later(): void {
    const jitter = 0.5 + Math.random() / 2;
    this.timer = setTimeout(() => this.sendNow(false), this.wait * jitter);
    this.wait = Math.min(longestWait, this.wait * 2);
  }

  private async heardBack(receipts: Receipt[]): Promise<void> {
    await this.queue(() => this.core.call('receipts', {
      receipts: receipts.map(({ problem: _why, hash: _line, ...receipt }) => receipt),
    }));
    this.news = true;
    await this.changed({});
    this.matchCopies();
    this.tellTabs('receipts');
  }

  /** Screens are told now and then: a soum comes in many parts, and each showing reads them all. */
  private async heardPart(entries: Bytes): Promise<void> {
    this.stillOpen(); // the part is kept already
    await this.queue(() => this.core.load(entries));
    this.news = true;
    if (performance.now() - this.shown < betweenShowings) return;
    this.shown = performance.now();
    await this.changed({});
    this.tellTabs('news');
  }

  private async heardNews(entries: Entry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.queue(() => this.core.call('log_load', { entries }));
    this.news = true;
    await this.changed({});
    this.tellTabs('news');
  }

  /** What was erased goes out of the core's memory too, and out of the second copy. */
  private async forgetErased(): Promise<void> {
    await this.reload();
    this.matchCopies();
    this.tellTabs('erased');
  }

  private async tookOver(): Promise<void> {
    if (await this.movedOn()) return;
    await this.reload();
    this.sendNow(false);
  }

  private async reload(): Promise<void> {
    await this.queue(() => this.load());
    await this.changed({});
  }

  private async load(): Promise<void> {
    const { user, name, role, areas, made_up } = this.account;
    const codes = areas.map((area) => area.code);
    this.news = true;
    const former = this.past.map((log) => log.device);
    const opened = { device: this.log.device, former, user, name, role, areas: codes, made_up };
    this.department = await keptDepartment(user, this.keys.own);
    // What a department got wrong must not close an officer's records.
    await this.core.call('log_open', { ...opened, codebooks: this.department.codebooks })
      .catch((error: unknown) => {
        if (!(error instanceof CoreSays)) throw error;
        return this.core.call('log_open', opened);
      });
    for (const log of [this.log, ...this.past]) {
      await this.core.call('log_load', { entries: await log.entries() });
      await this.core.call('log_load', { entries: await log.erasedEntries() });
    }
    for await (const page of this.log.pages()) await this.core.load(page);
  }

  private matchCopies(): void {
    [this.log, ...this.past].forEach((log, at) => {
      void this.copies[at]?.match(() => log.unsafe());
    });
  }

  /** Ends what is under way for an account that was locked meanwhile. */
  private stillOpen(): void {
    if (this.ended) throw new NotOpen();
  }

  private tellTabs(word: string): void {
    if (!this.ended) this.tabs.postMessage(word);
  }

  /** One thing at a time: the core keeps one log in memory. */
  private queue<T>(act: () => Promise<T>): Promise<T> {
    const next = this.line.then(act, act);
    this.line = next.catch(() => undefined);
    return next;
  }

  private async changed(part: Partial<Standing>): Promise<void> {
    const { user } = this.account;
    const { device } = this.log;
    const logs = [this.log, ...this.past];
    const [seqs, refused, aside, contact, loss, keys, head, now] = await Promise.all([
      Promise.all(logs.map((log) => log.unsafeSeqs())), Promise.all(logs.map((l) => l.refused())),
      Promise.all(logs.map((l) => l.setAside())),
      this.log.contact(), lossOf(user), keyRow(user), this.log.head(), lease(user),
    ]);
    const unsafe = seqs.flat().length;
    noteHead(device, head, seqs[0]?.length ?? 0);
    putRight(clockOff(now));
    this.standing = {
      ...this.standing, ...part, refused: refused.flat().length, contact, unsafe, loss,
      written: head,
      set_aside: aside.flat().length,
      clock_off: clockOff(now),
      closed_after: this.log.cacheOpen ? undefined : keys?.closed || 'tries',
      damaged: logs.reduce((sum, log) => sum + log.damaged, 0),
      writing: this.lock?.writing ?? false, turn: this.standing.turn + Number(this.news),
    };
    this.news = false;
    if (!this.ended) void change(user, { unsafe }).catch(unlessFull); // the next change tells it
    this.heard.forEach((listener) => listener());
  }

  private async makeRoom(): Promise<void> {
    const asked = await askForRoom();
    await layBallast();
    await this.changed({ room: { ...asked, ...await roomLeft() } });
    if (this.lock?.writing) this.matchCopies();
  }
}
