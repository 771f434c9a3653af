// SPDX-License-Identifier: Apache-2.0
// What is asked for now and then, under one heading that opens: money months, consent, a move, who
// left, and what was promised and is settled.

import type { ComponentChildren } from 'preact';
import type { Duplicate, Household } from '../log/calls';
import { useMayAsk } from './ask';
import { useCodes } from './codebook';
import { mayWrite, useConsentWords } from './consent_back';
import { askedOfContact, contactOf } from './contact_words';
import { nameAndAge, valueOf } from './household_card';
import { WhoLeft } from './leaving';
import { useMonthName } from './money_months';
import { SaidOfPairs } from './same';
import { Icon, Link, useWords } from './shell';

export function HouseholdMore({ card, pairs }: {
  card: Household;
  pairs: Duplicate[] | undefined;
}) {
  const { t } = useWords();
  const month = useMonthName();
  const consent = useConsentWords()(card);
  const months = valueOf(card.fields.money_months) ?? [];
  const may = mayWrite(card);
  const asked = askedOfContact(card);
  const mayAsk = useMayAsk(card);
  const home = `/household/${card.id}`;
  return (
    <details class="v-rare" data-pairs={pairs?.length}>
      <summary>{t('family.more')}</summary>
      <ul class="v-list">
        {may && (
          <MoreRow to={`${home}/money`} title={t('family.money')}>
            {months.length > 0 ? months.map(month).join(', ') : t('household.not_known')}
          </MoreRow>
        )}
        {may && (
          <MoreRow to={`${home}/contact`} title={t('family.contact')}>
            {asked.map((person) => `${nameAndAge(t, person).name}: ${contactOf(t, person)}`)
              .join(' · ') || t('family.contact_not_asked')}
          </MoreRow>
        )}
        <MoreRow to={`${home}/entries`} title={t('entry.title')}>{t('entry.row')}</MoreRow>
        <MoreRow to={`${home}/consent`} title={t('consent.title')}>{consent}</MoreRow>
        {!card.moved_away && (
          <>
            <MoreRow to={`${home}/move`} title={t('family.move')}>{t('family.move_row')}</MoreRow>
            <MoreRow to={`${home}/twice`} title={t('same.twice')}>{t('same.twice_row')}</MoreRow>
          </>
        )}
        {mayAsk && (
          <MoreRow to={`${home}/ask`} title={t('family.ask')}>{t('family.ask_row')}</MoreRow>
        )}
      </ul>
      <WhoLeft card={card} mayWrite={may} />
      <SaidOfPairs card={card} pairs={pairs ?? []} />
      <Settled card={card} />
    </details>
  );
}

function MoreRow({ to, title, children }: {
  to: string;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <li>
      <Link to={to}>
        <span class="v-grow"><b>{title}</b><small>{children}</small></span><Icon name="next" />
      </Link>
    </li>
  );
}

function Settled({ card }: { card: Household }) {
  const { t, day } = useWords();
  const codes = useCodes();
  const rows = [
    ...card.promises.filter(({ kept }) => kept).map(({ promise, what, by }) => ({
      id: promise, what, state: `${t('household.kept')} · ${t('household.by', { date: day(by) })}`,
    })),
    ...card.steps.filter(({ done }) => done).map(({ step, what, by }) => ({
      id: step, what, state: `${t('task.done')} · ${t('household.by', { date: day(by) })}`,
    })),
    ...card.referrals.flatMap(({ referral, to, outcome, note }) => (outcome ? [{
      id: referral, what: codes.words('office', to),
      state: [t(`task.outcome_${outcome}`), note].filter(Boolean).join(' · '),
    }] : [])),
    ...card.visits.flatMap(({ questions }) => questions).flatMap((asked) => (asked.answered ? [{
      id: asked.id, what: asked.text || codes.words('asked', asked.code),
      state: [t('task.answered'), day(asked.answered.at), asked.answered.note]
        .filter(Boolean).join(' · '),
    }] : [])),
  ];
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 class="v-head">{t('family.settled')}<span>{rows.length}</span></h3>
      <ul class="v-list">
        {rows.map(({ id, what, state }) => (
          <li key={id} class="v-promise" data-settled>
            <Icon name="check" />
            <span class="v-grow"><b>{what}</b><small>{state}</small></span>
          </li>
        ))}
      </ul>
    </section>
  );
}
