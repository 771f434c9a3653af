// SPDX-License-Identifier: Apache-2.0
// Who belongs to a family, and where it camps.

import type { Person } from '../log/calls';
import { contactOf } from '../visit/contact_words';
import { ageOn } from '../visit/months';
import { type Family, told } from './family';

export function People({ family }: { family: Family }) {
  const { card, t, format } = family;
  return (
    <section class="d-part" aria-labelledby="e-people">
      <h2 id="e-people">{t('household.people')} <small>{card.people.length}</small></h2>
      {card.people.length === 0 && <p class="d-quiet">{t('household.no_people')}</p>}
      <ul class="e-rows">
        {card.people.map((one) => <Member key={one.id} family={family} one={one} />)}
        {card.left.map((one) => (
          <li key={one.id}>
            {one.name || t('household.not_known')}
            <small>
              {t('family.leaving')}: {t(`family.left_${one.why}`)}
              {one.on ? ` · ${format.short(one.on)}` : ''}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Member({ family, one }: { family: Family; one: Person }) {
  const { t, on } = family;
  const { fields } = one;
  const age = ageOn(told(fields.born) ?? '', on);
  const relation = told(fields.relation);
  const father = told(fields.father);
  const beside = [
    age === undefined ? t('household.age_unknown') : t('household.age', { n: age }),
    relation ? t(`household.relation_${relation}`) : '',
    father ? `${t('household.father')}: ${father}` : '',
  ].filter(Boolean).join(' · ');
  return (
    <li data-person={one.id}>
      <b>{told(fields.name) || t('household.not_known')}</b>
      <small>{beside}</small>
      {moreOf(family, one).map((words) => <small key={words}>{words}</small>)}
      {(one.documents ?? []).map((paper) => (
        <small key={paper.item} data-paper={paper.item}>
          {family.reader.code('paper', paper.item)}:{' '}
          {t(`visit.paper_${told(paper.state) ?? 'missing'}`)}
          {told(paper.note) ? ` · ${told(paper.note)}` : ''}
        </small>
      ))}
    </li>
  );
}

/** Lines about her, none of them empty: birth, contract, contact, what else was said. */
function moreOf({ card, on, t, format }: Family, one: Person): string[] {
  const { fields } = one;
  const born = told(fields.born);
  const until = told(fields.contract_to);
  const last = card.visits.flatMap(({ calculations }) => calculations)
    .filter(({ person }) => person === one.id || one.linked?.includes(person))
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const contact = contactOf(t, one);
  const others = [...fields.name?.others ?? [], ...fields.born?.others ?? []];
  return [
    born ? `${t('household.born')}: ${format.month(born.slice(0, 7))}` : '',
    until ? t(until < on ? 'family.contract_ended' : 'family.contract_until', {
      date: format.short(until),
    }) : '',
    last?.opens && last.pension ? t('household.calculation_of', {
      month: format.month(last.opens), pension: format.money(last.pension),
    }) : '',
    contact && `${t('family.contact')}: ${contact}`,
    one.consent && !one.consent.holds ? t('families.silent') : '',
    ...others.map(({ value }) => t('families.others_say', { value: String(value) })),
  ].filter((words): words is string => Boolean(words));
}

export function Camps({ family: { card, t, format, area } }: { family: Family }) {
  if (card.camps.length === 0) return null;
  return (
    <section class="d-part" aria-labelledby="e-camps">
      <h2 id="e-camps">{t('camp.title')}</h2>
      <ul class="e-rows">
        {card.camps.map(({ id, fields }) => {
          const season = told(fields.season);
          const soum = told(fields.area);
          const days = [told(fields.from), told(fields.to)]
            .map((day) => (day ? format.short(day) : '')).join(' – ');
          return (
            <li key={id} data-now={card.camp_now?.camp === id || undefined}>
              <b>{season ? t(`camp.${season}`) : t('camp.one')}</b>
              <small>
                {[
                  soum ? area(soum) : '', told(fields.bagh), told(fields.place),
                  days === ' – ' ? '' : days,
                ].filter(Boolean).join(' · ')}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
