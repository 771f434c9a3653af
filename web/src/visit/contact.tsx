// SPDX-License-Identifier: Apache-2.0
// Whether and how each of a family agreed to be contacted again; the number is the family's own.

import { useState } from 'preact/hooks';
import type { ContactWay, Household, NewEvent, Person } from '../log/calls';
import { useDraft, useRead, type Draft } from './account_context';
import { mayWriteOf, PersonConsentNote } from './consent_person';
import { mayWrite } from './consent_back';
import { noContact, waysOf } from './contact_words';
import { Chips, TextField } from './fields';
import { baseOf, changeFrom, type Base } from './form_values';
import { nameAndAge, openVisit, valueOf } from './household_card';
import { SaveFoot } from './household_form';
import { TroubleNote } from './marks';
import { goBack, ScreenBar, useWords } from './shell';

/** In the order in which they are written. */
const ways: ContactWay[] = ['phone', 'message', 'visit'];

interface ContactDraft {
  base: Base;
  phone: string;
  /** By person: what was told before, and what is chosen now. */
  before: Record<string, Base>;
  chosen: Record<string, ContactWay[] | undefined>;
}

export function ContactScreen({ id }: { id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  if (!card) return <ScreenBar title={t('family.contact')} back={`/household/${id}`} />;
  return <Form card={card} />;
}

function draftOf({ fields: { phone }, people }: Household): ContactDraft {
  const base = baseOf({ phone });
  return {
    base, phone: String(base['phone']?.value ?? ''),
    before: Object.fromEntries(people.map(({ id, fields: { contact } }) =>
      [id, baseOf({ contact })])),
    chosen: Object.fromEntries(people.map((person) => [person.id, waysOf(person)])),
  };
}

/** Only of whom something else was chosen than stands in the log. */
function contactEvents(card: Household, { before, chosen }: ContactDraft): NewEvent[] {
  const visit = openVisit(card);
  return card.people.filter(mayWriteOf).flatMap(({ id }): NewEvent[] => {
    const agreed = chosen[id];
    const said = before[id]?.['contact'];
    if (!agreed || (said && JSON.stringify(said.value) === JSON.stringify(agreed))) return [];
    return [{
      kind: 'contact_agreed', subject: id, area: card.area,
      body: { ways: agreed, ...(visit ? { visit: visit.id } : {}) }, over: said?.heads ?? [],
    }];
  });
}

function Form({ card }: { card: Household }) {
  const { t } = useWords();
  const [initial] = useState(() => draftOf(card));
  const draft = useDraft(`contact:${card.id}`, initial);
  const { value } = draft;
  const untold = card.people.some(({ id }) => value.before[id]?.['contact'] && !value.chosen[id]);
  const save = async (): Promise<void> => {
    const change = changeFrom(value.base, { phone: value.phone.trim() });
    const events = contactEvents(card, value);
    if (change) {
      events.push({ kind: 'household_changed', subject: card.id, area: card.area, ...change });
    }
    if (await draft.save(events)) goBack(`/household/${card.id}`);
  };
  return (
    <>
      <ScreenBar
        title={t('family.contact_ask')}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap v-footed">
        {draft.ready && mayWrite(card) && <Fields card={card} draft={draft} />}
        <TroubleNote trouble={draft.trouble} />
      </main>
      {mayWrite(card) && (
        <SaveFoot draft={draft} save={save} missing={untold ? 'family.contact' : ''} />
      )}
    </>
  );
}

function Fields({ card, draft: { value, set } }: { card: Household; draft: Draft<ContactDraft> }) {
  const { t } = useWords();
  const tap = (id: string, code: string): void => {
    const chosen = value.chosen[id];
    const left = ways.filter((way) => (chosen ?? []).includes(way) !== (way === code));
    const next = code !== noContact ? left.length > 0 ? left : undefined
      : chosen?.length === 0 ? undefined : [];
    set({ chosen: { ...value.chosen, [id]: next } });
  };
  return (
    <>
      <p class="v-lead">
        {t(card.people.length === 0 ? 'household.no_people' : 'family.contact_how')}
      </p>
      {card.people.map((person) => {
        const chosen = value.chosen[person.id];
        if (!mayWriteOf(person)) return <PersonConsentNote key={person.id} person={person} />;
        return (
          <Chips
            key={person.id}
            label={nameAndAge(t, person).name}
            choices={[...ways, noContact].map((code) =>
              ({ code, label: t(`family.contact_${code}`) }))}
            chosen={chosen?.length === 0 ? [noContact] : chosen ?? []}
            tap={(code) => tap(person.id, code)}
          />
        );
      })}
      <TextField
        label={t('household.phone')}
        kind="tel"
        value={value.phone}
        put={(phone) => set({ phone })}
        hint={t('family.contact_number')}
      />
    </>
  );
}
