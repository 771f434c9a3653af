// SPDX-License-Identifier: Apache-2.0
// One member of a household: what the calculation needs, and the months paid so far as they were
// told.

import { useState } from 'preact/hooks';
import type { Household, NewEvent, Person, Span } from '../log/calls';
import { newId } from '../log/ids';
import { useAccount, useDraft, useRead, type Draft } from './account_context';
import { relations } from './codes';
import { mayWrite } from './consent_back';
import { mayWriteOf, PersonConsentNote } from './consent_person';
import {
  contractEvents, ContractFields, contractMissing, contractOf, type ContractTyped,
} from './contract';
import { Chips, MonthField, TextField } from './fields';
import { baseOf, changeFrom, type Base } from './form_values';
import { SaveFoot } from './household_form';
import { TroubleNote } from './marks';
import { isMonth } from './months';
import { NumberField, useNumber } from './number_field';
import { Button, go, Icon, LinkButton, ScreenBar, useWords } from './shell';

interface SpanTyped {
  from: string;
  to: string;
  as: string;
  income: string;
}

interface PersonDraft extends ContractTyped {
  base: Base;
  person: string;
  name: string;
  father: string;
  sex: string;
  born: string;
  children: string;
  relation: string;
  paid: SpanTyped[];
}

const emptySpan: SpanTyped = { from: '', to: '', as: 'herder', income: '' };
const payers = ['herder', 'voluntary', 'mother', 'disabled_child_parent'];

function draftOf(person: Person | undefined, card: Household): PersonDraft {
  const base = person ? baseOf(person.fields) : {};
  const text = (member: string): string => String(base[member]?.value ?? '');
  const first = card.people.length === 0;
  const paid = (base['paid']?.value ?? []) as Span[];
  return {
    ...contractOf(base), base, person: person?.id ?? newId(), father: text('father'),
    sex: text('sex'), born: text('born'), children: text('children'),
    name: person ? text('name') : first ? card.fields.head?.value ?? '' : '',
    relation: person ? text('relation') : first ? 'head' : '',
    paid: paid.map((span) => ({
      ...span, income: String(span.income) === 'minimum' ? '' : String(span.income),
    })),
  };
}

export function PersonForm({ household, person }: { household: string; person: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id: household });
  if (!card) return <ScreenBar title={t('household.person')} back={`/household/${household}`} />;
  return <Form card={card} person={card.people.find(({ id }) => id === person)} />;
}

function spansOf(typed: SpanTyped[]): Record<string, unknown>[] | undefined {
  const spans = typed.map(({ from, to, as, income }) => ({
    from, to, as, income: income.trim() === '' ? 'minimum' : Number(income.replace(/\D/g, '')),
  }));
  return spans.every(({ from, to }) => isMonth(from) && isMonth(to) && from <= to)
    ? spans : undefined;
}

function Form({ card, person }: { card: Household; person: Person | undefined }) {
  const { t } = useWords();
  const [initial] = useState(() => draftOf(person, card));
  const draft = useDraft(`person:${card.id}:${person?.id ?? 'new'}`, initial);
  const { value, set } = draft;
  const { practice } = useAccount(); // made-up people have no identity card
  const number = useNumber(card.area);
  const spans = spansOf(value.paid);
  const closed = person !== undefined && !mayWriteOf(person);
  const missing = value.name.trim() === '' ? 'household.name'
    : value.born !== '' && !isMonth(value.born) ? 'household.born'
      : spans === undefined ? 'household.paid' : contractMissing(value.base, value);
  const save = async (): Promise<void> => {
    const { base, sex, relation, born } = value;
    const marked = await number.mark();
    if (marked === 'wrong') return;
    const change = changeFrom(base, {
      name: value.name.trim(), father: value.father.trim(), born, paid: spans,
      sex: sex === '' ? undefined : sex,
      relation: relation === '' ? undefined : relation,
      children: value.children.trim() === '' ? undefined : Number(value.children),
      number_mark: marked.mark,
    });
    const subject = value.person;
    const events: NewEvent[] = person ? [] : [
      { kind: 'person_met', subject, area: card.area, body: { household: card.id } }];
    if (change) events.push({ kind: 'person_changed', subject, area: card.area, ...change });
    events.push(...contractEvents(base, value, { subject, area: card.area }));
    if (await draft.save(events)) go(`/household/${card.id}`);
  };
  return (
    <>
      <ScreenBar title={t('household.person')} back={`/household/${card.id}`} />
      <main class="v-wrap v-footed">
        {person && <PersonConsentNote person={person} />}
        {draft.ready && (
          <fieldset class="v-plainset" disabled={closed}>
            <TextField
              label={t('household.name')}
              value={value.name}
              put={(name) => set({ name })}
            />
            <TextField
              label={t('household.father')}
              value={value.father}
              put={(father) => set({ father })}
            />
            <About draft={draft} />
            {!practice && <NumberField number={number} base={value.base} />}
            <Paid draft={draft} />
            <ContractFields draft={draft} />
          </fieldset>
        )}
        {draft.ready && person && <Around card={card} person={person} />}
        <TroubleNote trouble={draft.trouble} />
      </main>
      {!closed && <SaveFoot draft={draft} save={save} missing={missing} />}
    </>
  );
}

