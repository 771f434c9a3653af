// SPDX-License-Identifier: Apache-2.0
// The area nearest to each soum centre, cut at a radius so that nobody reads borders into it.

export interface Centre {
  code: string;
  lat: number;
  lon: number;
}

export type Point = [number, number];

export interface Cell {
  code: string;
  centre: Point;
  outline: Point[];
}

export interface CellMap {
  cells: Cell[];
  width: number;
  height: number;
}

const kmPerDegree = 111.2;
const roundness = 72;

/** Kilometres east and south of the north-west corner; good enough for one aimag or three. */
function onPlane(centres: Centre[], radius: number): Point[] {
  const middle = centres.reduce((sum, { lat }) => sum + lat, 0) / centres.length;
  const narrow = Math.cos((middle * Math.PI) / 180);
  const all = centres.map(({ lat, lon }): Point =>
    [lon * kmPerDegree * narrow, -lat * kmPerDegree]);
  const left = Math.min(...all.map(([x]) => x)) - radius;
  const top = Math.min(...all.map(([, y]) => y)) - radius;
  return all.map(([x, y]) => [x - left, y - top]);
}

export function cellsOf(centres: Centre[], radius: number): CellMap {
  if (centres.length === 0) return { cells: [], width: 1, height: 1 };
  const points = onPlane(centres, radius);
  const width = Math.max(...points.map(([x]) => x)) + radius;
  const height = Math.max(...points.map(([, y]) => y)) + radius;
  const cells = centres.map(({ code }, at): Cell => {
    const centre = points[at] as Point;
    const others = points.filter((other) => other !== centre);
    return { code, centre, outline: others.reduce((kept, other) => nearer(kept, centre, other),
      circle(centre, radius)) };
  });
  return { cells, width, height };
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: roundness }, (_, at): Point => {
    const angle = (2 * Math.PI * at) / roundness;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** The part of a convex outline that lies nearer to `mine` than to `other`. */
function nearer(outline: Point[], mine: Point, other: Point): Point[] {
  const [dx, dy] = [other[0] - mine[0], other[1] - mine[1]];
  const [mx, my] = [(other[0] + mine[0]) / 2, (other[1] + mine[1]) / 2];
  const beyond = ([x, y]: Point): number => (x - mx) * dx + (y - my) * dy;
  return outline.flatMap((point, at) => {
    const next = outline[(at + 1) % outline.length] as Point;
    const [a, b] = [beyond(point), beyond(next)];
    if (a <= 0 && b <= 0) return [point];
    if (a > 0 && b > 0) return [];
    const share = a / (a - b);
    const cross: Point =
      [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])];
    return a <= 0 ? [point, cross] : [cross];
  });
}

export function pathOf(outline: Point[]): string {
  const corners = outline.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return corners.length === 0 ? '' : `M${corners.join('L')}Z`;
}

export interface Label {
  x: number;
  /** The line on which the value stands. */
  y: number;
  /** Whether the name has room below it, without touching another cell. */
  named: boolean;
}

/** In sizes of the value: how large the name is written, and how far below the value. */
export const nameSize = 0.62;
export const nameBelow = 0.9;
const letter = 0.66; // of its size: how wide one is, in the widest words
const digits = 1.3; // how wide a value is

/** The value in the middle of its cell, or as near to it as the name below has room. */
export function labelOf({ outline, centre }: Cell, size: number, letters: number): Label {
  const [x, y] = outline.length === 0 ? centre : middleOf(outline);
  const half = (letters * letter * nameSize * size) / 2;
  for (const step of [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6]) {
    const at = y + (step * size) / 4;
    const name = at + nameBelow * size;
    const rows = [
      { height: at - 0.75 * size, reach: (digits * size) / 2 },
      { height: name - 0.8 * nameSize * size, reach: half },
      { height: name + 0.25 * nameSize * size, reach: half },
    ].map(({ height, reach }) => ({ reach, row: across(outline, height) }));
    const from = Math.max(...rows.map(({ row, reach }) => row[0] + reach));
    const to = Math.min(...rows.map(({ row, reach }) => row[1] - reach));
    if (from <= to) return { x: Math.min(Math.max(x, from), to), y: at, named: true };
  }
  return { x, y, named: false };
}

/** Of the outline, each side by its length. */
function middleOf(outline: Point[]): Point {
  const edges = outline.map((corner, n) => {
    const next = outline[(n + 1) % outline.length] as Point;
    return { corner, next, long: Math.hypot(next[0] - corner[0], next[1] - corner[1]) };
  });
  const round = edges.reduce((sum, { long }) => sum + long, 0);
  const mean = (at: 0 | 1): number =>
    edges.reduce((sum, { corner, next, long }) => sum + ((corner[at] + next[at]) / 2) * long, 0) /
    round;
  return [mean(0), mean(1)];
}

/** From where to where a convex outline reaches at this height; nowhere above and below it. */
function across(outline: Point[], height: number): Point {
  const crossings = outline.flatMap((corner, n) => {
    const next = outline[(n + 1) % outline.length] as Point;
    const [a, b] = [corner[1] - height, next[1] - height];
    return (a <= 0) === (b <= 0) ? [] : [corner[0] + (a / (a - b)) * (next[0] - corner[0])];
  });
  return [Math.min(...crossings), Math.max(...crossings)];
}
