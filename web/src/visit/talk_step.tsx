// SPDX-License-Identifier: Apache-2.0
// What was told, what was asked, what was noticed: chips of the codebook, the frequent ones first.

import { useState } from 'preact/hooks';
import type { Asked } from '../log/calls';
import { useDraft, type Draft } from './account_context';
import { answers, payments, topics } from './codes';
import { useCodes } from './codebook';
import { Chips, TextField } from './fields';
import { Icon, useWords } from './shell';
import { HandbookSays } from './handbook_says';
import { StepFoot } from './step_foot';
import type { StepProps } from './visit';
import { talkEvents, type PayTyped, type Talk } from './visit_events';

const nothing: Talk = { subjects: [], asked: [], found: [] };

export function TalkStep({ card, visit, present, next, nextWords }: StepProps & {
  present: string[];
}) {
  const { t } = useWords();
  const draft = useDraft<Talk>(`talk:${visit.id}`, nothing);
  const { subjects, pay } = draft.value;
  return (
    <>
      <Chips
        label={t('visit.told')}
        choices={topics.map((code) => ({ code, label: t(`visit.subject_${code}`) }))}
        chosen={subjects}
        fixed={visit.told.flatMap((one) => one.subjects)}
        tap={(code) => draft.set({
          subjects: subjects.includes(code)
            ? subjects.filter((one) => one !== code) : [...subjects, code],
        })}
      />
      <AskedPart draft={draft} fixed={visit.questions.map(({ code }) => code)} />
      <FoundPart draft={draft} fixed={visit.findings.map(({ code }) => code)} />
      <PayPart
        pay={pay ?? { how: '', by: '' }}
        fixed={visit.payments?.at(-1)}
        put={(part) => draft.set({ pay: { how: '', by: '', ...pay, ...part } })}
      />
      <StepFoot
        draft={draft}
        events={() => talkEvents(card, visit, present, draft.value)}
        next={next}
        nextWords={nextWords}
      />
    </>
  );
}

function AskedPart({ draft, fixed }: { draft: Draft<Talk>; fixed: string[] }) {
  const { t } = useWords();
  const [all, showAll] = useState(false);
  const { asked } = draft.value;
  const codes = useCodes();
  const chosen = asked.map(({ code }) => code);
  const shown = codes.of('asked')
    .filter(({ code, first }) => all || first || [...chosen, ...fixed].includes(code));
  const tap = (code: string): void => draft.set({
    asked: chosen.includes(code) ? asked.filter((one) => one.code !== code)
      : [...asked, { code, state: 'answered' }],
  });
  const change = (code: string, part: Partial<Asked>): void => draft.set({
    asked: asked.map((one) => (one.code === code ? { ...one, ...part } : one)),
  });
  return (
    <>
      <Chips
        label={t('visit.asked')}
        choices={shown}
        chosen={chosen}
        fixed={fixed.filter((code) => code !== 'other')}
        tap={tap}
      >
        {!all && (
          <button type="button" class="v-chip" onClick={() => showAll(true)}>
            <Icon name="plus" />{t('visit.all_questions')}
          </button>
        )}
      </Chips>
      {asked.map(({ code, text, state }) => (
        <div key={code} class="v-card" data-asked={code}>
          <b>{codes.words('asked', code)}</b>
          {code !== 'other' && <HandbookSays question={code} />}
          <Chips
            label={t('desk.state')}
            hideLabel
            choices={answers.map((one) => ({ code: one, label: t(`visit.state_${one}`) }))}
            chosen={[state]}
            tap={(one) => change(code, { state: one as Asked['state'] })}
          />
          {code === 'other' && (
            <TextField
              label={t('visit.own_words')}
              value={text ?? ''}
              put={(words) => change(code, { text: words })}
            />
          )}
        </div>
      ))}
    </>
  );
}

function FoundPart({ draft, fixed }: { draft: Draft<Talk>; fixed: string[] }) {
  const { t } = useWords();
  const [all, showAll] = useState(false);
  const { found } = draft.value;
  const chosen = found.map(({ code }) => code);
  const shown = useCodes().of('finding')
    .filter(({ code, first }) => all || first || [...chosen, ...fixed].includes(code));
  const other = found.find(({ code }) => code === 'other');
  return (
    <>
      <Chips
        label={t('visit.found')}
        choices={shown}
        chosen={chosen}
        fixed={fixed.filter((code) => code !== 'other')}
        tap={(code) => draft.set({
          found: chosen.includes(code) ? found.filter((one) => one.code !== code)
            : [...found, { code }],
        })}
      >
        {!all && (
          <button type="button" class="v-chip" onClick={() => showAll(true)}>
            <Icon name="plus" />{t('visit.all_findings')}
          </button>
        )}
      </Chips>
      {other && (
        <TextField
          label={t('visit.own_words')}
          value={other.note ?? ''}
          put={(note) => draft.set({
            found: found.map((one) => (one.code === 'other' ? { ...one, note } : one)),
          })}
        />
      )}
    </>
  );
}

/** From "not spoken of" to "paid": showing how to pay is half of paying. */
function PayPart({ pay, fixed, put }: {
  pay: PayTyped;
  fixed: { how: string; by?: string | null } | undefined;
  put: (part: Partial<PayTyped>) => void;
}) {
  const { t } = useWords();
  const codes = useCodes();
  const toggled = (now: string, code: string): string => (now === code ? '' : code);
  const spoken = fixed ? fixed.how !== 'none' : pay.how !== '' && pay.how !== 'none';
  return (
    <>
      <Chips
        label={t('visit.payment')}
        choices={payments.map((code) => ({ code, label: t(`visit.payment_${code}`) }))}
        chosen={[pay.how]}
        fixed={fixed ? [fixed.how] : []}
        tap={(code) => put({ how: toggled(pay.how, code) })}
      />
      {spoken && (
        <Chips
          label={t('visit.payment_by')}
          choices={codes.of('channel')}
          chosen={[pay.by]}
          fixed={fixed?.by ? [fixed.by] : []}
          tap={(code) => put({ by: toggled(pay.by, code) })}
        />
      )}
    </>
  );
}
