// SPDX-License-Identifier: Apache-2.0

/** 1, 2, 5, 10, 20 …: the first that is not below. */
function roundStep(least: number): number {
  const size = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((one) => one * size >= least) ?? 10) * size;
}

/** Where the rules of a scale stand, about five, from below the least to above the most. */
export function rulesOf(values: number[], leastStep: number): number[] {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const step = Math.max(leastStep, roundStep(Math.max(leastStep, (most - least) / 4)));
  const first = Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((most - first) / step));
  return Array.from({ length: count + 1 }, (_, at) => first + at * step);
}
