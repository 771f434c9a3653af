// SPDX-License-Identifier: Apache-2.0
// What is said of a meeting itself, filled in before it or put right afterwards. What was typed
// stays until the server has it.

import { useState } from 'preact/hooks';
import type { LessonPerson } from '../messages';
import { Button, Field } from '../shell/controls';
import { daysBetween, type LessonWords, longestWords, type Order } from './lessons_words';

export interface MeetingTyped {
  title: string;
  first: string;
  last: string;
  place: string;
  others: string;
  people: string[];
}

const longestTitle = 90;
const mostDays = 60;

export function MeetingForm({ start, people, areas, words, busy, save, order }: {
  start: MeetingTyped;
  people: LessonPerson[];
  /** Of a new meeting: the departments it can be of. */
  areas?: string[];
  words: LessonWords;
  busy: boolean;
  save: (order: Order) => Promise<boolean>;
  /** Of a meeting that there is: which, and what is put right. */
  order?: Partial<Order>;
}) {
  const { t } = words;
  const [typed, type] = useState<Partial<MeetingTyped>>({});
  const [area, choose] = useState(areas?.[0] ?? '');
  const told = { ...start, ...typed };
  const change = (part: Partial<MeetingTyped>): void => type({ ...typed, ...part });
  const days = told.first !== '' && told.last !== '' ? daysBetween(told.first, told.last) : [];
  const wrong = told.first !== '' && told.last !== '' && told.last < told.first;
  const whole = told.title.trim() !== '' && days.length > 0 && days.length <= mostDays;
  const submit = async (): Promise<void> => {
    const done = await save({
      what: 'meeting', ...order, ...(areas ? { area } : {}), title: told.title.trim(), days,
      place: told.place.trim(), others: told.others.trim(), people: told.people,
    });
    if (done) type({});
  };
  return (
    <form
      class="d-form l-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && whole) void submit();
      }}
    >
      <p class="d-quiet">{t('lessons.no_names')}</p>
      {areas && areas.length > 1 && (
        <div class="d-period">
          <label>{t('lessons.department')}
            <select value={area} onChange={(event) => choose(event.currentTarget.value)}>
              {areas.map((code) => <option key={code} value={code}>{words.area(code)}</option>)}
            </select>
          </label>
        </div>
      )}
      <Line label={t('lessons.name')} value={told.title} put={(title) => change({ title })} short />
      <div class="d-period">
        <label>{t('lessons.day_first')}
          <input
            type="date"
            value={told.first}
            onChange={({ currentTarget: { value } }) =>
              change({ first: value, ...(told.last < value ? { last: value } : {}) })}
          />
        </label>
        <label>{t('lessons.day_last')}
          <input
            type="date"
            value={told.last}
            onChange={({ currentTarget: { value } }) => change({ last: value })}
          />
        </label>
      </div>
      {wrong && <p class="wrong" role="alert">{t('lessons.days_wrong')}</p>}
      <Line label={t('lessons.place')} value={told.place} put={(place) => change({ place })} />
      <People
        {...{ people, words }}
        chosen={told.people}
        put={(users) => change({ people: users })}
      />
      <Line label={t('lessons.others')} value={told.others} put={(others) => change({ others })} />
      <Button primary type="submit" disabled={busy || !whole}>{t('lessons.save')}</Button>
    </form>
  );
}

function Line({ label, value, put, short }: {
  label: string;
  value: string;
  put: (value: string) => void;
  short?: boolean;
}) {
  return (
    <Field label={label}>
      {({ id }) => (
        <input
          id={id}
          type="text"
          maxLength={short ? longestTitle : longestWords}
          value={value}
          onInput={(event) => put(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function People({ people, chosen, put, words }: {
  people: LessonPerson[];
  chosen: string[];
  put: (users: string[]) => void;
  words: LessonWords;
}) {
  const { t, format } = words;
  const turn = (user: string): void =>
    put(chosen.includes(user) ? chosen.filter((one) => one !== user) : [...chosen, user]);
  return (
    <details>
      <summary>
        {t('lessons.people')}{' '}
        <small>{t('lessons.people_count', { count: format.number(chosen.length) })}</small>
      </summary>
      <div class="d-people">
        {people.map(({ user, name, area }) => (
          <label key={user}>
            <input type="checkbox" checked={chosen.includes(user)} onChange={() => turn(user)} />
            <span>{name}{area && <small> {words.area(area)}</small>}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
