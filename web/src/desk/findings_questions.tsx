// SPDX-License-Identifier: Apache-2.0
// What herders ask, the most frequent first. Opened, a question tells how it ended, what is
// answered today, the law behind that, and how many were told an answer that is another now.

import type { AnswerLaw, AnswerSaid, AskedRow } from '../messages';
import type { FindingsPage } from './findings';
import {
  Bar, PartChoice, recordOf, SaidPart, SaidTable, scaleOf, ShowAll, shownPart, useFirst, wordsOfBar,
} from './findings_bars';
import { addressOf, type FindingsWords } from './findings_words';

export function Questions({ page }: { page: FindingsPage }) {
  const { desk: { said }, words: { t } } = page;
  return (
    <SaidPart
      page={page}
      csv="questions"
      name="f-asked"
      title={t('findings.asked')}
      none={t('findings.none_asked')}
      rows={said.questions.length}
      more={!said.totals && (
        <a class="link" href={owedAddress(said.area)}>{t('findings.owed_link')}</a>
      )}
      bars={<List page={page} />}
      table={
        <SaidTable
          page={page}
          rows={said.questions.map((row) => row.said)}
          set="asked"
          name="f-asked"
          ends={(['answered', 'referred', 'brought', 'owed'] as const).map((column) => ({
            column, of: (at) => said.questions[at]?.[column],
          }))}
        />
      }
    />
  );
}

const owedAddress = (area: string): string =>
  `#/desk/worklist?state=owed${area.length > 3 ? `&area=${area}` : ''}`;

function List({ page }: { page: FindingsPage }) {
  const { desk: { said }, words, asked } = page;
  const { shown, more, showAll } = useFirst(said.questions);
  const named = shown.some((row) => row.said.code === asked.question);
  const rows = named || asked.question === undefined ? shown : said.questions;
  const part = shownPart(page);
  const scale = scaleOf(said.questions.flatMap(({ said: row }) => [part.cell(row), row.all]));
  return (
    <>
      <PartChoice page={page} />
      <ol class="f-bars f-asked" data-bars="questions">
        {rows.map((row) => (
          <Question key={row.said.code} page={page} row={row} scale={scale} />
        ))}
      </ol>
      {more && rows.length < said.questions.length && (
        <ShowAll rows={said.questions} words={words} showAll={showAll} />
      )}
    </>
  );
}

function Question({ page, row, scale }: { page: FindingsPage; row: AskedRow; scale: number }) {
  const { desk, words, asked } = page;
  const { said } = row;
  const { t } = words;
  const part = shownPart(page);
  const record = recordOf(page, { asked: said.code });
  const title = words.code('asked', said);
  const cell = part.cell(said);
  const answer = desk.answers.find(({ question }) => question === said.code);
  const old = desk.old.find(({ question }) => question === said.code);
  return (
    <li data-code={said.code}>
      <details open={asked.question === said.code}>
        <summary>
          <span class="f-title">{title}</span>
          <b class="f-value">{words.cell(cell)}</b>
          <Bar
            cell={cell}
            whole={part.whole(said)}
            scale={scale}
            label={wordsOfBar(words, title, cell, part.met)}
          />
        </summary>
        <div class="f-more">
          <p data-ended>{ended(words, row)}</p>
          {old && typeof old.families === 'number' && (
            <p><b>{t('findings.old_count', { n: old.families })}</b></p>
          )}
          {answer ? <Answer answer={answer} words={words} title={t('findings.answer')} />
            : <p>{t('findings.no_answer')}</p>}
          {record !== undefined && (
            <p><a class="link" href={record}>{t('findings.visits_asked')}</a></p>
          )}
          {!desk.said.totals && old && (
            <p>
              <a class="link" href={addressOf({ ...asked, told: '1', question: said.code })}>
                {t('findings.who')}
              </a>
            </p>
          )}
        </div>
      </details>
    </li>
  );
}

function ended({ t, format }: FindingsWords, row: AskedRow): string {
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined ? t('findings.withheld_cell') : format.number(value);
  return t('findings.ended', {
    answered: number(row.answered), referred: number(row.referred), brought: number(row.brought),
    owed: number(row.owed),
  });
}

export function Answer({ answer, words, title }: {
  answer: AnswerSaid;
  words: FindingsWords;
  title: string;
}) {
  const { t } = words;
  return (
    <div class="f-answer" data-answer={answer.question}>
      <h3>{title}</h3>
      {answer.words.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      {answer.open && <p><b>{t('findings.open')}</b></p>}
      {answer.laws.length > 0 && (
        <details class="f-laws">
          <summary>{t('findings.laws')}</summary>
          <ul>
            {answer.laws.map((law) => <li key={law.title}><Law law={law} words={words} /></li>)}
          </ul>
        </details>
      )}
      {answer.chapter !== '' && (
        <p class="d-screen">
          <a class="link" href={`#/handbook/${answer.chapter}`}>{t('findings.handbook')}</a>
        </p>
      )}
    </div>
  );
}

function Law({ law, words: { t, format } }: { law: AnswerLaw; words: FindingsWords }) {
  return (
    <>
      {t('findings.law_since', {
        title: law.title, day: format.short(law.since), act: law.act,
      })}{' '}
      {law.article === '' ? `(${t('findings.no_article')})` : law.article}
      {law.next && <b> {t('findings.law_next', { day: format.short(law.next) })}</b>}
    </>
  );
}
