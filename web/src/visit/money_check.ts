// SPDX-License-Identifier: Apache-2.0
// What the core says of an expense while it is typed: a little after the last letter, and at once
// when it is to be saved.

import { useEffect, useRef, useState } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import type { Draft, ExpenseCheckAnswer, Scheme } from '../messages';
import { useAccount, useStanding } from './account_context';

const restMs = 300;

export type Check = ExpenseCheckAnswer | undefined;

export function useCheck(scheme: Scheme, area: string, draft: Draft): {
  answer: Check;
  /** Of the draft as it stands; undefined where the core could not say. */
  check(): Promise<Check>;
} {
  const open = useAccount();
  const { turn } = useStanding();
  const [answer, set] = useState<Check>();
  const newest = useRef(0);
  const asked = JSON.stringify(draft);
  const check = async (): Promise<Check> => {
    newest.current += 1;
    const mine = newest.current;
    try {
      const told = await open.read<ExpenseCheckAnswer>('expense_check', {
        today: thisDay(), area, scheme, draft: JSON.parse(asked) as Draft,
      });
      if (mine === newest.current) set(told);
      return told;
    } catch (error) {
      reportError(error);
      return undefined;
    }
  };
  useEffect(() => {
    const timer = setTimeout(() => void check(), restMs);
    return () => {
      clearTimeout(timer);
      newest.current += 1; // an answer to what was typed before comes too late
    };
  }, [open, turn, asked, area, scheme.code]);
  return { answer, check };
}
