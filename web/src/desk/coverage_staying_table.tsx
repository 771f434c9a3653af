// SPDX-License-Identifier: Apache-2.0
// How long people stay, area by area: those of which a table was imported.

import type { StayArea, StayPoint } from '../messages';
import { people, type StayProps } from './coverage_staying';
import { Head, Heads } from './means';

const told = [6, 12, 24, 36];

const after = (area: StayArea, months: number): StayPoint | undefined =>
  area.after.find((point) => point.months === months);

export function StayTable({ staying, area: chosen, words, areaName, choose }: StayProps) {
  const { t, format } = words;
  const areas = staying.areas.filter((area) => area.withheld || area.soums_told > 0);
  if (areas.length < 2) return null;
  return (
    <>
      <h3 id="c-stay-areas">{t('staying.table')}</h3>
      <div class="d-scroll" tabIndex={0} role="region" aria-labelledby="c-stay-areas">
        <table class="d-areas" data-table="stay-areas">
          <thead>
            <Heads>
              <th scope="col">{t('coverage.area')}</th>
              <Head of="begun" name={t('staying.column_begun')} />
              {told.map((months) => (
                <Head key={months} of="still_insured" name={t(`staying.column_after_${months}`)} />
              ))}
              <Head of="half_stopped" name={t('staying.column_median')} />
            </Heads>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr
                key={area.area}
                data-stay={area.area}
                class={area.area === chosen.area ? 'chosen' : ''}
              >
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    aria-pressed={area.area === chosen.area}
                    onClick={() => choose(area.area)}
                  >{areaName(area.area)}</button>
                </th>
                {area.withheld && <td colSpan={6}>{t('staying.withheld')}</td>}
                {!area.withheld && (
                  <>
                    <td class="d-number">{format.number(area.begun)}</td>
                    {told.map((months) => (
                      <td key={months} class="d-number">
                        <Share point={after(area, months)} />
                      </td>
                    ))}
                    <td class="d-number">{area.median ?? '–'}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Share({ point }: { point: StayPoint | undefined }) {
  if (!point) return <>–</>;
  const { share, low, high } = point;
  const sure = typeof low === 'number' && typeof high === 'number';
  return (
    <>
      {people(share)}%
      {sure && <small class="c-ends">{people(low)}–{people(high)}</small>}
    </>
  );
}
