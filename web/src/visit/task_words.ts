// SPDX-License-Identifier: Apache-2.0
// A task in plain words: what to do, and the fact with its day that it follows from. The core
// gives a rule and a code, or the words of the fact; titles come from the codebook.

import type { Task } from '../log/calls';
import type { Text } from '../shell/text';
import { useTextIn, useWords, type Words } from './shell';
import { useSoums, type Soum } from './soums';

/** A task with the promise that says the same, where there is one. */
export interface ShownTask extends Task {
  promise?: string;
}

type CodeSet = 'asked' | 'office' | 'paper' | 'rule' | 'shock';

/** The title of a code; a code that is in no book is shown as it is. */
export function titleOf(t: Text, set: CodeSet, code: string): string {
  const key = `${set}.${code.toLowerCase()}`;
  const said = t(key);
  return said === key ? code : said;
}

type Soums = Map<string, Soum & { name: string }>;
type Reading = (what: string, words: Words, soums: Soums) => string;

const asCode = (set: CodeSet): Reading =>
  (what, { t }) => titleOf(t, set, what);
const asMonth: Reading = (what, { month }) => month(what);
const asDay: Reading = (what, { day }) => day(what);
const asSoum: Reading = (what, _, soums) => soums.get(what)?.name ?? what;
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

export function useTaskWords(): (task: Task) => TaskWords {
  const words = useWords();
  const soums = useSoums();
  const { t, day } = words;
  return ({ rule, what, since, name }) => {
    const reading = readings[rule];
    const own = rule === 'promise_due' || rule === 'step_due';
    const title = rule === 'answer_owed' ? answerWords(t, what)
      : own && what !== '' ? what : titleOf(t, 'rule', rule);
    const why = t(`task.why_${reading ? rule : 'other'}`, {
      what: reading ? reading(what, words, soums) : what, date: day(since),
    });
    return { what: title, why: name === '' ? why : t('task.of_person', { name, why }) };
  };
}

function answerWords(t: Text, question: string): string {
  return t('visit.promise_answer', { question: titleOf(t, 'asked', question) });
}

/** In every language: a promise was written in the one that was spoken then. */
export function useTexts(): Text[] {
  return [useTextIn('mn'), useTextIn('kk'), useTextIn('en')];
}

/**
 * The visit offers an answer that was promised as a promise, too: both are one task, with the day
 * that was promised. Told by its words, for a promise does not name its question.
 */
export function eachOnce(tasks: Task[], texts: Text[]): ShownTask[] {
  const promises = tasks.filter(({ rule }) => rule === 'promise_due');
  const taken = new Set<string>();
  const rows = tasks.map((task): ShownTask => {
    if (task.rule !== 'answer_owed') return task;
    const words = [task.what, ...texts.map((t) => answerWords(t, task.what))];
    const same = promises.find(({ household, about, what }) =>
      household === task.household && !taken.has(about) && words.includes(what));
    if (!same) return task;
    taken.add(same.about);
    return { ...task, promise: same.about, due: same.due, days_left: same.days_left };
  });
  return rows.filter(({ rule, about }) => rule !== 'promise_due' || !taken.has(about))
    .sort((a, b) => a.days_left - b.days_left);
}
