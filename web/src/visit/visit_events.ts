// SPDX-License-Identifier: Apache-2.0
// What each step of a visit becomes in the log. Closing a visit also writes the steps that were
// filled in but never left by their button: nothing that was tapped gets lost.

import type {
  Asked, Found, Household, NewEvent, Person, PresentNote, Visit,
} from '../log/calls';
import { thisDay } from '../log/this_day';
import type { WorkAccount } from '../log/work_account';
import { settledOn } from '../shell/settled';
import { notKnown, programme } from './settled';

/** How far paying was shown, and by which way. */
export interface PayTyped {
  how: string;
  by: string;
}

export interface Talk {
  subjects: string[];
  asked: Asked[];
  found: Found[];
  pay?: PayTyped;
}

export interface PromiseTyped {
  promise: string;
  what: string;
  by: string;
  /** Who does it; left out by drafts of before: the officer. */
  whose?: 'me' | 'family';
  /** The question whose answer is promised. */
  question?: string;
}

export interface ReferralTyped {
  referral: string;
  to: string;
  why: string;
}

export interface NextSteps {
  promises: PromiseTyped[];
  referrals?: ReferralTyped[];
}

export interface TeamTyped {
  role: string;
  organisation: string;
  name?: string | null;
}

/** Members by id; others are counted. Youths are among the others, 16 to 30 years old. */
export interface Present {
  people: string[];
  women: number;
  men: number;
  youths: number;
  team: TeamTyped[];
}

export const nobodyYet: Present = { people: [], women: 0, men: 0, youths: 0, team: [] };

export const paperStates = ['missing', 'requested', 'found'] as const;
export type PaperState = (typeof paperStates)[number];

export interface Papers {
  /** Whose papers are shown. */
  of: string;
  /** By person and paper, where something was tapped. */
  states: Record<string, Record<string, PaperState>>;
}

/** The code for what nobody named: what was half told is kept. */
const other = 'other';

type About = Pick<NewEvent, 'subject' | 'area'>;

function about(card: Household): About {
  return { subject: card.id, area: card.area };
}

function recorded({ present }: Visit): PresentNote | undefined {
  return present?.at(-1);
}

/** What the draft says where something was typed, else what is in the log. */
export function presentNow(
  visit: Visit, { value, touched }: { value: Present; touched: boolean },
): Present {
  if (touched) return { ...nobodyYet, ...value };
  const last = recorded(visit);
  return {
    people: last?.people ?? [], women: last?.women ?? 0, men: last?.men ?? 0,
    youths: last?.youths ?? 0, team: [],
  };
}

/** Who was there is one fact of a visit: a changed list takes the place of the former one. */
export function presentEvents(card: Household, visit: Visit, now: Present): NewEvent[] {
  const before = presentNow(visit, { value: nobodyYet, touched: false });
  const same = JSON.stringify({ ...now, team: [] }) === JSON.stringify(before);
  const last = recorded(visit);
  const { people, women, men, youths } = now;
  const counted = women + men + youths > 0 ? { women, men, youths } : {};
  return [
    ...(same || !last ? [] : [{
      kind: 'entry_withdrawn', ...about(card), body: { entry: last.id }, over: [last.id],
    }]),
    ...(same ? [] : [{
      kind: 'people_present', ...about(card), body: { visit: visit.id, people, ...counted },
    }]),
    ...now.team.filter(({ role, organisation, name }) => role || organisation || name?.trim())
      .map(({ role, organisation, name }) => ({
        kind: 'team_member_came', ...about(card),
        body: {
          visit: visit.id, role: role || other, organisation: organisation || other,
          ...(name?.trim() ? { name: name.trim() } : {}),
        },
      })),
  ];
}

export function paperEvents(card: Household, visit: Visit, { states }: Papers): NewEvent[] {
  return card.people.flatMap(({ id, documents = [] }) => Object.entries(states[id] ?? {})
    .flatMap(([item, state]): NewEvent[] => {
      const known = documents.find((one) => one.item === item)?.state;
      if (known?.value === state) return [];
      return [{
        kind: 'document_noted', subject: id, area: card.area,
        body: { item, state, visit: visit.id }, ...(known ? { over: known.heads } : {}),
      }];
    }));
}

