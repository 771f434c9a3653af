// SPDX-License-Identifier: Apache-2.0
// A test that is kept: what is filled in is a draft with its seed, and is there again after the
// page was killed; handed in, it is an event of the officer's log. In a run each sitting counts
// once and up to a day; alone she may sit as often as she likes.

import { useRef, useState } from 'preact/hooks';
import type {
  CourseRow, LessonRow, QuestionSaid, TestMarked, TestSaid,
} from '../generated/documents';
import type { NewEvent } from '../log/calls';
import { ownArea } from '../log/own_area';
import { thisDay } from '../log/this_day';
import type { LearnerRun, OwnTraining } from '../messages';
import { make, useMade } from '../papers/papers';
import { Told } from '../papers/told';
import { Button } from '../shell/controls';
import { thisMonth, useFormat } from '../shell/format';
import { useLanguage, useText } from '../shell/text';
import { useDraft, useOwnAccount, useStanding } from '../visit/account_context';
import { TroubleNote } from '../visit/marks';
import { Back } from './back';
import { anySeed } from './seed';
import { Questions, Result, type Filled } from './test';
import {
  handedIn, lastDayOf, mayHand, ownLearning, type Handed, type RunSitting,
} from './training';

/** What is sat: in a run, alone, or only the questions of one lesson. */
export type Sat = SatInRun | { as: 'own' } | { as: 'lesson'; lesson: LessonRow };

interface SatInRun {
  as: RunSitting;
  run: LearnerRun;
}

const inRun = (sat: Sat): sat is SatInRun => sat.as === 'before' || sat.as === 'after';

/** `asked`: the codes of its questions, by which a paper of other questions is known. */
interface Paper extends Filled {
  seed: number;
  month: string;
  asked: string;
}

function keyOf(sat: Sat, course: string): string {
  if (sat.as === 'own') return `test:own:${course}`;
  return sat.as === 'lesson' ? `test:lesson:${course}:${sat.lesson.name}`
    : `test:${sat.as}:${sat.run.run}`;
}

/** Sat anew each time it is asked for again: another seed, and nothing filled in. */
export function SatTest({ course, sat }: { course: CourseRow; sat: Sat }) {
  const [turn, again] = useState(0);
  return <OnePaper key={turn} course={course} sat={sat} again={() => again(turn + 1)} />;
}

interface HandedPaper {
  test: TestSaid;
  of: QuestionSaid[];
  chosen: number[];
  marked: TestMarked;
  /** In a run: it is the trainer's to see. */
  counts: boolean;
}

function OnePaper({ course, sat, again }: { course: CourseRow; sat: Sat; again: () => void }) {
  const [fresh] = useState<Paper>(() => ({
    seed: anySeed(), month: thisMonth(), asked: '', at: 0, chosen: [],
  }));
  const draft = useDraft<Paper>(keyOf(sat, course.name), fresh);
  const [handed, setHanded] = useState<HandedPaper>();
  const language = useLanguage();
  const { seed, month } = draft.value;
  const told = useMade('test', { on: month, language, course: course.name, seed });
  if (handed) return <Shown handed={handed} course={course} sat={sat} again={again} />;
  if (!draft.ready) return null;
  return (
    <Told told={told}>
      {(test) => <Filling course={course} sat={sat} test={test} draft={draft} done={setHanded} />}
    </Told>
  );
}

type Refused = { late: true } | { before: Handed };

function Filling({ course, sat, test, draft, done }: {
  course: CourseRow;
  sat: Sat;
  test: TestSaid;
  draft: ReturnType<typeof useDraft<Paper>>;
  done: (handed: HandedPaper) => void;
}) {
  const t = useText();
  const language = useLanguage();
  const open = useOwnAccount();
  const late = inRun(sat) && !mayHand(sat.run, sat.as, thisDay());
  const [refused, refuse] = useState<Refused | undefined>(late ? { late } : undefined);
  const of = sat.as === 'lesson'
    ? test.questions.filter(({ lesson }) => lesson === sat.lesson.name) : test.questions;
  const asked = of.map(({ code }) => code).join(' ');
  const { value, saving } = draft;
  // Filled in before the app's courses changed: what was chosen belongs to other questions.
  const same = value.asked === '' || value.asked === asked;
  const filled = same ? value : { at: 0, chosen: [] };
  const chosen = of.map((_, i) => filled.chosen[i] ?? -1);

  const handsIn = useRef(false);
  const hand = async (as: Sat): Promise<void> => {
    if (handsIn.current) return;
    handsIn.current = true;
    await handIn(as).finally(() => {
      handsIn.current = false;
    });
  };
  const handIn = async (as: Sat): Promise<void> => {
    const no = await refusal(as, () => open.read<OwnTraining>('training', {}));
    if (no) return refuse(no);
    const of_all = test.questions.map((one) => chosen[of.indexOf(one)] ?? -1);
    const answer = await make('test_mark', {
      on: value.month, language, course: course.name, seed: value.seed, chosen: of_all,
    });
    if (!('made' in answer)) return;
    const event = await eventOf(as, course.name, answer.made, open.account.user);
    if (await draft.save([event])) {
      done({ test, of, chosen, marked: answer.made, counts: inRun(as) });
    }
  };
  if (refused && inRun(sat)) {
    const alone = draft.touched ? () => void hand({ as: 'own' }) : undefined;
    return <NotCounted refused={refused} sat={sat} course={course} hand={alone} />;
  }
  return (
    <Questions
      questions={of}
      filled={{ at: filled.at, chosen }}
      fill={(next) => draft.set({ ...next, seed: value.seed, month: value.month, asked })}
      hand={saving ? undefined : () => void hand(sat)}
      back={inRun(sat) ? `#/learn/run/${sat.run.run}` : `#/learn/${course.name}`}
      words={course.title}
    >
      {inRun(sat) && <p><b>{t(`learning.test_${sat.as}`)}</b></p>}
      {!same && <p class="v-note" role="status">{t('learning.other_questions')}</p>}
      <TroubleNote trouble={draft.trouble} />
    </Questions>
  );
}

