// SPDX-License-Identifier: Apache-2.0
// The expenses of one book in plain sentences, in the language of the screen.

import type { ExpenseRow, Flag, Refused, Scheme } from '../messages';
import { grouped } from '../shell/digits';
import {
  categoryName, expenseLine, flagWords, litres, refusalWords,
} from '../shell/expense_words';
import { useFormat } from '../shell/format';
import { useLanguage, useWords } from './shell';

export function useExpenseWords(scheme: Scheme, others: ExpenseRow[] = []) {
  const { t, day } = useWords();
  const format = useFormat();
  const language = useLanguage();
  const category = (code: string): string => categoryName(language, scheme, code);
  const line = (row: ExpenseRow): string => expenseLine(format, row, category(row.category));
  const other = (id: string): string | undefined => {
    const row = others.find((one) => one.id === id);
    return row && line(row);
  };

  /** What was written besides the amount: 20.5 l · 48,210 km · receipt 0001 · journey 2026.06.10 */
  const details = (row: ExpenseRow): string => [
    row.litres_ml != null && t('money.litres_of', { litres: litres(row.litres_ml) }),
    row.odometer_km != null && t('money.km_of', { km: grouped(row.odometer_km) }),
    row.receipt && t('money.receipt_of', { number: row.receipt }),
    row.pictured && t('money.picture_is'),
    row.trip && row.trip !== row.on && t('money.trip_of', { date: day(row.trip) }),
    row.note,
  ].filter(Boolean).join(' · ');

  return {
    category, line, details,
    flag: (flag: Flag): string => flagWords(t, format, flag, other),
    refusal: (refused: Refused): string => refusalWords(t, format, refused),
  };
}
