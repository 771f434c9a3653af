// SPDX-License-Identifier: Apache-2.0
// The messages of the core, as src/wire declares them.

export type Month = string;
export type Payer = 'voluntary' | 'herder' | 'mother' | 'disabled_child_parent';
export type Sex = 'female' | 'male';
export type Route =
  'herder' | 'mother_of_four' | 'ordinary' | 'ordinary_later_age' | 'proportional';

export interface DueRequest {
  id?: string | number | null;
  month: Month;
  as: Payer;
  income: number | 'minimum';
  share_used?: number | null;
}

export interface LawNote {
  pack: string;
  known_until: string;
}

export interface DueAnswer {
  id?: string | number | null;
  income: number;
  total: number;
  pension_part: number;
  benefit_part: number;
  accident_part: number;
  state: number;
  person: number;
  notes: string[];
  questions: string[];
  sources: string[];
  law: LawNote;
}

export interface PaidSpan {
  from: Month;
  to: Month;
  as: Payer;
  income: number | 'minimum';
}

export interface PlanSpan {
  from: Month;
  to?: Month | null;
  as: Payer;
  income: number | 'minimum';
}

export interface EstimateRequest {
  id?: string | number | null;
  on: Month;
  sex: Sex;
  born: string;
  children?: number | null;
  paid?: PaidSpan[] | null;
  plan?: PlanSpan | null;
}

export interface StepInput {
  name: string;
  value: number;
  unit: string;
}

export interface Step {
  rule: string;
  inputs: StepInput[];
  value: number;
  unit: string;
  sources: string[];
  questions: string[];
}

export interface RouteAnswer {
  route: Route;
  opens?: Month | null;
  months_counted: number;
  herder_months: number;
  reference_wage: number;
  formula: number;
  floor: number;
  pension: number;
  person_pays?: number | null;
  state_pays?: number | null;
  months_to_break_even?: number | null;
  matters_from: number;
  steps: Step[];
  why: string;
  why_code: string;
  needed?: number | null;
  reached?: number | null;
}

export interface EstimateAnswer {
  id?: string | number | null;
  routes: RouteAnswer[];
  first?: Route | null;
  share_ends?: Month | null;
  questions: string[];
  law: LawNote;
}

export interface OutlookRequest {
  id?: string | number | null;
  on: Month;
  sex: Sex;
  born: string;
  children?: number | null;
  paid?: PaidSpan[] | null;
  plan?: PlanSpan | null;
  sheep_price?: number | null;
  later_by?: number | null;
  missed?: number | null;
  season?: number[] | null;
}

export interface Price {
  from: Month;
  months: number;
  income: number;
  total: number;
  state: number;
  person: number;
  half_year: number;
  year: number;
  sheep?: number | null;
  because: string[];
  sources: string[];
  questions: string[];
}

export interface Stretch {
  from: Month;
  months: number;
  person: number;
  state: number;
  sheep?: number | null;
}

export interface LifeLine {
  start?: Month | null;
  route?: Route | null;
  opens?: Month | null;
  age?: number | null;
  pension: number;
  pension_sheep?: number | null;
  person_pays: number;
  state_pays: number;
  months_paid: number;
  months_to_break_even?: number | null;
  prices: Price[];
  stretches: Stretch[];
}

export interface Later {
  life: LifeLine;
  by: number;
  delay?: number | null;
  pays_less: number;
  receives_less?: number | null;
  uncovered: number;
}

export interface LatestStart {
  route: Route;
  for_first_age?: Month | null;
  opens?: Month | null;
  age?: number | null;
  at_all?: Month | null;
}

export interface More {
  route?: Route | null;
  matters_from?: number | null;
  ceiling: number;
  per_hundred_thousand: number;
  costs: number;
}

export interface Missed {
  months: number;
  delay?: number | null;
  opens?: Month | null;
  route?: Route | null;
}

export interface Season {
  months: number[];
  route?: Route | null;
  opens?: Month | null;
  age?: number | null;
  pension: number;
  year: number;
}

export interface CoverAmount {
  from: Month;
  amount: number;
}

export interface Cover {
  kind: string;
  from?: Month | null;
  amounts: CoverAmount[];
  share?: number | null;
  sources: string[];
  questions: string[];
}

export interface Never {
  age: number;
  from: Month;
  amount?: number | null;
  since?: Month | null;
  sources: string[];
  questions: string[];
}

export interface Account {
  applies: boolean;
  indicative?: number | null;
  divisor?: number | null;
  divisor_since?: Month | null;
  sources: string[];
  questions: string[];
}

export interface Pending {
  name: string;
  since: string;
}

export interface Health {
  amount: number;
  since: Month;
  sources: string[];
  questions: string[];
}

export interface OutlookAnswer {
  id?: string | number | null;
  estimate: EstimateAnswer;
  life: LifeLine;
  later?: Later | null;
  latest: LatestStart[];
  more: More;
  missed?: Missed | null;
  season?: Season | null;
  cover: Cover[];
  never: Never;
  account: Account;
  health?: Health | null;
  pending: Pending[];
  questions: string[];
}

export interface CostAnswer {
  id?: string | number | null;
  prices: Price[];
  share_ends?: Month | null;
  health?: Health | null;
  questions: string[];
  law: LawNote;
}

export interface LaterAnswer {
  id?: string | number | null;
  life: LifeLine;
  later?: Later | null;
  latest: LatestStart[];
  questions: string[];
  law: LawNote;
}

export interface MoreAnswer {
  id?: string | number | null;
  more: More;
  questions: string[];
  law: LawNote;
}

export interface MissedAnswer {
  id?: string | number | null;
  missed?: Missed | null;
  season?: Season | null;
  questions: string[];
  law: LawNote;
}

export interface CoverAnswer {
  id?: string | number | null;
  cover: Cover[];
  questions: string[];
  law: LawNote;
}

export interface NeverAnswer {
  id?: string | number | null;
  never: Never;
  account: Account;
  questions: string[];
  law: LawNote;
}

export interface LawRequest {
  id?: string | number | null;
}

export interface Text3 {
  mn: string;
  kk: string;
  en: string;
}

export interface LawEntry {
  since: string;
  value?: string | null;
  statement?: Text3 | null;
  act: string;
  article: string;
  url: string;
  confidence: string;
  question?: string | null;
}

export interface LawParameter {
  name: string;
  unit: string;
  checked: string;
  title: Text3;
  entries: LawEntry[];
}

export interface LawQuestion {
  name: string;
  status: string;
  asks: Text3;
}

export interface LawAnswer {
  id?: string | number | null;
  law: LawNote;
  parameters: LawParameter[];
  questions: LawQuestion[];
}
