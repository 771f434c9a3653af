// SPDX-License-Identifier: Apache-2.0
// The last share of each soum on the map, and every area in a table.

import { useMemo, useState } from 'preact/hooks';
import type { Coverage, CoverageArea } from '../messages';
import { download } from '../shell/download';
import { useSoums } from '../visit/soums';
import { CellMap, Legend } from './cell_map';
import { Part } from './folded';
import { missingWords } from './coverage_top';
import { type CoverageWords, sourcesOf } from './coverage_words';
import { csvOf } from './csv';
import { Head, Heads } from './means';
import { endsOf, written } from './measure';
import { MapNote, useOutlines } from './outlines';
import { useSource } from './source_words';

interface Props {
  coverage: Coverage;
  words: CoverageWords;
  areas: CoverageArea[];
  areaName: (code: string) => string;
  chosen: string | undefined;
  choose: (code: string | undefined) => void;
}

const isSoum = ({ area }: CoverageArea): boolean => area.length === 5;

const shareOf = (area: CoverageArea | undefined): number | undefined => {
  const share = area?.series.at(-1)?.share;
  return share === null || share === undefined ? undefined : share / 100;
};

type Change = NonNullable<CoverageArea['since_baseline']>;

/** In points, between the days that are told; of other days nothing is known here. */
const changeOf = (area: CoverageArea | undefined, told: Change): number | undefined => {
  const change = area?.since_baseline;
  return change && change.from === told.from && change.to === told.to
    ? change.whole / 100 : undefined;
};

/** Two questions to one map: where it stands, and where it rose or fell. */
export function CoverageMap({ words, areas, areaName, chosen, choose }: Props) {
  const { t, format } = words;
  const soums = useSoums();
  const [changes, show] = useState(false);
  const told = areas.find((area) => isSoum(area) && area.since_baseline)?.since_baseline;
  const risen = changes ? told : undefined;
  const valueIn = (area: CoverageArea | undefined): number | undefined => (
    risen ? changeOf(area, risen) : shareOf(area));
  const byCode = new Map(areas.map((area) => [area.area, area]));
  const codes = areas.filter(isSoum).map(({ area }) => area).join(' ');
  const places = useMemo(
    () => codes.split(' ').flatMap((code) => soums.get(code) ?? []), [codes, soums]);
  const { map, failed } = useOutlines(places.map(({ code }) => code));
  const values = areas.filter(isSoum).map(valueIn);
  const ends = endsOf(values, 'share');
  if (places.length === 0) return null;
  return (
    <Part
      name="map"
      landmark
      title={t(risen ? 'coverage.map_change' : 'coverage.map')}
      data={{ 'data-map': risen ? 'change' : 'share' }}
      links={told && (
        <div class="d-links d-screen">
          <button type="button" class="link" onClick={() => show(!changes)}>
            {t(risen ? 'coverage.map_to_share' : 'coverage.map_to_change')}
          </button>
        </div>
      )}
    >
      <Legend
        {...{ values, ends }}
        measure="share"
        {...(risen && { below: t('coverage.map_fell') })}
      />
      <CellMap
        areas={places}
        {...{ map, failed, areaName, ends, chosen, choose }}
        valueOf={({ code }) => valueIn(byCode.get(code))}
        written={(value) => (risen && value !== undefined
          ? words.points(Math.round(value * 10) * 10) : written(value, 'share'))}
      />
      <p class="d-quiet">
        {risen
          ? t('coverage.map_change_means', {
            from: format.short(risen.from), to: format.short(risen.to),
          })
          : t('coverage.map_means')}{' '}
        <MapNote map={map} />
      </p>
    </Part>
  );
}

export function CoverageTable(props: Props) {
  const { coverage, words, areas, areaName, chosen, choose } = props;
  const { t, format } = words;
  const source = useSource();
  const meaning = (code: string): string => `${words.title(code)}: ${words.definition(code)}`;
  return (
    <Part
      name="table"
      title={t('coverage.table')}
      links={(
        <div class="d-links d-screen">
          <button type="button" class="link" onClick={() => save(props)}>
            {t('coverage.csv')}
          </button>
        </div>
      )}
    >
      <div class="d-scroll" tabIndex={0} role="region" aria-labelledby="c-table">
        <table class="d-areas" data-table="areas">
          <thead>
            <Heads>
              <th scope="col">{t('coverage.area')}</th>
              <Head of="share" name={t('coverage.share')} />
              <Head name={t('coverage.counts')} says={meaning(coverage.measure.numerator)} />
              <Head name={t('coverage.of_whom')} says={meaning(coverage.measure.denominator)} />
              <Head of="share_day" name={t('coverage.day')} />
              <Head of="change" name={t('coverage.change_column')} />
              <Head of="missing" name={t('coverage.missing')} />
            </Heads>
          </thead>
          <tbody>
            {areas.map((area) => {
              const last = area.series.at(-1);
              const above = last?.numerator ?? area.numerator;
              const below = last?.denominator ?? area.denominator;
              const change = area.since_baseline;
              return (
                <tr
                  key={area.area}
                  data-area={area.area}
                  class={area.area === chosen ? 'chosen' : ''}
                >
                  <th scope="row">
                    <button
                      type="button"
                      class="link"
                      aria-pressed={area.area === chosen}
                      onClick={() => choose(area.area)}
                    >{areaName(area.area)}</button>
                  </th>
                  {area.withheld && <td colSpan={6}>{t('coverage.headline_withheld')}</td>}
                  {!area.withheld && (
                    <>
                      <td class="d-number">{words.share(last?.share)}</td>
                      <td class="d-number">{above ? format.number(above.value) : '–'}</td>
                      <td class="d-number">{below ? format.number(below.value) : '–'}</td>
                      <td class="d-number">{above ? format.short(above.as_of) : '–'}</td>
                      <td class="d-number">{change ? words.points(change.whole) : '–'}</td>
                      <td class="d-number">
                        {area.target ? missingWords(words, area.target.aim?.missing) : '–'}
                      </td>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="d-quiet">
        {sourcesIn(coverage, areas).map((one) => t('coverage.source', { source: source(one) }))
          .join(' · ')}
      </p>
    </Part>
  );
}

function sourcesIn(coverage: Coverage, areas: CoverageArea[]): string[] {
  const figures = areas.flatMap(({ series }) =>
    series.flatMap((one) => [one.numerator, one.denominator]));
  return [...new Set(figures.flatMap((figure) => sourcesOf(coverage, figure)))];
}

/** One row for each area and day, as `otor coverage` writes it but for the parts of the change. */
function save({ coverage, areas, areaName }: Props): void {
  const head = [
    'measure', 'area', 'name', 'as_of', 'numerator', 'numerator_source', 'denominator',
    'denominator_as_of', 'denominator_source', 'share_hundredths', 'withheld',
  ];
  const rows = areas.flatMap((area) => {
    const start = [coverage.measure.code, area.area, areaName(area.area)];
    if (area.series.length === 0) {
      return [[...start, null, null, null, null, null, null, null, area.withheld ? 'yes' : null]];
    }
    return area.series.map(({ numerator, denominator, share }) => [
      ...start, numerator.as_of, numerator.value, sourcesOf(coverage, numerator).join('; '),
      denominator.value, denominator.as_of, sourcesOf(coverage, denominator).join('; '),
      share ?? null, null,
    ]);
  });
  const text = csvOf([head, ...rows]);
  download(new Blob([text], { type: 'text/csv' }), `otor-coverage-${coverage.measure.code}.csv`);
}
