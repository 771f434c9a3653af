// SPDX-License-Identifier: Apache-2.0
// The test of a course: one question at a time, then what was right and why. Asked again, its
// questions and options stand in another order. Of somebody who is signed in it is kept
// (sitting.tsx).

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CourseRow, QuestionSaid, TestMarked, TestSaid } from '../generated/documents';
import { make, useMade } from '../papers/papers';
import { Told } from '../papers/told';
import { Button } from '../shell/controls';
import { thisMonth } from '../shell/format';
import { Icon } from '../shell/icons';
import { useLanguage, useText } from '../shell/text';
import { anySeed } from './seed';

/** `at`: which question is shown; `chosen`: of every question the option, -1 for none. */
export interface Filled {
  at: number;
  chosen: number[];
}

export function Test({ course }: { course: CourseRow }) {
  const language = useLanguage();
  const [seed, draw] = useState(anySeed);
  const asked = { on: thisMonth(), language, course: course.name, seed };
  const told = useMade('test', asked);
  return (
    <Told told={told}>
      {(made) => (
        <Sitting
          key={seed}
          test={made}
          mark={async (chosen) => {
            const answer = await make('test_mark', { ...asked, chosen });
            return 'made' in answer ? answer.made : undefined;
          }}
          course={course}
          again={() => draw(anySeed())}
        />
      )}
    </Told>
  );
}

function Sitting({ test, mark, course, again }: {
  test: TestSaid;
  mark: (chosen: number[]) => Promise<TestMarked | undefined>;
  course: CourseRow;
  again: () => void;
}) {
  const t = useText();
  const [filled, fill] = useState<Filled>({ at: 0, chosen: test.questions.map(() => -1) });
  const [marked, put] = useState<TestMarked>();
  if (marked) {
    return (
      <Result test={test} chosen={filled.chosen} marked={marked} course={course}>
        <Button onClick={again}>{t('learn.test_again')}</Button>
      </Result>
    );
  }
  return (
    <Questions
      questions={test.questions}
      filled={filled}
      fill={fill}
      hand={() => void mark(filled.chosen).then(put)}
      back={`#/learn/${course.name}`}
      words={course.title}
    />
  );
}

/** What is new on the screen is read from its beginning. */
function useHeading(...shown: unknown[]) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, shown);
  return heading;
}

export function Questions({ questions, filled, fill, hand, back, words, children }: {
  questions: QuestionSaid[];
  filled: Filled;
  fill: (filled: Filled) => void;
  /** Undefined while it is being handed in. */
  hand: (() => void) | undefined;
  back: string;
  words: string;
  children?: ComponentChildren;
}) {
  const t = useText();
  const { chosen } = filled;
  const at = Math.min(filled.at, questions.length - 1);
  const heading = useHeading(at);
  const question = questions[at];
  if (!question) return null;
  const go = (to: number): void => fill({ at: to, chosen });
  const last = at === questions.length - 1;
  return (
    <main class="book-page">
      <p class="book-back"><a class="button" href={back}><Icon name="left" />{words}</a></p>
      {children}
      <p class="second">{t('learn.question_of', { n: at + 1, of: questions.length })}</p>
      <progress max={questions.length} value={at} aria-label={words} />
      <fieldset class="field learn-question" data-question={question.code}>
        <legend><h1 tabIndex={-1} ref={heading}>{question.asks}</h1></legend>
        <div class="choices list">
          {question.options.map((option, i) => (
            <label class="choice" key={option}>
              <input
                type="radio"
                name={question.code}
                checked={chosen[at] === i}
                onChange={() => fill({
                  at, chosen: questions.map((_, n) => (n === at ? i : chosen[n] ?? -1)),
                })}
              />
              <span>{option}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="learn-row">
        {at > 0 && <Button icon="left" onClick={() => go(at - 1)}>{t('learn.before')}</Button>}
        <Button
          primary
          disabled={last && !hand}
          onClick={() => (last ? hand?.() : go(at + 1))}
        >{t(last ? 'learn.hand_in' : 'learn.next')}</Button>
      </div>
    </main>
  );
}

/** `of`: the questions that were asked, where these were not all of the test. */
export function Result({ test, of, chosen, marked, course, says, children }: {
  test: TestSaid;
  of?: QuestionSaid[];
  chosen: number[];
  marked: TestMarked;
  course: CourseRow;
  /** What becomes of it. */
  says?: ComponentChildren;
  children: ComponentChildren;
}) {
  const t = useText();
  const heading = useHeading();
  const asked = of ?? test.questions;
  const answers = asked.map(({ code }) => marked.questions.find((one) => one.code === code));
  const right = answers.filter((one) => one?.right).length;
  return (
    <main class="book-page">
      <h1 tabIndex={-1} ref={heading}>{t('learn.result', { n: right, of: asked.length })}</h1>
      {!of && (
        <p class="doc-lead" role="status" data-passed={marked.passed}>
          {t(marked.passed ? 'learn.passed' : 'learn.not_passed', { pass: test.pass })}
        </p>
      )}
      {says}
      <ol class="learn-answers">
        {asked.map((question, i) => {
          const one = answers[i];
          const mine = chosen[i] ?? -1;
          return one && (
            <li key={one.code} data-right={one.right}>
              <p><b>{question.asks}</b></p>
              <p>
                <Icon name={one.right ? 'tick' : 'close'} size={22} />
                {mine < 0 ? t('learn.no_answer') : question.options[mine]}
              </p>
              {!one.right && <p>{t('learn.the_answer')} <b>{question.options[one.option]}</b></p>}
              <p class="second">{one.why}</p>
              {!one.right && (
                <a href={`#/learn/${course.name}/${one.lesson}`}>{t('learn.read_again')}</a>
              )}
            </li>
          );
        })}
      </ol>
      <div class="learn-row">
        {children}
        <a class="button primary" href={`#/learn/${course.name}`}>{course.title}</a>
      </div>
    </main>
  );
}
