// SPDX-License-Identifier: Apache-2.0
// What the department learned: decisions that are open, the meetings, and one of them whole. The
// address says which department or which meeting, so that it can be passed on.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { LessonOrdered, LessonsDesk, MeetingPage, MeetingRow } from '../messages';
import { Button } from '../shell/controls';
import { go } from '../shell/routes';
import { useInAddress, wordsIn } from './address_words';
import { useAsked } from './asked';
import { Failed, Frame } from './frame';
import './lessons.css';
import { MeetingForm } from './lessons_form';
import { Meeting } from './lessons_meeting';
import { type LessonWords, type Order, useLessonWords } from './lessons_words';
import { Said, useOrderTo } from './order';
import type { DeskProps } from './pages';

/** The department of the address: `#/desk/lessons?area=185`; "" is every one. */
const useArea = (): string => useInAddress(() => wordsIn(['area']).area ?? '');

export function LessonsPage({ account, left, path }: DeskProps) {
  const words = useLessonWords();
  const ended = (): void => void leaveDesk().then(left);
  const area = useArea();
  const [, , meeting = ''] = path.split('/');
  useEffect(() => {
    document.title = words.t('lessons.title');
  }, [words.t]);
  return (
    <Frame account={account} leave={ended}>
      {meeting
        ? <OneMeeting {...{ meeting, words, ended }} programme={account.role === 'programme'} />
        : <All {...{ area, words, ended }} programme={account.role === 'programme'} />}
    </Frame>
  );
}

interface Shown {
  words: LessonWords;
  ended: () => void;
  programme: boolean;
}

function OneMeeting({ meeting, words, ended, programme }: Shown & { meeting: string }) {
  const { found, failed, again } = useAsked<MeetingPage>(
    `/api/head/lessons?meeting=${meeting}`, ended);
  return (
    <>
      <p class="d-screen"><a class="l-back" href="#/desk/lessons">{words.t('lessons.back')}</a></p>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{words.t('desk.loading')}</p>}
      {found && <Meeting page={found} {...{ words, ended, programme }} changed={again} />}
    </>
  );
}

function All({ area, words, ended, programme }: Shown & { area: string }) {
  const { t } = words;
  const { found, failed, again } = useAsked<LessonsDesk>(
    `/api/head/lessons${area === '' ? '' : `?area=${area}`}`, ended);
  return (
    <>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && (
        <>
          <h1 class="d-headline">{t('lessons.title')}</h1>
          <p aria-busy="true">{t('desk.loading')}</p>
        </>
      )}
      {found && (
        <Whole desk={found} {...{ area, words, ended, programme }} changed={again} />
      )}
    </>
  );
}

function headline({ t, format }: LessonWords, { decisions }: LessonsDesk): string {
  if (decisions.length === 0) return t('lessons.headline_none');
  return t('lessons.headline', {
    open: format.number(decisions.length),
    overdue: format.number(decisions.filter(({ overdue }) => overdue).length),
  });
}

function Whole({ desk, area, words, ended, programme, changed }: Shown & {
  desk: LessonsDesk;
  area: string;
  changed: () => void;
}) {
  const { t } = words;
  return (
    <>
      <h1 class="d-headline d-top" data-open={desk.decisions.length}>{headline(words, desk)}</h1>
      <p class="d-quiet">{t(programme ? 'lessons.of_programme' : 'lessons.says')}</p>
      {desk.areas.length > 1 && <Departments desk={desk} area={area} words={words} />}
      {desk.may_write && <NewMeeting {...{ desk, words, ended, changed }} />}
      {desk.meetings.length === 0
        ? (
          <p class="d-part" data-empty>
            {t(desk.may_write ? 'lessons.none_at_all' : 'lessons.none_to_read')}
          </p>
        )
        : (
          <div class="d-columns">
            <Decisions desk={desk} words={words} />
            <Meetings rows={desk.meetings} words={words} />
          </div>
        )}
    </>
  );
}

function Departments({ desk, area, words }: {
  desk: LessonsDesk;
  area: string;
  words: LessonWords;
}) {
  const { t } = words;
  const choose = (code: string): void =>
    go(`/desk/lessons${code === '' ? '' : `?area=${code}`}`);
  return (
    <div class="d-period d-screen">
      <label>{t('lessons.department')}
        <select value={area} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t('lessons.all')}</option>
          {desk.areas.map((code) => <option key={code} value={code}>{words.area(code)}</option>)}
        </select>
      </label>
    </div>
  );
}

function NewMeeting({ desk, words, ended, changed }: {
  desk: LessonsDesk;
  words: LessonWords;
  ended: () => void;
  changed: () => void;
}) {
  const { t } = words;
  const [open, set] = useState(false);
  const { send, busy, trouble } = useOrderTo<Order, LessonOrdered>(
    '/api/head/lessons', changed, ended);
  const save = async (order: Order): Promise<boolean> => {
    const answer = await send(order);
    if (answer) go(`/desk/lessons/${answer.meeting}`);
    return answer !== undefined;
  };
  return (
    <div class="d-screen l-new">
      <Button icon="plus" onClick={() => set(!open)}>{t('lessons.new')}</Button>
      {open && (
        <MeetingForm
          {...{ words, busy, save }}
          people={desk.people}
          areas={desk.areas}
          start={{
            title: '', first: desk.today, last: desk.today, place: '', others: '', people: [],
          }}
        />
      )}
      <Said words="lessons" trouble={trouble} />
    </div>
  );
}

function Decisions({ desk, words }: { desk: LessonsDesk; words: LessonWords }) {
  const { t, format } = words;
  if (desk.decisions.length === 0) {
    return <section class="d-part"><p class="d-quiet">{t('lessons.headline_none')}</p></section>;
  }
  return (
    <section class="d-part">
      <h2>{t('lessons.open_title')}</h2>
      <ul class="l-rows">
        {desk.decisions.map((one) => (
          <li
            key={one.decision}
            data-decision={one.decision}
            data-overdue={one.overdue || undefined}
          >
            <a href={`#/desk/lessons/${one.meeting}`}>{one.text}</a>
            <small>
              {one.owner_name}
              {one.mine && ` (${t('lessons.mine')})`}
              {' · '}{t('lessons.due')}: {format.short(one.due)}
              {one.overdue && <b> · {t('lessons.overdue')}</b>}
            </small>
            <small>{one.title}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Meetings({ rows, words }: { rows: MeetingRow[]; words: LessonWords }) {
  const { t, format } = words;
  return (
    <section class="d-part">
      <h2>{t('lessons.meetings')}</h2>
      <ul class="l-rows">
        {rows.map((row) => (
          <li key={`${row.area} ${row.meeting}`} data-meeting={row.meeting}>
            <a href={`#/desk/lessons/${row.meeting}`}>{row.title}</a>
            <small>
              {words.days(row.days)}{row.place ? ` · ${row.place}` : ''}
              {' · '}{words.area(row.area)}
              {' · '}{t('lessons.people_count', { count: format.number(row.people) })}
            </small>
            <small>{t('lessons.counts', {
              worked: format.number(row.worked), failed: format.number(row.failed),
              ideas: format.number(row.ideas), open: format.number(row.open),
              done: format.number(row.done), dropped: format.number(row.dropped),
            })}</small>
            {row.disputed && <small><b>{t('lessons.torn_row')}</b></small>}
            {row.made_up && <small>{t('lessons.made_up')}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
