// SPDX-License-Identifier: Apache-2.0
// The curve of those who are still insured, month by month, with the ends of its interval: in one
// ink, read month by month with a slider, or as a table.

import { useState } from 'preact/hooks';
import type { StayPoint } from '../messages';
import { people, type StayProps } from './coverage_staying';
import type { Defined } from './defined';
import { Head, Heads } from './means';

const width = 640;
const height = 256;
const left = 78;
const right = 16;
const top = 14;
const bottom = 36;
const whole = 10_000;
const quarters = [0, 2_500, 5_000, 7_500, 10_000];

const x = (month: number, last: number): number =>
  left + ((width - left - right) * month) / Math.max(1, last);
const y = (share: number): number =>
  height - bottom - ((height - top - bottom) * share) / whole;

/** Across to each month and then down. */
function stairs(curve: StayPoint[], of: (point: StayPoint) => number): string {
  const last = curve.at(-1)?.months ?? 1;
  return curve.reduce(
    (d, point) => `${d}H${x(point.months, last).toFixed(1)}V${y(of(point)).toFixed(1)}`,
    `M${left} ${y(whole)}`);
}

/** So far apart that at most ten numbers stand below. */
const apart = (last: number): number => [1, 3, 6, 12].find((step) => last / step <= 10) ?? 24;

export function StayCurve(props: StayProps) {
  const { area, words } = props;
  const { t } = words;
  const { curve, watched } = area;
  const [chosen, choose] = useState(12);
  const month = Math.min(chosen, watched);
  const point = curve[month - 1] as StayPoint;
  return (
    <figure class="c-line c-stay">
      <Plot {...props} at={point} />
      <p class="c-stay-unit" id="c-stay-unit">{t('staying.month')}</p>
      <input
        class="c-stay-month d-screen"
        type="range"
        aria-labelledby="c-stay-unit"
        min={1}
        max={watched}
        value={month}
        aria-valuetext={said(props, point)}
        onInput={(event) => choose(Number(event.currentTarget.value))}
      />
      <p class="d-screen" aria-hidden="true" data-month={month}>{said(props, point)}</p>
      <figcaption class="d-quiet">
        <i class="c-key c-bound-key" /> {t('staying.interval')}
      </figcaption>
    </figure>
  );
}

function said({ words }: StayProps, point: StayPoint): string {
  const { t, format } = words;
  const { low, high } = point;
  const sure = typeof low === 'number' && typeof high === 'number';
  return t(sure ? 'staying.at' : 'staying.at_all', {
    months: String(point.months), share: people(point.share), count: format.number(point.at_risk),
    low: sure ? people(low) : '', high: sure ? people(high) : '',
  });
}

function Plot({ area, words, at }: StayProps & { at: StayPoint }) {
  const { t } = words;
  const { curve, watched } = area;
  const step = apart(watched);
  const months = Array.from({ length: Math.floor(watched / step) + 1 }, (_, place) => place * step);
  const end = curve.at(-1) as StayPoint;
  const label = t('staying.curve_words', {
    share: `${people(end.share)}%`, months: String(end.months),
  });
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {quarters.map((share) => (
        <g key={share}>
          <path class="c-rule" d={`M${left} ${y(share)}H${width - right}`} />
          <text x={left - 8} y={y(share)} dy=".35em" class="c-scale">{people(share)}%</text>
        </g>
      ))}
      {months.map((month) => (
        <text key={month} x={x(month, watched)} y={height - bottom + 26} class="c-year">
          {month}
        </text>
      ))}
      <path class="c-at d-screen" d={`M${x(at.months, watched)} ${top}V${y(0)}`} />
      <path class="c-bound" d={stairs(curve, ({ low, share }) => low ?? share)} />
      <path class="c-bound" d={stairs(curve, ({ high, share }) => high ?? share)} />
      <path class="c-curve" d={stairs(curve, ({ share }) => share)} />
      <circle class="c-stay-point d-screen" cx={x(at.months, watched)} cy={y(at.share)} r={6} />
    </svg>
  );
}

const columns = ['months', 'at_risk', 'ended', 'share', 'from_to'] as const;
const meant: Record<(typeof columns)[number], Defined> = {
  months: 'stay_months', at_risk: 'at_risk', ended: 'ended', share: 'still_insured',
  from_to: 'stay_interval',
};

/** Every month that is told. */
export function StayMonths({ area, words }: StayProps) {
  const { t, format } = words;
  const stops = area.curve.some(({ ended }) => typeof ended === 'number');
  const heads = columns.filter((key) => stops || key !== 'ended');
  return (
    <div class="d-scroll d-tall" tabIndex={0} role="region" aria-labelledby="c-staying">
      <table data-table="stay-months">
        <thead>
          <Heads>
            {heads.map((key) => <Head key={key} of={meant[key]} name={t(`staying.${key}`)} />)}
          </Heads>
        </thead>
        <tbody>
          {area.curve.map(({ months, at_risk: atRisk, ended, share, low, high }) => (
            <tr key={months} data-months={months}>
              <th scope="row" class="d-number">{months}</th>
              <td class="d-number">{format.number(atRisk)}</td>
              {stops && <td class="d-number">{format.number(ended ?? 0)}</td>}
              <td class="d-number">{people(share)}%</td>
              <td class="d-number">
                {typeof low === 'number' && typeof high === 'number'
                  ? `${people(low)}–${people(high)}%`
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
