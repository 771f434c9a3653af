// SPDX-License-Identifier: Apache-2.0
// One meeting, as it can be written down while it is held: what worked, what did not, ideas, what
// is decided and what came of it. Nothing that was written goes.

import { useState } from 'preact/hooks';
import type { LessonOrdered, MeetingPage, MeetingVersion, PointKind } from '../messages';
import { Button } from '../shell/controls';
import { useLanguage } from '../shell/text';
import { DecisionList } from './lessons_decision';
import { MeetingForm } from './lessons_form';
import { Typing } from './lessons_entry';
import { PointItem } from './lessons_point';
import type { LessonWords, Order, Sends } from './lessons_words';
import { Said, useOrderTo } from './order';

/** All that the parts of the page share. */
export interface Shared {
  page: MeetingPage;
  words: LessonWords;
  sends: Sends;
  /** Sends an order about this meeting; whether it was written. */
  order: (order: Order) => Promise<boolean>;
  ended: () => void;
}

const kinds: PointKind[] = ['worked', 'failed', 'idea'];

export function Meeting({ page, words, ended, programme, changed }: {
  page: MeetingPage;
  words: LessonWords;
  ended: () => void;
  programme: boolean;
  changed: () => void;
}) {
  const { t } = words;
  const sends = useOrderTo<Order, LessonOrdered>('/api/head/lessons', changed, ended);
  const order = async (what: Order): Promise<boolean> =>
    await sends.send({ ...what, meeting: page.meeting }) !== undefined;
  const shared: Shared = { page, words, sends, order, ended };
  const torn = page.now.length > 1;
  return (
    <div data-meeting={page.meeting}>
      {torn && <p class="v-note" role="status">{t('lessons.torn')}</p>}
      {page.now.map((version) => (
        <Version key={version.by.event} shared={shared} version={version} torn={torn} />
      ))}
      {page.made_up && <p class="d-quiet">{t('lessons.made_up')}</p>}
      {programme && <p class="d-quiet">{t('lessons.of_programme')}</p>}
      {page.may_write && <p class="d-quiet d-screen">{t('lessons.no_names')}</p>}
      <div class="l-said"><Said words="lessons" trouble={sends.trouble} /></div>
      <Before page={page} words={words} />
      {page.may_write && <Change shared={shared} />}
      {kinds.map((kind) => <Points key={kind} kind={kind} shared={shared} />)}
      <DecisionList shared={shared} />
      <Papers shared={shared} />
    </div>
  );
}

function Version({ shared, version, torn }: {
  shared: Shared;
  version: MeetingVersion;
  torn: boolean;
}) {
  const { words: { t, days, by, area }, page, order, sends } = shared;
  const { said, names } = version;
  const keep = (): void => void order({
    what: 'meeting', over: page.now.map((one) => one.by.event), title: said.title,
    days: said.days, place: said.place ?? '', others: said.others ?? '', people: said.people,
  });
  return (
    <header>
      <h1 class="d-headline d-top">
        <small class="l-where">{area(page.area)} · {days(said.days)}</small>
        {said.title}
      </h1>
      <dl class="l-facts">
        {said.place && <div><dt>{t('lessons.place')}</dt><dd>{said.place}</dd></div>}
        {names.length > 0 && (
          <div><dt>{t('lessons.people')}</dt><dd>{names.join(', ')}</dd></div>
        )}
        {said.others && <div><dt>{t('lessons.others')}</dt><dd>{said.others}</dd></div>}
      </dl>
      <p class="d-quiet">{by(version.by)}</p>
      {torn && page.may_write && (
        <Button disabled={sends.busy} onClick={keep}>{t('lessons.keep')}</Button>
      )}
    </header>
  );
}

function Before({ page, words }: { page: MeetingPage; words: LessonWords }) {
  if (page.before.length === 0) return null;
  return (
    <details class="l-before">
      <summary>{words.t('lessons.before')}</summary>
      <ul>
        {page.before.map(({ by, said }) => (
          <li key={by.event}>
            {said.title}, {words.days(said.days)}{said.place ? `, ${said.place}` : ''}{' '}
            <small>{words.by(by)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Change({ shared }: { shared: Shared }) {
  const { page, words, sends, order } = shared;
  const [open, set] = useState(false);
  const said = page.now[0]?.said;
  if (!said) return null;
  const save = async (what: Order): Promise<boolean> => {
    const done = await order(what);
    if (done) set(false);
    return done;
  };
  return (
    <div class="d-screen">
      <button type="button" class="link" aria-expanded={open} onClick={() => set(!open)}>
        {words.t('lessons.change_meeting')}
      </button>
      {open && (
        <MeetingForm
          {...{ words, save }}
          busy={sends.busy}
          people={page.people}
          order={{ over: page.now.map(({ by }) => by.event) }}
          start={{
            title: said.title, first: said.days[0] ?? '', last: said.days.at(-1) ?? '',
            place: said.place ?? '', others: said.others ?? '', people: said.people,
          }}
        />
      )}
    </div>
  );
}

function Points({ kind, shared }: { kind: PointKind; shared: Shared }) {
  const { page, words: { t }, order, sends } = shared;
  const here = page.points.filter(({ now, before }) =>
    (now[0] ?? before[0])?.what === kind);
  return (
    <section class="d-part l-points" data-kind={kind}>
      <h2>{t(`lessons.${kind}`)}</h2>
      {here.length === 0 && <p class="d-quiet">{t(`lessons.${kind}_none`)}</p>}
      <ul class="l-rows">
        {here.map((point) => <PointItem key={point.point} point={point} shared={shared} />)}
      </ul>
      {page.may_write && (
        <Typing
          label={t(`lessons.add_${kind}`)}
          button={t('lessons.add')}
          busy={sends.busy}
          send={(text) => order({ what: 'point', kind, text })}
        />
      )}
    </section>
  );
}

function Papers({ shared: { page, words: { t } } }: { shared: Shared }) {
  const language = useLanguage();
  return (
    <div class="d-buttons d-screen l-papers">
      <a
        class="button"
        data-minutes
        href={`/api/head/lessons?form=pdf&meeting=${page.meeting}&lang=${language}`}
        download={`otor-minutes-${page.today}.pdf`}
      ><span>{t('lessons.minutes')}</span></a>
      <Button onClick={() => print()}>{t('lessons.print')}</Button>
    </div>
  );
}
