// SPDX-License-Identifier: Apache-2.0
// How numbers, money, months and ages are written: the same grouping in all three languages, and a
// no-break space between a number and its word. `useFormat()` gives the functions in the language
// in use.

import { useMemo } from 'preact/hooks';
import { grouped } from './digits';
import { type Language, type Text, useLanguage, useText } from './text';

const space = '\u00a0';

/** Months as numbers, so that they can be counted with: 2026-12 is 24323. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function monthText(number: number): string {
  const year = Math.floor(number / 12);
  return `${String(year).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

export function thisMonth(now = new Date()): string {
  return monthText(now.getFullYear() * 12 + now.getMonth());
}

export class Format {
  constructor(
    readonly language: Language,
    private readonly t: Text,
  ) {}

  /** 769,000 */
  number(value: number): string {
    return grouped(value);
  }

  /** 769,000 ₮ in a table or on a mark; in a sentence write `number` before the word for tögrög. */
  money(amount: number): string {
    return this.language === 'en' ? `₮${grouped(amount)}` : `${grouped(amount)}${space}₮`;
  }

  /** 27.7 million ₮: totals to a tenth of a million, smaller amounts exact. */
  millions(amount: number): string {
    if (Math.abs(amount) < 1_000_000) return this.money(amount);
    return this.t('app.millions', { x: grouped(amount / 1_000_000, 1) });
  }

  /** 2026 оны 12 дугаар сар */
  month(month: string): string {
    return this.joined('app.month_of_year', month);
  }

  /** 2026 оны 12 дугаар: for sentences where the word for month follows. */
  monthStem(month: string): string {
    return this.joined('app.month_stem_of_year', month);
  }

  /** The name of a month without its year. */
  monthName(index: number): string {
    return this.t(`app.month_${index}`);
  }

  /** 2026.12, 2026.11.23 */
  short(date: string): string {
    return date.replaceAll('-', '.');
  }

  /** 14 years 3 months */
  duration(months: number): string {
    return this.count('app.years', 'app.months', months);
  }

  /** 52 years 9 months of age */
  age(months: number): string {
    if (months % 12 === 0) return this.t('app.age', { n: months / 12 }).replaceAll(' ', space);
    return this.count('app.age_years', 'app.months', months);
  }

  /** 13.5%, from millionths */
  percent(millionths: number): string {
    return `${Number((millionths / 10_000).toFixed(4))}%`;
  }

  private count(yearKey: string, monthKey: string, months: number): string {
    const parts: string[] = [];
    const years = Math.floor(months / 12);
    const rest = months % 12;
    if (years > 0) parts.push(this.t(yearKey, { n: years }));
    if (rest > 0 || years === 0) parts.push(this.t(monthKey, { n: rest }));
    return parts.join(' ').replaceAll(' ', space);
  }

  /** A line may break between year and month, nowhere else. */
  private joined(key: string, month: string): string {
    return this.t(key, this.monthParts(month))
      .replaceAll(' ', space)
      .replace(new RegExp(`(оны|жылғы)${space}`), '$1 ');
  }

  private monthParts(month: string): Record<string, string> {
    return { year: month.slice(0, 4), month: this.monthName(Number(month.slice(5, 7))) };
  }
}

export function useFormat(): Format {
  const language = useLanguage();
  const t = useText();
  return useMemo(() => new Format(language, t), [language, t]);
}
