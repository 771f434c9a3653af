// SPDX-License-Identifier: Apache-2.0
// A number that opens to what it counts, as of which day, and who says so.

import type { ComponentChildren } from 'preact';
import type { Coverage, CoverageFigure } from '../messages';
import { type CoverageWords, sourcesOf } from './coverage_words';

export function Opens({ name, label, children, more }: {
  name: string;
  label: string;
  children: ComponentChildren;
  more: ComponentChildren;
}) {
  return (
    <details class="c-figure" data-figure={name}>
      <summary>
        <small>{label}</small>
        <b>{children}</b>
      </summary>
      <div class="c-more">{more}</div>
    </details>
  );
}

/** The definition of an indicator, the day and the source of its figure. */
export function Provenance({ coverage, words, code, figure }: {
  coverage: Coverage;
  words: CoverageWords;
  code: string;
  figure: CoverageFigure;
}) {
  const { t, format } = words;
  const origin = words.indicator(code)?.origin;
  const sources = sourcesOf(coverage, figure);
  return (
    <>
      <p><b>{words.title(code)}: {format.number(figure.value)}</b></p>
      <p>{words.definition(code)}</p>
      <p>
        {t('coverage.as_of', { day: format.short(figure.as_of) })}
        {origin && ` · ${t(`coverage.origin_${origin}`)}`}
      </p>
      {sources.length === 0 && <p>{t('coverage.no_source')}</p>}
      {sources.map((source) => <p key={source}>{t('coverage.source', { source })}</p>)}
    </>
  );
}
