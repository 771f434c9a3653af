// SPDX-License-Identifier: Apache-2.0
// What the tests of a run showed: the gain with how sure it is, by lesson, and by question, so that
// a trainer sees what was hard. No person stands here.

import { useMemo, useState } from 'preact/hooks';
import type { Item } from '../messages';
import { useMade } from '../papers/papers';
import { thisMonth, useFormat } from '../shell/format';
import { useLanguage, useText } from '../shell/text';
import { csvOf } from './csv';
import { download } from '../shell/download';
import { Head, Heads } from './means';
import { ChangePicture, ChangeTable, type NamedChange } from './mean_change';
import type { RunPart } from './training_run';
import { holdsZero, plainWords, shareWords, signedWords } from './training_words';

/** The questions of a course by code. */
function useQuestions(course: string): (code: string) => string {
  const language = useLanguage();
  const told = useMade('test', { on: thisMonth(), language, course, seed: 1 });
  return useMemo(() => {
    const made = told && 'made' in told ? told.made.questions : [];
    const asks = new Map(made.map((one) => [one.code, one.asks]));
    return (code) => asks.get(code) ?? code;
  }, [told]);
}

export function Results({ desk, trainer }: RunPart) {
  const t = useText();
  const format = useFormat();
  const { gain, lessons, items } = desk.results;
  const [table, show] = useState(false);
  const rows: NamedChange[] = [
    { code: 'gain', name: t('training.all_lessons'), change: gain },
    ...lessons.map(({ lesson, change }) => ({
      code: lesson, name: trainer.courses.lesson(desk.run.course, lesson), change,
    })),
  ];
  const sat = items.some((one) => one.before_of + one.after_of > 0);
  return (
    <section class="d-part t-results">
      <h2>{t('training.results')}</h2>
      {gain
        ? (
          <p data-gain={gain.change}>
            <b>
              {t('training.gain', {
                before: shareWords(format, gain.before), after: shareWords(format, gain.after),
                change: signedWords(gain.change, true), low: plainWords(gain.low, true),
                high: plainWords(gain.high, true),
              })}
            </b>{' '}
            {holdsZero(gain) && `${t('training.gain_chance')} `}
            {t('training.gain_of', { count: format.number(gain.of) })}
          </p>
        )
        : <p>{t(sat ? 'training.gain_none' : 'training.nobody_sat')}</p>}
      {gain && (
        <>
          <header class="d-title">
            <h3>{t('training.by_lesson')}</h3>
            <button type="button" class="link d-screen" onClick={() => show(!table)}>
              {t(table ? 'training.as_picture' : 'desk.as_table')}
            </button>
          </header>
          {table
            ? (
              <ChangeTable
                rows={rows}
                label={t('training.by_lesson')}
                first={t('training.lesson')}
              />
            )
            : <ChangePicture rows={rows} />}
          <p class="d-quiet">{t('training.interval_means')}</p>
        </>
      )}
      {sat && <Questions {...{ desk, trainer }} />}
    </section>
  );
}

const share = (right: number, of: number): number => Math.round((1_000 * right) / of);

function Questions({ desk, trainer }: RunPart) {
  const t = useText();
  const asks = useQuestions(desk.run.course);
  const lesson = (of: string): string => trainer.courses.lesson(desk.run.course, of);
  const { items } = desk.results;
  const save = (): void => {
    const rows = items.map((one) => [
      one.question, asks(one.question), lesson(one.lesson), one.before_right, one.before_of,
      one.after_right, one.after_of,
    ]);
    const head = [
      'code', 'question', 'lesson', 'right_before', 'people_before', 'right_after', 'people_after',
    ];
    download(new Blob([csvOf([head, ...rows])], { type: 'text/csv' }),
      `otor-questions-${desk.run.course}-${desk.run.days[0] ?? ''}.csv`);
  };
  return (
    <>
      <header class="d-title">
        <h3 id="t-questions">{t('training.by_question')}</h3>
        <button type="button" class="link d-screen" data-csv="questions" onClick={save}>
          {t('desk.csv')}
        </button>
      </header>
      <div class="d-scroll d-tall" tabIndex={0} role="region" aria-labelledby="t-questions">
        <table>
          <thead>
            <Heads>
              <th scope="col">{t('training.question')}</th>
              <Head of="right_before" name={t('training.right_before')} />
              <Head of="right_after" name={t('training.right_after')} />
            </Heads>
          </thead>
          <tbody>
            {items.map((one) => (
              <Question key={one.question} item={one} asks={asks} lesson={lesson} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Question({ item, asks, lesson }: {
  item: Item;
  asks: (code: string) => string;
  lesson: (of: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const cell = (right: number, of: number) => (
    <td class="d-number">
      {of > 0 ? shareWords(format, share(right, of)) : '–'}
      <small class="t-remark">{t('training.of', { count: right, of })}</small>
    </td>
  );
  return (
    <tr data-question={item.question}>
      <th scope="row">{asks(item.question)} <small>{lesson(item.lesson)}</small></th>
      {cell(item.before_right, item.before_of)}
      {cell(item.after_right, item.after_of)}
    </tr>
  );
}
