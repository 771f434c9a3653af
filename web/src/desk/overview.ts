// SPDX-License-Identifier: Apache-2.0
// What GET /api/head/overview answers. Numbers the account may not see are absent or null:
// withheld.

export interface Totals {
  herder_households?: number | null;
  households_known?: number | null;
  households_visited?: number | null;
  visits?: number | null;
  handbooks?: number | null;
  calculations?: number | null;
  officers?: number | null;
}

export interface AreaTotals extends Totals {
  code: string;
  name_mn: string;
  name_kk: string;
  name_en: string;
  lat: number;
  lon: number;
}

export interface OfficerTotals {
  user: string;
  name: string;
  area: string;
  visits: number;
  households: number;
  calculations: number;
  handbooks: number;
  last: string | null;
}

export interface VisitSeen {
  id: string;
  household: string;
  head: string;
  area: string;
  officer: string;
  at: string;
  way: string;
  stage?: string | null;
  calculations: {
    person: string;
    opens?: string | null;
    pension?: number | null;
    person_pays?: number | null;
    first?: string | null;
  }[];
  handbooks: number;
  questions: string[];
  findings: string[];
  closed: boolean | string | null;
}

/** How many visits noted a code. */
export interface NotedCode {
  code: string;
  visits: number;
}

export interface Overview {
  /** The days that were counted, which may be more than were asked for; null: open. */
  counted: { from?: string | null; to?: string | null };
  areas: AreaTotals[];
  /** Counted whole: in fives it is not the sum of what is told of the soums. */
  all: Totals;
  officers?: OfficerTotals[];
  /** Of all visits of the area and officer asked for; `listed`: those with the codes asked for. */
  noted?: { visits: number; listed: number; questions: NotedCode[]; findings: NotedCode[] };
  visits?: VisitSeen[];
  next?: number | null;
}

/** What stands behind the visits of an answer. */
export type FurtherVisits = Required<Pick<Overview, 'visits' | 'next'>>;
