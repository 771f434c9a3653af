// SPDX-License-Identifier: Apache-2.0
// A calculation as an address, the way the code on a personal sheet says it (written by
// src/app/case_address.cpp). All of it stands behind the `#`, which no browser sends to a server.
// It is taken whole or not at all: half of it would be the calculation of somebody else.

import type { Payer } from '../messages';
import type { Period, Person } from './person';

/** Who an address asks about, and the month it was counted for. */
export interface Asked {
  on: string;
  person: Person;
  /** The beginning of the name of the law pack it was counted with; older sheets do not say it. */
  pack?: string;
}

const payers = new Map<string | undefined, Payer>([
  ['h', 'herder'],
  ['v', 'voluntary'],
  ['m', 'mother'],
  ['d', 'disabled_child_parent'],
]);
const mostSpans = 1000;
const month = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
const amount = /^(0|[1-9]\d{0,11})$/;
const payer = /^[hvmd]$/;
const months = /^([1-9]\d?|[1-5]\d\d|600)$/;

/** Each part that may stand there once, and how it is written. Spans (`p`) may be many. */
const forms = new Map([
  ['on', month],
  ['s', /^[fm]$/],
  ['b', month],
  ['c', /^(\d|[1-4]\d|50)$/],
  ['f', month],
  ['a', payer],
  ['t', month],
  ['i', amount],
  ['w', /^[1-9]\d{0,11}$/],
  ['l', months],
  ['m', months],
  ['y', /^([1-9]|1[0-2])(~([1-9]|1[0-2]))*$/],
  ['k', /^[0-9a-f]{8}$/],
]);

interface Parts {
  once: Map<string, string>;
  spans: string[];
}

/** Throws where a piece is not UTF-8. */
function partsOf(query: string): Parts | undefined {
  const parts: Parts = { once: new Map(), spans: [] };
  for (const piece of query.split('&')) {
    const [, name = '', value = ''] = /^([a-z]+)=(.*)$/s.exec(decodeURIComponent(piece)) ?? [];
    if (name === 'p') {
      parts.spans.push(value);
    } else {
      if (!forms.get(name)?.test(value) || parts.once.has(name)) return undefined;
      parts.once.set(name, value);
    }
  }
  return parts.spans.length > mostSpans ? undefined : parts;
}

/** `2018-01~2019-12~h~320000`; without an amount it was the minimum wage. */
function periodOf(span: string, lastYear: string): Period | undefined {
  const [from = '', to = '', as = '', income, more] = span.split('~');
  const whole = month.test(from) && month.test(to) && from <= to && to.slice(0, 4) <= lastYear;
  const paid = payers.get(as);
  if (!whole || !paid || more !== undefined) return undefined;
  if (income !== undefined && !amount.test(income)) return undefined;
  return { from, to, as: paid, income: income ?? '' };
}

/** `4~5`: months of the year, each once. */
function seasonOf(written: string): number[] | undefined {
  const season = written.split('~').map(Number);
  return new Set(season).size === season.length ? season : undefined;
}

/** What besides the plan itself was asked of it. */
function whatIf(part: (name: string) => string | undefined): Partial<Person> | undefined {
  const [later, missed, written] = ['l', 'm', 'y'].map(part);
  const season = written ? seasonOf(written) : undefined;
  if (written && !season) return undefined;
  return {
    ...(later ? { laterBy: Number(later) } : {}),
    ...(missed ? { missed: Number(missed) } : {}),
    ...(season ? { season } : {}),
  };
}

function askedIn(query: string): Asked | undefined {
  const parts = partsOf(query);
  if (!parts) return undefined;
  const part = (name: string): string | undefined => parts.once.get(name);
  const [on, born, start, until, income] = ['on', 'b', 'f', 't', 'i'].map(part);
  const sex = part('s');
  if (!on || !born || !sex || born > on) return undefined;
  const as = payers.get(part('a'));
  const more = whatIf(part);
  if (!more || !start !== !as) return undefined;
  if (!start && (until || income || Object.keys(more).length > 0)) return undefined;
  if (start && (start < on || (until && until < start))) return undefined;
  const periods = parts.spans.flatMap((span) => periodOf(span, on.slice(0, 4)) ?? []);
  if (periods.length < parts.spans.length) return undefined;
  const person: Person = {
    example: false,
    sex: sex === 'f' ? 'female' : 'male',
    born,
    children: Number(part('c') ?? 0),
    paidHow: periods.length > 0 ? 'list' : 'none',
    paidYears: 5,
    periods,
    as: as ?? 'herder',
    start: start ?? '',
    ...(until ? { until } : {}),
    incomeHow: income === undefined ? 'minimum' : 'amount',
    income: income ?? '',
    sheepPrice: part('w') ?? '',
    soum: '',
    ...more,
  };
  const pack = part('k');
  return { on, person, ...(pack ? { pack } : {}) };
}

/** Reads what stands behind the `#`, with it. Nothing where no calculation is asked for there. */
export function readAddress(hash: string): Asked | 'unreadable' | undefined {
  if (!/^#\/\?./s.test(hash)) return undefined;
  try {
    return askedIn(hash.slice(3)) ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}
