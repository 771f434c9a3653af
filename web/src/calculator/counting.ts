// SPDX-License-Identifier: Apache-2.0
// One call of the core for each change, in the same turn, so that the picture follows the thumb.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Core, coreAtHand, failed, openCore, type Problem } from '../core/core';
import type { OutlookAnswer } from '../messages';
import { type Mistakes, type Person, requestOf } from './person';

export type CoreState = { core?: Core; broken?: boolean };

export function useCore(): CoreState {
  const [state, setState] = useState<CoreState>(() => {
    const core = coreAtHand();
    return core ? { core } : {};
  });
  useEffect(() => {
    if (state.core) return undefined;
    let wanted = true;
    openCore().then(
      (core) => wanted && setState({ core }),
      () => wanted && setState({ broken: true }),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return state;
}

export interface Counted {
  /** The last answer there was: kept while something typed is not yet right. */
  answer?: OutlookAnswer;
  born: string;
  problem?: Problem;
}

export function useOutlook(
  core: Core | undefined,
  person: Person,
  month: string,
  mistakes: Mistakes,
): Counted {
  const last = useRef<Counted>({ born: person.born });
  return useMemo(() => {
    if (!core || mistakes.any) return last.current;
    performance.mark('outlook-asked');
    const answer = core.call('outlook', requestOf(person, month));
    performance.measure('outlook', 'outlook-asked');
    last.current = failed(answer)
      ? { ...last.current, problem: answer.problem }
      : { answer, born: person.born };
    return last.current;
  }, [core, person, month, mistakes]);
}

export function useLeastIncome(core: Core | undefined, person: Person): number {
  return useMemo(() => {
    const due = core?.call('due', { month: person.start, as: person.as, income: 'minimum' });
    return due && !failed(due) ? due.income : 0;
  }, [core, person.start, person.as]);
}
