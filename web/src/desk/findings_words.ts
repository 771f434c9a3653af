// SPDX-License-Identifier: Apache-2.0
// What the page of findings is asked, and how it tells what it found.

import { thisDay } from '../log/this_day';
import type { FindingsDesk, SaidShare } from '../messages';
import { type Format, useFormat } from '../shell/format';
import { inLanguage, type Language, type Text, useLanguage, useText } from '../shell/text';
import { addressWith, textOf, useInAddress, type Words, wordsIn } from './address_words';
import { daysSoFar } from './period';

export const divisions = ['area', 'age', 'sex', 'season'] as const;

const keys = ['area', 'from', 'to', 'period', 'by', 'part', 'told', 'on', 'question'] as const;
const ofServer = ['area', 'from', 'to', 'by'] as const;

/** `part`: shown in the pictures; `told`: whether the list of families is; `on`: its day. */
export type FindingsAsked = Words<(typeof keys)[number]>;

/** The days that the address says in a word, as days. */
function inDays({ period, ...asked }: FindingsAsked): FindingsAsked {
  const days = daysSoFar(period, thisDay());
  return days ? { ...asked, ...days } : asked;
}

/** For the server, which divides and counts. */
export const askedOf = (asked: FindingsAsked): string => textOf(ofServer, inDays(asked));

export const addressOf = (asked: FindingsAsked): string =>
  `#${addressWith('/desk/findings', keys, asked)}`;

/** What the address asks, and how to change a part of it; "" takes it away. */
export function useFindingsAsked(): [FindingsAsked, (change: Partial<FindingsAsked>) => void] {
  const asked = useInAddress(() => wordsIn(keys));
  return [asked, (change) => {
    const before = wordsIn(keys);
    const days = 'from' in change || 'to' in change;
    const next: FindingsAsked = { ...(days ? inDays(before) : before), ...change };
    for (const key of keys) if (next[key] === '') delete next[key];
    location.hash = addressOf(next).slice(1);
  }];
}

export interface FindingsWords {
  t: Text;
  format: Format;
  language: Language;
  area: (code: string) => string;
  part: (code: string) => string;
  code: (set: 'finding' | 'asked', row: { code: string; title: Title }) => string;
  share: (hundredths: number) => string;
  /** "12.5% (from 4% to 30%)", or that it is withheld. */
  cell: (share: SaidShare) => string;
}

type Title = Record<Language, string>;

export function useFindingsWords(
  desk: FindingsDesk | undefined, area: (code: string) => string,
): FindingsWords {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const by = desk?.said.by ?? 'area';
  const share = (hundredths: number): string => format.percent(Math.round(hundredths / 10) * 1000);
  return {
    t, format, language, area, share,
    part: (code) => {
      if (code === '') return t('findings.part_unknown');
      if (by === 'area') return area(code);
      return by === 'age' ? code : t(`findings.${by}_${code}`);
    },
    code: (set, { code, title }) => {
      const key = `${set}.${code.toLowerCase()}`;
      const said = t(key);
      return said !== key ? said : inLanguage(language, title) || code;
    },
    cell: ({ share: value, low, high, withheld }) => {
      if (withheld) return t('findings.withheld_cell');
      if (value === null || value === undefined) return t('desk.unknown');
      if (low === null || low === undefined || high === null || high === undefined)
        return share(value);
      return `${share(value)} (${t('findings.range', { low: share(low), high: share(high) })})`;
    },
  };
}
