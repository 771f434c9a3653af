// SPDX-License-Identifier: Apache-2.0
// All that is known of one household: a fold of its events, with what is not yet safe and what
// differs.

import type { Field, Household, Person, Visit } from '../log/calls';
import { thisDay } from '../log/this_day';
import { useRead } from './account_context';
import { AskedNote } from './ask';
import { Call } from './call';
import { Camps } from './camps';
import { ConsentNote, mayWrite } from './consent_back';
import { contactOf } from './contact_words';
import { contractWords } from './contract';
import { Differs } from './differs';
import { isGone, TakenBack, useEntries } from './entries';
import { HouseholdMore } from './household_more';
import { baghWords } from './households';
import { SafeMark } from './marks';
import { ageOn } from './months';
import { MovedNote } from './move';
import { AskedCard, isOnlyAskedFor } from './request';
import { HomesDiffer } from './homes';
import { MayBeSame, usePairs } from './same';
import { Button, Foot, go, Icon, Link, LinkButton, ScreenBar, useWords } from './shell';
import { OtherNowOf } from './other_now';
import { SoumMap } from './soum_map';
import { useSoums } from './soums';
import { StruckNote } from './struck';
import { TasksOf } from './tasks';
import { lastShown } from './told';

export function valueOf<T>(field: Field<T> | undefined): T | undefined {
  return field?.value ?? undefined;
}

export function openVisit(card: Household): Visit | undefined {
  return card.visits.find((visit) => !visit.closed);
}

export function HouseholdCard({ id }: { id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id, on: thisDay() });
  const pairs = usePairs(id);
  const entries = useEntries(id) ?? [];
  if (!card) return <ScreenBar title={t('household.visits')} back="/households" />;
  if (isOnlyAskedFor(card)) return <AskedCard card={card} />;
  const visit = openVisit(card);
  const note = valueOf(card.fields.note);
  return (
    <>
      <ScreenBar
        title={valueOf(card.fields.head) ?? t('household.not_known')}
        below={[
          baghWords(t, valueOf(card.fields.bagh) ?? ''), valueOf(card.fields.place),
        ].filter(Boolean).join(' · ')}
        back="/households"
      />
      <main class="v-wrap v-footed">
        <MovedNote card={card} />
        <AskedNote card={card} />
        <ConsentNote card={card} />
        <StruckNote card={card} />
        <MayBeSame card={card} pairs={pairs ?? []} />
        <HomesDiffer card={card} />
        {!card.moved_away && <Differs card={card} />}
        <Call card={card} />
        {note && <p data-note>{note}</p>}
        <People card={card} />
        <section>
          <Camps card={card} mayWrite={mayWrite(card)} />
          <PlaceOf card={card} />
        </section>
        <TasksOf card={card} />
        <OtherNowOf card={card} />
        <Visits card={card} />
        {mayWrite(card) && (
          <LinkButton to={`/household/${id}/edit`} wide>{t('household.change')}</LinkButton>
        )}
        <TakenBack
          card={card}
          rows={entries.filter((one) => isGone(one) && !one.with_visit)}
        />
        <HouseholdMore card={card} pairs={pairs} />
      </main>
      {!card.moved_away && (
        <Foot>
          <Button
            primary
            wide
            onClick={() => go(`/household/${id}/${visit ? `visit/${visit.id}` : 'start'}`)}
          >
            <Icon name="rider" />{visit ? t('household.go_on') : t('household.start')}
          </Button>
        </Foot>
      )}
    </>
  );
}

function People({ card }: { card: Household }) {
  const { t } = useWords();
  return (
    <section>
      <h2 class="v-head">{t('household.people')}<span>{card.people.length}</span></h2>
      {card.people.length === 0 && <p class="v-quiet">{t('household.no_people')}</p>}
      <ul class="v-list">
        {card.people.map((person) => <PersonRow key={person.id} card={card} person={person} />)}
      </ul>
      {mayWrite(card) && (
        <LinkButton to={`/household/${card.id}/person/new`} wide>
          <Icon name="plus" />{t('household.add_person')}
        </LinkButton>
      )}
    </section>
  );
}

export function nameAndAge(
  t: ReturnType<typeof useWords>['t'], { fields }: Person,
): { name: string; age: string } {
  const age = ageOn(valueOf(fields.born) ?? '', thisDay());
  return {
    name: valueOf(fields.name) || t('household.not_known'),
    age: age === undefined ? t('household.age_unknown') : t('household.age', { n: age }),
  };
}

function PersonRow({ card, person }: { card: Household; person: Person }) {
  const words = useWords();
  const { t, month, money } = words;
  const { name, age } = nameAndAge(t, person);
  const last = lastShown(card, person);
  const shown = last?.opens && last.pension
    ? t('household.calculation_of', { month: month(last.opens), pension: money(last.pension) })
    : last ? t('household.calculation_seen') : t('household.calculation_not_seen');
  const relation = valueOf(person.fields.relation);
  const more = [contractWords(words, person), contactOf(t, person)].filter(Boolean).join(' · ');
  return (
    <li>
      <Link to={`/household/${card.id}/person/${person.id}`}>
        <span class="v-grow">
          <b>{name}</b>
          <small>{age}{relation ? ` · ${t(`household.relation_${relation}`)}` : ''}</small>
          <small>{shown}</small>
          {more !== '' && <small data-agreed>{more}</small>}
        </span>
        <Icon name={last ? 'check' : 'next'} />
      </Link>
    </li>
  );
}

function PlaceOf({ card }: { card: Household }) {
  const soum = useSoums().get(card.area);
  const [lat, lon] = [valueOf(card.fields.lat_e5), valueOf(card.fields.lon_e5)];
  if (!soum || lat === undefined || lon === undefined) return null;
  return <SoumMap centre={soum} name={soum.name} pin={{ lat_e5: lat, lon_e5: lon }} />;
}

function Visits({ card }: { card: Household }) {
  const { t } = useWords();
  const rows = [...card.visits].sort((a, b) => (a.started_at < b.started_at ? 1 : -1));
  return (
    <section>
      <h2 class="v-head">{t('household.visits')}</h2>
      {rows.length === 0 && <p class="v-quiet">{t('household.no_visits')}</p>}
      <ul class="v-list">
        {rows.map((visit) => <VisitRow key={visit.id} card={card} visit={visit} />)}
      </ul>
    </section>
  );
}

function VisitRow({ card, visit }: { card: Household; visit: Visit }) {
  const { t, day } = useWords();
  const state = visit.closed
    ? visit.stage ? t(`visit.stage_${visit.stage}`) : t('visit.closed')
    : t('household.visit_open');
  return (
    <li data-visit={visit.id} data-unsafe={visit.unsafe}>
      <Link to={`/household/${card.id}/visit/${visit.id}`}>
        <span class="v-grow">
          <b>{day(visit.started_at)} · {t(`visit.way_${visit.way ?? 'home'}`)}</b>
          <small>
            {t('household.visit_line', {
              calculations: visit.calculations.length, handbooks: visit.handbooks,
              questions: visit.questions.length,
            })}
          </small>
          <small>{state}</small>
        </span>
        <SafeMark unsafe={visit.unsafe} />
      </Link>
    </li>
  );
}

