// SPDX-License-Identifier: Apache-2.0
// After some days without contact the records of others close until contact. Days are counted by
// the highest time ever seen, and by the hours this app was open: a clock that is set back wins
// nothing. Enforceable only in an app that runs (SECURITY.md).

export const usualDays = 30;
/** An app open for eight hours has been open for a day: nobody works longer than that. */
const openDayMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

export interface Lease {
  user: string;
  days: number;
  /** Server time at the last contact; undefined before the first. */
  contact?: number;
  /** Server time less the wall at the last contact: what a wrong clock is put right by. */
  skew: number;
  /** The highest time ever seen, put right. */
  highest: number;
  /** How long the app was open since the last contact. */
  open_ms: number;
}

export function newLease(user: string, now: number, days = usualDays): Lease {
  return { user, days, skew: 0, highest: now, open_ms: 0, contact: now };
}

/** A wall that jumps ahead counts, one that goes back does not. */
export function seen(lease: Lease, wall: number, open_ms: number): Lease {
  return {
    ...lease,
    highest: Math.max(lease.highest, wall + lease.skew),
    open_ms: lease.open_ms + Math.max(0, open_ms),
  };
}

/** Contact begins it anew, in the server's time. */
export function inContact(lease: Lease, wall: number, server: number, days = lease.days): Lease {
  return { ...lease, days, contact: server, skew: server - wall, highest: server, open_ms: 0 };
}

/** The same by a file that the server signed at `made`, where nothing newer was heard of it. */
export function byFile(lease: Lease, made: number): Lease {
  if (made <= (lease.contact ?? 0)) return lease;
  return { ...lease, contact: made, highest: Math.max(lease.highest, made), open_ms: 0 };
}

const usualDrift = 120_000;

/** What the wall lacked at the last contact, ms; undefined within two minutes. */
export function clockOff({ skew }: Lease): number | undefined {
  return Math.abs(skew) < usualDrift ? undefined : skew;
}

export function daysWithout(lease: Lease): number {
  const byTime = lease.highest - (lease.contact ?? lease.highest);
  return Math.floor(Math.max(byTime, (lease.open_ms / openDayMs) * dayMs) / dayMs);
}

export function isOver(lease: Lease): boolean {
  return daysWithout(lease) >= lease.days;
}
