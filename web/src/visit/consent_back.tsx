// SPDX-License-Identifier: Apache-2.0
// Consent as it stands, and taking it back. What that means is said before it is written.

import { useState } from 'preact/hooks';
import { isOf, type ConsentStanding, type Household, type Person } from '../log/calls';
import { useDraft, useNames, useRead } from './account_context';
import { ConsentOfPerson } from './consent_person';
import { Chips, TextField } from './fields';
import { nameAndAge, valueOf } from './household_card';
import { TroubleNote } from './marks';
import { useSettled } from './settled';
import { Button, goBack, ScreenBar, useWords } from './shell';

/** What may be written about the family: nothing new without its consent, or where it moved. */
export function mayWrite({ consent, moved_away }: Household): boolean {
  return !moved_away && (!consent || consent.holds);
}

/** Of a family, or of one person. */
export function useConsentWords(): (of: Pick<Household, 'consent'>) => string {
  const { t, day } = useWords();
  return ({ consent }) => (!consent ? t('family.consent_none')
    : consent.differs ? t('family.consent_differs')
      : t(`family.consent_${consent.state}`, { date: day(consent.at) }));
}

/** Stands above everything where nothing may be written. */
export function ConsentNote({ card }: { card: Household }) {
  const { t } = useWords();
  const words = useConsentWords()(card);
  if (!card.consent || card.consent.holds) return null;
  return (
    <div class="v-note" role="status" data-consent={card.consent.state}>
      <b>{words}</b><p>{t('family.consent_first')}</p>
    </div>
  );
}

/** Which text, in which language, how, and who wrote it. */
export function ConsentFacts({ consent }: { consent: ConsentStanding }) {
  const { t, day } = useWords();
  const nameOf = useNames();
  const { version, language, how, author, at } = consent;
  const known = ['mn', 'kk'].includes(language);
  return (
    <>
      {how && <p><b>{t(`family.${how}`)}</b></p>}
      {known && (
        <p>{t('consent.in_language')}: <b>{t(`household.language_${language}`)}</b></p>
      )}
      {version && (
        <p class="v-quiet">{t('consent.version', { version: String(version) })}</p>
      )}
      <p class="v-quiet">{t('household.who_when', { who: nameOf(author), when: day(at) })}</p>
    </>
  );
}

export function ConsentScreen({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  const words = useConsentWords();
  const person = more === '' ? undefined : card?.people.find((one) => isOf(one, more));
  return (
    <>
      <ScreenBar
        title={t(more === '' ? 'consent.title' : 'family.own')}
        below={(person ? nameAndAge(t, person).name : card && valueOf(card.fields.head)) ?? ''}
        back={more === '' ? `/household/${id}` : `/household/${id}/person/${more}`}
      />
      {card && person && <ConsentOfPerson card={card} person={person} />}
      {card && more === '' && (
        <main class="v-wrap">
          <div class="v-facts">
            <p class="v-big">{words(card)}</p>
            {card.consent && <ConsentFacts consent={card.consent} />}
          </div>
          {card.consent?.state === 'given' && !card.moved_away && <Withdraw card={card} />}
        </main>
      )}
    </>
  );
}

/** Of the whole family, or of one person alone. */
export function Withdraw({ card, person }: { card: Household; person?: Person }) {
  const { t } = useWords();
  const { telephone } = useSettled(card.area);
  const key = person ? `consent:${card.id}:${person.id}:back` : `consent:${card.id}`;
  const draft = useDraft(key, { how: 'spoken', note: '' });
  const { value: { how, note }, set, ready, touched, saving, trouble } = draft;
  const [asked, setAsked] = useState(false);
  const back = `/household/${card.id}${person ? `/person/${person.id}` : ''}`;
  const words = t(person ? 'family.own_withdraw' : 'family.withdraw');
  const save = async (): Promise<void> => {
    const body = {
      how, ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(person ? { person: person.id } : {}),
    };
    const done = await draft.save([{
      kind: 'consent_withdrawn', subject: card.id, area: card.area, body,
      over: (person ?? card).consent?.heads ?? [],
    }]);
    if (done) goBack(back);
  };
  if (!ready) return null;
  if (!asked && !touched) {
    return <Button wide onClick={() => setAsked(true)}>{words}</Button>;
  }
  return (
    <section class="v-card" aria-label={words}>
      <h2>{words}</h2>
      <ul class="v-means">
        <li>{t(person ? 'family.own_withdraw_new' : 'family.withdraw_new')}</li>
        {person && <li>{t('family.own_withdraw_steps')}</li>}
        <li>{t('family.withdraw_old')}</li>
        <li>
          {telephone === undefined ? t('family.withdraw_erase')
            : t('family.withdraw_erase_by', { phone: telephone })}
        </li>
        <li>{t('family.withdraw_advice')}</li>
      </ul>
      <Chips
        label={t('family.withdraw_how')}
        choices={['spoken', 'written'].map((code) => ({ code, label: t(`family.${code}`) }))}
        chosen={[how]}
        tap={(code) => set({ how: code })}
      />
      <TextField label={t('task.note')} many value={note} put={(word) => set({ note: word })} />
      <TroubleNote trouble={trouble} />
      <Button primary wide disabled={saving} onClick={() => void save()}>
        {t('family.withdraw_sure')}
      </Button>
      <Button wide disabled={saving} onClick={() => goBack(back)}>
        {t('officer.back')}
      </Button>
    </section>
  );
}
