// SPDX-License-Identifier: Apache-2.0
// The record calls of the core, as the screens use them. The core decides; these are only the
// shapes.

import type { HandOverRequest } from './request';

export interface Area {
  code: string;
  name_mn: string;
  name_kk: string;
  name_en: string;
}

export interface Identity {
  user: string;
  name: string;
  role: 'officer' | 'head' | 'trainer' | 'programme' | 'administrator';
  areas: Area[];
  made_up: boolean;
}

/** One line of the log with what the server said about it. */
export interface Entry {
  line: string;
  position?: number;
  received?: string | number;
  skew?: number;
  registered?: number;
  status?: string;
  /** Of an own line that was erased. */
  hash?: string;
}

export interface Envelope {
  id: string;
  device: string;
  seq: number;
  area: string;
  subject: string;
  kind: string;
  at: string;
  body: Record<string, unknown>;
}

export interface NewEvent {
  kind: string;
  subject: string;
  area: string;
  body: Record<string, unknown>;
  over?: string[];
}

export interface Made {
  line: string;
  event: Envelope;
  hash: string;
}

export interface Receipt {
  id: string;
  status: 'stored' | 'already_stored' | 'quarantined' | 'refused';
  position?: number;
  /** Of the line that it is for. */
  hash?: string;
  received?: number;
  skew?: number;
  registered?: number;
  problem?: { code?: string; title?: string; detail?: string };
}

export interface Outbox {
  unsafe: number;
  lines: string[];
  newest_position: number;
}

export interface HouseholdRow {
  id: string;
  head: string;
  bagh: string;
  place: string;
  area: string;
  moved_away: boolean;
  /** "differs" where that is open. */
  consent?: 'given' | 'refused' | 'withdrawn' | 'differs' | null;
  members: number;
  lat_e5?: number | null;
  lon_e5?: number | null;
  last_visit?: string | null;
  stage?: string | null;
  promises_open: number;
  unsafe: number;
  differs: boolean | number;
}

export interface Households {
  total: number;
  rows: HouseholdRow[];
}

export interface Field<T> {
  value: T;
  author: string;
  at: string;
  heads: string[];
  others: { value: T; author: string; at: string }[];
}

export interface Span {
  from: string;
  to: string;
  as: string;
  income: number;
}

export interface HouseholdFields {
  head?: Field<string>;
  bagh?: Field<string>;
  place?: Field<string>;
  lat_e5?: Field<number>;
  lon_e5?: Field<number>;
  phone?: Field<string>;
  language?: Field<string>;
  note?: Field<string>;
  area?: Field<string>;
  officer?: Field<string>;
  money_months?: Field<number[]>;
}

export interface PersonFields {
  name?: Field<string>;
  father?: Field<string>;
  sex?: Field<'female' | 'male'>;
  born?: Field<string>;
  children?: Field<number>;
  relation?: Field<string>;
  paid?: Field<Span[]>;
  insured_as?: Field<string>;
  /** Of the register number: which key, hash, last two digits. */
  number_mark?: Field<string> | null;
  contract_from?: Field<string> | null;
  /** The last day covered. */
  contract_to?: Field<string> | null;
  contract_as?: Field<string> | null;
  /** Ways she agreed to; none of them: not at all. */
  contact?: Field<ContactWay[]> | null;
}

export type ContactWay = 'phone' | 'message' | 'visit';

export interface Document {
  item: string;
  state?: Field<'missing' | 'requested' | 'found'> | null;
  note?: Field<string> | null;
}

export interface Person {
  id: string;
  /** Other subjects that are the same person. */
  linked?: string[];
  fields: PersonFields;
  documents?: Document[];
  household?: Field<string> | null;
  /** Where the records put her, the later word first; none where they agree. */
  homes?: HomeTold[];
  /** Her own; none where only the family's stands. */
  consent?: ConsentStanding | null;
  unsafe?: number;
}

/** A household, or why she left one. */
export interface HomeTold {
  household?: string | null;
  left?: string | null;
  head: string;
  bagh: string;
  author: string;
  at: string;
}

/** Whether an event that names `id` means this person: she may have been recorded under two. */
export function isOf(person: Pick<Person, 'id' | 'linked'>, id: string): boolean {
  return person.id === id || (person.linked ?? []).includes(id);
}

/** Someone who belongs to the household no more. */
export interface Left {
  id: string;
  name: string;
  why: string;
  on?: string | null;
  heads: string[];
}

export interface CampFields {
  season?: Field<string>;
  place?: Field<string>;
  bagh?: Field<string>;
  area?: Field<string>;
  lat_e5?: Field<number>;
  lon_e5?: Field<number>;
  from?: Field<string>;
  to?: Field<string>;
}

export interface Camp {
  id: string;
  fields: CampFields;
  heads: string[];
}

/** Consent as it stands; `holds` only where nobody says otherwise. */
export interface ConsentStanding {
  state: 'given' | 'refused' | 'withdrawn';
  holds: boolean;
  differs: boolean;
  version?: string | number | null;
  language: string;
  how?: string | null;
  author: string;
  at: string;
  heads: string[];
}

export interface Step {
  step: string;
  what: string;
  by: string;
  /** An account; "" where the family does it itself. */
  owner: string;
  visit: string;
  done: boolean;
}

export interface Referral {
  referral: string;
  to: string;
  why: string;
  person?: string | null;
  visit: string;
  outcome?: 'helped' | 'not_helped' | 'did_not_go' | null;
  note?: string | null;
}

