// SPDX-License-Identifier: Apache-2.0
// On which days the answers of the handbook became others. The core of documents says it; it is
// large, so what it said is remembered until the month or the core is another.

import { address } from 'virtual:papers';
import { useEffect, useState } from 'preact/hooks';
import type { ChangesSaid } from '../generated/documents';
import { make } from '../papers/papers';
import { remember, rememberedAny } from '../shell/cell';
import { monthNow } from './month_gate';

export type Changes = ChangesSaid['changes'];

interface Kept {
  by: string;
  month: string;
  changes: Changes;
}

const key = 'answer-changes';
/** The first screen comes before what it can do without. */
const patience = 2_000;

async function asked(month: string): Promise<Changes | undefined> {
  const told = await make('changes', { on: month });
  if (!('made' in told)) return undefined;
  const { changes } = told.made;
  remember(key, JSON.stringify({ by: address, month, changes } satisfies Kept));
  return changes;
}

/** Undefined until it is known, and where `wanted` is not set. `later`: nobody waits for it. */
export function useAnswerChanges({ wanted = true, later = false }): Changes | undefined {
  const month = monthNow();
  const [changes, set] = useState<Changes>();
  useEffect(() => {
    if (!wanted) return undefined;
    const kept = rememberedAny<Kept>(key);
    if (kept?.by === address && kept.month === month) {
      set(kept.changes);
      return undefined;
    }
    let current = true;
    const ask = setTimeout(() => {
      void asked(month).then((found) => current && set(found));
    }, later ? patience : 0);
    return () => {
      current = false;
      clearTimeout(ask);
    };
  }, [month, wanted, later]);
  return changes;
}
