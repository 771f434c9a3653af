// SPDX-License-Identifier: Apache-2.0
// Courses for officers: read, tried out and tested on the phone, without a network. Everybody in
// them is made up; nothing here can reach a record.

import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CourseRow } from '../generated/documents';
import { unlocked } from '../log/unlocked_now';
import { Blocks, Doing } from '../papers/blocks';
import { useMade } from '../papers/papers';
import { Told } from '../papers/told';
import { Bar } from '../shell/bar';
import { useCell } from '../shell/cell';
import { Button } from '../shell/controls';
import { thisMonth, useFormat } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { decoded, type ScreenProps } from '../shell/routes';
import { type Text, useLanguage, useText } from '../shell/text';
import { Unsent } from '../shell/unsent';
import { Waiting } from '../shell/waiting';
import { Back } from './back';
import { Dialogue } from './dialogue';
import { Exercise } from './exercise';
import { useLearner } from './learner';
import { Test } from './test';
import '../papers/handbook.css';
import './learn.css';

type Around = ComponentType<{ children: ComponentChildren }>;

/** Addresses that say nothing without an account. */
const hers = new Set(['run', 'here']);

/** What opens the account around the courses; undefined until it has come. */
function useAround(wanted: boolean): Around | 'failed' | undefined {
  const [around, set] = useState<{ as: Around | 'failed' }>();
  useEffect(() => {
    if (!wanted || around) return;
    import('./signed_in').then(
      (module) => set({ as: module.default }), () => set({ as: 'failed' }));
  }, [wanted]);
  return around?.as;
}

