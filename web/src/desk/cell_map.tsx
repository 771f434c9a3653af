// SPDX-License-Identifier: Apache-2.0
// Soums on a map, a value on each: what is not known is hatched, never zero.

import type { MapCell } from '../messages';
import { type Named, nameIn } from '../shell/places';
import { useLanguage, useText } from '../shell/text';
import { classOf, legendOf, type Measure } from './measure';
import type { Outlines } from './outlines';

/** In sizes of the value: how large the name is written, and how far below it, as on paper. */
const nameSize = 0.62;
const nameBelow = 0.9;

export interface CellMapProps<Area extends Named & { code: string }> {
  /** Absent while it is on its way. */
  map: Outlines | undefined;
  failed: boolean;
  areas: Area[];
  /** A name that no other soum here bears. */
  areaName: (code: string) => string;
  /** Upper ends of the classes. */
  ends: number[];
  valueOf: (area: Area) => number | undefined;
  written: (value: number | undefined) => string;
  /** What no value means; left out: it is not known. */
  none?: string;
  chosen: string | undefined;
  choose: (code: string | undefined) => void;
}

export function Legend({ values, ends, measure, below, none }: {
  values: (number | undefined)[];
  ends: number[];
  none?: string;
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
      {values.includes(undefined) && <li><i class="cx" />{none ?? t('desk.unknown')}</li>}
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
  cell: MapCell;
  size: number;
  kind: string;
  value: string;
  name: string;
}) {
  const { x, y, named } = cell;
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

export function CellMap<Area extends Named & { code: string }>(props: CellMapProps<Area>) {
  const { map, failed, areas, areaName, ends, valueOf, written, chosen, choose } = props;
  const t = useText();
  const none = props.none ?? t('desk.unknown');
  const language = useLanguage();
  const byCode = new Map(areas.map((area) => [area.code, area]));
  if (failed) return <p class="v-note" role="status">{t('desk.map_failed')}</p>;
  if (!map) return <div class="d-map-empty" aria-busy="true" />;
  const cells = map.cells.filter(({ code }) => byCode.has(code));
  return (
    <svg
      class="d-map"
      viewBox={`0 0 ${map.width} ${map.height}`}
      role="group"
      aria-label={t('desk.by_soum')}
    >
      <defs>
        <pattern
          id="d-hatch"
          width="80"
          height="80"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V80" class="d-hatch" />
        </pattern>
        <pattern id="d-dots" width="90" height="90" patternUnits="userSpaceOnUse">
          <circle cx="45" cy="45" r="20" class="d-dot" />
        </pattern>
      </defs>
      {cells.map(({ code, path }) => <path key={code} class="d-coast" d={path} />)}
      {cells.map(({ code, path }) => {
        const area = byCode.get(code) as Area;
        const value = valueOf(area);
        const kind = classOf(value, ends);
        const words = value === undefined ? none : written(value);
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
            <path d={path} />
          </g>
        );
      })}
      {cells.map((cell) => {
        const area = byCode.get(cell.code) as Area;
        const value = valueOf(area);
        return (
          <Label
            key={cell.code}
            cell={cell}
            size={map.size}
            kind={classOf(value, ends)}
            value={written(value)}
            name={nameIn(language, area)}
          />
        );
      })}
    </svg>
  );
}
