// SPDX-License-Identifier: Apache-2.0
// The consent of one person beside her family's: what stands, asking her in the words that are read
// at a visit, and taking it back.

import { useState } from 'preact/hooks';
import type { Household, NewEvent, Person } from '../log/calls';
import { useDraft } from './account_context';
import { ConsentText } from './consent';
import { ConsentFacts, mayWrite, useConsentWords, Withdraw } from './consent_back';
import { nameAndAge, openVisit, valueOf } from './household_card';
import { TroubleNote } from './marks';
import { Button, LinkButton, useLanguage, useWords } from './shell';

/** What may be written about her: her family's consent, and nothing else said by herself. */
export function mayWriteOf({ consent }: Person): boolean {
  return !consent || consent.holds;
}

/** Stands above her page and names her in a visit. */
export function PersonConsentNote({ person }: { person: Person }) {
  const { t } = useWords();
  const words = useConsentWords()(person);
  if (mayWriteOf(person)) return null;
  return (
    <div class="v-note" role="status" data-person-consent={person.consent?.state}>
      <b>{nameAndAge(t, person).name} · {words}</b><p>{t('family.own_none_written')}</p>
    </div>
  );
}

export function ConsentOfPerson({ card, person }: { card: Household; person: Person }) {
  const { t } = useWords();
  const words = useConsentWords();
  const { consent } = person;
  const may = mayWrite(card);
  return (
    <main class="v-wrap">
      <div class="v-facts" data-own-consent={consent?.state ?? 'none'}>
        <p class="v-big">{consent ? words(person) : t('family.own_none')}</p>
        {consent && <ConsentFacts consent={consent} />}
        <p class="v-quiet">{t('family.own_beside', { words: words(card) })}</p>
      </div>
      {may && !consent?.holds && <Ask card={card} person={person} />}
      {!card.moved_away && (!consent || consent.state === 'given' || consent.differs) && (
        <Withdraw card={card} person={person} />
      )}
    </main>
  );
}

function Ask({ card, person }: { card: Household; person: Person }) {
  const { t } = useWords();
  const language = useLanguage();
  const visit = openVisit(card);
  const spoken = valueOf(card.fields.language) ?? language;
  const draft = useDraft(`consent:${card.id}:${person.id}`, { language: spoken as string });
  const { value, set, ready, touched, saving } = draft;
  const [asked, ask] = useState(false);
  if (!visit) {
    return (
      <>
        <p>{t('family.own_at_visit')}</p>
        <LinkButton to={`/household/${card.id}/start`} wide>{t('household.start')}</LinkButton>
      </>
    );
  }
  const answer = (yes: boolean, version: string): void => {
    const said = { visit: visit.id, version, language: value.language, person: person.id };
    const event: NewEvent = {
      subject: card.id, area: card.area, over: person.consent?.heads ?? [],
      ...(yes ? { kind: 'consent_given', body: { ...said, how: 'spoken' } }
        : { kind: 'consent_refused', body: said }),
    };
    void draft.save([event]).then((done) => done && ask(false));
  };
  if (!ready) return null;
  if (!asked && !touched) {
    return <Button primary wide onClick={() => ask(true)}>{t('family.own_ask')}</Button>;
  }
  return (
    <>
      <ConsentText
        area={card.area}
        language={value.language}
        put={(put) => set({ language: put })}
        yes={(version) => answer(true, version)}
        no={(version) => answer(false, version)}
        busy={saving}
      />
      <TroubleNote trouble={draft.trouble} />
    </>
  );
}
