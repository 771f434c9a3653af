// SPDX-License-Identifier: Apache-2.0
// The law as the page needs it to name sources and open questions, and the mark that opens a
// question.

import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import { type Core, failed } from '../core/core';
import type { LawAnswer, LawEntry, LawParameter, LawQuestion } from '../messages';

export class Law {
  private readonly parameters: Map<string, LawParameter>;
  private readonly questions: Map<string, LawQuestion>;

  constructor(answer: LawAnswer) {
    this.parameters = new Map(answer.parameters.map((p) => [p.name, p]));
    this.questions = new Map(answer.questions.map((q) => [q.name, q]));
  }

  /** `minimum_wage@2025-04-01`: the parameter and the entry meant. */
  source(reference: string): { parameter: LawParameter; entry: LawEntry } | undefined {
    const [name = '', since] = reference.split('@');
    const parameter = this.parameters.get(name);
    const entry = parameter?.entries.find((e) => e.since === since);
    return parameter && entry ? { parameter, entry } : undefined;
  }

  /** The first year of which a parameter is known. */
  firstYear(name: string): number | undefined {
    const since = this.parameters.get(name)?.entries.find((e) => e.value)?.since;
    return since ? Number(since.slice(0, 4)) : undefined;
  }

  /** Those of the named questions that are still open. */
  open(names: string[]): LawQuestion[] {
    return names.flatMap((name) => {
      const question = this.questions.get(name);
      return question && question.status !== 'closed' ? [question] : [];
    });
  }
}

export const noLaw = new Law({ law: { pack: '', known_until: '' }, parameters: [], questions: [] });
let known: Law | undefined;

/** Asked once: the law does not change while the page is open. */
export function lawOf(core: Core): Law {
  if (!known) {
    const answer = core.call('law', {});
    if (failed(answer)) return noLaw;
    known = new Law(answer);
  }
  return known;
}

export interface Asking {
  law: Law;
  /** Opens the questions. */
  ask: (names: string[]) => void;
  openWhy: () => void;
}

export const AskingContext = createContext<Asking>({
  law: noLaw,
  ask: () => undefined,
  openWhy: () => undefined,
});

export function useAsking(): Asking {
  return useContext(AskingContext);
}

/** What a screen with an answer on it can open: the reasons, and the questions behind a mark. */
export function useAsked(core: Core | undefined) {
  const [why, setWhy] = useState(false);
  const [questions, setQuestions] = useState<string[]>();
  const asking = useMemo(
    () => ({ law: core ? lawOf(core) : noLaw, ask: setQuestions, openWhy: () => setWhy(true) }),
    [core],
  );
  const closeWhy = useCallback(() => setWhy(false), []);
  const closeQuestions = useCallback(() => setQuestions(undefined), []);
  return { asking, why, questions, closeWhy, closeQuestions };
}
