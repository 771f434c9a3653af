// SPDX-License-Identifier: Apache-2.0
// What is to be done next, as lists: on the first screen by day, on the card of a household its
// own. Each says why it is there.

import { useState } from 'preact/hooks';
import type { Household, Task, Tasks as TasksAnswer } from '../log/calls';
import { thisDay } from '../log/this_day';
import { useAccount, useRead, useStanding } from './account_context';
import { MoreRows } from './more_rows';
import { hrefOf, Icon, Link, useWords } from './shell';
import { useTaskWords } from './task_words';

/** A soum may owe thousands of answers: a phone draws as many rows as somebody asked for. */
const firstShown = 8;
const moreShown = 40;
/** What the officer or the family said they would do stands on the card however far off it is. */
const said = ['promise_due', 'step_due', 'answer_owed', 'referral_open'];
const soon = 30;
const everything = 40_000;

export function dueWords(t: ReturnType<typeof useWords>['t'], days: number): string {
  if (days === 0) return t('officer.due_today');
  return days > 0 ? t('officer.days_left', { n: days }) : t('officer.days_over', { n: -days });
}

/** All tasks of a household, those far ahead as well; undefined until they are known. */
export function useTasksOf(household: string): Task[] | undefined {
  return useRead<TasksAnswer>('tasks', {
    on: thisDay(), household, days: everything,
  })?.tasks;
}

export function taskPath({ household, rule, about }: Task): string {
  return `/household/${household}/task/${rule}:${about}`;
}

export function TasksToday() {
  const { t } = useWords();
  const { account: { user } } = useAccount();
  const { contact } = useStanding(); // before the first one nobody knows what there is to do
  const answer = useRead<TasksAnswer>('tasks', { on: thisDay(), days: soon });
  if (!answer) return null;
  const rows = answer.tasks;
  const mine = rows.filter(({ owner }) => owner === '' || owner === user);
  const others = rows.filter(({ owner }) => owner !== '' && owner !== user);
  const due = mine.filter(({ days_left }) => days_left <= 0);
  const ahead = mine.filter(({ days_left }) => days_left > 0);
  return (
    <>
      {mine.length === 0 && contact !== undefined && (
        <>
          <h2 class="v-head">{t('task.title')}</h2>
          <p class="v-quiet">{t('task.none')}</p>
        </>
      )}
      {due.length > 0 && <Group title={t('task.due')} rows={due} />}
      {ahead.length > 0 && <Group title={t('task.soon')} rows={ahead} />}
      {others.length > 0 && (
        <details>
          <summary>{t('task.others', { count: others.length })}</summary>
          <Rows rows={others} />
        </details>
      )}
    </>
  );
}

function keyOf({ rule, about }: Task): string {
  return `${rule} ${about}`;
}

function Group({ title, rows }: { title: string; rows: Task[] }) {
  return (
    <>
      <h2 class="v-head">{title}<span>{rows.length}</span></h2>
      <Rows rows={rows} />
    </>
  );
}

function Rows({ rows }: { rows: Task[] }) {
  const { t } = useWords();
  const [shown, show] = useState(firstShown);
  return (
    <>
      <ul class="v-list">
        {rows.slice(0, shown).map((row) => <TodayRow key={keyOf(row)} task={row} />)}
      </ul>
      <MoreRows
        shown={shown}
        all={rows.length}
        more={() => show(shown + moreShown)}
        words={t('task.more', { count: rows.length - shown })}
      />
    </>
  );
}

/** The words lead to the family, the tick to what became of the task. */
function TodayRow({ task }: { task: Task }) {
  const { t } = useWords();
  const { what, why } = useTaskWords()(task);
  return (
    <li class="v-task" data-task={task.rule}>
      <Link to={`/household/${task.household}`}>
        <span class="v-grow">
          <b>{what}</b>
          <small>
            {task.head || t('household.not_known')} · <Due days={task.days_left} />
          </small>
          <small>{why}</small>
        </span>
      </Link>
      <a
        class="v-plain v-tick"
        href={hrefOf(taskPath(task))}
        aria-label={t('task.settle', { what })}
      ><Icon name="check" /></a>
    </li>
  );
}

function Due({ days }: { days: number }) {
  const { t } = useWords();
  const words = dueWords(t, days);
  return days > 0 ? <>{words}</> : <strong>{words}</strong>;
}

export function TasksOf({ card }: { card: Household }) {
  const { t } = useWords();
  const read = useTaskWords();
  const tasks = useTasksOf(card.id);
  if (!tasks) return null;
  const rows = tasks.filter(({ rule, days_left }) => days_left <= soon || said.includes(rule));
  return (
    <section>
      <h2 class="v-head">{t('task.title')}<span>{rows.length > 0 && rows.length}</span></h2>
      {rows.length === 0 && <p class="v-quiet">{t('task.none_here')}</p>}
      <ul class="v-list">
        {rows.map((task) => {
          const { what, why } = read(task);
          return (
            <li key={keyOf(task)} data-task={task.rule}>
              <Link to={taskPath(task)}>
                <Icon name="half" />
                <span class="v-grow">
                  <b>{what}</b><small><Due days={task.days_left} /></small><small>{why}</small>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
