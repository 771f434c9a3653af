// SPDX-License-Identifier: Apache-2.0
// What came of a decision, entry by entry, with who said it and when. Whose decision it is adds to
// it, without a network; her head reads it, and may add to it as well.

import { useState } from 'preact/hooks';
import { type LessonWords, useLessonWords } from '../desk/lessons_words';
import type { NewEvent } from '../log/calls';
import { thisDay } from '../log/this_day';
import type { DecisionPage, MeetingPage, Progress } from '../messages';
import { useAccount, useDraft, useNames } from './account_context';
import { Chips, TextField } from './fields';
import { SafeMark, TroubleNote } from './marks';
import { longestNote } from './money_draft';
import { Button } from './shell';

/** As at the desk, with names as the phone knows them. */
export function usePhoneWords(): LessonWords {
  const words = useLessonWords();
  const nameOf = useNames();
  return {
    ...words,
    by: ({ author, on }) =>
      words.t('lessons.by', { name: nameOf(author), day: words.format.short(on) }),
  };
}

interface CameProps {
  decision: DecisionPage;
  page: MeetingPage;
  words: LessonWords;
}

export function Came({ decision, page, words }: CameProps) {
  const { t, format, by } = words;
  const { account: { user } } = useAccount();
  return (
    <>
      {decision.disputed && <p class="v-note">{t('lessons.disputed')}</p>}
      {decision.followed.map(({ by: entry, state, on, note }) => (
        <p key={entry.event} class="v-came" data-came={state}>
          {format.short(on)} · <b>{t(`lessons.state_${state}`)}</b>{note ? `: ${note}` : ''}{' '}
          <small>{by(entry)}</small>{' '}
          {entry.author === user && (
            <SafeMark unsafe={page.unsafe.includes(entry.event) ? 1 : 0} />
          )}
        </p>
      ))}
      <Follow {...{ decision, page, words }} />
    </>
  );
}

interface Typed {
  state: Progress;
  on: string;
  note: string;
}

const states: Progress[] = ['done', 'dropped', 'open'];

/** What she had begun to say stays hers to finish where somebody else was given it meanwhile. */
function Follow({ decision: { decision, states: over, mine }, page, words: { t } }: CameProps) {
  const { meeting, area } = page;
  const [initial] = useState<Typed>({ state: 'done', on: thisDay(), note: '' });
  const draft = useDraft(`came:${meeting}:${decision}`, initial);
  const [asked, ask] = useState(false);
  if (!draft.ready) return null;
  if (!asked && !draft.touched) {
    return mine ? <Button wide onClick={() => ask(true)}>{t('lessons.follow')}</Button> : null;
  }
  const { value: { state, on, note }, set, saving } = draft;
  const told = note.trim();
  const lacking = state !== 'done' && told === '';
  const long = told.length > longestNote;
  const whole = on !== '' && on <= thisDay() && !lacking && !long;
  const event: NewEvent = {
    kind: 'decision_followed', subject: meeting, area, over,
    body: { decision, state, on, ...(told === '' ? {} : { note: told }) },
  };
  return (
    <section class="v-card" data-follow={decision}>
      <Chips
        label={t('lessons.came_of_it')}
        choices={states.map((code) => ({ code, label: t(`lessons.state_${code}`) }))}
        chosen={[state]}
        tap={(code) => set({ state: code as Progress })}
      />
      <TextField
        label={t('lessons.on')}
        kind="date"
        most={thisDay()}
        value={on}
        put={(day) => set({ on: day })}
      />
      <TextField
        label={t('lessons.note')}
        many
        value={note}
        put={(typed) => set({ note: typed })}
        hint={t('lessons.no_names')}
        wrong={long ? t('money.wrong_long', { most: longestNote }) : undefined}
      />
      <TroubleNote trouble={draft.trouble} />
      <Button
        wide
        primary
        disabled={!whole || saving}
        onClick={() => void draft.save([event]).then((done) => done && ask(false))}
      >{t(lacking ? 'lessons.note_first' : 'lessons.save')}</Button>
    </section>
  );
}
