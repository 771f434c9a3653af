// SPDX-License-Identifier: Apache-2.0
// What the department learned and decided, as it lies on the phone: read on the way, without a
// network. What is hers to do stands first, and what came of that she says here.

import { thisDay } from '../log/this_day';
import { evidenceText, type LessonWords, linkText } from '../desk/lessons_words';
import type { DecisionPage, LessonsDesk, MeetingPage, OpenDecision, PointKind } from '../messages';
import { useNames, useRead, useStanding } from './account_context';
import { Came, usePhoneWords } from './lessons_came';
import { NotYetHere } from './marks';
import { Icon, Link, ScreenBar, useWords } from './shell';

export function LessonsToday({ decisions, decisions_overdue: overdue }: {
  decisions: number;
  decisions_overdue: number;
}) {
  const { t } = useWords();
  return (
    <ul class="v-list m-line" data-lessons={decisions}>
      <li>
        <Link to="/lessons">
          <span class="v-grow">
            {t(overdue > 0 ? 'lessons.phone_overdue' : 'lessons.phone_line', {
              count: decisions, overdue,
            })}
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}

/** Among what is hers. */
export function LessonsRow() {
  const { t } = useWords();
  return (
    <ul class="v-list m-line">
      <li>
        <Link to="/lessons">
          <span class="v-grow"><b>{t('lessons.title')}</b></span><Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}

export function LessonsScreen({ meeting }: { meeting: string }) {
  const { t } = useWords();
  return (
    <>
      <ScreenBar title={t('lessons.title')} back={meeting === '' ? '' : '/lessons'} />
      <main class="v-wrap">
        {meeting === '' ? <All /> : <One meeting={meeting} />}
      </main>
    </>
  );
}

function All() {
  const { t } = useWords();
  const words = usePhoneWords();
  const { contact } = useStanding();
  const found = useRead<LessonsDesk>('lessons', { on: thisDay() });
  if (!found) return null;
  if (found.meetings.length === 0) {
    if (contact === undefined) return <NotYetHere lacking="lessons.title" />;
    return <p class="v-note" role="status">{t('lessons.phone_none')}</p>;
  }
  const mine = found.decisions.filter((one) => one.mine);
  const others = found.decisions.filter((one) => !one.mine);
  return (
    <>
      <p class="v-quiet v-lead">{t('lessons.phone_says')}</p>
      <Decisions title={t('lessons.phone_mine')} rows={mine} words={words} />
      <Decisions title={t('lessons.open_title')} rows={others} words={words} />
      <h2 class="v-head">{t('lessons.meetings')}<span>{found.meetings.length}</span></h2>
      <ul class="v-list">
        {found.meetings.map((row) => (
          <li key={row.meeting} data-meeting={row.meeting}>
            <Link to={`/lessons/${row.meeting}`}>
              <span class="v-grow">
                <b>{row.title}</b>
                <small>
                  {words.days(row.days)}{row.made_up && ` · ${t('lessons.made_up')}`}
                </small>
                <small>
                  {t('lessons.counts', {
                    worked: row.worked, failed: row.failed, ideas: row.ideas, open: row.open,
                    done: row.done, dropped: row.dropped,
                  })}
                </small>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Decisions({ title, rows, words: { format } }: {
  title: string;
  rows: OpenDecision[];
  words: LessonWords;
}) {
  const { t } = useWords();
  const nameOf = useNames();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 class="v-head">{title}<span>{rows.length}</span></h2>
      <ul class="v-list">
        {rows.map((row) => (
          <li key={row.decision} data-decision={row.decision}>
            <Link to={`/lessons/${row.meeting}`}>
              <span class="v-grow">
                <b>{row.text}</b>
                <small>
                  {!row.mine && `${nameOf(row.owner)} · `}
                  {t('lessons.due')} {format.short(row.due)}
                  {row.overdue && <> · <strong>{t('lessons.overdue')}</strong></>}
                </small>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const kinds: PointKind[] = ['worked', 'failed', 'idea'];

function One({ meeting }: { meeting: string }) {
  const { t } = useWords();
  const words = usePhoneWords();
  const page = useRead<MeetingPage>('meeting', { on: thisDay(), meeting });
  const said = page?.now[0]?.said;
  if (!page || !said) return null;
  return (
    <div data-page={meeting}>
      <p class="v-quiet v-lead">{words.area(page.area)} · {words.days(said.days)}</p>
      <p class="v-big">{said.title}</p>
      {said.place && <p>{t('lessons.place')}: {said.place}</p>}
      {page.made_up && <p class="v-quiet">{t('lessons.made_up')}</p>}
      {kinds.map((kind) => <Points key={kind} {...{ kind, page, words }} />)}
      <h2 class="v-head">{t('lessons.decisions')}<span>{page.decisions.length}</span></h2>
      {page.decisions.length === 0 && <p class="v-quiet">{t('lessons.decisions_none')}</p>}
      <ul class="v-list v-said">
        {page.decisions.filter(({ now }) => now.length > 0).map((decision) => (
          <Decided key={decision.decision} {...{ decision, page, words }} />
        ))}
      </ul>
    </div>
  );
}

function Points({ kind, page, words }: {
  kind: PointKind;
  page: MeetingPage;
  words: LessonWords;
}) {
  const { t } = useWords();
  const here = page.points.filter(({ now }) => now[0]?.what === kind);
  if (here.length === 0) return null;
  return (
    <section>
      <h2 class="v-head">{t(`lessons.${kind}`)}<span>{here.length}</span></h2>
      <ul class="v-list v-said">
        {here.map(({ point, now, links }) => (
          <li key={point}>
            {now.map((version) => (
              <div key={version.by.event}>
                <p>{version.text}</p>
                {version.evidence.map((told, at) => (
                  <p key={String(at)} class="v-quiet">{evidenceText(words, page.names, told)}</p>
                ))}
              </div>
            ))}
            {links.map((link) => (
              <Link key={link.link} to={`/household/${link.household}`}>
                <span class="v-grow">{linkText(words, link)}</span><Icon name="next" />
              </Link>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decided({ decision, page, words }: {
  decision: DecisionPage;
  page: MeetingPage;
  words: LessonWords;
}) {
  const { t, format } = words;
  const nameOf = useNames();
  const { state, mine, overdue, now } = decision;
  return (
    <li data-decision={decision.decision} data-state={state}>
      {now.map((version) => (
        <div key={version.by.event}>
          <p><b>{version.text}</b></p>
          <p class="v-quiet">
            {mine ? t('lessons.mine') : nameOf(version.owner)}
            {' · '}{t('lessons.due')} {format.short(version.due)}
            {' · '}<b>{t(overdue ? 'lessons.overdue' : `lessons.state_${state}`)}</b>
          </p>
        </div>
      ))}
      <Came {...{ decision, page, words }} />
    </li>
  );
}
