// SPDX-License-Identifier: Apache-2.0
// The visits to a family, the latest first, each with all that was noted at it.

import type { ComponentChildren } from 'preact';
import type { Visit } from '../log/calls';
import { type Family } from './family';

export function Visits({ family }: { family: Family }) {
  const { card, t } = family;
  return (
    <section class="d-part" aria-labelledby="e-visits">
      <h2 id="e-visits">{t('household.visits')} <small>{card.visits.length}</small></h2>
      {card.visits.length === 0 && <p class="d-quiet">{t('household.no_visits')}</p>}
      <ul class="e-rows">
        {card.visits.map((visit, at) => (
          <li key={visit.id} data-visit={visit.id}>
            <details class="d-folded" open={at === 0}>
              <summary><Title family={family} visit={visit} /></summary>
              <Noted family={family} visit={visit} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Title({ family: { t, format, officer }, visit }: { family: Family; visit: Visit }) {
  const state = visit.nobody_found ? t('visit.nobody_there')
    : visit.stage ? t(`visit.stage_${visit.stage}`)
      : t(visit.closed ? 'visit.closed' : 'household.visit_open');
  return (
    <span>
      <b>
        {format.short(visit.started_at.slice(0, 10))} · {t(`visit.way_${visit.way ?? 'home'}`)}
      </b>
      <small>{officer(visit.officer)} · {state}</small>
    </span>
  );
}

function List({ title, rows }: { title: string; rows: ComponentChildren[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>{rows.map((row, at) => <li key={at}>{row}</li>)}</ul>
    </>
  );
}

/** "of somebody: words" where it is a member's. */
const of = (name: string, words: string): string => (name === '' ? words : `${name}: ${words}`);

function Noted({ family, visit }: { family: Family; visit: Visit }) {
  const { t, format, person, reader: { code } } = family;
  const typed = (note: string | null | undefined): string => (note ? `. ${note}` : '');
  return (
    <>
      <List
        title={t('visit.calculation')}
        rows={visit.calculations.map((one) => of(person(one.person), one.opens && one.pension
          ? t('household.calculation_of', {
            month: format.month(one.opens), pension: format.money(one.pension),
          })
          : t('household.calculation_seen')))}
      />
      <List
        title={t('visit.told')}
        rows={visit.told.map((one) => of(
          person(one.person), one.subjects.map((what) => t(`visit.subject_${what}`)).join(', ')))}
      />
      <List
        title={t('visit.payment')}
        rows={(visit.payments ?? []).map((one) =>
          `${t(`visit.payment_${one.how}`)}${one.by ? `: ${code('channel', one.by)}` : ''}`)}
      />
      <List
        title={t('visit.asked')}
        rows={visit.questions.map((one) => (
          <>
            {code('asked', one.code)}{typed(one.text)} · {t(`visit.state_${one.state}`)}
            {one.answered && ` · ${t('task.answered')}: ${
              format.short(one.answered.at.slice(0, 10))}${typed(one.answered.note)}`}
          </>
        ))}
      />
      <List
        title={t('visit.found')}
        rows={visit.findings.map((one) => `${code('finding', one.code)}${typed(one.note)}`)}
      />
      <List
        title={t('visit.handbooks')}
        rows={visit.handbooks > 0 ? [format.number(visit.handbooks)] : []}
      />
      <Agreed family={family} visit={visit} />
      {visit.note && <p class="e-text">{t('visit.note')}: {visit.note}</p>}
    </>
  );
}

/** What is to come of it. */
function Agreed({ family, visit }: { family: Family; visit: Visit }) {
  const { t, format, officer, reader: { code } } = family;
  const by = (day: string): string => t('household.by', { date: format.short(day) });
  return (
    <>
      <List
        title={t('families.promises')}
        rows={visit.promises.map((one) =>
          `${one.what} · ${by(one.by)} · ${t(one.kept ? 'household.kept' : 'families.not_kept')}`)}
      />
      <List
        title={t('visit.next_step')}
        rows={(visit.steps ?? []).map((one) =>
          `${one.what} · ${by(one.by)} · ${one.owner === '' ? t('visit.whose_family')
            : officer(one.owner)} · ${t(one.done ? 'task.done' : 'families.not_done')}`)}
      />
      <List
        title={t('visit.refer')}
        rows={(visit.referrals ?? []).map((one) => `${code('office', one.to)}${
          one.why ? `: ${one.why}` : ''}${
          one.outcome ? ` · ${t(`task.outcome_${one.outcome}`)}` : ''}`)}
      />
    </>
  );
}
