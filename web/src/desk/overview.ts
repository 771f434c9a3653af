// SPDX-License-Identifier: Apache-2.0
// What GET /api/head/overview answers. Numbers the account may not see are absent or null:
// withheld.

import { askDesk } from './ask';

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

export interface Overview {
  areas: AreaTotals[];
  /** Counted whole: in fives it is not the sum of what is told of the soums. */
  all: Totals;
  officers?: OfficerTotals[];
  visits?: VisitSeen[];
  next?: string | number | null;
}

const page = (query: string): Promise<Overview> => askDesk(`overview?${query}`);

/** All pages of the list of visits, at most fifty of them. */
export async function overview(from: string, to: string): Promise<Overview> {
  const query = `from=${from}&to=${to}`;
  const first = await page(query);
  const visits = [...(first.visits ?? [])];
  let next = first.next;
  for (let turn = 0; turn < 50 && next !== undefined && next !== null && next !== ''; turn += 1) {
    const more = await page(`${query}&after=${encodeURIComponent(String(next))}`);
    if ((more.visits ?? []).length === 0) break;
    visits.push(...(more.visits ?? []));
    next = more.next;
  }
  return first.visits === undefined ? first : { ...first, visits };
}

/** How many visits noted each code, most frequent first. */
export function counted(
  visits: VisitSeen[], codes: (visit: VisitSeen) => string[],
): [string, number][] {
  const counts = new Map<string, number>();
  for (const visit of visits) {
    for (const code of new Set(codes(visit))) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
