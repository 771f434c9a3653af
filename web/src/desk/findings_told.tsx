// SPDX-License-Identifier: Apache-2.0
// Families who were told an answer that is another now, or will be on a day ahead. The names are
// asked for only when the list is opened: each look at them is noted.

import { useEffect, useRef } from 'preact/hooks';
import type { ToldOldAnswer, ToldOldCount, ToldOldRow } from '../messages';
import { useAsked } from './asked';
import { FamilyLink } from './family_link';
import type { FindingsPage } from './findings';
import { Csv } from './findings_bars';
import { Answer } from './findings_questions';
import { addressOf } from './findings_words';
import { Failed } from './frame';

/** Of each day ahead, how many times an answer was told; undefined: too few to say. */
function comingBy(counts: ToldOldCount[]): [string, number | undefined][] {
  const days = new Map<string, number | undefined>();
  for (const { since, families } of counts) {
    const before = days.get(since);
    const known = families === null ? undefined : families;
    days.set(since, known === undefined ? before : (before ?? 0) + known);
  }
  return [...days].sort(([one], [other]) => one.localeCompare(other));
}

export function ToldOld({ page }: { page: FindingsPage }) {
  const { desk, words, asked } = page;
  const { t, format } = words;
  const old = desk.old.reduce((sum, { families }) => sum + (families ?? 0), 0);
  const opened = asked.told !== undefined && !desk.said.totals;
  return (
    <section class="d-part" aria-labelledby="f-told" data-told={old}>
      <h2 id="f-told">{t('findings.old')}</h2>
      <p>{old === 0 ? t('findings.old_none') : t('findings.old_count', { n: old })}</p>
      {comingBy(desk.coming).map(([day, count]) => (
        <p key={day} data-coming={day}>
          {count === undefined
            ? t('findings.coming_few', { day: format.short(day) })
            : t('findings.coming', { day: format.short(day), n: count })}{' '}
          {!desk.said.totals && (
            <a class="link" href={addressOf({ ...asked, told: '1', on: day, question: '' })}>
              {t('findings.who')}
            </a>
          )}
        </p>
      ))}
      {!desk.said.totals && old > 0 && !opened && (
        <p class="d-screen">
          <a class="link" href={addressOf({ ...asked, told: '1', on: '' })}>{t('findings.who')}</a>
        </p>
      )}
      {opened && <List page={page} />}
    </section>
  );
}

function List({ page }: { page: FindingsPage }) {
  const { words, asked, ended } = page;
  const { t, format } = words;
  const query = new URLSearchParams({ lang: words.language, limit: '200' });
  for (const key of ['area', 'on', 'question'] as const)
    if (asked[key]) query.set(key, asked[key]);
  const { found, failed, again } = useAsked<ToldOldAnswer>(
    `/api/head/findings/told?${query}`, ended);
  const top = useRef<HTMLElement>(null);
  const there = found !== undefined;
  useEffect(() => top.current?.scrollIntoView({ block: 'start' }), [there]);
  if (failed) return <Failed reason={failed} again={again} />;
  if (!found) return <p aria-busy="true">{t('desk.loading')}</p>;
  query.delete('lang');
  query.delete('limit');
  return (
    <>
      <header class="d-title" ref={top}>
        <h3 data-told-found={found.found}>{t('findings.told_found', { n: found.found })}</h3>
        <div class="d-links f-links d-screen">
          <Csv page={page} table="told" words={query.toString()} />
          <a class="link" href={addressOf({ ...asked, told: '', on: '', question: '' })}>
            {t('app.close')}
          </a>
        </div>
      </header>
      <p class="d-quiet">
        {t('findings.on_day', { day: format.short(found.on) })}. {t('findings.told_unit')}
      </p>
      <ul class="f-told">
        {found.rows.map((row) => (
          <Told key={`${row.about}${row.question}`} page={page} row={row} found={found} />
        ))}
      </ul>
      {found.rows.length < found.found && (
        <p class="d-quiet">
          {t('findings.told_shown', {
            shown: format.number(found.rows.length), all: format.number(found.found),
          })}
        </p>
      )}
    </>
  );
}

function Told({ page, row, found }: {
  page: FindingsPage;
  row: ToldOldRow;
  found: ToldOldAnswer;
}) {
  const { words } = page;
  const { t, format } = words;
  const name = (user: string): string =>
    found.officers.find(({ officer }) => officer === user)?.name ?? user;
  const then = found.then.find(({ told, answer }) =>
    told === row.told && answer.question === row.question)?.answer;
  const now = found.now.find(({ question }) => question === row.question);
  return (
    <li data-household={row.household}>
      <FamilyLink household={row.household} head={row.head || t('findings.no_head')} />
      <small>{[words.area(row.area), row.bagh].filter((one) => one !== '').join(', ')}</small>
      <p>{words.code('asked', { code: row.question, title: { mn: '', kk: '', en: '' } })}</p>
      <small>
        {t('findings.told_line', {
          day: format.short(row.told), by: name(row.by), since: format.short(row.since),
        })}{' '}
        {t('findings.told_owner', {
          owner: row.owner === '' ? t('task.owner_soum') : name(row.owner),
        })}
      </small>
      <details>
        <summary>{t('findings.told_then')}, {t('findings.told_now')}</summary>
        <div class="d-pair">
          {then && <Answer answer={then} words={words} title={t('findings.told_then')} />}
          {now && <Answer answer={now} words={words} title={t('findings.told_now')} />}
        </div>
      </details>
    </li>
  );
}
