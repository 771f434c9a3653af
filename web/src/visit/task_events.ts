// SPDX-License-Identifier: Apache-2.0
// What became of a task, in the log. A promise that was kept, an answer that was brought, a
// referral that came to something are facts of their own; for the rest the task is closed by its
// name: its rule and the fact it follows from.

import type { NewEvent, Task } from '../log/calls';

export interface Said {
  note: string;
  /** Of a referral. */
  outcome: string;
}

function of({ household, area }: Task): Pick<NewEvent, 'subject' | 'area'> {
  return { subject: household, area };
}

function noted(note: string): { note?: string } {
  return note.trim() === '' ? {} : { note: note.trim() };
}

export function puttingOff(task: Task, until: string): NewEvent[] {
  const { rule, about } = task;
  return [{ kind: 'task_put_off', ...of(task), body: { rule, about, until } }];
}

export function closings(
  task: Task, how: 'done' | 'not_needed', note: string,
): NewEvent[] {
  const { rule, about } = task;
  return [{ kind: 'task_closed', ...of(task), body: { rule, about, how, ...noted(note) } }];
}

/**
 * The fact that settles the task, told at the visit that runs, if one does. A note that has no
 * place in it closes the task by its name besides.
 */
export function doneEvents(
  task: Task, { note, outcome }: Said, running: string | undefined,
): NewEvent[] {
  const visit = running === undefined ? {} : { visit: running };
  const told = (kind: string, body: Record<string, unknown>): NewEvent =>
    ({ kind, ...of(task), body });
  const byName = note.trim() === '' ? [] : closings(task, 'done', note);
  switch (task.rule) {
    case 'promise_due': return [told('promise_kept', { promise: task.about, ...visit }), ...byName];
    case 'step_due': return [told('next_step_done', { step: task.about, ...visit }), ...byName];
    case 'answer_owed':
      return [told('question_answered', { question: task.about, ...visit, ...noted(note) })];
    case 'referral_open':
      return [told('referral_closed', { referral: task.about, outcome, ...noted(note) })];
    default: return closings(task, 'done', note);
  }
}