export default function Learn({ path }: ScreenProps) {
  const t = useText();
  const parts = path.split('/').slice(1).map(decoded);
  const [asked, ask] = useState(false);
  const officer = useCell(unlocked)?.account.role === 'officer';
  // Locked on the way, she is asked for her PIN where she was.
  useEffect(() => {
    if (officer) ask(true);
  }, [officer]);
  const wanted = officer || asked || hers.has(parts[0] ?? '');
  const Signed = useAround(wanted);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('learn.title')}`;
  }, [t]);
  if (!wanted) return <Pages parts={parts} signIn={() => ask(true)} />;
  if (Signed && Signed !== 'failed') return <Signed><Pages parts={parts} /></Signed>;
  return (
    <div class="screen">
      <Waiting
        says={Signed ? 'app.screen_not_here' : 'app.loading'}
        failed={Signed !== undefined}
      />
    </div>
  );
}

function Pages({ parts, signIn }: { parts: string[]; signIn?: () => void }) {
  const language = useLanguage();
  const told = useMade('courses', { on: thisMonth(), language });
  const learner = useLearner();
  return (
    <div class="screen book learn">
      <Bar>{learner ? <learner.InBar /> : <Unsent />}</Bar>
      {learner && <learner.Notes />}
      {signIn && <NotKept signIn={signIn} />}
      <Told told={told}>{(made) => <Page courses={made.courses} parts={parts} />}</Told>
    </div>
  );
}

function Page({ courses, parts }: { courses: CourseRow[]; parts: string[] }) {
  const t = useText();
  const learner = useLearner();
  const [name = '', part = '', more = ''] = parts;
  if (learner && name === 'run') return <learner.Run courses={courses} path={parts} />;
  if (learner && name === 'here') return <learner.Here courses={courses} path={parts} />;
  const course = courses.find((one) => one.name === name);
  if (!course) return <Courses courses={courses} t={t} />;
  if (part === 'test') {
    const Paper = learner?.Paper ?? Test;
    return <Paper key={name} course={course} />;
  }
  const at = course.lessons.findIndex((one) => one.name === part);
  const lesson = course.lessons[at];
  if (!lesson) return <CoursePage course={course} t={t} />;
  if (learner && more === 'questions') {
    return <learner.Questions key={part} course={course} lesson={lesson} />;
  }
  return <Lesson course={course} at={at} />;
}

/** On a phone of an officer who is not signed in: what she does now is not kept. */
function NotKept({ signIn }: { signIn: () => void }) {
  const t = useText();
  const [known, set] = useState(false);
  useEffect(() => {
    void indexedDB.databases?.().then((all) =>
      set(all.some(({ name }) => name?.startsWith('otor-'))));
  }, []);
  if (!known) return null;
  return (
    <aside class="learn-note" aria-label={t('learning.title')}>
      <p>{t('learning.not_kept')}</p>
      <Button icon="lock" onClick={signIn}>{t('learning.sign_in')}</Button>
    </aside>
  );
}

function Courses({ courses, t }: { courses: CourseRow[]; t: Text }) {
  const learner = useLearner();
  return (
    <main class="book-page">
      <h1>{t('learn.title')}</h1>
      {learner && <learner.Top courses={courses} path={[]} />}
      <p class="second">{t('learn.about')}</p>
      <p class="learn-go">
        <a class="button" href="#/practice"><Icon name="people" />{t('practice.begin')}</a>
      </p>
      <ul class="book-chapters">
        {courses.map((course) => (
          <li key={course.name}>
            <a href={`#/learn/${course.name}`}>
              <Icon name={course.icon as IconName} size={40} />
              <span>
                <b>{course.title}</b>
                <span class="book-hit">{course.about}</span>
                <span class="book-hit">{t('learn.minutes', { n: course.minutes })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

function CoursePage({ course, t }: { course: CourseRow; t: Text }) {
  const format = useFormat();
  const learner = useLearner();
  const questions = course.lessons.reduce((sum, lesson) => sum + lesson.questions, 0);
  return (
    <main class="book-page">
      <Back to="#/learn" words={t('learn.title')} />
      <h1>{course.title}</h1>
      <p>{course.about}</p>
      <ol class="book-chapters">
        {course.lessons.map((lesson) => (
          <li key={lesson.name}>
            <a href={`#/learn/${course.name}/${lesson.name}`}>
              <Icon name={lesson.icon as IconName} />
              <span>
                {lesson.title}
                {lesson.changed && (
                  <span class="book-hit">
                    {t('learn.changed', { date: format.short(lesson.changed) })}
                  </span>
                )}
                {learner && <learner.Mark course={course} lesson={lesson} />}
              </span>
            </a>
          </li>
        ))}
      </ol>
      <p class="learn-go">
        <a class="button primary" href={`#/learn/${course.name}/test`}>
          <Icon name="tick" />{t('learn.test', { n: questions })}
        </a>
      </p>
    </main>
  );
}

/** Its heading, its blocks, and what is to be tried in its place. */
function Lesson({ course, at }: { course: CourseRow; at: number }) {
  const t = useText();
  const language = useLanguage();
  const learner = useLearner();
  const lesson = course.lessons[at];
  const told = useMade('lesson', {
    on: thisMonth(), language, course: course.name, lesson: lesson?.name ?? '',
  });
  useEffect(() => scrollTo(0, 0), [lesson?.name]);
  const after = course.lessons[at + 1];
  return (
    <Told told={told}>
      {(document) => (
        <main class="book-page" lang={document.language}>
          <Back to={`#/learn/${course.name}`} words={course.title} />
          <Doing.Provider
            value={(block) => (block.what === 'dialogue'
              ? <Dialogue course={course.name} block={block} />
              : <Exercise block={block} />)}
          >
            <Blocks blocks={document.blocks} />
          </Doing.Provider>
          {document.foot && <p class="second small">{document.foot}</p>}
          {learner && lesson && <learner.End course={course} lesson={lesson} />}
          <nav class="book-turn" aria-label={t('learn.turn')}>
            {after
              ? (
                <a class="button primary" href={`#/learn/${course.name}/${after.name}`}>
                  <span>{after.title}</span><Icon name="right" />
                </a>
              )
              : (
                <a class="button primary" href={`#/learn/${course.name}/test`}>
                  <span>{t('learn.to_test')}</span><Icon name="right" />
                </a>
              )}
          </nav>
        </main>
      )}
    </Told>
  );
}
