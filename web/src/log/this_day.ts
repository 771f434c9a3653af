// SPDX-License-Identifier: Apache-2.0
// Which day it is. The core counts days in the time of the west of Mongolia (UTC+7); a phone whose
// zone or clock is set wrong must not count others.

const westMs = 7 * 3_600_000;
let off = 0;

/** What the wall of this phone lacks, ms, as the server told at the last contact. */
export function putRight(clockOff: number | undefined): void {
  off = clockOff ?? 0;
}

/** The day of a moment (ms since 1970) in the west: 2026-11-23. */
export function dayInWest(moment: number): string {
  return new Date(moment + westMs).toISOString().slice(0, 10);
}

export function thisDay(): string {
  return dayInWest(Date.now() + off);
}
