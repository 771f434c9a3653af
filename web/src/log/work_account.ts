// SPDX-License-Identifier: Apache-2.0
// What the screens of work need of the account that is open: an officer's own, or one to practise
// with.

import type { Made, NewEvent, RecordCore } from './calls';
import type { Account } from './database';
import type { Department } from './department';
import { randomHex, wallTime } from './ids';
import type { Standing } from './standing';
import type { Sealed } from './seal';

export interface DraftLog {
  draft<T>(key: string): Promise<T | undefined>;
  sealDraft(key: string, value: unknown): Promise<Sealed>;
  saveDraft(key: string, sealed: Sealed, durability: 'relaxed' | 'strict'): Promise<void>;
  sayLastWord(key: string, sealed: Sealed): void;
  forgetLastWord(key: string): void;
  dropDraft(key: string): Promise<void>;
  draftKeys(): Promise<string[]>;
}

export interface WorkAccount {
  /** Nothing that is written here is kept. */
  readonly practice?: true;
  readonly account: Account;
  readonly standing: Standing;
  readonly log: DraftLog;
  readonly department: Department;
  subscribe(listener: () => void): () => void;
  read<T>(name: string, body: unknown): Promise<T>;
  record(events: NewEvent[], drafts?: string[]): Promise<Made[]>;
  phoneFull(): void;
  sendNow(tapped: boolean): void;
  cardOpened(subject: string, area: string): Promise<void>;
  /** Under which register numbers of this soum are marked; undefined before a server told it. */
  numberKey(area: string): Promise<string | undefined>;
}

/** The next line of the log that the core holds; it is in its memory then, and nowhere else. */
export async function makeEvent(
  core: RecordCore, { kind, subject, area, body, over }: NewEvent,
): Promise<Made> {
  const now = new Date();
  const made = await core.call<Made>('event_new', {
    kind, subject, area, body, ...(over && over.length > 0 ? { over } : {}),
    wall_ms: now.getTime(), at: wallTime(now), random: randomHex(32),
  });
  await core.call('log_load', { entries: [{ line: made.line }] });
  return made;
}
