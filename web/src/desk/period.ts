// SPDX-License-Identifier: Apache-2.0
// Times that are asked for often. As a word of the address one moves along: "this month" is another
// month in March. As days it stays.

export const moving = [
  'this_month', 'last_month', 'this_quarter', 'last_quarter', 'this_season', 'last_season',
  'this_year', 'last_year', 'whole',
] as const;

export type Moving = (typeof moving)[number];

/** Days, both included; "" is open. */
export interface Days {
  from: string;
  to: string;
}

const day = (year: number, month: number, of_month: number): string =>
  new Date(Date.UTC(year, month, of_month)).toISOString().slice(0, 10);

/** The first months of spring, summer, autumn and winter, and of the spring behind them. */
const begins = [4, 6, 9, 11, 16];

/** The season of a month, or one so many seasons later. */
function season(year: number, month: number, later: number): Days {
  const begun = begins.filter((first) => first <= month).length - 1;
  const number = year * 4 + begun + later;
  const [first = 1, next = 1] = begins.slice(number % 4);
  const of_year = Math.floor(number / 4);
  return { from: day(of_year, first - 1, 1), to: day(of_year, next - 1, 0) };
}

/** The quarter of the calendar that a month is in, or one so many quarters later. */
function quarterOf(year: number, month: number, later: number): Days {
  const first = (Math.floor((month - 1) / 3) + later) * 3;
  return { from: day(year, first, 1), to: day(year, first + 3, 0) };
}

export function stretches(today: string): Record<Moving, Days> {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return {
    this_month: { from: day(year, month - 1, 1), to: day(year, month, 0) },
    last_month: { from: day(year, month - 2, 1), to: day(year, month - 1, 0) },
    this_quarter: quarterOf(year, month, 0),
    last_quarter: quarterOf(year, month, -1),
    this_season: season(year, month, 0),
    last_season: season(year, month, -1),
    this_year: { from: day(year, 0, 1), to: day(year, 12, 0) },
    last_year: { from: day(year - 1, 0, 1), to: day(year - 1, 12, 0) },
    whole: { from: '', to: '' },
  };
}

/** The days of a word of the address; nothing for another word. */
export function daysOf(word: string | undefined, today: string): Days | undefined {
  const known = moving.find((one) => one === word);
  return known && stretches(today)[known];
}

/** The same where the last day that is told of is today. */
export function daysSoFar(word: string | undefined, today: string): Days | undefined {
  const days = daysOf(word, today);
  return days && (days.to === '' || days.to > today ? { ...days, to: today } : days);
}

/** The word that says these days, seen from today: whole, or as far as today. */
export function wordOf({ from, to }: Days, today: string): Moving | undefined {
  const all = stretches(today);
  return moving.find((word) => {
    const days = all[word];
    return from === days.from && (to === days.to || (to === today && days.to > today));
  });
}

/** What is told in totals: this year and the one before it, each behind its quarters, the latest
 * first. */
export function toldTimes(today: string): Days[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const { this_year: now, last_year: before } = stretches(today);
  const begun = Math.floor((month - 1) / 3);
  const quarters = [...Array(begun + 5).keys()].map((at) => quarterOf(year, month, -at));
  return [now, ...quarters.slice(0, begun + 1), before, ...quarters.slice(begun + 1)];
}

/** Which quarter these days are, from 1; nothing where they are none. */
export function quarterIn({ from, to }: Days): number | undefined {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const quarter = quarterOf(year, month, 0);
  return quarter.from === from && quarter.to === to ? Math.ceil(month / 3) : undefined;
}
