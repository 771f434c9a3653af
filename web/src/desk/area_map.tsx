// SPDX-License-Identifier: Apache-2.0
// The aimag as cells around soum centres, a value on each, the legend, and the same as a table.

import { useMemo, useState } from 'preact/hooks';
import { useFormat } from '../shell/format';
import { nameIn } from '../shell/places';
import { useLanguage, useText } from '../shell/text';
import { type Cell, cellsOf, labelOf, nameBelow, nameSize, pathOf } from './cells';
import { csvOf } from './csv';
import { download } from '../shell/download';
import { classOf, endsOf, legendOf, type Measure, valueOf, written } from './measure';
import type { AreaTotals } from './overview';

/** Beyond this nobody should think of a soum any more. */
const radiusKm = 65;

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
            <Cells
              areas={areas}
              areaName={areaName}
              ends={ends}
              measure={measure}
              chosen={chosen}
              choose={choose}
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

function Legend({ ends, measure }: { ends: number[]; measure: Measure }) {
  const t = useText();
  return (
    <ul class="d-legend">
      <li><i class="c0" />0</li>
      {legendOf(ends, measure).map((words, at) => (
        <li key={words}><i class={`c${at + 1}`} />{words}</li>
      ))}
      <li><i class="cx" />{t('desk.unknown')}</li>
    </ul>
  );
}

function onPress(event: KeyboardEvent, pick: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  pick();
}

/** The value in the middle of its cell, the name below it where there is room. */
function Label({ cell, size, kind, value, name }: {
  cell: Cell;
  size: number;
  kind: number | undefined;
  value: string;
  name: string;
}) {
  const { x, y, named } = labelOf(cell, size, name.length);
  return (
    <g class={`d-label c${kind ?? 'x'}`} aria-hidden="true">
      <text x={x} y={y} font-size={size} dy={named ? undefined : '.35em'}>{value}</text>
      {named && (
        <text x={x} y={y + size * nameBelow} font-size={size * nameSize} class="d-name">
          {name}
        </text>
      )}
    </g>
  );
}

function Cells({ areas, areaName, ends, measure, chosen, choose }: Omit<AreaMapProps, 'to'> & {
  ends: number[];
  measure: Measure;
}) {
  const t = useText();
  const language = useLanguage();
  const map = useMemo(() => cellsOf(areas, radiusKm), [areas]);
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const size = Math.max(map.width, map.height) / 30;
  return (
    <svg
      class="d-map"
      viewBox={`-4 -4 ${(map.width + 8).toFixed(0)} ${(map.height + 8).toFixed(0)}`}
      role="group"
      aria-label={t('desk.by_soum')}
    >
      <defs>
        <pattern
          id="d-hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V8" class="d-hatch" />
        </pattern>
      </defs>
      {map.cells.map(({ code, outline }) => (
        <path key={code} class="d-coast" d={pathOf(outline)} />
      ))}
      {map.cells.map(({ code, outline }) => {
        const area = byCode.get(code) as AreaTotals;
        const value = valueOf(area, measure);
        const kind = classOf(value, ends);
        const words = value === undefined ? t('desk.unknown') : written(value, measure);
        const pick = (): void => choose(chosen === code ? undefined : code);
        return (
          <g
            key={code}
            class={`d-cell c${kind ?? 'x'}${chosen === code ? ' chosen' : ''}`}
            role="button"
            tabIndex={0}
            aria-pressed={chosen === code}
            aria-label={`${areaName(code)}: ${words}`}
            onClick={pick}
            onKeyDown={(event) => onPress(event, pick)}
          >
            <title>{`${areaName(code)}: ${words}`}</title>
            <path d={pathOf(outline)} />
          </g>
        );
      })}
      {map.cells.map((cell) => {
        const area = byCode.get(cell.code) as AreaTotals;
        const value = valueOf(area, measure);
        return (
          <Label
            key={cell.code}
            cell={cell}
            size={size}
            kind={classOf(value, ends)}
            value={written(value, measure)}
            name={nameIn(language, area)}
          />
        );
      })}
    </svg>
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
