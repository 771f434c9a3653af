// SPDX-License-Identifier: Apache-2.0
// Did coverage rise more where officers went? Soums of one aimag side by side, between the days of
// a change on the page. It says each time that this is no experiment, and which comparison is one.

import { useState } from 'preact/hooks';
import type { Coverage, CoverageArea, CoverageChange, CoverageReach } from '../messages';
import { download } from '../shell/download';
import { aimagOf } from '../shell/places';
import { Lot, type LotProps } from './coverage_lot';
import { ReachDots } from './coverage_reach_dots';
import { ReachAimags, ReachSides, ReachSoums } from './coverage_reach_table';
import type { CoverageWords } from './coverage_words';
import { csvOf } from './csv';
import { useSource } from './source_words';

export interface ReachProps {
  reach: CoverageReach;
  words: CoverageWords;
  areaName: (code: string) => string;
  chosen: string;
  choose: (code: string) => void;
}

interface PageProps {
  coverage: Coverage;
  words: CoverageWords;
  area: CoverageArea;
  areaName: (code: string) => string;
  choose: (code: string) => void;
  head: boolean;
  ended: () => void;
}

export const known = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined;

/** What it shows, or why nothing can be compared, in one sentence. */
export function reachSentence({ t, format, points }: CoverageWords, reach: CoverageReach): string {
  const days = { from: format.short(reach.from), to: format.short(reach.to) };
  const { more, less, difference } = reach;
  if (reach.state !== 'told' || !more || !less || !known(difference))
    return t(`reach.state_${reach.state}`, days);
  const word = difference === 0 ? 'same' : difference > 0 ? 'better' : 'worse';
  return t(`reach.${word}`, {
    more: points(more.change), less: points(less.change),
    difference: String(Math.abs(difference) / 100),
  });
}

