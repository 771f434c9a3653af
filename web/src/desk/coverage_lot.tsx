// SPDX-License-Identifier: Apache-2.0
// Soums in waves, in an order that chance alone made: the comparison that proves something. The
// word of the lot is chosen together before anybody knows what it gives.

import { useState } from 'preact/hooks';
import type { Rollout } from '../messages';
import { Button } from '../shell/controls';
import { monthNumber, monthText, thisMonth } from '../shell/format';
import { useAsked } from './asked';
import type { CoverageWords } from './coverage_words';
import { Failed } from './frame';
import { Head, Heads } from './means';
import { TableRegion } from './table_region';

export interface LotProps {
  words: CoverageWords;
  measure: string;
  aimag: string;
  areaName: (code: string) => string;
  ended: () => void;
}

const wavesToChoose = [2, 3, 4, 5, 6];
const monthsToChoose = [1, 2, 3, 6, 12];

/** The month behind this one: nobody has begun in it. */
const nextMonth = (): string => monthText(monthNumber(thisMonth()) + 1);

export function Lot(props: LotProps) {
  const { words: { t }, measure, aimag } = props;
  const [typed, type] = useState({ lot: '', waves: '4', first: nextMonth(), between: '3' });
  const [drawn, draw] = useState<string>();
  const change = (part: Partial<typeof typed>): void => {
    type({ ...typed, ...part });
    draw(undefined);
  };
  const whole = typed.lot.trim() !== '' && /^\d{4}-\d{2}$/.test(typed.first);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!whole) return;
    draw(String(new URLSearchParams({
      area: aimag, measure, lot: typed.lot.trim(), first: typed.first, waves: typed.waves,
      between: typed.between,
    })));
  };
  const chosen = (
    name: 'waves' | 'between', numbers: number[],
  ) => (
    <label>{t(`reach.lot_${name}`)}
      <select
        name={name}
        value={typed[name]}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      >
        {numbers.map((n) => <option key={n} value={String(n)}>{n}</option>)}
      </select>
    </label>
  );
  return (
    <>
      <form class="d-form" onSubmit={submit}>
        <div class="d-period">
          <label>{t('quality.seed')}
            <input
              type="text"
              name="lot"
              maxLength={40}
              value={typed.lot}
              onInput={(event) => change({ lot: event.currentTarget.value })}
            />
          </label>
          {chosen('waves', wavesToChoose)}
          <label>{t('reach.lot_first')}
            <input
              type="month"
              name="first"
              value={typed.first}
              onInput={(event) => change({ first: event.currentTarget.value })}
            />
          </label>
          {chosen('between', monthsToChoose)}
        </div>
        <Button primary type="submit" disabled={!whole}>{t('quality.draw')}</Button>
      </form>
      {drawn !== undefined && <Waves {...props} asked={drawn} />}
    </>
  );
}

function Waves({ words, areaName, ended, asked }: LotProps & { asked: string }) {
  const { t, format } = words;
  const { found, failed, again } = useAsked<Rollout>(`/api/head/rollout?${asked}`, ended);
  if (failed) return <Failed reason={failed} again={again} />;
  if (!found) return <p aria-busy="true">{t('desk.loading')}</p>;
  return (
    <div data-lot={found.lot}>
      <p>{t('reach.lot_keep', { lot: found.lot, last: format.month(found.last) })}</p>
      <TableRegion says={t('reach.lot')} name="rollout-waves">
        <table data-table="rollout">
          <thead>
            <Heads>
              <Head of="lot_wave" name={t('reach.lot_wave')} />
              <th scope="col">{t('reach.lot_begins')}</th>
              <th scope="col">{t('reach.lot_soums')}</th>
            </Heads>
          </thead>
          <tbody>
            {found.waves.map(({ from, soums }, at) => (
              <tr key={from}>
                <th scope="row" class="d-number">{at + 1}</th>
                <td>{format.month(from)}</td>
                <td>{soums.map(areaName).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      <p class="d-line d-screen">
        <a data-csv="rollout" download href={`/api/head/rollout?${asked}&form=csv`}>
          {t('reach.lot_csv')}
        </a>
      </p>
    </div>
  );
}
