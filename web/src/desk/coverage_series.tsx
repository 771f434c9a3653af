// SPDX-License-Identifier: Apache-2.0
// A share over the days it is known for, as a line with baseline and target, or as a table. Days
// without a figure are bridged by a thin line, never by a point.

import { useState } from 'preact/hooks';
import type { Coverage, CoverageArea, CoverageMoment } from '../messages';
import { Provenance, Opens } from './coverage_figure';
import { Part } from './folded';
import type { CoverageWords } from './coverage_words';
import { Head, Heads } from './means';
import { rulesOf } from './scale';
import { TableRegion } from './table_region';

const width = 640;
const height = 240;
const left = 52;
const right = 16;
const top = 14;
const bottom = 30;
const day = 86_400_000;  // ms

interface Known {
  at: number;
  day: string;
  share: number;
}

function knownOf(series: CoverageMoment[]): Known[] {
  return series.flatMap(({ numerator, share }) =>
    share === null || share === undefined
      ? []
      : [{ at: Date.parse(numerator.as_of), day: numerator.as_of, share }]);
}

export function Series({ coverage, words, area }: {
  coverage: Coverage;
  words: CoverageWords;
  area: CoverageArea;
}) {
  const { t } = words;
  const [table, setTable] = useState(false);
  const known = knownOf(area.series);
  if (area.series.length === 0) return null;
  return (
    <Part
      name="series"
      title={t('coverage.series')}
      links={(
        <div class="d-links d-screen">
          <button type="button" class="link" aria-pressed={table} onClick={() => setTable(!table)}>
            {table ? t('coverage.as_line') : t('desk.as_table')}
          </button>
        </div>
      )}
    >
      {table && <SeriesTable {...{ coverage, words, area }} />}
      {!table && known.length > 1 && <Line words={words} known={known} area={area} />}
      {!table && known.length < 2 && <p class="d-quiet">{t('coverage.series_one')}</p>}
      <p class="d-quiet">{t('coverage.series_note')}</p>
      {known.length > 1 && area.seasons.length === 0 && (
        <p class="d-quiet" data-yearly>{t('coverage.seasons_yearly')}</p>
      )}
    </Part>
  );
}

