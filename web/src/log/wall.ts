// SPDX-License-Identifier: Apache-2.0
// Whether the wall of this phone may pick the law by itself. A calculation is made for a month;
// where the clock is doubtful, the officer says which.

import { clockOff, dayMs, type Lease } from './lease';
import { dayInWest } from './this_day';

export type Doubt = 'built' | 'back' | 'off' | 'long' | 'law';

const longDays = 60;

export interface WallFacts {
  wall: number;
  /** When this app was built. */
  built: number;
  lease: Lease;
  /** Up to when the law was compared: 2026-11-23. */
  known_until: string;
}

/** The first reason to ask, undefined where there is none. */
export function doubtOf({ wall, built, lease, known_until }: WallFacts): Doubt | undefined {
  if (wall < built) return 'built';
  // Highest is in the server's time; an hour of ordinary drift is no doubt.
  if (wall < lease.highest - lease.skew - 3_600_000) return 'back';
  if (clockOff(lease) !== undefined) return 'off';
  const since = lease.highest - (lease.contact ?? lease.highest);
  if (since > longDays * dayMs) return 'long';
  return dayInWest(wall) > known_until ? 'law' : undefined;
}