export interface Told {
  person?: string | null;
  subjects: string[];
}

export interface ShownCalculation {
  person: string;
  request?: unknown;
  pack?: string;
  first?: string | null;
  opens?: string | null;
  pension?: number | null;
  person_pays?: number | null;
  at: string;
}

export interface Asked {
  /** Of a question that is in the log. */
  id?: string;
  code: string;
  text?: string | null;
  state: 'answered' | 'referred' | 'promised';
  /** The answer that was brought later. */
  answered?: { at: string; note?: string | null } | null;
}

export interface Found {
  code: string;
  note?: string | null;
}

export interface Promised {
  promise: string;
  what: string;
  by: string;
  visit?: string | null;
  kept?: boolean | string | null;
}

export interface PresentNote {
  id: string;
  people: string[];
  women?: number | null;
  men?: number | null;
  youths?: number | null;
}

export interface TeamNote {
  id: string;
  role: string;
  organisation: string;
  name?: string | null;
}

export interface PaymentNote {
  id: string;
  how: string;
  by?: string | null;
}

export interface StepNote {
  step: string;
  what: string;
  by: string;
  owner: string;
  done?: boolean;
}

export interface ReferralNote {
  referral: string;
  to: string;
  why: string;
  outcome?: string | null;
}

export interface Consent {
  given: boolean;
  version: string | number;
  language: string;
  how?: string | null;
  at: string;
}

export interface VisitFields {
  way?: Field<string> | null;
  /** Of the conversation. */
  language?: Field<string> | null;
  camp?: Field<string> | null;
}

export interface Visit {
  id: string;
  fields: VisitFields;
  started_at: string;
  way: string | null;
  officer: string;
  closed: boolean | string | null;
  stage?: string | null;
  note?: string | null;
  consent?: Consent | null;
  told: Told[];
  calculations: ShownCalculation[];
  handbooks: number;
  questions: Asked[];
  findings: Found[];
  promises: Promised[];
  nobody_found?: boolean;
  team?: TeamNote[];
  present?: PresentNote[];
  payments?: PaymentNote[];
  steps?: StepNote[];
  referrals?: ReferralNote[];
  unsafe: number;
}

export interface Household {
  id: string;
  /** The other records that were told to be this family. */
  linked: string[];
  area: string;
  /** In which it was told of first. */
  first_area: string;
  moved_away: boolean;
  fields: HouseholdFields;
  camps: Camp[];
  camp_now?: { camp: string; sure: boolean } | null;
  consent?: ConsentStanding | null;
  people: Person[];
  left: Left[];
  visits: Visit[];
  promises: Promised[];
  steps: Step[];
  referrals: Referral[];
  /** That nobody took back, the earliest first. */
  requests: HandOverRequest[];
  unsafe: number;
}

export interface Today {
  visits_month: number;
  /** On own visits, that nobody has explained. */
  remarks: number;
  /** Of the department, own and open. */
  decisions: number;
  decisions_overdue: number;
  unsafe: number;
}

/** What a follow-up rule says is to be done; `rule` and `about` together name it. */
export interface Task {
  rule: string;
  about: string;
  household: string;
  head: string;
  area: string;
  person?: string | null;
  name: string;
  due: string;
  days_left: number;
  /** "" is the soum. */
  owner: string;
  what: string;
  facts: string[];
  /** The day of the latest of its facts. */
  since: string;
}

export interface Tasks {
  tasks: Task[];
}

export interface TakenBack {
  author: string;
  at: string;
  /** A code of the codebook, or words of her own. */
  why?: string | null;
}

/** What a withdrawal can name: of the `subject`, with `over`; taken back, the same puts it back. */
export interface Written {
  entry: string;
  subject: string;
  kind: string;
  visit?: string | null;
  person?: string | null;
  what: string;
  text?: string | null;
  by?: string | null;
  count?: number | null;
  subjects: string[];
  author: string;
  at: string;
  over: string[];
  taken?: TakenBack | null;
  with_visit: boolean;
  unsafe: number;
}

export interface Entries {
  entries: Written[];
}

export interface Shock {
  id: string;
  shock: string;
  area: string;
  /** Of the whole soum where there is none. */
  bagh?: string | null;
  from: string;
  to?: string | null;
  author: string;
  at: string;
  holds: boolean;
  differs: boolean;
  /** For the note that takes its place; `over` is for taking it back or putting it back. */
  heads: string[];
  over: string[];
  taken?: TakenBack | null;
  unsafe: number;
}

export interface Shocks {
  shocks: Shock[];
}

/** Two households, or two persons, that may be one, or about whom somebody has said it. */
export interface Duplicate {
  household: boolean;
  one: string;
  other: string;
  one_name: string;
  other_name: string;
  bagh: string;
  /** What the register numbers say, of two households those of their heads. */
  numbers: 'unknown' | 'same' | 'differ';
  born?: string | null;
  heads: string[];
  one_household?: string | null;
  other_household?: string | null;
  told?: { same: boolean; differs: boolean; author: string; at: string } | null;
}

export interface Duplicates {
  pairs: Duplicate[];
}

/** The door to the core: the real one is otor.wasm, tests may hand in another. */
export interface RecordCore {
  call<T>(name: string, body: unknown): Promise<T>;
  /** `log_load` of entries that are JSON already, as they lie in a page. */
  load(entries: Uint8Array): Promise<void>;
}
