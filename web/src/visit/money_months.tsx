// SPDX-License-Identifier: Apache-2.0
// The months in which a family has money: when it is reminded to pay.

import { useState } from 'preact/hooks';
import type { Household } from '../log/calls';
import { useFormat } from '../shell/format';
import { useDraft, useRead } from './account_context';
import { Chips } from './fields';
import { baseOf, changeFrom } from './form_values';
import { valueOf } from './household_card';
import { SaveFoot } from './household_form';
import { TroubleNote } from './marks';
import { goBack, ScreenBar, useWords } from './shell';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

export function useMonthName(): (month: number) => string {
  const { t } = useWords();
  const format = useFormat();
  return (month) => t('family.month', { month: format.monthName(month) });
}

export function MoneyMonths({ id }: { id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  if (!card) return <ScreenBar title={t('family.money')} back={`/household/${id}`} />;
  return <Form card={card} />;
}

function Form({ card }: { card: Household }) {
  const { t } = useWords();
  const name = useMonthName();
  const [initial] = useState(() => {
    const { money_months } = card.fields;
    return { base: baseOf({ money_months }), chosen: valueOf(money_months) ?? [] };
  });
  const draft = useDraft(`money:${card.id}`, initial);
  const { value: { base, chosen }, set } = draft;
  const save = async (): Promise<void> => {
    const change = changeFrom(base, { money_months: chosen });
    const events = change ? [{
      kind: 'money_months_told', subject: card.id, area: card.area, body: { months: chosen },
      over: change.over,
    }] : [];
    if (await draft.save(events)) goBack(`/household/${card.id}`);
  };
  return (
    <>
      <ScreenBar
        title={t('family.money')}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap v-footed">
        {draft.ready && (
          <Chips
            label={t('family.money_ask')}
            choices={months.map((month) => ({ code: String(month), label: name(month) }))}
            chosen={chosen.map(String)}
            tap={(code) => set({
              chosen: months.filter((month) =>
                chosen.includes(month) !== (month === Number(code))),
            })}
          />
        )}
        <p class="v-quiet">{t('family.money_why')}</p>
        <TroubleNote trouble={draft.trouble} />
      </main>
      <SaveFoot draft={draft} save={save} missing="" />
    </>
  );
}