function Line({ words, known, area }: {
  words: CoverageWords;
  known: Known[];
  area: CoverageArea;
}) {
  const { t, format } = words;
  const first = known[0] as Known;
  const last = known.at(-1) as Known;
  const aim = area.target?.aim;
  const goal = aim?.goal;
  const base = aim?.baseline.share ?? undefined;
  const marks = [goal, base].flatMap((one) => (one === undefined ? [] : [one]));
  const rules = rulesOf([...known.map(({ share }) => share), ...marks], 100);
  const low = rules[0] as number;
  const high = rules.at(-1) as number;
  const x = (at: number): number =>
    left + ((width - left - right) * (at - first.at)) / Math.max(1, last.at - first.at);
  const y = (share: number): number =>
    height - bottom - ((height - top - bottom) * (share - low)) / Math.max(1, high - low);
  const points = known
    .map(({ at, share }) => `${x(at).toFixed(1)} ${y(share).toFixed(1)}`).join('L');
  const years = [...new Set(known.map(({ day }) => day.slice(0, 4)))]
    .map((year) => ({ year, at: Date.parse(`${year}-01-01`) }))
    .filter(({ at }) => at >= first.at && at <= last.at);
  const label = t('coverage.series_words', {
    from: format.short(first.day), first: words.share(first.share),
    to: format.short(last.day), last: words.share(last.share),
  });
  return (
    <figure class="c-line">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {area.seasons.map(({ season, from, to }) => (
          <rect
            key={from}
            class={`c-season ${season}`}
            data-season={season}
            x={x(Date.parse(from))}
            y={top}
            width={Math.max(0, x(Math.min(Date.parse(to) + day, last.at)) - x(Date.parse(from)))}
            height={height - top - bottom}
          >
            <title>{t(`findings.season_${season}`)}</title>
          </rect>
        ))}
        {rules.map((share) => (
          <g key={share}>
            <path class="c-rule" d={`M${left} ${y(share)}H${width - right}`} />
            <text x={left - 8} y={y(share)} dy=".35em" class="c-scale">{words.share(share)}</text>
          </g>
        ))}
        {years.map(({ year, at }) => (
          <g key={year}>
            <path class="c-rule" d={`M${x(at)} ${top}V${height - bottom}`} />
            <text x={x(at)} y={height - 8} class="c-year">{year}</text>
          </g>
        ))}
        {base !== undefined && (
          <path class="c-base" d={`M${left} ${y(base)}H${width - right}`} />
        )}
        {goal !== undefined && (
          <path class="c-target" d={`M${left} ${y(goal)}H${width - right}`} />
        )}
        <path
          class="c-path"
          d={`M${points}`}
        />
        {known.map(({ at, share, day }) => (
          <circle key={day} class="c-point" cx={x(at)} cy={y(share)} r={4}>
            <title>{`${format.short(day)}: ${words.share(share)}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption class="d-quiet">
        {label}
        {base !== undefined && <span><i class="c-key c-base-key" />{' '}
          {t('coverage.target_baseline', {
            day: format.short(aim?.baseline.numerator.as_of ?? ''), share: words.share(base),
          })}</span>}
        {goal !== undefined && <span><i class="c-key c-target-key" />{' '}
          {t('coverage.target')}: {words.share(goal)}</span>}
        {area.seasons.length > 0 && <Seasons words={words} />}
      </figcaption>
    </figure>
  );
}

/** Winter is the darkest; which of the two lighter ones it is follows from what is beside it. */
const shades: [string, string[]][] = [
  ['winter', ['winter']], ['spring', ['spring', 'autumn']], ['summer', ['summer']],
];

function Seasons({ words: { t } }: { words: CoverageWords }) {
  return (
    <>
      <span>{t('coverage.seasons')}:</span>
      {shades.map(([shade, seasons]) => (
        <span key={shade}>
          <i class={`c-season-key ${shade}`} />{' '}
          {seasons.map((season) => t(`findings.season_${season}`)).join(', ')}
        </span>
      ))}
    </>
  );
}

function SeriesTable({ coverage, words, area }: {
  coverage: Coverage;
  words: CoverageWords;
  area: CoverageArea;
}) {
  const { t, format } = words;
  const { numerator, denominator } = coverage.measure;
  const shared = { coverage, words, area: area.area };
  const meaning = (code: string): string => `${words.title(code)}: ${words.definition(code)}`;
  const asked = area.series.some(({ low }) => typeof low === 'number');
  return (
    <TableRegion label="c-series" name="series">
      <table data-table="series">
        <thead>
          <Heads>
            <th scope="col">{t('coverage.day')}</th>
            <Head name={t('coverage.counts')} says={meaning(numerator)} />
            <Head name={t('coverage.of_whom')} says={meaning(denominator)} />
            <Head of="share" name={t('coverage.share')} kind="" />
            {asked && <Head of="share_interval" name={t('findings.column_low')} />}
            {asked && <Head of="share_interval" name={t('findings.column_high')} />}
          </Heads>
        </thead>
        <tbody>
          {area.series.map((moment) => (
            <tr key={moment.numerator.as_of}>
              <th scope="row">{format.short(moment.numerator.as_of)}</th>
              <td class="d-number">{format.number(moment.numerator.value)}</td>
              <td class="d-number">{format.number(moment.denominator.value)}</td>
              <td>
                <Opens
                  name={moment.numerator.as_of}
                  label=""
                  more={(
                    <>
                      <Provenance
                        {...shared}
                        code={numerator}
                        figure={moment.numerator}
                      />
                      <Provenance
                        {...shared}
                        code={denominator}
                        figure={moment.denominator}
                      />
                    </>
                  )}
                >
                  {words.share(moment.share)}
                </Opens>
              </td>
              {asked && <td class="d-number">{words.share(moment.low)}</td>}
              {asked && <td class="d-number">{words.share(moment.high)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
