// SPDX-License-Identifier: Apache-2.0
// Streams that are no soum's.

/**
 * In the place of a soum: events that only their author reads, like what she learned. No hello
 * names it, and none takes it away.
 */
export const ownArea = 'own';

const aimagDigits = 3;

/** Beside these soums: what their departments learned, and what only the author reads. */
function besides(areas: string[]): string[] {
  return [...new Set(areas.map((area) => area.slice(0, aimagDigits))), ownArea];
}

/** All that an account of these soums holds. */
export function streamsOf(areas: string[]): string[] {
  return [...areas, ...besides(areas)];
}

/** Whether this is the code of a soum. */
export function isSoum(area: string): boolean {
  return area !== ownArea && area.length > aimagDigits;
}
