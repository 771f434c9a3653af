// SPDX-License-Identifier: Apache-2.0
// How lessons are told: evidence in a sentence, codes and places by name.

import type {
  CodeName, CountedNames, EntryBy, Evidence, EvidenceTold, LessonOrder, LessonOrdered, LinkTold,
} from '../messages';
import { type Format, useFormat } from '../shell/format';
import { type Text, useLanguage, useText } from '../shell/text';
import { useAreaName } from './area_names';
import type { Ordering } from './order';

/** As many letters as the server takes of what is typed, two bytes each. */
export const longestWords = 1900;

export type Order = Omit<LessonOrder, 'key'>;
export type Sends = Ordering<Order, LessonOrdered>;

export interface LessonWords {
  t: Text;
  format: Format;
  area: (code: string) => string;
  code: (names: CodeName[], code: string | null | undefined) => string;
  days: (days: string[]) => string;
  by: (entry: EntryBy) => string;
}

export function useLessonWords(): LessonWords {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const area = useAreaName();
  return {
    t, format, area,
    code: (names, code) => names.find((one) => one.code === code)?.[language] ?? code ?? '',
    days: (days) => {
      const ends = [days[0], days.length > 1 ? days.at(-1) : undefined];
      return ends.flatMap((day) => (day ? [format.short(day)] : [])).join(' – ');
    },
    by: ({ name, on }) => t('lessons.by', { name, day: format.short(on) }),
  };
}

function namesFor(names: CountedNames, { what }: Evidence): CodeName[] {
  if (what === 'coverage') return names.measures;
  return what === 'finding' ? names.findings : names.questions;
}

export function evidenceText(
  { t, format, area, code }: LessonWords, names: CountedNames, told: EvidenceTold,
): string {
  if (told.withheld) return t('lessons.withheld');
  const one = told.evidence;
  const day = (of: string | null | undefined): string => (of ? format.short(of) : '');
  if (one.what === 'page') return t('lessons.told_page', { what: one.says ?? '' });
  const figure = {
    area: area(one.area ?? ''), count: format.number(one.count ?? 0),
    of: format.number(one.of ?? 0), what: code(namesFor(names, one), one.code),
    day: day(one.as_of), from: day(one.from), to: day(one.to),
  };
  return t(`lessons.told_${one.what}`, figure);
}

export function linkText({ t, format, area }: LessonWords, link: LinkTold): string {
  if (!link.day) return t('lessons.told_household', { area: area(link.area) });
  return t('lessons.told_visit', { area: area(link.area), day: format.short(link.day) });
}

/** Every day from the first to the last of them, both included. */
export function daysBetween(first: string, last: string): string[] {
  const oneDay = 86_400_000;
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += oneDay)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
