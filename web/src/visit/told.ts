// SPDX-License-Identifier: Apache-2.0
// A member of a household as the calculator asks about people: who she is comes from her record,
// how she would pay is tried out with her and belongs to the visit alone.

import type { Person as Asked, Period } from '../calculator/person';
import { isOf, type Household, type Person, type ShownCalculation } from '../log/calls';
import type { EstimateRequest, PaidSpan, Payer, Sex } from '../messages';
import { monthNumber, monthText } from '../shell/format';

export type Plan = Pick<
  Asked, 'as' | 'start' | 'incomeHow' | 'income' | 'paidHow' | 'paidYears' | 'periods'
>;

function typed(income: number | string): string {
  return income === 'minimum' ? '' : String(income);
}

function periodsOf(spans: PaidSpan[]): Period[] {
  return spans.map(({ from, to, as, income }) => ({ from, to, as, income: typed(income) }));
}

/** What was shown to her last, in any visit. */
export function lastShown(card: Household, person: Person): ShownCalculation | undefined {
  return card.visits.flatMap(({ calculations }) => calculations)
    .filter((one) => isOf(person, one.person))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
}

/** The plan that was shown to her last; before that, one as a herder from the next month on. */
export function planFor(card: Household, person: Person, month: string): Plan {
  const last = (lastShown(card, person)?.request as EstimateRequest | undefined)?.plan;
  const spans = (person.fields.paid?.value ?? []) as unknown as PaidSpan[];
  const income = last && last.income !== 'minimum' ? typed(last.income) : '';
  return {
    as: last?.as ?? ('herder' as Payer),
    start: notBefore(last?.from ?? monthText(monthNumber(month) + 1), month),
    incomeHow: income === '' ? 'minimum' : 'amount', income,
    paidHow: spans.length > 0 ? 'list' : 'none', paidYears: 5, periods: periodsOf(spans),
  };
}

/** Nothing can be paid back. */
export function notBefore(start: string, month: string): string {
  return start < month ? month : start;
}

export function askedOf(
  { fields }: Person, plan: Plan, month: string, price?: number | null,
): Asked {
  return {
    ...plan, start: notBefore(plan.start, month), example: false,
    sex: fields.sex?.value as Sex, born: fields.born?.value ?? '',
    children: fields.children?.value ?? 0,
    sheepPrice: price ? String(price) : '', soum: '',
  };
}
