// SPDX-License-Identifier: Apache-2.0
// What stands in a ledger, in words: categories as the scheme names them, flags and refusals with
// their numbers; and amounts as people type them, read exactly or not at all.

import type { ExpenseRow, Flag, FlagKind, Refused, Scheme } from '../messages';
import { grouped } from './digits';
import type { Format } from './format';
import { inLanguage, type Language, type Text } from './text';

/** A category that the scheme no longer has keeps its code. */
export function categoryName(language: Language, scheme: Scheme | undefined, code: string): string {
  const found = scheme?.categories.find((category) => category.code === code);
  return found ? inLanguage(language, found.name) : code;
}

/** 20.5, of 20500 ml, without a float in between. */
export function litres(millilitres: number): string {
  const part = String(millilitres % 1000).padStart(3, '0').replace(/0+$/, '');
  const whole = grouped(Math.floor(millilitres / 1000));
  return part === '' ? whole : `${whole}.${part}`;
}

const measured: Record<FlagKind, 'money' | 'litres' | 'number'> = {
  over_limit: 'money', over_day: 'money', receipt_twice: 'number', same_again: 'number',
  no_visit: 'number', litres_over: 'litres', odometer_back: 'number', no_receipt: 'number',
  after_closing: 'number',
};

/** `other` tells of another expense by its id, where it is in sight. */
export function flagWords(
  t: Text, format: Format, flag: Flag, other: (id: string) => string | undefined,
): string {
  const write = {
    money: (value: number) => format.money(value),
    litres,
    number: (value: number) => format.number(value),
  }[measured[flag.kind]];
  return t(`expense.flag_${flag.kind}`, {
    is: write(flag.is ?? 0), most: write(flag.most ?? 0), day: format.short(flag.day ?? ''),
    other: (flag.other && other(flag.other)) || t('expense.other_not_here'),
  });
}

export function refusalWords(t: Text, format: Format, { why, amount, day }: Refused): string {
  return t(`expense.refused_${why}`, {
    amount: format.money(amount ?? 0), day: format.short(day ?? ''),
  });
}

/** "2026.11.10 · Шатахуун · 58,000 ₮" */
export function expenseLine(
  format: Format, expense: Pick<ExpenseRow, 'on' | 'amount'>, category: string,
): string {
  return `${format.short(expense.on)} · ${category} · ${format.money(expense.amount)}`;
}

/** What a field says: nothing, a whole number, or the key of what is wrong with it. */
export interface Typed {
  value?: number;
  wrong?: string;
}

/** More digits than any purse of a programme. */
const mostDigits = 12;
const inGroups = /^\d{1,3}([ \u00a0,]\d{3})+$/;

/** Whole tögrög, also as the screens write them: 58000, 58 000, 58,000. Never rounded. */
export function amountOf(typed: string): Typed {
  const text = typed.trim();
  if (text === '') return {};
  if (/^\d+$/.test(text) || inGroups.test(text)) {
    const digits = text.replace(/\D/g, '').replace(/^0+/, '');
    if (digits === '') return { wrong: 'money.wrong_zero' };
    return digits.length > mostDigits ? { wrong: 'money.wrong_large' } : { value: Number(digits) };
  }
  if (/^[-−–]/.test(text)) return { wrong: 'money.wrong_minus' };
  return { wrong: /^[\d\s.,]+$/.test(text) ? 'money.wrong_fraction' : 'money.wrong_letters' };
}

/** Litres as 20, 20.5 or 20,5; in whole millilitres. */
export function millilitresOf(typed: string): Typed {
  const text = typed.trim();
  if (text === '') return {};
  const [, whole = '', part = ''] = /^(\d{1,4})(?:[.,](\d{1,3}))?$/.exec(text) ?? [];
  const value = Number(whole + part.padEnd(3, '0'));
  return whole === '' || value === 0 ? { wrong: 'money.wrong_litres' } : { value };
}

export function kilometresOf(typed: string): Typed {
  const text = typed.trim();
  if (text === '') return {};
  const whole = /^\d{1,7}$/.test(text) || inGroups.test(text);
  return whole ? { value: Number(text.replace(/\D/g, '')) } : { wrong: 'money.wrong_km' };
}
