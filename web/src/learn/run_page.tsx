// SPDX-License-Identifier: Apache-2.0
// One run that the officer is invited to: when and where, what she has to do, what is done.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { CourseRow } from '../generated/documents';
import type { LearnerRun } from '../messages';
import { useFormat } from '../shell/format';
import { Icon } from '../shell/icons';
import { useText } from '../shell/text';
import { Back } from './back';
import type { DayCode } from './day_code';
import { Noted, TypeCode } from './here';
import type { OfCourses } from './learner';
import { FileButton, titleOf, useStepWords } from './runs';
import { HandedBefore, SatTest } from './sitting';
import {
  handedIn, lastDayOf, runOf, stepsOf, useCame, useMine, type Mine, type RunSitting, type Step,
} from './training';

export function Run({ courses, path: [, id = '', part = ''] }: OfCourses) {
  const t = useText();
  const mine = useMine();
  const came = useCame(mine);
  if (!mine || !came) return <p class="doc-waiting" aria-busy>{t('app.loading')}</p>;
  const run = runOf(mine, id);
  const course = courses.find(({ name }) => name === run?.course);
  if (!run) return <NotHers mine={mine} />;
  if (course && (part === 'before' || part === 'after')) {
    return <RunTest key={`${id} ${part}`} run={run} course={course} sitting={part} mine={mine} />;
  }
  return <RunPage run={run} mine={mine} came={came.get(id) ?? new Set()} courses={courses} />;
}

function NotHers({ mine }: { mine: Mine }) {
  const t = useText();
  return (
    <main class="book-page">
      <Back to="#/learn" words={t('learn.title')} />
      <p class="v-note" role="status">
        {t(mine.told ? 'learning.run_none' : 'learning.never_told')}
      </p>
    </main>
  );
}

function RunPage({ run, mine, came, courses }: {
  run: LearnerRun;
  mine: Mine;
  came: Set<string>;
  courses: CourseRow[];
}) {
  const t = useText();
  const steps = stepsOf(mine, run, came);
  const [noted, note] = useState<DayCode>();
  return (
    <main class="book-page" data-state={run.state}>
      <Back to="#/learn" words={t('learn.title')} />
      <h1>{titleOf(courses, run.course)}</h1>
      <Where run={run} />
      <h2>{t('learning.to_do')}</h2>
      {noted && <Noted code={noted} />}
      {steps.length === 0 && <p data-steps="0">{t('learning.nothing_to_do')}</p>}
      {steps.map((step) => (
        <ToDo key={step.do} step={step} run={run} first={step === steps[0]}>
          <TypeCode run={run.run} mine={mine} courses={courses} noted={note} />
        </ToDo>
      ))}
      <h2>{t('learning.done')}</h2>
      <Done run={run} mine={mine} came={came} />
      <p class="learn-go"><a class="button" href={`#/learn/${run.course}`}>
        <Icon name="book" />{t('learning.to_lessons')}
      </a></p>
      <FileButton
        path={`calendar?run=${run.run}`}
        name={`${run.course}.ics`}
        words={t('learning.calendar')}
      />
    </main>
  );
}

function Where({ run }: { run: LearnerRun }) {
  const t = useText();
  return (
    <>
      <p>
        {t(`training.way_${run.way}`)}, {run.from}–{run.to} · {t(`training.state_${run.state}`)}
      </p>
      {run.place !== '' && <p>{run.place}</p>}
      {/^https:\/\//.test(run.link) && (
        <p class="learn-go">
          <a class="button" href={run.link} target="_blank" rel="noopener noreferrer">
            <Icon name="right" />{t('learning.open_link')}
          </a>
        </p>
      )}
      <p class="second">{t('learning.trainer', { name: run.trainer })}</p>
    </>
  );
}

/** `children`: where the code of the day is typed. */
function ToDo({ step, run, first, children }: {
  step: Step;
  run: LearnerRun;
  first: boolean;
  children: ComponentChildren;
}) {
  const words = useStepWords();
  if (step.do === 'code') {
    return (
      <section class="learn-box" data-step="code">
        <p><b>{words(step)}</b></p>
        {children}
      </section>
    );
  }
  if (step.do === 'wait') return <p data-step="wait">{words(step)}</p>;
  return (
    <p class="learn-go" data-step={step.do}>
      <a class={`button ${first ? 'primary' : ''}`} href={`#/learn/run/${run.run}/${step.do}`}>
        <Icon name="tick" />{words(step)}
      </a>
    </p>
  );
}

/** Tests and days; what only this phone knows yet is there as well. */
function Done({ run, mine, came }: { run: LearnerRun; mine: Mine; came: Set<string> }) {
  const t = useText();
  const format = useFormat();
  const how = (day: string): string => {
    const told = run.days.find((one) => one.day === day)?.came;
    if (told) return t(`training.came_${told}`);
    if (came.has(day)) return t('training.came_code');
    return t(day <= mine.today ? 'learning.not_noted' : 'learning.to_come');
  };
  return (
    <ul class="learn-list">
      {run.days.map(({ day }) => (
        <li key={day} data-day={day} data-came={came.has(day)}>{format.short(day)}: {how(day)}</li>
      ))}
      {(['before', 'after'] as const).map((sitting) => {
        const handed = handedIn(mine.own, run, sitting);
        return (
          <li key={sitting} data-sitting={sitting} data-handed={handed !== undefined}>
            {t(`learning.test_${sitting}`)}:{' '}
            {handed ? <HandedBefore handed={handed} /> : t('learning.not_handed')}
          </li>
        );
      })}
    </ul>
  );
}

function RunTest({ run, course, sitting, mine }: {
  run: LearnerRun;
  course: CourseRow;
  sitting: RunSitting;
  mine: Mine;
}) {
  const t = useText();
  const format = useFormat();
  const handed = handedIn(mine.own, run, sitting);
  const [sat] = useState(handed === undefined);
  const opens = lastDayOf(run);
  const early = sitting === 'after' && mine.today < opens;
  const behind = sitting === 'before' && handedIn(mine.own, run, 'after') !== undefined;
  // What is handed in on this screen shows its result.
  if (sat && !early && !behind) return <SatTest course={course} sat={{ as: sitting, run }} />;
  return (
    <main class="book-page">
      <Back to={`#/learn/run/${run.run}`} words={t('learning.to_run')} />
      <h1>{t(`learning.test_${sitting}`)}</h1>
      <p class="v-note" role="status" data-refused={handed ? 'twice' : behind ? 'behind' : 'early'}>
        {handed && <><HandedBefore handed={handed} /> {t('learning.once')}</>}
        {!handed && (behind ? t('learning.behind')
          : t('learning.early', { date: format.short(opens) }))}
      </p>
      <p class="learn-go">
        <a class="button" href={`#/learn/${course.name}/test`}>{t('learning.sit_alone')}</a>
      </p>
    </main>
  );
}
