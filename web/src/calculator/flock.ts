// SPDX-License-Identifier: Apache-2.0
// Where each sheep stands. Paid flocks stand in heaps over their years, the received one under a
// dome behind the gate; all sheep have one size, as large as the ground allows.

export interface Spot {
  x: number;
  y: number;
  /** Less than one for the last paid sheep. */
  part: number;
}

export interface Ground {
  size: number;
  paid: Spot[][];
  received: Spot[];
  /** How high and how wide the received flock stands. */
  height: number;
  wide: number;
}

export interface Heap {
  /** In hundredths of a mark: 465 is four and 65 hundredths. */
  hundredths: number;
  /** Where its years lie. */
  from: number;
  to: number;
}

const step = 17;
const row = 12.6;
const width = 16.6;
const tallest = 78;
const horizon = 142.4;

/** Columns of a heap whose rows grow shorter by one, in at most `rows` rows. */
function heapColumns(count: number, rows: number): number {
  for (let columns = 1; ; ++columns) {
    const used = Math.min(rows, columns);
    if (used * columns - (used * (used - 1)) / 2 >= count) return columns;
  }
}

function heapRows(count: number, columns: number, slope: boolean): number[] {
  const rows: number[] = [];
  for (let left = count, r = 0; left > 0; ++r) {
    const wide = Math.min(left, Math.max(1, slope ? columns - r : columns));
    rows.push(wide);
    left -= wide;
  }
  return rows;
}

interface Built {
  rows: number[];
  wide: number;
  heap: Heap;
}

function build(heap: Heap, size: number): Built {
  const count = Math.ceil(heap.hundredths / 100);
  const most = Math.max(1, Math.floor(tallest / (row * size)));
  const columns = heapColumns(count, most);
  const narrow = Math.floor((heap.to - heap.from) / (step * size));
  const tower = narrow >= 2 && narrow < columns && Math.ceil(count / narrow) <= Math.min(4, most);
  const rows = tower ? heapRows(count, narrow, false) : heapRows(count, columns, true);
  return { rows, wide: (rows[0] ?? 0) * step * size, heap };
}

/** Left edges: each heap over the middle of its years, pushed apart where they would touch. */
function place(built: Built[], from: number, to: number, gap: number): number[] | undefined {
  const total = built.reduce((sum, b) => sum + b.wide, 0) + gap * (built.length - 1);
  if (total > to - from) return undefined;
  const lefts = built.map((b) => (b.heap.from + b.heap.to - b.wide) / 2);
  let edge = from;
  built.forEach((b, i) => {
    lefts[i] = Math.max(lefts[i] ?? 0, edge);
    edge = (lefts[i] ?? 0) + b.wide + gap;
  });
  edge = to;
  for (let i = built.length - 1; i >= 0; --i) {
    const wide = built[i]?.wide ?? 0;
    lefts[i] = Math.min(lefts[i] ?? 0, edge - wide);
    edge = (lefts[i] ?? 0) - gap;
  }
  return lefts;
}

function spotsOf(built: Built, left: number, size: number): Spot[] {
  const spots: Spot[] = [];
  const base = built.rows[0] ?? 0;
  built.rows.forEach((wide, r) => {
    for (let i = 0; i < wide; ++i) {
      spots.push({
        x: left + (i + (base - wide) / 2) * step * size,
        y: horizon - (r + 1) * row * size + 0.15,
        part: 1,
      });
    }
  });
  const rest = built.heap.hundredths % 100;
  const last = spots.at(-1);
  if (last && rest > 0) last.part = rest / 100;
  return spots;
}

/** Rows of a dome over `columns`, from below. */
function domeRows(count: number, columns: number): number[] {
  for (let rows = 1; ; ++rows) {
    const profile = Array.from({ length: rows }, (_, r) =>
      Math.max(1, Math.round(columns * Math.sqrt(1 - (r / (rows + 0.3)) ** 2))),
    );
    let extra = profile.reduce((sum, n) => sum + n, 0) - count;
    if (extra < 0) continue;
    for (let r = rows - 1; r >= 0 && extra > 0; --r) {
      const gone = Math.min(extra, profile[r] ?? 0);
      profile[r] = (profile[r] ?? 0) - gone;
      extra -= gone;
    }
    return profile.filter((n) => n > 0);
  }
}

function dome(count: number, from: number, to: number, size: number): Spot[] | undefined {
  if (count === 0) return [];
  const apart = step * 1.06 * size;
  const columns = Math.min(Math.floor((to - from) / apart), Math.ceil(Math.sqrt(count * 1.75)));
  if (columns < 1) return undefined;
  const rows = domeRows(count, columns);
  if (rows.length * row * size > tallest) return undefined;
  const middle = (from + to) / 2;
  return rows.flatMap((wide, r) =>
    Array.from({ length: wide }, (_, i) => ({
      x: middle + (i - wide / 2) * apart + (((i * 7 + r * 13) % 5) - 2) * 0.35 * size,
      y: horizon - (r + 1) * row * size + 0.15,
      part: 1,
    })),
  );
}

function widthOf(spots: Spot[], size: number): number {
  if (spots.length === 0) return 0;
  const xs = spots.map((spot) => spot.x);
  return Math.max(...xs) - Math.min(...xs) + width * size;
}

const sizes = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.54, 0.48, 0.42, 0.36, 0.3];

/** The largest size at which everything stands. `gate` divides paid from received. */
export function standOn(heaps: Heap[], received: number, gate: number, left: number): Ground {
  const shown = heaps.filter((heap) => heap.hundredths > 0);
  for (const size of sizes) {
    const built = shown.map((heap) => build(heap, size));
    const lefts = place(built, left, gate - 4, Math.min(10, 10 * size));
    const home = dome(received, gate + 3, 326, size);
    if (!lefts || !home) continue;
    const top = Math.min(horizon, ...home.map((spot) => spot.y));
    return {
      size,
      paid: built.map((b, i) => spotsOf(b, lefts[i] ?? 0, size)),
      received: home,
      height: horizon - top,
      wide: widthOf(home, size),
    };
  }
  return { size: 0.3, paid: [], received: [], height: 0, wide: 0 };
}

export const sheepWidth = width;