/** Looked at again when it is handed in: another window may have, and days end. */
async function refusal(
  sat: Sat, own: () => Promise<OwnTraining>,
): Promise<Refused | undefined> {
  if (!inRun(sat)) return undefined;
  const before = handedIn(await own(), sat.run, sat.as);
  if (before) return { before };
  return mayHand(sat.run, sat.as, thisDay()) ? undefined : { late: true };
}

async function eventOf(
  sat: Sat, course: string, marked: TestMarked, user: string,
): Promise<NewEvent> {
  const on = thisDay();
  const subject = inRun(sat) ? sat.run.run : await ownLearning(user);
  if (sat.as === 'lesson') {
    return {
      kind: 'lesson_read', subject, area: ownArea, body: { course, lesson: sat.lesson.name, on },
    };
  }
  const codes = (right: boolean): string[] =>
    marked.questions.filter((one) => one.right === right).map(({ code }) => code);
  return {
    kind: 'test_handed', subject, area: ownArea,
    body: { course, on, sitting: sat.as, right: codes(true), wrong: codes(false) },
  };
}

/** In words: it was handed in before. */
export function HandedBefore({ handed }: { handed: Handed }) {
  const t = useText();
  const format = useFormat();
  const { on, right, of } = handed;
  return <>{t('learning.handed', { date: format.short(on), right, of })}</>;
}

/** `hand`: as what she sat alone, where something is filled in. */
function NotCounted({ refused, sat, course, hand }: {
  refused: Refused;
  sat: SatInRun;
  course: CourseRow;
  hand: (() => void) | undefined;
}) {
  const t = useText();
  const format = useFormat();
  const end = sat.as === 'before' ? lastDayOf(sat.run) : sat.run.last;
  return (
    <main class="book-page">
      <Back to={`#/learn/run/${sat.run.run}`} words={t('learning.to_run')} />
      <h1>{t(`learning.test_${sat.as}`)}</h1>
      <p class="v-note" role="alert" data-refused={'late' in refused ? 'late' : 'twice'}>
        {'late' in refused
          ? t('learning.late', { date: format.short(end) })
          : <><HandedBefore handed={refused.before} /> {t('learning.once')}</>}
      </p>
      {hand && <p>{t('learning.kept')}</p>}
      <p class="learn-go">
        {hand
          ? <Button onClick={hand}>{t('learning.hand_alone')}</Button>
          : <a class="button" href={`#/learn/${course.name}/test`}>{t('learning.sit_alone')}</a>}
      </p>
    </main>
  );
}

function Shown({ handed, course, sat, again }: {
  handed: HandedPaper;
  course: CourseRow;
  sat: Sat;
  again: () => void;
}) {
  const t = useText();
  const { test, of, chosen, marked, counts } = handed;
  return (
    <Result
      test={test}
      {...(sat.as === 'lesson' ? { of } : {})}
      chosen={chosen}
      marked={marked}
      course={course}
      says={<GoesOn counts={counts} />}
    >
      {inRun(sat)
        ? <a class="button" href={`#/learn/run/${sat.run.run}`}>{t('learning.to_run')}</a>
        : <Button onClick={again}>{t('learn.test_again')}</Button>}
    </Result>
  );
}

/** Where it is now, and who will see it. */
export function GoesOn({ counts }: { counts: boolean }) {
  const t = useText();
  const { unsafe } = useStanding();
  const safe = unsafe === 0;
  return (
    <p data-safe={safe}>
      {t(safe ? 'learning.safe' : counts ? 'learning.waits' : 'learning.waits_own')}
    </p>
  );
}
