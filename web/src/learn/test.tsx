// SPDX-License-Identifier: Apache-2.0
// The test of a course: one question at a time, then what was right and why. Asked again, its
// questions and options stand in another order.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CourseRow, TestMarked, TestSaid } from '../generated/documents';
import { make, useMade } from '../papers/papers';
import { Told } from '../papers/told';
import { Button } from '../shell/controls';
import { thisMonth } from '../shell/format';
import { Icon } from '../shell/icons';
import { useLanguage, useText } from '../shell/text';
import { anySeed } from './seed';

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
          asked={asked}
          course={course}
          again={() => draw(anySeed())}
        />
      )}
    </Told>
  );
}

interface Asked {
  on: string;
  language: 'mn' | 'kk' | 'en';
  course: string;
  seed: number;
}

function Sitting({ test, asked, course, again }: {
  test: TestSaid;
  asked: Asked;
  course: CourseRow;
  again: () => void;
}) {
  const t = useText();
  const [at, go] = useState(0);
  const [chosen, choose] = useState<number[]>(() => test.questions.map(() => -1));
  const [marked, mark] = useState<TestMarked>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [at, marked]);
  const question = test.questions[at];
  const hand = async (): Promise<void> => {
    const answer = await make('test_mark', { ...asked, chosen });
    if ('made' in answer) mark(answer.made);
  };
  if (marked || !question) {
    return <Result test={test} chosen={chosen} marked={marked} course={course} again={again} />;
  }
  const last = at === test.questions.length - 1;
  return (
    <main class="book-page">
      <p class="book-back">
        <a class="button" href={`#/learn/${course.name}`}><Icon name="left" />{course.title}</a>
      </p>
      <p class="second">{t('learn.question_of', { n: at + 1, of: test.questions.length })}</p>
      <progress max={test.questions.length} value={at} aria-label={course.title} />
      <fieldset class="field learn-question" data-question={question.code}>
        <legend><h1 tabIndex={-1} ref={heading}>{question.asks}</h1></legend>
        <div class="choices list">
          {question.options.map((option, i) => (
            <label class="choice" key={option}>
              <input
                type="radio"
                name={question.code}
                checked={chosen[at] === i}
                onChange={() => choose(chosen.map((one, n) => (n === at ? i : one)))}
              />
              <span>{option}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="learn-row">
        {at > 0 && <Button icon="left" onClick={() => go(at - 1)}>{t('learn.before')}</Button>}
        <Button primary onClick={() => (last ? void hand() : go(at + 1))}>
          {t(last ? 'learn.hand_in' : 'learn.next')}
        </Button>
      </div>
    </main>
  );
}

function Result({ test, chosen, marked, course, again }: {
  test: TestSaid;
  chosen: number[];
  marked: TestMarked | undefined;
  course: CourseRow;
  again: () => void;
}) {
  const t = useText();
  if (!marked) return null;
  const { right, of, passed, questions } = marked;
  return (
    <main class="book-page">
      <h1 tabIndex={-1}>{t('learn.result', { n: right, of })}</h1>
      <p class="doc-lead" role="status" data-passed={passed}>
        {t(passed ? 'learn.passed' : 'learn.not_passed', { pass: test.pass })}
      </p>
      <ol class="learn-answers">
        {questions.map((one, i) => {
          const asked = test.questions[i];
          const mine = chosen[i] ?? -1;
          return (
            <li key={one.code} data-right={one.right}>
              <p><b>{asked?.asks}</b></p>
              <p>
                <Icon name={one.right ? 'tick' : 'close'} size={22} />
                {mine < 0 ? t('learn.no_answer') : asked?.options[mine]}
              </p>
              {!one.right && <p>{t('learn.the_answer')} <b>{asked?.options[one.option]}</b></p>}
              <p class="second">{one.why}</p>
              {!one.right && (
                <a href={`#/learn/${course.name}/${one.lesson}`}>{t('learn.read_again')}</a>
              )}
            </li>
          );
        })}
      </ol>
      <div class="learn-row">
        <Button onClick={again}>{t('learn.test_again')}</Button>
        <a class="button primary" href={`#/learn/${course.name}`}>{course.title}</a>
      </div>
    </main>
  );
}
