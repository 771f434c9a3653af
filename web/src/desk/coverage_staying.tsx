// SPDX-License-Identifier: Apache-2.0
// How long people stay insured, of the area that is shown: one sentence, the curve it comes from
// with its interval, and every area beside it. Where no table was imported it says what is needed
// and from whom.

import { useState } from 'preact/hooks';
import type { StayArea, Staying } from '../messages';
import { download } from '../shell/download';
import { go } from '../shell/routes';
import { addressWith, useInAddress, wordsIn } from './address_words';
import { useAsked } from './asked';
import { Part } from './folded';
import { StayCurve, StayMonths } from './coverage_staying_curve';
import { StayTable } from './coverage_staying_table';
import type { CoverageWords } from './coverage_words';
import { csvOf } from './csv';
import { Failed } from './frame';
import { useSource } from './source_words';

const kinds = ['herder', 'voluntary'];

export interface StayProps {
  staying: Staying;
  area: StayArea;
  words: CoverageWords;
  areaName: (code: string) => string;
  choose: (code: string) => void;
}

/** Hundredths of a per cent as so many of a hundred people. */
export const people = (hundredths: number): string => String(Math.round(hundredths / 100));

/** "Of 100 who begin, 61 are still insured after a year (57 to 65)." */
export function sentence({ t }: CoverageWords, area: StayArea): string {
  if (area.withheld) return t('staying.withheld');
  if (area.soums_told === 0) return t('staying.none_here');
  if (area.watched === 0) return t('staying.too_few', { count: String(area.begun) });
  const year = area.after.find(({ months }) => months === 12);
  const point = year ?? area.curve.at(-1) ?? area.after.at(-1);
  if (!point) return t('staying.none_here');
  const { low, high } = point;
  const sure = typeof low === 'number' && typeof high === 'number';
  return t(`staying.${year ? 'after_year' : 'after_months'}${sure ? '' : '_all'}`, {
    months: String(point.months), share: people(point.share),
    low: sure ? people(low) : '', high: sure ? people(high) : '',
  });
}

export function StayingPart({ area, words, areaName, choose, head, ended }: {
  area: string;
  words: CoverageWords;
  areaName: (code: string) => string;
  choose: (code: string) => void;
  head: boolean;
  ended: () => void;
}) {
  const { t } = words;
  const said = useInAddress(() => wordsIn(['who']).who ?? '');
  const kind = kinds.includes(said) ? said : '';
  const { found, failed, again } = useAsked<Staying>(
    `/api/head/staying?area=${area}&kind=${kind}`, ended, { keep: true });
  const here = found?.areas.find((one) => one.area === area);
  return (
    <Part name="staying" landmark title={t('staying.title')} kind="c-staying">
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && found.sets.length === 0 && <Nothing words={words} head={head} />}
      {found && found.sets.length > 0 && here && (
        <Told {...{ words, areaName, choose }} staying={found} area={here} />
      )}
    </Part>
  );
}

function Nothing({ words, head }: { words: CoverageWords; head: boolean }) {
  const { t } = words;
  return (
    <div data-staying="none">
      <p><b>{t('staying.none')}</b></p>
      <p class="c-needs">{t('staying.none_needs')}</p>
      {head
        ? (
          <p class="d-line">
            <a href="#/desk/figures?indicator=insurance_spells">{t('staying.import')}</a>
          </p>
        )
        : <p class="d-quiet">{t('staying.none_asks')}</p>}
    </div>
  );
}

function Told(props: StayProps) {
  const { staying, area, words } = props;
  const { t } = words;
  const [table, setTable] = useState(false);
  const drawn = area.curve.length > 0;
  return (
    <div data-staying={area.area}>
      <p class="c-stay-sentence">{sentence(words, area)}</p>
      {staying.sets.some(({ made_up: madeUp }) => madeUp) && (
        <p class="c-made-up">{t('coverage.made_up')}</p>
      )}
      <div class="d-title d-screen">
        {staying.kinds.length > 0 ? <Kinds {...props} /> : <span />}
        {drawn && (
          <div class="d-links">
            <button
              type="button"
              class="link"
              aria-pressed={table}
              onClick={() => setTable(!table)}
            >
              {t(table ? 'staying.as_curve' : 'desk.as_table')}
            </button>
            <button type="button" class="link" onClick={() => save(props)}>
              {t('coverage.csv')}
            </button>
          </div>
        )}
      </div>
      {drawn && (table ? <StayMonths {...props} /> : <StayCurve {...props} />)}
      <More {...props} />
      <StayTable {...props} />
    </div>
  );
}

function Kinds({ staying, area, words }: StayProps) {
  const { t } = words;
  const address = (location.hash.split('?')[0] ?? '').slice(1);
  return (
    <div class="d-period">
      <label>{t('staying.kind')}
        <select
          name="who"
          value={staying.kind}
          data-area={area.area}
          onChange={(event) => {
            const who = event.currentTarget.value;
            const { part } = wordsIn(['part']);
            go(addressWith(address, ['who', 'part'], {
              ...(part !== undefined && { part }), ...(who !== '' && { who }),
            }));
          }}
        >
          <option value="">{t('staying.kind_all')}</option>
          {staying.kinds.map((one) => (
            <option key={one} value={one}>{t(`staying.kind_${one}`)}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** What follows from the curve, and what it is made of. */
function More({ staying, area, words }: StayProps) {
  const { t, format } = words;
  const { median, usual, steep, watched } = area;
  const source = useSource();
  const sources = [...new Set(staying.sets.map((set) => set.source))];
  const { first_day: first, last_day: last } = area;
  return (
    <>
      {watched > 0 && (
        <p data-median={median ?? ''}>
          {typeof median === 'number'
            ? t('staying.median', { months: String(median) })
            : t('staying.median_none', { months: String(watched) })}
        </p>
      )}
      {typeof usual === 'number' && steep.length > 0 && (
        <p data-steep={steep.length}>
          {t('staying.steep', {
            months: steep.map(({ months, loss }) => `${months} (${people(loss)}%)`).join(', '),
            usual: format.percent(Math.round(usual / 10) * 1_000),
          })}
        </p>
      )}
      {area.soums_told > 0 && (
        <p class="d-quiet">
          {t(first === last ? 'staying.told' : 'staying.told_days', {
            begun: format.number(area.begun), from: format.short(first), day: format.short(last),
            told: String(area.soums_told), of: String(area.soums),
          })}{' '}
          {sources.map((one) => t('coverage.source', { source: source(one) })).join(' · ')}
        </p>
      )}
      <p class="d-quiet">
        {t('staying.note_months')} {t('staying.note_few', { count: String(staying.fewest) })}
      </p>
    </>
  );
}

/** One row for each month, as `otor staying` writes it. */
function save({ staying, area, areaName }: StayProps): void {
  const head = [
    'area', 'name', 'kind', 'months', 'at_risk', 'ended', 'share_hundredths', 'low_hundredths',
    'high_hundredths', 'begun', 'first_day', 'last_day',
  ];
  const rows = area.curve.map((point) => [
    area.area, areaName(area.area), staying.kind, point.months, point.at_risk, point.ended ?? null,
    point.share, point.low ?? null, point.high ?? null, area.begun, area.first_day, area.last_day,
  ]);
  const name = `otor-staying${area.area === '' ? '' : `-${area.area}`}.csv`;
  download(new Blob([csvOf([head, ...rows])], { type: 'text/csv' }), name);
}
