// SPDX-License-Identifier: Apache-2.0
// Courses for officers: read, tried out and tested on the phone, without a network. Everybody in
// them is made up; nothing here can reach a record.

import { useEffect } from 'preact/hooks';
import type { CourseRow } from '../generated/documents';
import { Blocks, Doing } from '../papers/blocks';
import { useMade } from '../papers/papers';
import { Told } from '../papers/told';
import { Bar } from '../shell/bar';
import { thisMonth, useFormat } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { decoded, type ScreenProps } from '../shell/routes';
import { type Text, useLanguage, useText } from '../shell/text';
import { Dialogue } from './dialogue';
import { Exercise } from './exercise';
import { Test } from './test';
import '../papers/handbook.css';
import './learn.css';

export default function Learn({ path }: ScreenProps) {
  const t = useText();
  const language = useLanguage();
  const told = useMade('courses', { on: thisMonth(), language });
  const [name = '', part = ''] = path.split('/').slice(1).map(decoded);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('learn.title')}`;
  }, [t]);
  return (
    <div class="screen book learn">
      <Bar />
      <Told told={told}>
        {(made) => {
          const course = made.courses.find((one) => one.name === name);
          if (!course) return <Courses courses={made.courses} t={t} />;
          if (part === 'test') return <Test key={name} course={course} />;
          const at = course.lessons.findIndex((one) => one.name === part);
          return at < 0 ? <CoursePage course={course} t={t} /> : <Lesson course={course} at={at} />;
        }}
      </Told>
    </div>
  );
}

function Courses({ courses, t }: { courses: CourseRow[]; t: Text }) {
  return (
    <main class="book-page">
      <h1>{t('learn.title')}</h1>
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

function Back({ to, words }: { to: string; words: string }) {
  return <p class="book-back"><a class="button" href={to}><Icon name="left" />{words}</a></p>;
}

function CoursePage({ course, t }: { course: CourseRow; t: Text }) {
  const format = useFormat();
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
          <p class="second small">{document.foot}</p>
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
