// SPDX-License-Identifier: Apache-2.0
// The next step, with a day. A question whose answer was promised is offered as the first promise.

import type { Visit } from '../log/calls';
import { newId, wallDay } from '../log/ids';
import { useDraft } from './account_context';
import { TextField } from './fields';
import { TroubleNote } from './marks';
import { dayAfter } from './months';
import { Button, Foot, Icon, useWords } from './shell';
import type { StepProps } from './visit';
import { promiseEvents, type PromiseTyped } from './visit_events';

/** A promised answer is due after two weeks unless the officer says another day. */
const usualDays = 14;

export function PromiseStep({ card, visit, next, nextWords }: StepProps) {
  const { t, day } = useWords();
  const draft = useDraft(`promises:${visit.id}`, {
    promises: offered(visit, (code) => t('visit.promise_answer', {
      question: t(`asked.${code.toLowerCase()}`),
    })),
  });
  const { promises } = draft.value;
  const change = (at: number, part: Partial<PromiseTyped>): void => draft.set({
    promises: promises.map((one, n) => (n === at ? { ...one, ...part } : one)),
  });
  const save = async (): Promise<void> => {
    const events = promiseEvents(card, visit, promises);
    if (events.length === 0 || await draft.save(events)) next();
  };
  return (
    <>
      {visit.promises.map(({ promise, what, by }) => (
        <p key={promise} class="v-row"><Icon name="check" /><b>{what}</b> {day(by)}</p>
      ))}
      {promises.map((one, at) => (
        <div key={one.promise} class="v-card">
          <TextField
            label={t('visit.promise_what')}
            value={one.what}
            put={(what) => change(at, { what })}
          />
          <TextField
            label={t('visit.promise_by')}
            kind="date"
            least={wallDay(new Date())}
            value={one.by}
            put={(by) => change(at, { by })}
          />
        </div>
      ))}
      <Button
        wide
        onClick={() => draft.set({ promises: [...promises, fresh('')] })}
      ><Icon name="plus" />{t('visit.promise_add')}</Button>
      <TroubleNote trouble={draft.trouble} />
      <Foot>
        <Button primary wide disabled={draft.saving} onClick={() => void save()}>
          {nextWords}
        </Button>
      </Foot>
    </>
  );
}

function fresh(what: string): PromiseTyped {
  return { promise: newId(), what, by: dayAfter(wallDay(new Date()), usualDays) };
}

function offered(visit: Visit, words: (code: string) => string): PromiseTyped[] {
  if (visit.promises.length > 0) return [];
  const owed = visit.questions.filter(({ state }) => state === 'promised');
  return owed.length > 0
    ? owed.map(({ code, text }) => fresh(text || words(code))) : [fresh('')];
}