export function ReachPart(props: PageProps) {
  const { coverage, words, area, areaName, head, ended } = props;
  const { t, format } = words;
  const [at, choose] = useState(0);
  const aimag = aimagOf(area.area);
  const told = coverage.areas.find((one) => one.area === aimag);
  if (area.area === '') return <ReachAimags {...props} />;
  const reach = told?.reach[at] ?? told?.reach[0];
  if (!told || told.withheld || !reach)
    return <p>{t(told?.withheld ? 'coverage.headline_withheld' : 'coverage.change_none')}</p>;
  return (
    <div data-reach={reach.state}>
      {told.reach.length > 1 && (
        <div class="d-period d-screen">
          <label>{t('reach.since')}
            <select
              name="reach"
              value={String(told.reach.indexOf(reach))}
              onChange={(event) => choose(Number(event.currentTarget.value))}
            >
              {told.reach.map(({ from, to }, place) => (
                <option key={`${from} ${to}`} value={String(place)}>
                  {format.short(from)} – {format.short(to)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <p class="c-stay-sentence">{reachSentence(words, reach)}</p>
      <NoExperiment
        words={words}
        lot={head
          ? { words, areaName, ended, aimag, measure: coverage.measure.code }
          : undefined}
      />
      <Compared {...props} {...{ reach }} chosen={area.area} measure={coverage.measure.code} />
      <Notes reach={reach} words={words} change={changeOf(told, reach)} name={areaName(aimag)} />
    </div>
  );
}

const changeOf = (area: CoverageArea, { from, to }: CoverageReach) =>
  [area.since_baseline, area.year].find((change) => change?.from === from && change.to === to);

function Compared(props: ReachProps & { measure: string }) {
  const { reach, words: { t } } = props;
  const [table, setTable] = useState(false);
  const drawn = reach.state === 'told' && reach.soums.length > 0;
  return (
    <>
      {reach.more && reach.less && <ReachSides {...props} />}
      {reach.soums.length > 0 && (
        <div class="d-links d-screen">
          {drawn && (
            <button
              type="button"
              class="link"
              aria-pressed={table}
              onClick={() => setTable(!table)}
            >
              {t(table ? 'reach.as_dots' : 'desk.as_table')}
            </button>
          )}
          <button type="button" class="link" data-csv="reach" onClick={() => save(props)}>
            {t('coverage.csv')}
          </button>
        </div>
      )}
      {drawn && !table && <ReachDots {...props} />}
      {reach.soums.length > 0 && (table || !drawn) && <ReachSoums {...props} />}
    </>
  );
}

/** Always told, with the way to a comparison that proves something: a head can go it here. */
export function NoExperiment({ lot, words: { t } }: {
  lot?: LotProps | undefined;
  words: CoverageWords;
}) {
  return (
    <>
      <p class="v-note c-no-experiment">{t('reach.no_experiment')}</p>
      <details class="c-figure c-lot">
        <summary><b>{t('reach.lot')}</b></summary>
        <div class="c-more">
          <p>{t('reach.lot_means')}</p>
          {lot ? <Lot {...lot} /> : <p>{t('reach.lot_where')}</p>}
        </div>
      </details>
    </>
  );
}

function Notes({ reach, words, change, name }: {
  reach: CoverageReach;
  words: CoverageWords;
  change: CoverageChange | null | undefined;
  name: string;
}) {
  const { t, format } = words;
  const apart = reach.soums.filter(({ side }) => side === 'neither').length;
  const source = useSource();
  const { households_from: first, households_to: last, sources } = reach;
  const told = reach.state === 'told';
  return (
    <>
      {reach.state !== 'asked' && (
        <p class="d-quiet">
          {t('reach.means', {
            aimag: name, from: format.short(reach.from), to: format.short(reach.to),
          })}{' '}
          {told && t(reach.by_count ? 'reach.line_count' : 'reach.line')}
        </p>
      )}
      {reach.by_count && <p class="d-quiet">{t('reach.by_count')}</p>}
      {told && apart > 0 && <p>{t('reach.apart', { n: apart })}</p>}
      {told && reach.later > 0 && (
        <p>{t('reach.later', { n: reach.later, to: format.short(reach.to) })}</p>
      )}
      {told && change && change.verdict !== 'counted' && (
        <p><b>{t('coverage.verdict')}</b> {t(`coverage.verdict_${change.verdict}`)}</p>
      )}
      {first !== '' && (
        <p class="d-quiet">
          {t('reach.households_as_of', {
            day: [...new Set([first, last])].map((day) => format.short(day)).join(' – '),
          })}{' '}
          {sources.map((one) => t('coverage.source', { source: source(one) })).join(' · ')}
        </p>
      )}
    </>
  );
}

/** As `otor coverage --table reach` writes it, with names. */
function save({ reach, areaName, measure }: ReachProps & { measure: string }): void {
  const head = [
    'measure', 'from', 'to', 'state', 'side', 'soum', 'name', 'soums', 'households_visited',
    'households', 'visited_share_hundredths', 'share_from_hundredths', 'share_to_hundredths',
    'change_points_hundredths', 'lowest_points_hundredths', 'highest_points_hundredths',
  ];
  const start = [measure, reach.from, reach.to, reach.state];
  const rows = reach.soums.map((one) => [
    ...start, one.side, one.soum, areaName(one.soum), null, one.visited, one.households ?? null,
    one.reached ?? null, one.before ?? null, one.after ?? null, one.change ?? null, null, null,
  ]);
  for (const side of ['more', 'less'] as const) {
    const sum = reach[side];
    if (!sum) continue;
    rows.push([
      ...start, side, null, null, sum.soums, sum.visited ?? null, sum.households ?? null,
      sum.reached ?? null, sum.before ?? null, sum.after ?? null, sum.change, sum.lowest ?? null,
      sum.highest ?? null,
    ]);
  }
  if (known(reach.difference)) {
    const empty = Array<null>(8).fill(null);
    rows.push([...start, 'difference', ...empty, reach.difference, null, null]);
  }
  download(new Blob([csvOf([head, ...rows])], { type: 'text/csv' }), `otor-reach-${reach.to}.csv`);
}
