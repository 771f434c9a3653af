// SPDX-License-Identifier: Apache-2.0
// Consent as it stands, and taking it back. What that means is said before it is written.

import { useState } from 'preact/hooks';
import type { Household } from '../log/calls';
import { useDraft, useRead } from './account_context';
import { Chips, TextField } from './fields';
import { valueOf } from './household_card';
import { TroubleNote } from './marks';
import { useSettled } from './settled';
import { Button, goBack, ScreenBar, useWords } from './shell';

/** What may be written about the family: nothing new without its consent, or where it moved. */
export function mayWrite({ consent, moved_away }: Household): boolean {
  return !moved_away && (!consent || consent.holds);
}

export function useConsentWords(): (card: Household) => string {
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

export function ConsentScreen({ id }: { id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  const words = useConsentWords();
  return (
    <>
      <ScreenBar
        title={t('consent.title')}
        below={(card && valueOf(card.fields.head)) ?? ''}
        back={`/household/${id}`}
      />
      {card && (
        <main class="v-wrap">
          <div class="v-facts">
            <p class="v-big">{words(card)}</p>
            {card.consent?.version && (
              <p class="v-quiet">
                {t('consent.version', { version: String(card.consent.version) })}
              </p>
            )}
          </div>
          {card.consent?.state === 'given' && !card.moved_away && <Withdraw card={card} />}
        </main>
      )}
    </>
  );
}

function Withdraw({ card }: { card: Household }) {
  const { t } = useWords();
  const { telephone } = useSettled(card.area);
  const draft = useDraft(`consent:${card.id}`, { how: 'spoken', note: '' });
  const { value: { how, note }, set, ready, touched, saving, trouble } = draft;
  const [asked, setAsked] = useState(false);
  const save = async (): Promise<void> => {
    const body = { how, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    const done = await draft.save([{
      kind: 'consent_withdrawn', subject: card.id, area: card.area, body,
      over: card.consent?.heads ?? [],
    }]);
    if (done) goBack(`/household/${card.id}`);
  };
  if (!ready) return null;
  if (!asked && !touched) {
    return <Button wide onClick={() => setAsked(true)}>{t('family.withdraw')}</Button>;
  }
  return (
    <section class="v-card" aria-label={t('family.withdraw')}>
      <h2>{t('family.withdraw')}</h2>
      <ul class="v-means">
        <li>{t('family.withdraw_new')}</li>
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
      <Button wide disabled={saving} onClick={() => goBack(`/household/${card.id}`)}>
        {t('officer.back')}
      </Button>
    </section>
  );
}
