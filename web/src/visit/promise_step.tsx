// SPDX-License-Identifier: Apache-2.0
// What comes next, by when and who does it; and where the family was sent. A question whose answer
// was promised is offered as the first promise.

import type { Visit } from '../log/calls';
import { newId } from '../log/ids';
import { thisDay } from '../log/this_day';
import { useDraft } from './account_context';
import { useCodes } from './codebook';
import { Chips, TextField } from './fields';
import { dayAfter } from './months';
import { Button, Icon, useWords } from './shell';
import { StepFoot } from './step_foot';
import type { StepProps } from './visit';
import { nextEvents, type NextSteps, type PromiseTyped, type ReferralTyped } from './visit_events';

/** A promised answer is due after two weeks unless the officer says another day. */
const usualDays = 14;

export function PromiseStep({ card, visit, next, nextWords }: StepProps) {
  const { t, day } = useWords();
  const codes = useCodes();
  const draft = useDraft<NextSteps>(`promises:${visit.id}`, {
    promises: offered(visit, (code) =>
      t('visit.promise_answer', { question: codes.words('asked', code) })),
  });
  const { promises } = draft.value;
  const change = (at: number, part: Partial<PromiseTyped>): void => draft.set({
    promises: promises.map((one, n) => (n === at ? { ...one, ...part } : one)),
  });
  return (
    <>
      {visit.promises.map(({ promise, what, by }) => (
        <p key={promise} class="v-row"><Icon name="check" /><b>{what}</b> {day(by)}</p>
      ))}
      {(visit.steps ?? []).map(({ step, what, by }) => (
        <p key={step} class="v-row"><Icon name="check" /><b>{what}</b> {day(by)}</p>
      ))}
      {(visit.referrals ?? []).map(({ referral, to, why }) => (
        <p key={referral} class="v-row">
          <Icon name="check" /><b>{codes.words('office', to)}</b> {why}
        </p>
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
            least={thisDay()}
            value={one.by}
            put={(by) => change(at, { by })}
          />
          <Chips
            label={t('visit.whose')}
            choices={(['me', 'family'] as const).map((code) => ({
              code, label: t(`visit.whose_${code}`),
            }))}
            chosen={[one.whose ?? 'me']}
            tap={(whose) => change(at, { whose: whose as 'me' | 'family' })}
          />
        </div>
      ))}
      <Button
        wide
        onClick={() => draft.set({ promises: [...promises, fresh('')] })}
      ><Icon name="plus" />{t('visit.promise_add')}</Button>
      <Referrals
        referrals={draft.value.referrals ?? []}
        put={(referrals) => draft.set({ referrals })}
      />
      <StepFoot
        draft={draft}
        events={() => nextEvents(card, visit, draft.value)}
        next={next}
        nextWords={nextWords}
      />
    </>
  );
}

function Referrals({ referrals, put }: {
  referrals: ReferralTyped[];
  put: (referrals: ReferralTyped[]) => void;
}) {
  const { t } = useWords();
  const codes = useCodes();
  const change = (at: number, part: Partial<ReferralTyped>): void =>
    put(referrals.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <>
      {referrals.map((one, at) => (
        <div key={one.referral} class="v-card" data-referral={at}>
          <Chips
            label={t('visit.refer_to')}
            choices={codes.of('office')}
            chosen={[one.to]}
            tap={(to) => change(at, { to })}
          />
          <TextField
            label={t('visit.refer_why')}
            value={one.why}
            put={(why) => change(at, { why })}
          />
        </div>
      ))}
      <Button
        wide
        onClick={() => put([...referrals, { referral: newId(), to: '', why: '' }])}
      ><Icon name="plus" />{t('visit.refer')}</Button>
    </>
  );
}

function fresh(what: string, question?: string): PromiseTyped {
  const by = dayAfter(thisDay(), usualDays);
  return { promise: newId(), what, by, ...(question ? { question } : {}) };
}

function offered(visit: Visit, words: (code: string) => string): PromiseTyped[] {
  if (visit.promises.length > 0) return [];
  const owed = visit.questions.filter(({ state }) => state === 'promised');
  return owed.length > 0
    ? owed.map(({ id, code, text }) => fresh(text || words(code), id)) : [fresh('')];
}
