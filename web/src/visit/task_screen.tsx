// SPDX-License-Identifier: Apache-2.0
// One task: why it is there, and what became of it.

import { useEffect, useState } from 'preact/hooks';
import type { Household, NewEvent, Task } from '../log/calls';
import { thisDay } from '../log/this_day';
import { useAccount, useDraft, useNames, useRead, type Draft } from './account_context';
import { Call } from './call';
import { Chips, TextField } from './fields';
import { openVisit, valueOf } from './household_card';
import { TroubleNote } from './marks';
import { dayAfter } from './months';
import { AnswerRequest } from './request';
import { Button, Foot, goBack, LinkButton, ScreenBar, useWords } from './shell';
import { dueWords, useTasksOf } from './tasks';
import { closings, doneEvents, puttingOff, type Said } from './task_events';
import { useTaskWords } from './task_words';

interface TaskDraft extends Said {
  until: string;
}

const outcomes = ['helped', 'not_helped', 'did_not_go'];
const usualDays = 7;

function laterThan(due: string): string {
  const today = thisDay();
  return dayAfter(due > today ? due : today, usualDays);
}

export function TaskScreen({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const open = useAccount();
  const card = useRead<Household>('household', { id });
  const tasks = useTasksOf(id);
  const task = tasks?.find(({ rule, about }) => more === `${rule}:${about}`);
  const gone = tasks !== undefined && !task;
  useEffect(() => {
    if (gone) void open.log.dropDraft(`task:${id}:${more}`);
  }, [gone, open, id, more]);
  if (card && task) return <Form card={card} task={task} draftKey={`task:${id}:${more}`} />;
  return (
    <>
      <ScreenBar title={t('task.title')} back={`/household/${id}`} />
      {gone && (
        <main class="v-wrap">
          <p class="v-note" role="status">{t('task.settled')}</p>
          <LinkButton to={`/household/${id}`} wide>{t('visit.to_household')}</LinkButton>
        </main>
      )}
    </>
  );
}

function Form({ card, task, draftKey }: { card: Household; task: Task; draftKey: string }) {
  const { t } = useWords();
  const [initial] = useState((): TaskDraft => ({
    note: '', outcome: '', until: laterThan(task.due),
  }));
  const draft = useDraft(draftKey, initial);
  const { value, set } = draft;
  const { what } = useTaskWords()(task);
  const save = async (events: NewEvent[]): Promise<void> => {
    if (await draft.save(events)) goBack(`/household/${card.id}`);
  };
  const words = { answer_owed: 'task.answered', referral_open: 'task.outcome_save',
    promise_due: 'household.kept' }[task.rule] ?? 'task.done';
  const asked = task.rule === 'hand_over';
  const wanting = task.rule === 'referral_open' && value.outcome === '';
  return (
    <>
      <ScreenBar
        title={what}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap v-footed">
        <Why task={task} />
        <Call card={card} />
        {draft.ready && asked && (
          <>
            <AnswerRequest
              card={card}
              task={task}
              note={value.note}
              put={(note) => set({ note })}
              decline={() => void save(closings(task, 'not_needed', value.note))}
              saving={draft.saving}
            />
            <PutOff task={task} draft={draft} save={save} />
          </>
        )}
        {draft.ready && !asked && (
          <>
            {task.rule === 'referral_open' && (
              <Chips
                label={t('task.outcome')}
                choices={outcomes.map((code) => ({ code, label: t(`task.outcome_${code}`) }))}
                chosen={[value.outcome]}
                tap={(outcome) => set({ outcome })}
              />
            )}
            <TextField
              label={t(task.rule === 'answer_owed' ? 'task.answer_note' : 'task.note')}
              many
              value={value.note}
              put={(note) => set({ note })}
            />
            <PutOff task={task} draft={draft} save={save} />
            <NotNeeded task={task} draft={draft} save={save} />
          </>
        )}
        <TroubleNote trouble={draft.trouble} />
      </main>
      {!asked && (
        <Foot>
          <Button
            primary
            wide
            disabled={!draft.ready || draft.saving || wanting}
            onClick={() => void save(doneEvents(task, value, openVisit(card)?.id))}
          >{t(words)}</Button>
        </Foot>
      )}
    </>
  );
}

function Why({ task }: { task: Task }) {
  const { t, day } = useWords();
  const { account: { user } } = useAccount();
  const nameOf = useNames();
  const { why } = useTaskWords()(task);
  return (
    <dl class="v-facts" data-task={task.rule}>
      <div><dt>{t('task.why')}</dt><dd>{why}</dd></div>
      <div>
        <dt>{t('task.by')}</dt>
        <dd>{day(task.due)} · {dueWords(t, task.days_left)}</dd>
      </div>
      {task.owner !== user && (
        <div>
          <dt>{t('task.owner')}</dt>
          <dd>{task.owner ? nameOf(task.owner) : t('task.owner_soum')}</dd>
        </div>
      )}
    </dl>
  );
}

interface OtherwiseProps {
  task: Task;
  draft: Draft<TaskDraft>;
  save: (events: NewEvent[]) => Promise<void>;
}

function PutOff({ task, draft: { value: { until }, set, saving }, save }: OtherwiseProps) {
  const { t } = useWords();
  const today = thisDay();
  return (
    <section class="v-card">
      <TextField
        label={t('task.until')}
        kind="date"
        least={today}
        value={until}
        put={(day) => set({ until: day })}
      />
      <Button
        wide
        disabled={saving || until <= today}
        onClick={() => void save(puttingOff(task, until))}
      >{t('task.put_off')}</Button>
    </section>
  );
}

function NotNeeded({ task, draft: { value: { note }, saving }, save }: OtherwiseProps) {
  const { t } = useWords();
  return (
    <section class="v-card">
      <p class="v-quiet">{t('task.not_needed_means')}</p>
      <Button
        wide
        disabled={saving}
        onClick={() => void save(closings(task, 'not_needed', note))}
      >{t('task.not_needed')}</Button>
    </section>
  );
}
