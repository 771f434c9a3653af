// SPDX-License-Identifier: Apache-2.0
// Soums as cells around their centres, a value on each: what is not known is hatched, never zero.

import { useMemo } from 'preact/hooks';
import { type Named, nameIn } from '../shell/places';
import { useLanguage, useText } from '../shell/text';
import { type Cell, cellsOf, type Centre, labelOf, nameBelow, nameSize, pathOf } from './cells';
import { classOf, legendOf, type Measure } from './measure';

/** Beyond this nobody should think of a soum any more. */
const radiusKm = 65;

export interface CellMapProps<Area extends Named & Centre> {
  areas: Area[];
  /** A name that no other soum here bears. */
  areaName: (code: string) => string;
  /** Upper ends of the classes. */
  ends: number[];
  valueOf: (area: Area) => number | undefined;
  written: (value: number | undefined) => string;
  chosen: string | undefined;
  choose: (code: string | undefined) => void;
}

export function Legend({ values, ends, measure, below }: {
  values: (number | undefined)[];
  ends: number[];
  measure: Measure;
  /** What a value below zero is called, where one can be. */
  below?: string;
}) {
  const t = useText();
  return (
    <ul class="d-legend">
      {below !== undefined && <li><i class="cm" />{below}</li>}
      {(measure === 'share' || values.includes(0)) && <li><i class="c0" />0</li>}
      {legendOf(ends, values, measure).map(({ kind, words }) => (
        <li key={kind}><i class={kind} />{words}</li>
      ))}
      {values.includes(undefined) && <li><i class="cx" />{t('desk.unknown')}</li>}
    </ul>
  );
}

/** Enter and space, as on a button. */
export function onPress(event: KeyboardEvent, pick: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  pick();
}

/** The value in the middle of its cell, the name below it where there is room. */
function Label({ cell, size, kind, value, name }: {
  cell: Cell;
  size: number;
  kind: string;
  value: string;
  name: string;
}) {
  const { x, y, named } = labelOf(cell, size, name.length);
  return (
    <g class={`d-label ${kind}`} aria-hidden="true">
      <text x={x} y={y} font-size={size} dy={named ? undefined : '.35em'}>{value}</text>
      {named && (
        <text x={x} y={y + size * nameBelow} font-size={size * nameSize} class="d-name">
          {name}
        </text>
      )}
    </g>
  );
}

export function CellMap<Area extends Named & Centre>(props: CellMapProps<Area>) {
  const { areas, areaName, ends, valueOf, written, chosen, choose } = props;
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
        <pattern id="d-dots" width="9" height="9" patternUnits="userSpaceOnUse">
          <circle cx="4.5" cy="4.5" r="2" class="d-dot" />
        </pattern>
      </defs>
      {map.cells.map(({ code, outline }) => (
        <path key={code} class="d-coast" d={pathOf(outline)} />
      ))}
      {map.cells.map(({ code, outline }) => {
        const area = byCode.get(code) as Area;
        const value = valueOf(area);
        const kind = classOf(value, ends);
        const words = value === undefined ? t('desk.unknown') : written(value);
        const pick = (): void => choose(chosen === code ? undefined : code);
        return (
          <g
            key={code}
            class={`d-cell ${kind}${chosen === code ? ' chosen' : ''}`}
            role="button"
            tabindex={0}
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
        const area = byCode.get(cell.code) as Area;
        const value = valueOf(area);
        return (
          <Label
            key={cell.code}
            cell={cell}
            size={size}
            kind={classOf(value, ends)}
            value={written(value)}
            name={nameIn(language, area)}
          />
        );
      })}
    </svg>
  );
}
