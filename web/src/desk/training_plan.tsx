// SPDX-License-Identifier: Apache-2.0
// When and where a course is held, as a trainer fills it in. What was typed stays until the server
// has it.

import { useState } from 'preact/hooks';
import type { RunWay } from '../messages';
import { Button, Choice, Field } from '../shell/controls';
import { useText } from '../shell/text';
import { type Courses, longestWords } from './training_words';

export interface Plan {
  course: string;
  way: RunWay;
  days: string[];
  from: string;
  to: string;
  place: string;
  link: string;
}

export const emptyPlan: Plan = {
  course: '', way: 'hall', days: [''], from: '09:00', to: '13:00', place: '', link: '',
};

const oneDay = 86_400_000;

/** What stands in the way of sending it, as a sentence. */
function lacking({ course, days, from, to, way, place, link }: Plan): string | undefined {
  const told = days.filter(Boolean);
  if (new Set(told).size < told.length) return 'training.same_day';
  if (from !== '' && to !== '' && to <= from) return 'training.times_wrong';
  if (way === 'online' && link.trim() !== '' && !link.trim().startsWith('https://'))
    return 'training.link_wrong';
  const whole = course !== '' && told.length > 0 && told.length === days.length && from !== '' &&
    to !== '' && (way === 'online' || place.trim() !== '');
  return whole ? undefined : 'training.plan_first';
}

function trimmed(plan: Plan): Plan {
  const { way, place, link, days } = plan;
  return {
    ...plan, days: [...days].sort(), place: way === 'hall' ? place.trim() : '',
    link: way === 'online' ? link.trim() : '',
  };
}

function dayAfter(day: string): string {
  return day === '' ? '' : new Date(Date.parse(day) + oneDay).toISOString().slice(0, 10);
}

export function PlanForm({ start, courses, busy, words, send, fixed }: {
  start: Plan;
  courses: Courses;
  busy: boolean;
  /** On the button. */
  words: string;
  /** Whether it was written; then the form is as at the start. */
  send: (plan: Plan) => Promise<boolean>;
  /** People were invited to this course and no other. */
  fixed?: boolean;
}) {
  const t = useText();
  const [typed, type] = useState<Partial<Plan>>({});
  const plan = { ...start, ...typed };
  const change = (part: Partial<Plan>): void => type({ ...typed, ...part });
  const wrong = lacking(plan);
  const submit = async (): Promise<void> => {
    if (await send(trimmed(plan))) type({});
  };
  if (courses.missing) return <p class="d-quiet">{t('training.plan_none')}</p>;
  return (
    <form
      class="t-plan"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !wrong) void submit();
      }}
    >
      <Field label={t('training.course')}>
        {({ id }) => (
          <select
            id={id}
            value={plan.course}
            disabled={fixed}
            onChange={(event) => change({ course: event.currentTarget.value })}
          >
            <option value="">{t('training.choose')}</option>
            {courses.list.map(({ name, title }) => (
              <option key={name} value={name}>{title}</option>
            ))}
          </select>
        )}
      </Field>
      <Days days={plan.days} put={(days) => change({ days })} />
      <Times plan={plan} change={change} />
      <Where plan={plan} change={change} />
      {wrong && wrong !== 'training.plan_first' && <p class="wrong" role="alert">{t(wrong)}</p>}
      <Button primary type="submit" disabled={busy || wrong !== undefined}>
        {t(wrong ? 'training.plan_first' : words)}
      </Button>
    </form>
  );
}

function Days({ days, put }: { days: string[]; put: (days: string[]) => void }) {
  const t = useText();
  const next = dayAfter([...days].sort().at(-1) ?? '');
  return (
    <fieldset class="t-days">
      <legend class="out-of-sight">{t('training.days')}</legend>
      {days.map((day, at) => (
        <div key={at}>
          <label>{t('training.day_n', { at: at + 1 })}
            <input
              type="date"
              value={day}
              onChange={(event) => {
                const { value } = event.currentTarget;
                put(days.map((one, n) => (n === at ? value : one)));
              }}
            />
          </label>
          {days.length > 1 && (
            <button
              type="button"
              class="link"
              onClick={() => put(days.filter((_, n) => n !== at))}
            >{t('training.day_remove', { at: at + 1 })}</button>
          )}
        </div>
      ))}
      <Button icon="plus" onClick={() => put([...days, next])}>{t('training.day_add')}</Button>
    </fieldset>
  );
}

interface Part {
  plan: Plan;
  change: (part: Partial<Plan>) => void;
}

function Times({ plan, change }: Part) {
  const t = useText();
  return (
    <div class="d-period">
      {(['from', 'to'] as const).map((of) => (
        <label key={of}>{t(`training.${of}`)}
          <input
            type="time"
            value={plan[of]}
            onChange={(event) => change({ [of]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

function Where({ plan, change }: Part) {
  const t = useText();
  const hall = plan.way === 'hall';
  return (
    <>
      <Choice
        legend={t('training.way')}
        value={plan.way}
        options={(['hall', 'online'] as const).map((way) => ({
          value: way, label: t(`training.way_${way}`),
        }))}
        onChange={(way) => change({ way })}
      />
      <Field key={plan.way} label={t(hall ? 'training.place' : 'training.link')}>
        {({ id }) => (
          <input
            id={id}
            inputMode={hall ? 'text' : 'url'}
            autocomplete="off"
            maxLength={hall ? longestWords : 2 * longestWords}
            value={hall ? plan.place : plan.link}
            onInput={({ currentTarget: { value } }) =>
              change(hall ? { place: value } : { link: value })}
          />
        )}
      </Field>
    </>
  );
}
