// SPDX-License-Identifier: Apache-2.0
// What the department has settled: whom to call, which handbook, how long records are kept, which
// consent is read. Kept on the phone; of each list the last entry whose day has come holds.

import { thisDay } from '../log/this_day';
import type { Programme } from '../messages';
import { aimagOf } from '../shell/places';
import { Kept, useKept } from './kept';

/** Absent is not known. */
export interface Settled {
  madeUp: boolean;
  telephone?: string | undefined;
  edition?: string | undefined;
  yearsKept?: number | undefined;
  consentVersion?: string | undefined;
}

/** What is written into the log where nobody has settled it. */
export const notKnown = 'not_known';

export const programme = new Kept<Programme>(
  '/api/programme', 'programme', (body) => body as Programme);

function onDay<T extends { since: string }>(entries: T[], day: string): T | undefined {
  return entries.filter(({ since }) => since <= day).at(-1);
}

export function settledOn(told: Programme | undefined, area: string, day: string): Settled {
  if (!told) return { madeUp: false };
  const mine = told.telephones.filter(({ aimag }) => aimag === aimagOf(area));
  return {
    madeUp: told.made_up,
    telephone: onDay(mine, day)?.number ?? undefined,
    edition: onDay(told.handbooks, day)?.edition ?? undefined,
    yearsKept: onDay(told.keeping, day)?.years ?? undefined,
    consentVersion: onDay(told.consents, day)?.version,
  };
}

export function useSettled(area: string): Settled {
  return settledOn(useKept(programme), area, thisDay());
}
