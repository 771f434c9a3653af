// SPDX-License-Identifier: Apache-2.0
// Addresses of money for the road: of a scheme, of an officer's book, of the ledger as a report.

import { addressWith, type Words, wordsIn } from './address_words';

const keys = ['scheme', 'officer'] as const;

/** Of which scheme, and whose book is open. */
export type MoneyAsked = Words<(typeof keys)[number]>;

export const moneyAsked = (): MoneyAsked => wordsIn(keys);

export const moneyAddress = (asked: MoneyAsked): string => addressWith('/desk/money', keys, asked);

/** "": of nobody. */
export const bookLink = (officer: string): string =>
  `#${moneyAddress(officer === '' ? {} : { officer })}`;

/** Every entry of the ledger of these days; of all where there are none. */
export function ledgerLink(days: { from: string; to: string } | undefined): string {
  return `#/desk/reports/allowance-ledger${days ? `?from=${days.from}&on=${days.to}` : ''}`;
}

/** "2026-11" */
export function monthDays(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to: last };
}
