// SPDX-License-Identifier: Apache-2.0
// What came of trying a table: how the file was read, what each column holds, every reason why it
// cannot be imported, or what would be.

import type { FigureCheck, FigureList, FigureReason, SetPlanned } from '../messages';
import { Button } from '../shell/controls';
import { download } from '../shell/download';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAreaName } from './area_names';
import { csvOf } from './csv';
import { borders, type Reading, spells } from './figures_ask';
import { HowRead } from './figures_read';
import { useTitle } from './figures_title';
import { Head, Heads } from './means';

export function Found({ list, ofSpells, check, reading, busy, readAs, take }: {
  list: FigureList;
  ofSpells: boolean;
  check: FigureCheck;
  reading: Reading;
  busy: boolean;
  readAs: (next: Reading) => void;
  take: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const good = check.counts.length === 0;
  return (
    <>
      {check.columns.length > 0 && <HowRead {...{ list, ofSpells, check, reading, readAs }} />}
      <h3 id="f-found">{t('figures.result_title')}</h3>
      <div role="status" data-good={good}>
        {check.form !== '' && (
          <p>{t('figures.rows_read', { n: check.rows, good: format.number(check.good) })}</p>
        )}
        <p class={good ? undefined : 'v-note'}>
          {t(good ? 'figures.nothing_wrong' : 'figures.nothing_imported')}
        </p>
      </div>
      {!good && <Counts check={check} />}
      {!good && <Reasons check={check} />}
      {good && <Planned list={list} sets={check.sets} />}
      {good && (
        <Button primary disabled={busy} onClick={take}>
          {t(busy ? 'figures.importing' : 'figures.import')}
        </Button>
      )}
    </>
  );
}

function Counts({ check }: { check: FigureCheck }) {
  const t = useText();
  const format = useFormat();
  return (
    <table class="f-counts">
      <thead>
        <Heads>
          <th scope="col">{t('figures.reason')}</th>
          <Head of="figure_count" name={t('figures.count')} />
        </Heads>
      </thead>
      <tbody>
        {check.counts.map(({ code, count }) => (
          <tr key={code} data-why={code}>
            <th scope="row">{t(`figures.why_${code}`)}</th>
            <td class="d-number">{format.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reasons({ check }: { check: FigureCheck }) {
  const t = useText();
  const format = useFormat();
  const more = useMore();
  const titles = ['line', 'column', 'found', 'reason'].map((key) => t(`figures.${key}`));
  const save = (): void => {
    const rows = check.reasons.map((one) => [
      one.line, one.column, one.text, [t(`figures.why_${one.code}`), more(one)].join(' ').trim(),
    ]);
    download(new Blob([csvOf([titles, ...rows])], { type: 'text/csv' }), 'reasons.csv');
  };
  return (
    <>
      <div class="d-scroll d-tall" tabIndex={0} role="region" aria-labelledby="f-found">
        <table class="f-reasons">
          <thead>
            <Heads>
              {titles.map((title, at) => (
                <Head key={title} name={title} kind="" {...(at === 0 && { of: 'figure_line' })} />
              ))}
            </Heads>
          </thead>
          <tbody>
            {check.reasons.map((one, at) => (
              <tr key={at} data-line={one.line} data-why={one.code}>
                <td>{one.line === 0 ? t('figures.whole_file') : format.number(one.line)}</td>
                <td>{one.column === 0 ? '–' : one.column}</td>
                <td class="f-text">{one.text}</td>
                <td>{t(`figures.why_${one.code}`)} {more(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {check.more > 0 && <p class="d-quiet">{t('figures.more', { n: check.more })}</p>}
      <p class="d-links">
        <button type="button" class="link" onClick={save}>{t('figures.rejected')}</button>
      </p>
    </>
  );
}

/** What is to be said of a reason besides. */
function useMore(): (reason: FigureReason) => string {
  const t = useText();
  const format = useFormat();
  const area = useAreaName();
  return ({ code, other, candidates }) => {
    if (candidates.length > 0) {
      const areas = candidates.map((one) => `${area(one)} (${one})`).join(', ');
      return t('figures.candidates', { areas });
    }
    if (other === undefined || other === null) return '';
    return code === 'duplicate'
      ? t('figures.other_line', { line: format.number(other) })
      : t('figures.other_value', { value: format.number(other) });
  };
}

function Planned({ list, sets }: { list: FigureList; sets: SetPlanned[] }) {
  const t = useText();
  const format = useFormat();
  const title = useTitle(list);
  const of = sets[0]?.indicator;
  const ofSpells = of === spells;
  const total = of === borders ? 'figures.corners' : 'figures.total';
  const date = (day: string): string => format.short(day);
  return (
    <div class="d-scroll" tabIndex={0} role="region" aria-label={t('figures.would')}>
      <table class="f-planned">
        <caption>{t('figures.would')}</caption>
        <thead>
          <Heads>
            <th scope="col">{t('figures.indicator')}</th>
            <th scope="col">{t(ofSpells ? 'staying.begun_in' : 'figures.days')}</th>
            <Head of="figure_areas" name={t('figures.areas')} />
            <Head of="figure_rows" name={t('figures.rows')} />
            {ofSpells
              ? <Head of="figure_still" name={t('staying.still')} />
              : <Head of={of === borders ? 'figure_corners' : 'figure_total'} name={t(total)} />}
          </Heads>
        </thead>
        <tbody>
          {sets.map((set) => (
            <tr key={set.indicator} data-planned={set.indicator}>
              <th scope="row">{title(set.indicator)}</th>
              <td>
                {set.first === set.last
                  ? date(set.last)
                  : `${date(set.first)} – ${date(set.last)}`}
              </td>
              <td class="d-number">{format.number(set.areas)}</td>
              <td class="d-number">{format.number(set.rows)}</td>
              <td class="d-number">{format.number(set.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
