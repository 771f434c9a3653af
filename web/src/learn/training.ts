// SPDX-License-Identifier: Apache-2.0
// What is known on this phone of the officer's training: out of her own log, and what the server
// told last. What both know of a test is one test: the server heard of it from this log.

import { useEffect, useState } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import type { TrainingTold } from '../log/training_told';
import type { LearnerRun, OwnTraining } from '../messages';
import { useOwnAccount, useRead, useStanding } from '../visit/account_context';
import { tagOf } from './day_code';

/** In a run; what somebody sits alone is `own`. */
export type RunSitting = 'before' | 'after';

export interface Mine {
  own: OwnTraining;
  told: TrainingTold | undefined;
  today: string;
}

export interface Handed {
  on: string;
  right: number;
  of: number;
}

/** Undefined until both are read. */
export function useMine(): Mine | undefined {
  const open = useOwnAccount();
  const { turn } = useStanding();
  const own = useRead<OwnTraining>('training', {});
  const [kept, set] = useState<{ told: TrainingTold | undefined }>();
  useEffect(() => {
    let current = true;
    void open.training().then((told) => current && set({ told }));
    return () => {
      current = false;
    };
  }, [open, turn]);
  return own && kept && { own, told: kept.told, today: thisDay() };
}

export function runOf(mine: Mine, id: string): LearnerRun | undefined {
  return mine.told?.told.runs.find(({ run }) => run === id);
}

/** The first counts, whoever knows of it. */
export function handedIn(
  own: OwnTraining, run: LearnerRun, sitting: RunSitting,
): Handed | undefined {
  return own.tests.find((test) => test.run === run.run && test.sitting === sitting) ??
    run[sitting] ?? undefined;
}

export function readOn(own: OwnTraining, course: string, lesson: string): string | undefined {
  return own.lessons.find((one) => one.course === course && one.lesson === lesson)?.on;
}

/** How it is known that she was there; `code` also while only this phone knows of it. */
export async function cameOn(
  own: OwnTraining, run: LearnerRun, day: string,
): Promise<'list' | 'code' | 'absent' | undefined> {
  const told = run.days.find((one) => one.day === day);
  if (told?.came) return told.came;
  for (const noted of own.days) {
    if (noted.run !== run.run || noted.day !== day) continue;
    if (!told || await tagOf(run.run, day, noted.code) === told.tag) return 'code';
  }
  return undefined;
}

/** The last of its days; its tests count some days longer, up to `run.last`. */
export const lastDayOf = (run: LearnerRun): string => run.days.at(-1)?.day ?? run.last;

/** Whether this sitting of the run may be handed in today. */
export function mayHand(run: LearnerRun, sitting: RunSitting, today: string): boolean {
  const end = lastDayOf(run);
  return sitting === 'before' ? today <= end : end <= today && today <= run.last;
}

export type Step =
  | { do: 'before' | 'after'; until: string }
  | { do: 'code'; day: string }
  | { do: 'wait'; day: string };

/** What she has to do in a run, the first first. `came`: days on which it is known that she was. */
export function stepsOf(mine: Mine, run: LearnerRun, came: Set<string>): Step[] {
  const { own, today } = mine;
  const steps: Step[] = [];
  const days = run.days.map(({ day }) => day);
  const behind = handedIn(own, run, 'after'); // then the one before measures nothing
  if (!behind && !handedIn(own, run, 'before') && mayHand(run, 'before', today)) {
    steps.push({ do: 'before', until: lastDayOf(run) });
  }
  if (days.includes(today) && !came.has(today)) steps.push({ do: 'code', day: today });
  if (!behind && mayHand(run, 'after', today)) {
    steps.push({ do: 'after', until: run.last });
  }
  const coming = days.find((day) => day > today);
  if (coming) steps.push({ do: 'wait', day: coming });
  return steps;
}

/** Days of each run on which it is known that she was there, by run; again when more is known. */
export function useCame(mine: Mine | undefined): Map<string, Set<string>> | undefined {
  const [came, set] = useState<Map<string, Set<string>>>();
  const asked = JSON.stringify([mine?.own.days, mine?.told?.told.runs]);
  useEffect(() => {
    let current = true;
    if (mine) void cameIn(mine).then((days) => current && set(days));
    return () => {
      current = false;
    };
  }, [asked]);
  return came;
}

async function cameIn({ own, told }: Mine): Promise<Map<string, Set<string>>> {
  const all = new Map<string, Set<string>>();
  for (const run of told?.told.runs ?? []) {
    const days = new Set<string>();
    for (const { day } of run.days) {
      const came = await cameOn(own, run, day);
      if (came === 'list' || came === 'code') days.add(day);
    }
    all.set(run.run, days);
  }
  return all;
}

/** The subject of what she learns alone: one for each account, on every phone the same. */
export async function ownLearning(user: string): Promise<string> {
  const text = new TextEncoder().encode(`otor-own-learning-1\n${user}\n`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  // Version 8: made of something else.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-` +
    `a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
