// SPDX-License-Identifier: Apache-2.0
// Remarks on the officer's own visits. She sees them before her head does, and may say in a
// sentence how it was; a visit that was written wrongly is taken back on the family's card.

import { useState } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import type { RemarkRow, RemarksAnswer } from '../messages';
import { useRemarkWords } from '../shell/remark_words';
import { useAccount, useDraft, useNames, useRead, useStanding } from './account_context';
import { useCodes } from './codebook';
import { NotYetHere, SafeMark } from './marks';
import { NoteForm } from './note_form';
import { Icon, Link, ScreenBar, useWords } from './shell';

export function RemarksToday({ n }: { n: number }) {
  const { t } = useWords();
  return (
    <ul class="v-list m-line" data-remarks={n}>
      <li>
        <Link to="/remarks">
          <span class="v-grow">{t('remark.line', { n })}</span><Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}

export function RemarksScreen() {
  const { t, day } = useWords();
  const { contact } = useStanding();
  const found = useRead<RemarksAnswer>('remarks', { on: thisDay() });
  const none = found?.remarks.length === 0;
  return (
    <>
      <ScreenBar title={t('remark.title')} back="" />
      <main class="v-wrap">
        {found && none && <NotYetHere lacking="remark.title" />}
        {found && none && contact !== undefined && (
          <p class="v-note" role="status">{t('remark.none', { since: day(found.since) })}</p>
        )}
        {found && !none && (
          <>
            <p class="v-lead">{t('remark.first_you')}</p>
            {found.remarks.map((row) => (
              <Remark key={`${row.rule} ${row.visits[0]?.visit}`} row={row} />
            ))}
          </>
        )}
      </main>
    </>
  );
}

function Remark({ row }: { row: RemarkRow }) {
  const { t, day } = useWords();
  const codes = useCodes();
  const nameOf = useNames();
  const { account: { user } } = useAccount();
  const { said, looked } = useRemarkWords();
  const named = (code: string): string => {
    const [set = '', ...rest] = code.split('.');
    return codes.words(set === 'asked' ? 'asked' : 'finding', rest.join('.'));
  };
  const mine = row.visits.filter(({ officer }) => officer === user);
  return (
    <section class="v-card" data-remark={row.rule} aria-label={said(row)}>
      <p><b>{said(row)}</b></p>
      {row.noted.length > 0 && (
        <p class="v-quiet">
          {t('remark.noted', { words: row.noted.map(named).join('; ') })}
        </p>
      )}
      <p class="v-quiet">{looked(row)}</p>
      <ul class="v-list">
        {row.visits.map((visit) => (
          <li key={visit.visit}>
            <Link to={`/household/${visit.household}`}>
              <span class="v-grow">
                <b>{visit.head || t('household.not_known')}</b>
                <small>
                  {row.officers.length === 1 ? day(visit.day)
                    : t('remark.of_officer', {
                      day: day(visit.day), officer: nameOf(visit.officer),
                    })}
                </small>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
      {row.words.map((words) => (
        <p key={words.event} class="m-word">
          {t('remark.said', {
            who: nameOf(words.author), day: day(words.at), words: words.note,
          })}{' '}
          <SafeMark unsafe={words.unsafe ? 1 : 0} />
        </p>
      ))}
      <p class="v-quiet">
        {row.words.length > 0 ? t('remark.shown_now')
          : row.shown_from ? t('remark.shown_from', { day: day(row.shown_from) })
            : t('remark.shown_later')}
      </p>
      {mine[0] && <Explain row={row} {...mine[0]} />}
    </section>
  );
}

interface ExplainProps {
  row: RemarkRow;
  visit: string;
  household: string;
  area: string;
}

function Explain({ row: { rule, words }, visit, household, area }: ExplainProps) {
  const { t } = useWords();
  const [initial] = useState({ note: '' });
  const draft = useDraft(`remark:${rule}:${visit}`, initial);
  const [asked, ask] = useState(words.length === 0);
  if (!draft.ready) return null;
  if (!asked && !draft.touched) {
    return (
      <button type="button" class="v-more" onClick={() => ask(true)}>
        {t('remark.explain_more')}
      </button>
    );
  }
  return (
    <NoteForm
      draft={draft}
      label={t('remark.explain')}
      button={t('remark.save')}
      eventOf={(note) => ({
        kind: 'visit_explained', subject: household, area, body: { visit, remark: rule, note },
      })}
      saved={() => ask(false)}
    />
  );
}
