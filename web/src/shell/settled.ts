// SPDX-License-Identifier: Apache-2.0
// What the department has settled, of each list the last entry whose day has come: whom to call,
// which handbook, how long records are kept, which consent is read.

import { useEffect, useState } from 'preact/hooks';
import type { Programme } from '../messages';
import { aimagOf } from './places';

/** Absent is not known. */
export interface Settled {
  madeUp: boolean;
  telephone?: string | undefined;
  edition?: string | undefined;
  yearsKept?: number | undefined;
  consentVersion?: string | undefined;
}

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

/** As the server tells it, or the service worker kept it: for who has no records here. */
export function useProgramme(): Programme | undefined {
  const [told, set] = useState<Programme>();
  useEffect(() => {
    let wanted = true;
    fetch('/api/programme')
      .then((answer) => (answer.ok ? (answer.json() as Promise<Programme>) : undefined))
      .then((programme) => wanted && set(programme), () => undefined);
    return () => {
      wanted = false;
    };
  }, []);
  return told;
}
