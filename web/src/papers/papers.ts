// SPDX-License-Identifier: Apache-2.0
// The core that makes documents: the handbook, its answers, a personal sheet. It comes when one is
// first opened, and is kept on an officer's phone with the rest.

import { address } from 'virtual:papers';
import { useEffect, useState } from 'preact/hooks';
import { type Core, failed, openModule, type Problem } from '../core/core';
import type {
  AnswerRequest, AnswerSaid, ChangesRequest, ChangesSaid, CoursesRequest, CoursesSaid,
  DialogueRequest, DialogueSaid, Document, ExerciseRequest, ExerciseSaid, HandbookRequest,
  Language, LengthRequest, LengthSaid, LessonRequest, MarkRequest, MarkSaid, MessagesRequest,
  MessagesSaid, SheetWords, TestMarked, TestMarkRequest, TestRequest, TestSaid,
} from '../generated/documents';
import type { OutlookRequest } from '../messages';

export interface SheetAsked {
  language: Language;
  /** Of the public calculator; its code opens the calculation there. */
  page: string;
  asked: OutlookRequest & { sheet?: SheetWords };
}

const ownHandbook = '/api/handbook';
const patience = 5000; // milliseconds; then what was kept

/** The department's own handbook: as its server tells it, else as the phone kept it, else none. */
async function toldHandbook(): Promise<unknown> {
  const told = await fetch(ownHandbook, { signal: AbortSignal.timeout(patience) })
    .catch(() => ('caches' in globalThis ? caches.match(ownHandbook) : undefined));
  return told?.ok ? told.json() : undefined;
}

let opening: Promise<Core> | undefined;

async function open(): Promise<Core> {
  const [core, told] = await Promise.all([
    openModule(address), toldHandbook().catch(() => undefined),
  ]);
  const answer = told && core.callAny('own_handbook', told);
  // One for another law than this page's: the built-in one still tells what is true.
  if (failed(answer)) reportError(new Error(`own handbook: ${answer.problem.detail}`));
  return core;
}

function openPapers(): Promise<Core> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined; // may be tried again
    throw error;
  });
  return opening;
}

/** What stands in its way: neither module nor network here, or what the core says. */
export type Unmade = { missing: true } | { problem: Problem };

export type Made<T> = { made: T } | Unmade | undefined;

interface Calls {
  handbook: [HandbookRequest, Document];
  answer: [AnswerRequest, AnswerSaid];
  changes: [ChangesRequest, ChangesSaid];
  sheet: [SheetAsked, Document];
  messages: [MessagesRequest, MessagesSaid];
  length: [LengthRequest, LengthSaid];
  courses: [CoursesRequest, CoursesSaid];
  lesson: [LessonRequest, Document];
  dialogue: [DialogueRequest, DialogueSaid];
  exercise: [ExerciseRequest, ExerciseSaid];
  mark: [MarkRequest, MarkSaid];
  test: [TestRequest, TestSaid];
  test_mark: [TestMarkRequest, TestMarked];
}

export async function make<Name extends keyof Calls>(
  name: Name, body: Calls[Name][0],
): Promise<NonNullable<Made<Calls[Name][1]>>> {
  let core: Core;
  try {
    core = await openPapers();
  } catch {
    return { missing: true };
  }
  const answer = core.callAny<Calls[Name][1]>(name, body);
  return failed(answer) ? answer : { made: answer };
}

/** Made again when what is asked changes; the former stays until the new one is there. */
export function useMade<Name extends keyof Calls>(
  name: Name, body: Calls[Name][0],
): Made<Calls[Name][1]> {
  const asked = JSON.stringify(body);
  const [told, set] = useState<Made<Calls[Name][1]>>();
  useEffect(() => {
    let wanted = true;
    void make(name, body).then((made) => wanted && set(made));
    return () => {
      wanted = false;
    };
  }, [name, asked]);
  return told;
}
