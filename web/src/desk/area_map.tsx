// SPDX-License-Identifier: Apache-2.0
// The soums on a map, a value on each, the legend, and the same as a table.

import { useState } from 'preact/hooks';
import { useText } from '../shell/text';
import { CellMap, Legend } from './cell_map';
import { Count } from './count';
import { csvOf } from './csv';
import { download } from '../shell/download';
import { Head, Heads } from './means';
import { endsOf, type Measure, valueOf, written } from './measure';
import { MapNote, useOutlines } from './outlines';
import type { AreaTotals, Totals } from './overview';
import type { Caption } from './parts';

export interface AreaMapProps {
  areas: AreaTotals[];
  all: Totals;
  /** A name that no other soum here bears. */
  areaName: (code: string) => string;
  chosen: string | undefined;
  choose: (code: string | undefined) => void;
  days: Caption;
  /** Where an area's visits are listed, for those who may see them. */
  record: ((code: string) => string) | undefined;
}

export function AreaMap({ areas, all, areaName, chosen, choose, days, record }: AreaMapProps) {
  const t = useText();
  const [measure, setMeasure] = useState<Measure>('count');
  const [table, setTable] = useState(false);
  const values = areas.map((area) => valueOf(area, measure));
  const ends = endsOf(values, measure);
  const withheld = areas.some(({ households_visited: reached }) => reached === null);
  const none = withheld ? t('report.withheld') : t('desk.unknown');
  const { map, failed } = useOutlines(areas.map(({ code }) => code));
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
        ? <AreaTable {...{ areas, all, areaName, chosen, choose, record }} />
        : (
          <>
            <Legend {...{ values, ends, measure, none }} />
            <CellMap
              {...{ map, failed, areas, areaName, ends, none, chosen, choose }}
              valueOf={(area) => valueOf(area, measure)}
              written={(value) => written(value, measure)}
            />
            <p class="d-quiet"><MapNote map={map} /></p>
          </>
        )}
      <p class="d-quiet">
        {t(measure === 'count' ? 'desk.count_means' : 'desk.share_means', days)}
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

/** Where a number of an area leads a head: to its visits, to what is published, to its page. */
function leadsTo(
  column: (typeof columns)[number], area: string, record: AreaMapProps['record'],
): string | undefined {
  if (!record || column === 'households_known') return undefined;
  if (column === 'herder_households') return `#/desk/coverage/households/${area}`;
  return column === 'handbooks' ? '#/desk/handbooks' : record(area);
}

function AreaTable({ areas, all, areaName, chosen, choose, record }: Omit<AreaMapProps, 'days'>) {
  const t = useText();
  const withheld = [...areas, all].some((area) => columns.some((column) => area[column] === null));
  return (
    <>
      <div class="d-scroll" tabIndex={0} role="region" aria-label={t('desk.by_soum')}>
        <table class="d-areas">
          <thead>
            <Heads>
              <th scope="col">{t('desk.soum')}</th>
              {columns.map((column) => (
                <Head key={column} of={column} name={t(words[column])} />
              ))}
            </Heads>
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
                {columns.map((column) => (
                  <Count
                    key={column}
                    value={area[column]}
                    to={leadsTo(column, area.code, record)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('desk.all')}</th>
              {columns.map((column) => <Count key={column} value={all[column]} />)}
            </tr>
          </tfoot>
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