/** What is done about a person now and then. */
function Around({ card, person }: { card: Household; person: Person }) {
  const { t } = useWords();
  const home = `/household/${card.id}`;
  return (
    <div class="v-apart v-decide">
      {mayWrite(card) && mayWriteOf(person) && (
        <LinkButton to={`${home}/contact`} wide>{t('family.contact_ask')}</LinkButton>
      )}
      <LinkButton to={`${home}/consent/${person.id}`} wide>{t('family.own')}</LinkButton>
      {!person.homes?.length && mayWrite(card) && (
        <LinkButton to={`${home}/left/${person.id}`} wide>{t('family.leaving')}</LinkButton>
      )}
      {!card.moved_away && (
        <LinkButton to={`${home}/entry/${person.id}`} wide>{t('entry.noted_wrongly')}</LinkButton>
      )}
    </div>
  );
}

function About({ draft: { value, set } }: { draft: Draft<PersonDraft> }) {
  const { t } = useWords();
  return (
    <>
      <Chips
        label={t('household.sex')}
        choices={['female', 'male'].map((code) => ({ code, label: t(`household.${code}`) }))}
        chosen={[value.sex]}
        tap={(sex) => set({ sex })}
      />
      <MonthField label={t('household.born')} value={value.born} put={(born) => set({ born })} />
      <Chips
        label={t('household.relation')}
        choices={relations.map((code) => ({ code, label: t(`household.relation_${code}`) }))}
        chosen={[value.relation]}
        tap={(relation) => set({ relation })}
      />
      <TextField
        label={t('household.children')}
        kind="numeric"
        value={value.children}
        put={(children) => set({ children: children.replace(/\D/g, '').slice(0, 2) })}
      />
    </>
  );
}

function Paid({ draft: { value, set } }: { draft: Draft<PersonDraft> }) {
  const { t } = useWords();
  const change = (at: number, part: Partial<SpanTyped>): void =>
    set({ paid: value.paid.map((span, n) => (n === at ? { ...span, ...part } : span)) });
  return (
    <section>
      <h2 class="v-head">{t('household.paid')}</h2>
      {value.paid.length === 0 && <p class="v-quiet">{t('household.paid_none')}</p>}
      {value.paid.map((span, at) => (
        <div key={at} class="v-card">
          <div class="v-row v-two">
            <MonthField
              label={t('household.from')}
              value={span.from}
              put={(from) => change(at, { from })}
            />
            <MonthField
              label={t('household.to')}
              value={span.to}
              put={(to) => change(at, { to })}
            />
          </div>
          <Chips
            label={t('household.paid_as')}
            choices={payers.map((code) => ({ code, label: t(`household.as_${code}`) }))}
            chosen={[span.as]}
            tap={(as) => change(at, { as })}
          />
          <TextField
            label={`${t('household.income')}, ₮`}
            kind="numeric"
            value={span.income}
            put={(income) => change(at, { income: income.replace(/\D/g, '').slice(0, 9) })}
          />
          <p class="v-quiet">{t('household.income_minimum')}</p>
          <Button onClick={() => set({ paid: value.paid.filter((_, n) => n !== at) })}>
            {t('household.drop_span')}
          </Button>
        </div>
      ))}
      <Button
        wide
        onClick={() => set({ paid: [...value.paid, emptySpan] })}
      >
        <Icon name="plus" />{t('household.add_span')}
      </Button>
    </section>
  );
}
