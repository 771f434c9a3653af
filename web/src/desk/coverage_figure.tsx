// SPDX-License-Identifier: Apache-2.0
// A number that opens to what it counts, as of which day, and who says so.

import type { ComponentChildren } from 'preact';
import { dayInWest } from '../log/this_day';
import type { Coverage, CoverageFigure, FigureSet } from '../messages';
import { type CoverageWords, setsOf } from './coverage_words';
import { setAddress, whoImported } from './figures_ask';
import { useSource } from './source_words';

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

/** The definition of an indicator, the day and the imports of its figure in an area. */
export function Provenance({ coverage, words, code, figure, area }: {
  coverage: Coverage;
  words: CoverageWords;
  code: string;
  figure: CoverageFigure;
  area: string;
}) {
  const { t, format } = words;
  const origin = words.indicator(code)?.origin;
  const sets = setsOf(coverage, figure);
  return (
    <>
      <p><b>{words.title(code)}: {format.number(figure.value)}</b></p>
      <p>{words.definition(code)}</p>
      <p>
        {t('coverage.as_of', { day: format.short(figure.as_of) })}
        {origin && ` · ${t(`coverage.origin_${origin}`)}`}
      </p>
      {sets.length === 0 && <p>{t('coverage.no_source')}</p>}
      {sets.map((set) => <Imported key={set.id} {...{ set, words, area }} />)}
    </>
  );
}

/** Of whom the file and the name are withheld, she has no page of imports either. */
function Imported({ set, words: { t, format }, area }: {
  set: FigureSet;
  words: CoverageWords;
  area: string;
}) {
  const source = t('coverage.source', { source: useSource()(set.source) });
  if (set.by === '') return <p>{source}</p>;
  const by = t('figures.set_by', {
    who: whoImported(t, set.by), when: format.short(dayInWest(set.at_ms)),
  });
  return (
    <p data-imported={set.id}>
      {set.source !== '' && source}
      <small>{[set.file, by].filter((one) => one !== '').join(' · ')}</small>
      <a class="link d-screen" href={setAddress(set.id, area)}>{t('coverage.see_set')}</a>
    </p>
  );
}
