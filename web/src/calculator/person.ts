// SPDX-License-Identifier: Apache-2.0
// What the page was told about a person. It lives in memory only: nothing is stored or sent.

import type { OutlookRequest, PaidSpan, Payer, PlanSpan, Sex } from '../messages';
import { monthNumber, monthText } from '../shell/format';

export interface Period {
  from: string;
  to: string;
  as: Payer;
  /** As typed; empty for the minimum wage. */
  income: string;
}

export interface Person {
  /** The made-up person the page opens with, until something is changed. */
  example: boolean;
  sex: Sex;
  born: string;
  children: number;
  paidHow: 'none' | 'easy' | 'list';
  paidYears: number;
  periods: Period[];
  as: Payer;
  /** Empty where nothing is to be paid any more; only an address can say that. */
  start: string;
  /** The last month to be paid; until the pension where it is absent. */
  until?: string | undefined;
  incomeHow: 'minimum' | 'amount';
  /** As typed. */
  income: string;
  /** As typed; empty where no price is known. */
  sheepPrice: string;
  soum: string;
  /** Months to wait in "if you start later", and missed; months of the year paid in the season.
   * Only an address can say them; the core has its own otherwise. */
  laterBy?: number;
  missed?: number;
  season?: number[];
}

export function examplePerson(month: string): Person {
  return {
    example: true,
    sex: 'female',
    born: `${Number(month.slice(0, 4)) - 30}-03`,
    children: 2,
    paidHow: 'none',
    paidYears: 5,
    periods: [],
    as: 'herder',
    start: monthText(monthNumber(month) + 1),
    incomeHow: 'minimum',
    income: '',
    sheepPrice: '',
    soum: '',
  };
}

/** A whole amount as people type it: 800000, 800,000, 800 000. Nothing where it is none. */
export function amountIn(typed: string): number | undefined {
  const digits = typed.replace(/[\s,₮\u00a0]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}

export interface Mistakes {
  income?: boolean;
  sheepPrice?: boolean;
  /** By number of the period. */
  order: Set<number>;
  future: Set<number>;
  periodIncome: Set<number>;
  any: boolean;
}

export function mistakesIn(person: Person, month: string): Mistakes {
  const found: Mistakes = {
    order: new Set(),
    future: new Set(),
    periodIncome: new Set(),
    any: false,
  };
  if (person.incomeHow === 'amount' && amountIn(person.income) === undefined) {
    found.income = true;
  }
  if (person.sheepPrice.trim() && !amountIn(person.sheepPrice)) found.sheepPrice = true;
  if (person.paidHow === 'list') {
    person.periods.forEach((period, i) => {
      if (monthNumber(period.to) < monthNumber(period.from)) found.order.add(i);
      if (period.to.slice(0, 4) > month.slice(0, 4)) found.future.add(i);
      if (period.income.trim() && amountIn(period.income) === undefined) found.periodIncome.add(i);
    });
  }
  found.any =
    Boolean(found.income ?? found.sheepPrice) ||
    found.order.size > 0 ||
    found.future.size > 0 ||
    found.periodIncome.size > 0;
  return found;
}

/** The years of the easy way: up to December of the year before. */
export function easySpan(years: number, month: string): { from: string; to: string } {
  const last = Number(month.slice(0, 4)) - 1;
  return { from: `${last - years + 1}-01`, to: `${last}-12` };
}

function paidSpans(person: Person, month: string): PaidSpan[] {
  if (person.paidHow === 'easy') {
    return [{ ...easySpan(person.paidYears, month), as: 'herder', income: 'minimum' }];
  }
  if (person.paidHow === 'none') return [];
  return person.periods.map(({ from, to, as, income }) => ({
    from,
    to,
    as,
    income: amountIn(income) ?? 'minimum',
  }));
}

function planOf({ start, until, as, incomeHow, income }: Person): PlanSpan {
  return {
    from: start,
    ...(until ? { to: until } : {}),
    as,
    income: incomeHow === 'minimum' ? 'minimum' : (amountIn(income) ?? 'minimum'),
  };
}

/** The part that changes with another start: the last month is never before the first. */
export function startingAt(person: Person, start: string): Partial<Person> {
  return { start, ...(person.until && person.until < start ? { until: start } : {}) };
}

/** The same plan as it can still be paid in `month`: what has passed of it no longer can. */
export function stillPayable(person: Person, month: string): Person {
  if (!person.start || person.start >= month) return person;
  if (person.until && person.until < month) return { ...person, start: '', until: undefined };
  return { ...person, start: month };
}

export function requestOf(person: Person, month: string): OutlookRequest {
  const price = amountIn(person.sheepPrice);
  return {
    on: month,
    sex: person.sex,
    born: person.born,
    children: person.children,
    paid: paidSpans(person, month),
    ...(person.start ? { plan: planOf(person) } : {}),
    ...(price ? { sheep_price: price } : {}),
    ...(person.laterBy ? { later_by: person.laterBy } : {}),
    ...(person.missed ? { missed: person.missed } : {}),
    ...(person.season ? { season: person.season } : {}),
  };
}

/** Age in whole months at `month`. */
export function ageAt(person: Person, month: string): number {
  return monthNumber(month) - monthNumber(person.born);
}
