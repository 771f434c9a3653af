// SPDX-License-Identifier: Apache-2.0
// What the server tells of the visits of a time, and the list of them as far as somebody reads: the
// first part with all that is counted, further parts when they are asked for.

import { useEffect, useState } from 'preact/hooks';
import { textOf } from './address_words';
import { askDesk } from './ask';
import { type Trouble, troubleOf } from './asked';
import type { FurtherVisits, Overview, VisitSeen } from './overview';
import { daysAsked, type OverviewAsked } from './overview_asked';

const keys = ['from', 'to', 'area', 'officer', 'asked', 'finding'] as const;

/** So many visits are added at a time. */
export const step = 20;

/** `asked`: what the answer is about, also while another one is on its way. */
export interface VisitsTold {
  asked: OverviewAsked;
  overview: Overview;
}

interface Read {
  /** What `told` answers. */
  query?: string | undefined;
  told?: VisitsTold;
  failed?: Trouble;
  /** Why a further part did not come. */
  stopped?: Trouble;
}

const queryOf = (asked: OverviewAsked): string =>
  textOf(keys, { ...asked, ...daysAsked(asked) });

/** An area that there is not here is not asked for. */
async function ask(asked: OverviewAsked, first: number): Promise<VisitsTold> {
  const overview = await askDesk<Overview>(`overview?${queryOf(asked)}&limit=${first}`);
  const { area, ...rest } = asked;
  const here = area === undefined || overview.areas.some(({ code }) => code.startsWith(area));
  return here ? { asked, overview } : ask(rest, first);
}

/** A visit that was sent meanwhile has moved the others: none stands there twice. */
function withFurther({ asked, overview }: VisitsTold, { visits, next }: FurtherVisits): VisitsTold {
  const nameOf = (visit: VisitSeen): string => `${visit.household} ${visit.id} ${visit.area}`;
  const before = overview.visits ?? [];
  const there = new Set(before.map(nameOf));
  const fresh = visits.filter((visit) => !there.has(nameOf(visit)));
  return { asked, overview: { ...overview, visits: [...before, ...fresh], next } };
}

/**
 * `asked`: undefined asks nothing. `first`: how many visits come with what is counted. `ended`: the
 * session is over. What was told stays in sight until the next answer is there.
 */
export function useVisits(asked: OverviewAsked | undefined, first: number, ended: () => void) {
  const [read, set] = useState<Read>({});
  const [turn, next] = useState(0);
  const [busy, setBusy] = useState(false);
  const query = asked && queryOf(asked);
  const failed = (error: unknown, put: (trouble: Trouble) => void): void => {
    const trouble = troubleOf(error);
    if (trouble === 'sign_in') ended();
    else put(trouble);
  };
  useEffect(() => {
    let current = true;
    if (asked === undefined) return undefined;
    ask(asked, first).then(
      (told) => current && set({ query, told }),
      (error: unknown) => current && failed(error, (trouble) => set({ failed: trouble })));
    return () => {
      current = false;
    };
  }, [query, first, turn]);
  const { told } = read;
  const further = told?.overview.next;
  const more = async (): Promise<void> => {
    if (told === undefined || busy) return;
    setBusy(true);
    const put = (then: Read): void => set((now) => (now.told === told ? then : now));
    await askDesk<FurtherVisits>(`overview?${queryOf(told.asked)}&after=${further}&limit=${step}`)
      .then(
        (found) => put({ query: read.query, told: withFurther(told, found) }),
        (error: unknown) => failed(error, (trouble) => put({ ...read, stopped: trouble })));
    setBusy(false);
  };
  return {
    ...read, turn, again: () => next(turn + 1),
    /** What is in sight answers another question. */
    waits: told !== undefined && read.query !== query,
    more: further === undefined || further === null ? undefined : () => void more(),
  };
}
