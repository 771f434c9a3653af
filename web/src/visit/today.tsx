// SPDX-License-Identifier: Apache-2.0
// The first thing an officer sees: what is only on this phone, what is to be done, whom to look
// for.

import { useEffect, useState } from 'preact/hooks';
import type { Household, Today as TodayAnswer } from '../log/calls';
import { thisDay } from '../log/this_day';
import type { MeetingPage } from '../messages';
import { placeOfTest } from '../learn/sitting_place';
import { LearningToday } from '../learn/today';
import { SearchField } from '../shell/search_field';
import { useAccount, useRead, useStanding } from './account_context';
import { Standing } from './marks';
import { LessonsToday } from './lessons';
import { MoneyToday } from './money';
import { OtherNowToday } from './other_now';
import { RemarksToday } from './remarks';
import { go, hrefOf, Icon, useWords } from './shell';
import { ShocksNow, ShocksPast } from './struck';
import { TasksToday } from './tasks';

export function Today() {
  const { t } = useWords();
  const { practice } = useAccount();
  const { contact } = useStanding();
  const today = useRead<TodayAnswer>('today', { on: thisDay() });
  return (
    <>
      {!practice && <Standing />}
      <div class="v-wrap">
        <SearchBox />
        <Unfinished />
        {!practice && <LearningToday />}
        <ShocksNow />
        <TasksToday />
        <ShocksPast />
        <OtherNowToday />
        {today && today.remarks > 0 && <RemarksToday n={today.remarks} />}
        {!practice && today && today.decisions > 0 && <LessonsToday {...today} />}
        {!practice && <MoneyToday />}
        <a class="button v-wide" href="#/handbook">
          <Icon name="book" />{t('calculator.handbook')}
        </a>
        <a class="button v-wide" href="#/learn"><Icon name="talk" />{t('learn.title')}</a>
        {today && (contact !== undefined || today.visits_month > 0) && (
          <h2 class="v-head">
            {today.visits_month > 0
              ? <a href={hrefOf('/households/month')}>{t('officer.visits_month')}</a>
              : t('officer.visits_month')}
            <span>{today.visits_month}</span>
          </h2>
        )}
      </div>
    </>
  );
}

/** In memory only: an address is written into the browser's history, in plain. */
export const searchedFor = { word: '' };

function SearchBox() {
  const { t } = useWords();
  const [wanted, set] = useState('');
  return (
    <SearchField
      label={t('officer.search')}
      value={wanted}
      put={set}
      find={() => {
        searchedFor.word = wanted;
        go('/households/search');
      }}
    />
  );
}

/** Drafts of forms that were left: nothing typed is out of reach. */
function Unfinished() {
  const { t } = useWords();
  const open = useAccount();
  const { turn } = useStanding();
  const [rows, set] = useState<UnfinishedRow[]>([]);
  useEffect(() => {
    let current = true;
    void draftsOf(open).then((found) => current && set(found));
    return () => {
      current = false;
    };
  }, [open, turn]);
  if (rows.length === 0) return null;
  return (
    <>
      <h2 class="v-head">{t('officer.unfinished')}</h2>
      <ul class="v-list">
        {rows.map(({ to, course, head, part }) => (
          <li key={to}>
            <a class="v-link" href={course ? to : hrefOf(to)}>
              <span class="v-grow">
                <b>{course ? t('learn.title') : head || t('household.not_known')}</b>
                <small>{t(part)}</small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the draft of each part of a household is called; its key is `part:household:more`. */
const partNames: Record<string, string> = {
  person: 'household.person', camp: 'camp.one', money: 'family.money', consent: 'consent.title',
  move: 'family.move', left: 'family.leaving', task: 'task.title', entry: 'entry.take_back',
};

interface UnfinishedRow {
  to: string;
  /** A test of a course: its screens stand elsewhere. */
  course?: true;
  head: string | undefined;
  part: string;
}

/** In the words of a decision. */
async function decisionOf(
  open: ReturnType<typeof useAccount>, meeting: string, decision: string | undefined,
): Promise<string | undefined> {
  const page = await open.read<MeetingPage>('meeting', { on: thisDay(), meeting })
    .catch(() => undefined);
  return page?.decisions.find((one) => one.decision === decision)?.now[0]?.text;
}

async function draftsOf(open: ReturnType<typeof useAccount>): Promise<UnfinishedRow[]> {
  const rows = new Map<string, UnfinishedRow>();
  for (const key of await open.log.draftKeys()) {
    const [kind = '', id, ...rest] = key.split(':');
    if (kind === 'shock' && id !== undefined) {
      const what = { end: '', edit: id === 'new' ? '' : '/edit' }[rest[0] ?? ''] ?? '/mistake';
      rows.set(key, { to: `/shock/${id}${what}`, head: undefined, part: 'struck.one' });
    } else if (kind === 'expense' && id !== undefined) {
      const draft = await open.log.draft<{ amount: string }>(key);
      rows.set(key, {
        to: `/money/new/${encodeURIComponent(id)}`, head: draft?.amount, part: 'money.enter',
      });
    } else if (kind === 'explain') {
      rows.set('explain', { to: '/money', head: undefined, part: 'money.answer' });
    } else if (kind === 'remark') {
      rows.set('remark', { to: '/remarks', head: undefined, part: 'remark.explain' });
    } else if (kind === 'came' && id !== undefined) {
      rows.set(key, {
        to: `/lessons/${id}`, head: await decisionOf(open, id, rest[0]), part: 'lessons.follow',
      });
    } else if (kind === 'test') {
      rows.set(key, {
        to: placeOfTest(key), course: true, head: undefined, part: 'learning.test_begun',
      });
    } else if (kind === 'household' && id === 'new') {
      const draft = await open.log.draft<{ head: string }>(key);
      rows.set(key, { to: '/household/new', head: draft?.head, part: 'household.new' });
    } else if (id !== undefined && (kind === 'household' || kind in partNames)) {
      const card = await open.read<Household>('household', { id }).catch(() => undefined);
      const part = kind === 'household' ? 'edit' : [kind, rest.join(':')].filter(Boolean).join('/');
      if (card) {
        rows.set(key, {
          to: `/household/${id}/${part}`, head: card.fields.head?.value,
          part: partNames[kind] ?? 'household.edit_title',
        });
      }
    }
  }
  return [...rows.values()];
}
