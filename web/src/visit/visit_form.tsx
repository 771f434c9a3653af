// SPDX-License-Identifier: Apache-2.0
// How a visit was, put right: its way, the language of the conversation, the camp. Its day is the
// phone's word, and no form changes that.

import { useState } from 'preact/hooks';
import type { Household, Visit } from '../log/calls';
import { useDraft, useRead } from './account_context';
import { campName } from './camps';
import { languages, ways } from './codes';
import { Chips } from './fields';
import { baseOf, changeFrom } from './form_values';
import { valueOf } from './household_card';
import { SaveFoot } from './household_form';
import { TroubleNote } from './marks';
import { goBack, ScreenBar, useWords } from './shell';

export function VisitForm({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  const visit = card?.visits.find((one) => one.id === more);
  if (!card || !visit || card.moved_away) {
    return <ScreenBar title={t('visit.title')} back={`/household/${id}`} />;
  }
  return <Form card={card} visit={visit} />;
}

function Form({ card, visit }: { card: Household; visit: Visit }) {
  const { t, time } = useWords();
  const [initial] = useState(() => {
    const base = baseOf(visit.fields);
    const text = (member: string): string => String(base[member]?.value ?? '');
    return { base, way: text('way'), language: text('language'), camp: text('camp') };
  });
  const draft = useDraft(`visit:${visit.id}`, initial);
  const { value: { base, way, language, camp }, set } = draft;
  const back = `/household/${card.id}/visit/${visit.id}`;
  const save = async (): Promise<void> => {
    const change = changeFrom(base, { way, language, camp });
    const events = change ? [{
      kind: 'visit_changed', subject: card.id, area: card.area,
      body: { visit: visit.id, ...change.body }, over: change.over,
    }] : [];
    if (await draft.save(events)) goBack(back);
  };
  return (
    <>
      <ScreenBar
        title={t('visit.put_right')}
        below={valueOf(card.fields.head) ?? ''}
        back={back}
      />
      <main class="v-wrap v-footed">
        {draft.ready && (
          <>
            <Chips
              label={t('visit.way_was')}
              choices={ways.map((code) => ({ code, label: t(`visit.way_${code}`) }))}
              chosen={[way]}
              tap={(code) => set({ way: code })}
            />
            {!visit.nobody_found && (
              <Chips
                label={t('visit.spoken_in')}
                choices={languages.map((code) => ({
                  code, label: t(`household.language_${code}`),
                }))}
                chosen={[language]}
                tap={(code) => set({ language: code })}
              />
            )}
            {card.camps.length > 0 && (
              <Chips
                label={t('visit.camp_at')}
                choices={card.camps.map((one) => ({ code: one.id, label: campName(t, one) }))}
                chosen={[camp]}
                tap={(code) => set({ camp: code })}
              />
            )}
          </>
        )}
        <p class="v-quiet">
          {t('visit.put_right_day', { time: time(Date.parse(visit.started_at)) })}
        </p>
        <TroubleNote trouble={draft.trouble} />
      </main>
      <SaveFoot draft={draft} save={save} missing="" />
    </>
  );
}
