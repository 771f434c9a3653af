// SPDX-License-Identifier: Apache-2.0
// An account to practise with: a core of its own in memory, made-up families, and nothing else. It
// has no store, no token and no way to send, so nothing of it can reach a record; closing the page
// ends it.

import type { Area, Made, NewEvent, RecordCore } from '../log/calls';
import type { Account } from '../log/database';
import { newId } from '../log/ids';
import { atFirst, type Standing } from '../log/standing';
import type { Sealed } from '../log/seal';
import { makeEvent, type DraftLog, type WorkAccount } from '../log/work_account';

/** Drafts of this page alone, as they are. */
class DraftsInMemory implements DraftLog {
  private readonly held = new Map<string, Sealed>();

  async draft<T>(key: string): Promise<T | undefined> {
    const kept = this.held.get(key);
    return kept && (JSON.parse(new TextDecoder().decode(kept.sealed)) as T);
  }

  async sealDraft(_key: string, value: unknown): Promise<Sealed> {
    const sealed = new TextEncoder().encode(JSON.stringify(value));
    return { iv: new Uint8Array(0), sealed };
  }

  async saveDraft(key: string, sealed: Sealed): Promise<void> {
    this.held.set(key, sealed);
  }

  sayLastWord(): void { /* the page and its drafts go together */ }

  forgetLastWord(): void { /* none was said */ }

  async dropDraft(key: string): Promise<void> {
    this.held.delete(key);
  }

  async draftKeys(): Promise<string[]> {
    return [...this.held.keys()];
  }
}

export class PracticeAccount implements WorkAccount {
  readonly practice = true;
  readonly log = new DraftsInMemory();
  readonly department = { codebooks: [], names: new Map<string, string>() };
  standing: Standing = { ...atFirst, writing: true, contact: Date.now() };
  private readonly heard = new Set<() => void>();
  private line: Promise<unknown> = Promise.resolve();

  private constructor(readonly account: Account, private readonly core: RecordCore) {}

  static async open(
    core: RecordCore, name: string, area: Area, families: NewEvent[],
  ): Promise<PracticeAccount> {
    const device = newId();
    const account: Account = {
      user: 'practice', name, role: 'officer', areas: [area], made_up: true, device, past: [],
      unsafe: 0, opened: Date.now(),
    };
    await core.call('log_open', {
      device, user: account.user, name, role: account.role, areas: [area.code], made_up: true,
    });
    const open = new PracticeAccount(account, core);
    await open.record(families);
    return open;
  }

  subscribe(listener: () => void): () => void {
    this.heard.add(listener);
    return () => this.heard.delete(listener);
  }

  read<T>(name: string, body: unknown): Promise<T> {
    return this.queue(() => this.core.call<T>(name, body));
  }

  record(events: NewEvent[], drafts: string[] = []): Promise<Made[]> {
    return this.queue(async () => {
      const made: Made[] = [];
      for (const event of events) made.push(await makeEvent(this.core, event));
      // Nothing of it waits to be sent.
      const receipts = made.map(({ event: { id } }) => ({ id, status: 'stored' }));
      await this.core.call('receipts', { receipts });
      for (const key of drafts) await this.log.dropDraft(key);
      this.standing = { ...this.standing, turn: this.standing.turn + 1 };
      this.heard.forEach((listener) => listener());
      return made;
    });
  }

  phoneFull(): void { /* nothing is kept on the phone */ }

  sendNow(): void { /* nothing is sent */ }

  async cardOpened(): Promise<void> { /* nobody real is on a card here */ }

  async numberKey(): Promise<undefined> { /* made-up people have no identity card */ }

  private queue<T>(act: () => Promise<T>): Promise<T> {
    const next = this.line.then(act, act);
    this.line = next.catch(() => undefined);
    return next;
  }
}
