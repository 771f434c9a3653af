// SPDX-License-Identifier: Apache-2.0
// Someone who belongs to the household no more, and coming back.

import type { Household, Left } from '../log/calls';
import { thisDay } from '../log/this_day';
import { useDraft, useRead, useTelling } from './account_context';
import { Chips, TextField } from './fields';
import { nameAndAge, valueOf } from './household_card';
import { SaveFoot } from './household_form';
import { TroubleNote } from './marks';
import { Button, go, ScreenBar, useWords } from './shell';

const reasons = ['moved', 'married', 'died', 'other'];

export function LeavingForm({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  const person = card?.people.find((one) => one.id === more);
  const draft = useDraft(`left:${id}:${more}`, { why: '', on: thisDay() });
  const { value: { why, on }, set } = draft;
  const save = async (): Promise<void> => {
    if (!card || !person) return;
    const done = await draft.save([{
      kind: 'person_left', subject: person.id, area: card.area,
      body: {
        household: valueOf(person.household ?? undefined) ?? card.id, why,
        ...(on === '' ? {} : { on }),
      },
      over: person.household?.heads ?? [],
    }]);
    if (done) go(`/household/${id}`);
  };
  return (
    <>
      <ScreenBar
        title={t('family.leaving')}
        below={person ? nameAndAge(t, person).name : ''}
        back={`/household/${id}`}
      />
      <main class="v-wrap v-footed">
        {draft.ready && person && (
          <>
            <Chips
              label={t('family.left_why')}
              choices={reasons.map((code) => ({ code, label: t(`family.left_${code}`) }))}
              chosen={[why]}
              tap={(code) => set({ why: code })}
            />
            <TextField
              label={t('family.left_on')}
              kind="date"
              value={on}
              put={(day) => set({ on: day })}
            />
            <p class="v-quiet">{t('family.left_means')}</p>
          </>
        )}
        <TroubleNote trouble={draft.trouble} />
      </main>
      <SaveFoot draft={draft} save={save} missing={why === '' ? 'family.left_why' : ''} />
    </>
  );
}

export function WhoLeft({ card, mayWrite }: { card: Household; mayWrite: boolean }) {
  const { t, day } = useWords();
  const { tell, trouble } = useTelling();
  if (card.left.length === 0) return null;
  const back = ({ id, heads }: Left): void => tell({
    kind: 'person_met', subject: id, area: card.area, body: { household: card.id }, over: heads,
  });
  return (
    <section>
      <h3 class="v-head">{t('family.who_left')}</h3>
      <ul class="v-list">
        {card.left.map((person) => (
          <li key={person.id} class="v-promise" data-left={person.why}>
            <span class="v-grow">
              <b>{person.name || t('household.not_known')}</b>
              <small>
                {[t(`family.left_${person.why}`), person.on && day(person.on)]
                  .filter(Boolean).join(' · ')}
              </small>
            </span>
            {mayWrite && person.why !== 'died' && (
              <Button onClick={() => back(person)}>{t('family.came_back')}</Button>
            )}
          </li>
        ))}
      </ul>
      <TroubleNote trouble={trouble} />
    </section>
  );
}
