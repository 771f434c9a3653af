// SPDX-License-Identifier: Apache-2.0
// What the desk's first page is asked: of which days and soum, and whose visits, where what was
// asked or noticed.

import { thisDay } from '../log/this_day';
import { addressWith, useInAddress, type Words, wordsIn } from './address_words';
import { type Days, daysSoFar } from './period';

const keys = ['area', 'officer', 'asked', 'finding', 'from', 'to', 'period'] as const;

/** `area`: a soum or an aimag; `asked`, `finding`: a code. */
export type OverviewAsked = Words<(typeof keys)[number]>;

export const overviewAddress = (asked: OverviewAsked): string =>
  `#${addressWith('/desk', keys, asked)}`;

/** The year so far, unless the address says another time. */
export function daysAsked({ from, to, period }: OverviewAsked): Days {
  const today = thisDay();
  return daysSoFar(period, today) ?? {
    from: from ?? `${today.slice(0, 4)}-01-01`, to: to ?? today,
  };
}

/** What the address asks, and how to change a part of it; undefined takes it away. */
export function useOverviewAsked() {
  const asked = useInAddress(() => wordsIn(keys));
  const change = (part: { [key in keyof OverviewAsked]: OverviewAsked[key] | undefined }): void => {
    const next: OverviewAsked = { ...wordsIn(keys) };
    if ('from' in part || 'to' in part) {
      Object.assign(next, daysAsked(next));
      delete next.period;
    }
    for (const key of keys) {
      if (!(key in part)) continue;
      const value = part[key];
      if (value === undefined) delete next[key];
      else next[key] = value;
    }
    location.hash = overviewAddress(next).slice(1);
  };
  return { asked, change };
}

/** Whether a row of an area and an officer is one of those asked for. */
export const isAsked = (
  { area, officer }: OverviewAsked, row: { area: string; officer: string },
): boolean => row.area.startsWith(area ?? '') && (officer === undefined || row.officer === officer);
