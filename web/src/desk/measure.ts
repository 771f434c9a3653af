// SPDX-License-Identifier: Apache-2.0
// What a cell of the map says. Unknown and withheld are undefined, never zero.

import type { AreaTotals } from './overview';

export type Measure = 'count' | 'share';

export function valueOf(area: AreaTotals, measure: Measure): number | undefined {
  const reached = area.households_visited;
  if (reached === null || reached === undefined) return undefined;
  if (measure === 'count') return reached;
  return area.herder_households ? (100 * reached) / area.herder_households : undefined;
}

export function written(value: number | undefined, measure: Measure): string {
  if (value === undefined) return '';
  if (measure === 'count' || value === 0) return String(value);
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

export const classes = 5;

/** Upper ends of the five classes above zero. */
export function endsOf(values: (number | undefined)[], measure: Measure): number[] {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  const step = measure === 'count'
    ? Math.max(1, Math.ceil(most / classes))
    : niceStep(most / classes);
  return Array.from({ length: classes }, (_, at) => Number((step * (at + 1)).toFixed(4)));
}

function niceStep(least: number): number {
  if (least <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 2.5, 5, 10].find((one) => one * size >= least - 1e-9) ?? 10) * size;
}

/** How a cell is drawn: "c0" for none, "c1" to "c5", "cm" below zero, "cx" for unknown. */
export function classOf(value: number | undefined, ends: number[]): string {
  if (value === undefined) return 'cx';
  if (value <= 0) return value < 0 ? 'cm' : 'c0';
  const at = ends.findIndex((end) => value <= end + 1e-9);
  return `c${at < 0 ? classes : at + 1}`;
}

/**
 * The classes and what each is called: of shares all of them by their ends, of counts those that
 * there are by what is in them.
 */
export function legendOf(
  ends: number[], values: (number | undefined)[], measure: Measure,
): { kind: string; words: string }[] {
  return ends.flatMap((end, at) => {
    const kind = `c${at + 1}`;
    if (measure === 'share') return { kind, words: `${ends[at - 1] ?? 0}–${end}` };
    const here = values.filter((value) => value !== undefined && classOf(value, ends) === kind)
      .map(Number);
    const [least, most] = [Math.min(...here), Math.max(...here)];
    if (here.length === 0) return [];
    return { kind, words: least === most ? String(least) : `${least}–${most}` };
  });
}
