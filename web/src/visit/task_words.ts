// SPDX-License-Identifier: Apache-2.0
// A task in plain words: what to do, and the fact with its day that it follows from. The core
// gives a rule and a code, or the words of the fact; titles come from the codebook.

import type { Task } from '../log/calls';
import { useCodes, type Codes, type CodeSet } from './codebook';
import { useWords, type Words } from './shell';
import { useSoums, type Soum } from './soums';

type Soums = Map<string, Soum & { name: string }>;
type Reading = (what: string, words: Words, soums: Soums, codes: Codes) => string;

const asCode = (set: CodeSet): Reading => (what, _words, _soums, codes) => codes.words(set, what);
const asMonth: Reading = (what, { month }) => month(what);
const asDay: Reading = (what, { day }) => day(what);
const asSoum: Reading = (what, _words, soums) => soums.get(what)?.name ?? what;
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
  const codes = useCodes();
  const { t, day } = words;
  return ({ rule, what, since, name }) => {
    const reading = readings[rule];
    const own = rule === 'promise_due' || rule === 'step_due';
    const title = rule === 'answer_owed'
      ? t('visit.promise_answer', { question: codes.words('asked', what) })
      : own && what !== '' ? what : codes.words('rule', rule);
    const why = t(`task.why_${reading ? rule : 'other'}`, {
      what: reading ? reading(what, words, soums, codes) : what, date: day(since),
    });
    return { what: title, why: name === '' ? why : t('task.of_person', { name, why }) };
  };
}
