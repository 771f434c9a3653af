// SPDX-License-Identifier: Apache-2.0
// What each step of a visit becomes in the log. Closing a visit also writes the steps that were
// filled in but never left by their button: nothing that was tapped gets lost.

import type { Asked, Found, Household, NewEvent, Person, Visit } from '../log/calls';
import { wallDay } from '../log/ids';
import type { OpenAccount } from '../log/open_account';
import { notKnown, programme, settledOn } from './settled';

export interface Talk {
  subjects: string[];
  asked: Asked[];
  found: Found[];
}

export interface PromiseTyped {
  promise: string;
  what: string;
  by: string;
}

type About = Pick<NewEvent, 'subject' | 'area'>;

function about(card: Household): About {
  return { subject: card.id, area: card.area };
}

export function talkEvents(
  card: Household, { id: visit }: Visit, present: string[], { subjects, asked, found }: Talk,
): NewEvent[] {
  const told = subjects.length === 0 ? [] : present.length === 0 ? [{ visit, subjects }]
    : present.map((person) => ({ visit, subjects, person }));
  return [
    ...told.map((body) => ({ kind: 'person_told', ...about(card), body })),
    ...asked.map(({ code, text, state }) => ({
      kind: 'question_asked', ...about(card),
      body: { visit, code, state, ...(text?.trim() ? { text: text.trim() } : {}) },
    })),
    ...found.map(({ code, note }) => ({
      kind: 'finding_noted', ...about(card), body: { visit, code, ...(note ? { note } : {}) },
    })),
  ];
}

export function handbookEvents(card: Household, { id: visit }: Visit, count: number): NewEvent[] {
  if (count <= 0) return [];
  const settled = settledOn(programme.cell.get(), card.area, wallDay(new Date()));
  const edition = settled.edition ?? notKnown;
  return [{ kind: 'handbook_given', ...about(card), body: { visit, edition, count } }];
}

export function promiseEvents(
  card: Household, { id: visit }: Visit, promises: PromiseTyped[],
): NewEvent[] {
  return promises
    .filter(({ what, by }) => what.trim() !== '' && by !== '')
    .map(({ promise, what, by }) => ({
      kind: 'promise_made', ...about(card), body: { visit, promise, what: what.trim(), by },
    }));
}

const stepDrafts = ['present', 'talk', 'handbooks', 'promises'];

/** How one would pay, tried out with one of the household. */
export function planDraft(visit: Visit, person: Person): string {
  return `plan:${visit.id}:${person.id}`;
}

/** The drafts that end with a visit. */
export function draftsOf(card: Household, visit: Visit): string[] {
  return [
    ...stepDrafts.map((name) => `${name}:${visit.id}`),
    ...card.people.map((person) => planDraft(visit, person)),
  ];
}

export async function pendingEvents(
  open: OpenAccount, card: Household, visit: Visit,
): Promise<NewEvent[]> {
  const [present, talk, handbooks, promises] = await Promise.all([
    open.log.draft<{ people: string[] }>(`present:${visit.id}`),
    open.log.draft<Talk>(`talk:${visit.id}`),
    open.log.draft<{ count: number }>(`handbooks:${visit.id}`),
    open.log.draft<{ promises: PromiseTyped[] }>(`promises:${visit.id}`),
  ]);
  return [
    ...(talk ? talkEvents(card, visit, present?.people ?? [], talk) : []),
    ...handbookEvents(card, visit, handbooks?.count ?? 0),
    ...promiseEvents(card, visit, promises?.promises ?? []),
  ];
}