export interface NotedPaper {
  person: Person;
  item: string;
  state: PaperState;
}

/**
 * The papers whose state was given at this visit. A state names its author and moment but no visit:
 * it belongs to the last one that its author had begun by then.
 */
export function papersNoted({ people, visits }: Household, visit: Visit): NotedPaper[] {
  const begun = (one: Visit): number => Date.parse(one.started_at);
  const visitOf = (author: string, at: number): Visit | undefined => visits
    .filter((one) => one.officer === author && begun(one) <= at)
    .reduce<Visit | undefined>((last, one) => (last && begun(last) > begun(one) ? last : one),
      undefined);
  return people.flatMap((person) => (person.documents ?? []).flatMap(({ item, state }) =>
    (state && visitOf(state.author, Date.parse(state.at))?.id === visit.id
      ? [{ person, item, state: state.value }] : [])));
}

export function talkEvents(
  card: Household, { id: visit }: Visit, present: string[],
  { subjects, asked, found, pay }: Talk,
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
      kind: 'finding_noted', ...about(card),
      body: { visit, code, ...(note?.trim() ? { note: note.trim() } : {}) },
    })),
    ...(pay?.how ? [{
      kind: 'payment_shown', ...about(card),
      body: { visit, how: pay.how, ...(pay.by && pay.how !== 'none' ? { by: pay.by } : {}) },
    }] : []),
  ];
}

export function handbookEvents(card: Household, { id: visit }: Visit, count: number): NewEvent[] {
  if (count <= 0) return [];
  const settled = settledOn(programme.cell.get(), card.area, thisDay());
  const edition = settled.edition ?? notKnown;
  return [{ kind: 'handbook_given', ...about(card), body: { visit, edition, count } }];
}

/** What the officer does is her promise; what the family does is a next step without an owner. */
export function nextEvents(
  card: Household, { id: visit }: Visit, { promises, referrals = [] }: NextSteps,
): NewEvent[] {
  return [
    ...promises
      .filter(({ what, by }) => what.trim() !== '' && by !== '')
      .map(({ promise: id, what, by, whose, question }) => {
        const agreed = { visit, what: what.trim(), by };
        return whose === 'family'
          ? { kind: 'next_step_agreed', ...about(card), body: { ...agreed, step: id, owner: '' } }
          : {
            kind: 'promise_made', ...about(card),
            body: { ...agreed, promise: id, ...(question ? { question } : {}) },
          };
      }),
    ...referrals
      .filter(({ to, why }) => to !== '' || why.trim() !== '')
      .map(({ referral, to, why }) => ({
        kind: 'referral_made', ...about(card),
        body: { visit, referral, to: to || other, why: why.trim() },
      })),
  ];
}

const stepDrafts = ['present', 'talk', 'papers', 'handbooks', 'promises'];

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
  open: WorkAccount, card: Household, visit: Visit,
): Promise<NewEvent[]> {
  const [typed, talk, papers, handbooks, next] = await Promise.all([
    open.log.draft<Present>(`present:${visit.id}`),
    open.log.draft<Talk>(`talk:${visit.id}`),
    open.log.draft<Papers>(`papers:${visit.id}`),
    open.log.draft<{ count: number }>(`handbooks:${visit.id}`),
    open.log.draft<NextSteps>(`promises:${visit.id}`),
  ]);
  const present = presentNow(visit, { value: typed ?? nobodyYet, touched: Boolean(typed) });
  return [
    ...presentEvents(card, visit, present),
    ...(talk ? talkEvents(card, visit, present.people, talk) : []),
    ...(papers ? paperEvents(card, visit, papers) : []),
    ...handbookEvents(card, visit, handbooks?.count ?? 0),
    ...(next ? nextEvents(card, visit, next) : []),
  ];
}
