// SPDX-License-Identifier: Apache-2.0
// What stands in a ledger, in words: categories as the scheme names them, flags with their numbers.

import type { ExpenseRow, Flag, FlagKind, Scheme } from '../messages';
import { grouped } from '../shell/digits';
import type { Format } from '../shell/format';
import { inLanguage, type Language, type Text } from '../shell/text';

/** A category that the scheme no longer has keeps its code. */
export function categoryName(language: Language, scheme: Scheme | undefined, code: string): string {
  const found = scheme?.categories.find((category) => category.code === code);
  return found ? inLanguage(language, found.name) : code;
}

/** 20.5, from millilitres. */
export function litres(millilitres: number): string {
  return grouped(millilitres / 1000, 0, 3);
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
    is: write(flag.is ?? 0),
    most: write(flag.most ?? 0),
    day: format.short(flag.day ?? ''),
    other: (flag.other && other(flag.other)) || t('expense.other_not_here'),
  });
}

/** "2026.11.10 · Шатахуун · 58,000 ₮" */
export function expenseLine(
  format: Format, expense: Pick<ExpenseRow, 'on' | 'amount'>, category: string,
): string {
  return `${format.short(expense.on)} · ${category} · ${format.money(expense.amount)}`;
}

/**
 * A whole amount above zero, as it was typed, with or without groups of three; nothing for anything
 * else: "4,5" is no amount, and none is rounded.
 */
export function amountOf(typed: string): number | undefined {
  const plain = typed.trim().replaceAll('\u00a0', ' ');
  if (!/^(\d{1,12}|\d{1,3}([, ]\d{3}){1,3})$/.test(plain)) return undefined;
  const amount = Number(plain.replace(/[, ]/g, ''));
  return amount > 0 ? amount : undefined;
}
