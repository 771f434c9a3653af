// SPDX-License-Identifier: Apache-2.0
// How coverage is written. Shares and points come in hundredths of a per cent.

import type {
  Coverage, CoverageArea, CoverageFigure, FigureSet, Indicator, Measure,
} from '../messages';
import { type Format, useFormat } from '../shell/format';
import { inLanguage, type Text, useLanguage, useText } from '../shell/text';

const perPoint = 10_000 / 100; // millionths in a hundredth of a per cent

export interface CoverageWords {
  t: Text;
  format: Format;
  share: (hundredths: number | null | undefined) => string;
  /** With its sign, which is a true minus. */
  points: (hundredths: number) => string;
  signed: (count: number) => string;
  measure: (measure: Measure) => string;
  indicator: (code: string) => Indicator | undefined;
  title: (code: string) => string;
  definition: (code: string) => string;
  homes: boolean;
}

const withSign = (words: string, value: number): string =>
  value === 0 ? words : `${value > 0 ? '+' : '−'}${words}`;

export function useCoverageWords(coverage: Coverage | undefined): CoverageWords {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const indicator = (code: string): Indicator | undefined =>
    coverage?.indicators.find((one) => one.code === code);
  const said = (code: string, of: 'title' | 'definition'): string => {
    const found = indicator(code);
    return found ? inLanguage(language, found[of]) : code;
  };
  return {
    t, format, indicator,
    share: (hundredths) =>
      hundredths === null || hundredths === undefined
        ? t('desk.unknown')
        : format.percent(hundredths * perPoint),
    points: (hundredths) => withSign(String(Math.abs(hundredths) / 100), hundredths),
    signed: (count) => withSign(format.number(Math.abs(count)), count),
    measure: ({ title }) => inLanguage(language, title),
    title: (code) => said(code, 'title'),
    definition: (code) => said(code, 'definition'),
    homes: indicator(coverage?.measure.numerator ?? '')?.unit === 'households',
  };
}

/** Where we stand, in one sentence. */
export function headline(words: CoverageWords, area: CoverageArea): string {
  const { t, format } = words;
  if (area.withheld) return t('coverage.headline_withheld');
  const last = area.series.at(-1);
  if (!last) return withoutShare(words, area);
  const day = format.short(last.numerator.as_of);
  if (last.share === null || last.share === undefined) {
    return t('coverage.headline_contradicts', {
      day, count: format.number(last.numerator.value), of: format.number(last.denominator.value),
    });
  }
  const share = words.share(last.share);
  if (!area.target) return t('coverage.headline_no_target', { share, day });
  const { target, aim } = area.target;
  const missing = aim?.missing;
  if (!aim || missing === null || missing === undefined) {
    const baseline = format.short(target.baseline);
    return t('coverage.headline_no_baseline', { share, day, baseline });
  }
  if (missing === 0)
    return t('coverage.headline_reached', { share, day, goal: words.share(aim.goal) });
  return t(words.homes ? 'coverage.headline_missing_homes' : 'coverage.headline_missing', {
    share, day, n: missing, by: format.short(target.by),
  });
}

function withoutShare({ t, format }: CoverageWords, area: CoverageArea): string {
  if (!area.numerator) return t('coverage.headline_unknown');
  return t('coverage.headline_no_share', {
    count: format.number(area.numerator.value), day: format.short(area.numerator.as_of),
  });
}

/** The imports a figure came from. */
export const setsOf = (coverage: Coverage, figure: CoverageFigure): FigureSet[] =>
  coverage.sets.filter(({ id }) => figure.sets.includes(id));

/** What was published under the figures of these, each once. */
export function sourcesOf(coverage: Coverage, figure: CoverageFigure): string[] {
  const sources = setsOf(coverage, figure).map(({ source }) => source);
  return [...new Set(sources.filter((source) => source !== ''))];
}

export const isMadeUp = (coverage: Coverage): boolean =>
  coverage.sets.some(({ made_up: madeUp }) => madeUp);

/**
 * #/desk/coverage/MEASURE/AREA, so that a link shows the same to somebody else. Who is told of in
 * the curve of those who stay stands behind it and is kept, as is the part that is open on a phone.
 */
export function addressOf(measure: string, area: string): string {
  const who = location.hash.split('?')[1];
  return `/desk/coverage/${measure}${area === '' ? '' : `/${area}`}${who ? `?${who}` : ''}`;
}

export function askedIn(path: string): { measure: string; area: string | undefined } {
  const [, , measure = '', area] = (path.split('?')[0] ?? '').split('/');
  return { measure: /^[a-z0-9_]*$/.test(measure) ? measure : '', area };
}
