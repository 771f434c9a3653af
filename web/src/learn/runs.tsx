// SPDX-License-Identifier: Apache-2.0
// Above the courses, for an officer who is signed in: the runs she is invited to with what she has
// to do next, the code of today, her certificates.

import { useState } from 'preact/hooks';
import { download } from '../shell/download';
import type { CourseRow } from '../generated/documents';
import { fileOfTraining, leftUndone } from '../log/server';
import type { CertificateRow, LearnerRun } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { Icon } from '../shell/icons';
import { useLanguage, useText } from '../shell/text';
import { useOwnAccount } from '../visit/account_context';
import type { OfCourses } from './learner';
import { stepsOf, useCame, useMine, type Mine, type Step } from './training';

export const titleOf = (courses: CourseRow[], name: string): string =>
  courses.find((course) => course.name === name)?.title ?? name;

/** What she has to do, in a sentence. */
export function useStepWords(): (step: Step) => string {
  const t = useText();
  const format = useFormat();
  return (step) => {
    if (step.do === 'code') return t('learning.step_code');
    if (step.do === 'wait') return t('learning.step_wait', { date: format.short(step.day) });
    return t(`learning.step_${step.do}`, { date: format.short(step.until) });
  };
}

/** 2026.12.07, 2026.12.08 */
export function useDays(): (run: LearnerRun) => string {
  const format = useFormat();
  return (run) => run.days.map(({ day }) => format.short(day)).join(', ');
}

export function Top({ courses }: OfCourses) {
  const t = useText();
  const mine = useMine();
  const came = useCame(mine);
  if (!mine || !came) return <p class="doc-waiting" aria-busy>{t('app.loading')}</p>;
  return (
    <section class="learn-mine">
      <h2>{t('learning.runs')}</h2>
      <Runs mine={mine} came={came} courses={courses} />
      <WhenTold mine={mine} />
      <Certificates mine={mine} courses={courses} />
      <h2>{t('learning.courses')}</h2>
    </section>
  );
}

function Runs({ mine, came, courses }: {
  mine: Mine;
  came: Map<string, Set<string>>;
  courses: CourseRow[];
}) {
  const t = useText();
  const rows = (mine.told?.told.runs ?? []).map((run) => (
    { run, next: stepsOf(mine, run, came.get(run.run) ?? new Set())[0] }));
  const now = rows.filter(({ run, next }) => run.state !== 'closed' || next);
  const past = rows.filter((row) => !now.includes(row));
  const today = now.some(({ run }) => run.days.some(({ day }) => day === mine.today));
  return (
    <>
      {mine.told && now.length === 0 && <p class="second">{t('learning.runs_none')}</p>}
      <RunRows rows={now} courses={courses} />
      {(today || !mine.told) && (
        <p class="learn-go"><a class="button" href="#/learn/here">{t('learning.type_code')}</a></p>
      )}
      {past.length > 0 && (
        <details class="learn-past">
          <summary>{t('learning.runs_past')}</summary>
          <RunRows rows={past} courses={courses} />
        </details>
      )}
    </>
  );
}

function RunRows({ rows, courses }: {
  rows: { run: LearnerRun; next: Step | undefined }[];
  courses: CourseRow[];
}) {
  const t = useText();
  const days = useDays();
  const words = useStepWords();
  if (rows.length === 0) return null;
  return (
    <ul class="book-chapters">
      {rows.map(({ run, next }) => (
        <li key={run.run} data-run={run.run}>
          <a href={`#/learn/run/${run.run}`}>
            <Icon name="calendar" />
            <span>
              <b>{titleOf(courses, run.course)}</b>
              <span class="book-hit">{days(run)} · {t(`training.state_${run.state}`)}</span>
              {next && <span class="learn-next">{words(next)}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Without a network it is what the server told last. */
function WhenTold({ mine: { told, today } }: { mine: Mine }) {
  const t = useText();
  const format = useFormat();
  if (!told) return <p class="second" role="status">{t('learning.never_told')}</p>;
  if (told.on === today) return null;
  return <p class="second">{t('learning.told_on', { date: format.short(told.on) })}</p>;
}

function Certificates({ mine, courses }: { mine: Mine; courses: CourseRow[] }) {
  const t = useText();
  const certificates = mine.told?.told.certificates ?? [];
  if (certificates.length === 0) return null;
  return (
    <>
      <h2>{t('learning.certificates')}</h2>
      <ul class="learn-list">
        {certificates.map((one) => (
          <Certificate key={`${one.course} ${one.number}`} one={one} courses={courses} />
        ))}
      </ul>
    </>
  );
}

function Certificate({ one, courses }: { one: CertificateRow; courses: CourseRow[] }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const course = courses.find(({ name }) => name === one.course);
  const again = course?.lessons.filter(({ name }) => one.read_again.includes(name)) ?? [];
  const asked = new URLSearchParams({ number: one.number, lang: language });
  return (
    <li data-certificate={one.number} data-standing={one.standing}>
      <b>{course?.title ?? one.course}</b>
      <p class="second">
        {t('learning.certificate_on', { date: format.short(one.on), number: one.number })}
      </p>
      <p>
        {t(`training.standing_${one.standing}`)}
        {one.standing === 'holds' && one.through !== '' &&
          ` · ${t('learning.through', { date: format.short(one.through) })}`}
      </p>
      {again.map(({ name, title }) => (
        <p key={name}><a href={`#/learn/${one.course}/${name}`}>{title}</a></p>
      ))}
      <FileButton
        path={`certificate?${asked.toString()}`}
        name={`${one.number}.pdf`}
        words={t('learning.certificate_pdf')}
      />
    </li>
  );
}

type Getting = 'ready' | 'busy' | 'not_here';

/** A file that only the server has. */
export function FileButton({ path, name, words }: { path: string; name: string; words: string }) {
  const t = useText();
  const open = useOwnAccount();
  const [state, set] = useState<Getting>('ready');
  const get = async (): Promise<void> => {
    const { token } = open.account;
    set('busy');
    const file = token === undefined ? undefined
      : await fileOfTraining(token, path).catch(leftUndone);
    if (file) download(file, name);
    set(file ? 'ready' : 'not_here');
  };
  return (
    <>
      <Button icon="download" disabled={state === 'busy'} onClick={() => void get()}>
        {words}
      </Button>
      {state === 'not_here' && <p class="v-note" role="alert">{t('learning.needs_network')}</p>}
    </>
  );
}
