// SPDX-License-Identifier: Apache-2.0
// The aimag as cells around soum centres, a value on each, the legend, and the same as a table.

import { useState } from 'preact/hooks';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { CellMap, Legend } from './cell_map';
import { csvOf } from './csv';
import { download } from '../shell/download';
import { endsOf, type Measure, valueOf, written } from './measure';
import type { AreaTotals } from './overview';

export interface AreaMapProps {
  areas: AreaTotals[];
  /** A name that no other soum here bears. */
  areaName: (code: string) => string;
  chosen: string | undefined;
  choose: (code: string | undefined) => void;
  /** The last day counted, written out. */
  to: string;
}

export function AreaMap({ areas, areaName, chosen, choose, to }: AreaMapProps) {
  const t = useText();
  const [measure, setMeasure] = useState<Measure>('count');
  const [table, setTable] = useState(false);
  const ends = endsOf(areas.map((area) => valueOf(area, measure)), measure);
  return (
    <section class="d-part" aria-labelledby="d-map">
      <header class="d-title">
        <h2 id="d-map">
          {t('desk.households_reached')}{measure === 'share' ? ', %' : ''}
        </h2>
        <div class="d-links">
          <button
            type="button"
            class="link"
            onClick={() => setMeasure(measure === 'count' ? 'share' : 'count')}
          >
            {measure === 'count' ? t('desk.share') : t('desk.count')}
          </button>
          <button type="button" class="link" aria-pressed={table} onClick={() => setTable(!table)}>
            {table ? t('desk.as_map') : t('desk.as_table')}
          </button>
          <CsvLink areas={areas} />
        </div>
      </header>
      {table
        ? <AreaTable areas={areas} areaName={areaName} chosen={chosen} choose={choose} />
        : (
          <>
            <Legend ends={ends} measure={measure} />
            <CellMap
              {...{ areas, areaName, ends, chosen, choose }}
              valueOf={(area) => valueOf(area, measure)}
              written={(value) => written(value, measure)}
            />
            <p class="d-quiet">{t('desk.map_note')}</p>
          </>
        )}
      <p class="d-quiet">
        {measure === 'count' ? t('desk.count_means', { to }) : t('desk.share_means', { to })}
      </p>
    </section>
  );
}

const columns = [
  'herder_households', 'households_known', 'households_visited', 'visits', 'calculations',
  'handbooks', 'officers',
] as const;
const words: Record<(typeof columns)[number], string> = {
  herder_households: 'desk.herder_households', households_known: 'desk.known',
  households_visited: 'desk.households_reached', visits: 'desk.visits',
  calculations: 'desk.calculations', handbooks: 'desk.handbooks', officers: 'desk.officers',
};

function AreaTable({ areas, areaName, chosen, choose }: Omit<AreaMapProps, 'to'>) {
  const t = useText();
  const format = useFormat();
  const withheld = areas.some((area) => columns.some((column) => area[column] === null));
  return (
    <>
      <div class="d-scroll" tabIndex={0} role="region" aria-label={t('desk.by_soum')}>
        <table class="d-areas">
          <thead>
            <tr>
              <th scope="col">{t('desk.soum')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="d-number">{t(words[column])}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr key={area.code} class={area.code === chosen ? 'chosen' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    aria-pressed={area.code === chosen}
                    onClick={() => choose(area.code === chosen ? undefined : area.code)}
                  >{areaName(area.code)}</button>
                </th>
                {columns.map((column) => {
                  const value = area[column];
                  return (
                    <td key={column} class="d-number">
                      {value === null || value === undefined ? '*' : format.number(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {withheld && <p class="d-quiet">* {t('desk.too_few')}</p>}
    </>
  );
}

function CsvLink({ areas }: { areas: AreaTotals[] }) {
  const t = useText();
  const save = (): void => {
    const head = ['code', 'name_mn', 'name_kk', 'name_en', ...columns];
    const rows = areas.map((area) => [
      area.code, area.name_mn, area.name_kk, area.name_en,
      ...columns.map((column) => area[column] ?? null),
    ]);
    download(new Blob([csvOf([head, ...rows])], { type: 'text/csv' }), 'otor-soums.csv');
  };
  return <button type="button" class="link" onClick={save}>{t('desk.csv')}</button>;
}
