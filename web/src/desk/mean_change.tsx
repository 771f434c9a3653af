// SPDX-License-Identifier: Apache-2.0
// Means before and after and how sure their difference is: a line with its interval on one scale,
// or a table. Nothing in it is told by colour.

import type { MeanChange } from '../messages';
import { type Format, useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Head, Heads } from './means';
import { TableRegion } from './table_region';
import { plainWords, shareWords, signedWords } from './training_words';

/** Withheld or too few: without a change. */
export interface NamedChange {
  code: string;
  name: string;
  change: MeanChange | null;
}

const width = 300;
const height = 26;
const middle = height / 2;
const edge = 8;

/** `points`: shares in thousandths, told in percentage points; else deeds in thousandths. */
export function ChangePicture({ rows, points = true }: { rows: NamedChange[]; points?: boolean }) {
  const t = useText();
  const known = rows.flatMap(({ change }) => (change ? [change] : []));
  const low = Math.min(0, ...known.map((one) => one.low));
  const high = Math.max(0, ...known.map((one) => one.high));
  const mean = meanWords(useFormat(), points);
  const movedWords = ({ before, after, ...sure }: MeanChange): string => t('training.moved', {
    before: mean(before), after: mean(after), low: plainWords(sure.low, points),
    high: plainWords(sure.high, points),
  });
  const at = (value: number): number =>
    edge + ((width - 2 * edge) * (value - low)) / Math.max(1, high - low);
  return (
    <ul class="t-changes">
      {rows.map(({ code, name, change }) => (
        <li key={code} data-change={code}>
          <span>{name}</span>
          {change ? <Line change={change} at={at} /> : <i />}
          <b>{change ? signedWords(change.change, points) : t('training.too_few')}</b>
          <small>{change && movedWords(change)}</small>
        </li>
      ))}
    </ul>
  );
}

const meanWords = (format: Format, points: boolean) => (thousandths: number): string =>
  points ? shareWords(format, thousandths) : plainWords(thousandths);

/** Zero is an upright rule, the interval a line with ends, the mean a full square. */
function Line({ change: { change, low, high }, at }: {
  change: MeanChange;
  at: (value: number) => number;
}) {
  const end = (value: number): string => `M${at(value)} ${middle - 5}v10`;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="t-zero" d={`M${at(0)} 0V${height}`} />
      <path class="t-interval" d={`M${at(low)} ${middle}H${at(high)}${end(low)}${end(high)}`} />
      <rect class="t-mean" x={at(change) - 4} y={middle - 4} width={8} height={8} />
    </svg>
  );
}

const columns = ['learners_of', 'mean_before', 'mean_after', 'change_of', 'interval'] as const;

export function ChangeTable({ rows, label, first, points = true }: {
  rows: NamedChange[];
  label: string;
  /** Over the names. */
  first: string;
  points?: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const mean = meanWords(format, points);
  const range = ({ low, high }: MeanChange): string =>
    t('training.range', { low: plainWords(low, points), high: plainWords(high, points) });
  return (
    <TableRegion says={label} name="mean-change">
      <table>
        <thead>
          <Heads>
            <th scope="col">{first}</th>
            {columns.map((of) => <Head key={of} of={of} name={t(`training.${of}`)} />)}
          </Heads>
        </thead>
        <tbody>
          {rows.map(({ code, name, change }) => (
            <tr key={code} data-change={code}>
              <th scope="row">{name}</th>
              {!change && <td colSpan={5} class="d-number">{t('training.too_few')}</td>}
              {change && (
                <>
                  <td class="d-number">{format.number(change.of)}</td>
                  <td class="d-number">{mean(change.before)}</td>
                  <td class="d-number">{mean(change.after)}</td>
                  <td class="d-number">{signedWords(change.change, points)}</td>
                  <td class="d-number">{range(change)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
