// SPDX-License-Identifier: Apache-2.0
// A task in plain words: what to do, and the fact with its day that it follows from. The core
// gives a rule and a code, or the words of the fact. A phone and the desk read it in the same way.

import type { Text } from '../shell/text';
import type { CodeSet } from './codebook';

/** What a reading needs besides the task. */
export interface TaskReader {
  t: Text;
  day: (value: string) => string;
  month: (value: string) => string;
  soum: (code: string) => string;
  /** The title of a code; one that is in no book is shown as it is. */
  code: (set: CodeSet, code: string) => string;
}

type Reading = (what: string, reader: TaskReader) => string;

const asCode = (set: CodeSet): Reading => (what, { code }) => code(set, what);
const asMonth: Reading = (what, { month }) => month(what);
const asDay: Reading = (what, { day }) => day(what);
const asSoum: Reading = (what, { soum }) => soum(what);
const asItIs: Reading = (what) => what;

/** How each rule's `what` is read. */
const readings: Record<string, Reading> = {
  promise_due: asItIs, step_due: asItIs, ready_at_income: asItIs, first_payment: asItIs,
  not_found: asItIs, answer_owed: asCode('asked'), shock: asCode('shock'),
  referral_open: asCode('office'), paper_requested: asCode('paper'), payment_gap: asMonth,
  pension_near: asMonth, child_born: asMonth, contract_ends: asDay, moved_in: asSoum,
  otor_away: asSoum, hand_over: asSoum,
};

export interface TaskWords {
  what: string;
  why: string;
}

export function readTask(
  { rule, what, since, name }: { rule: string; what: string; since: string; name: string },
  reader: TaskReader,
): TaskWords {
  const { t, day, code } = reader;
  const reading = readings[rule];
  const own = rule === 'promise_due' || rule === 'step_due';
  const title = rule === 'answer_owed'
    ? t('visit.promise_answer', { question: code('asked', what) })
    : own && what !== '' ? what : code('rule', rule);
  const why = t(`task.why_${reading ? rule : 'other'}`, {
    what: reading ? reading(what, reader) : what, date: day(since),
  });
  return { what: title, why: name === '' ? why : t('task.of_person', { name, why }) };
}
