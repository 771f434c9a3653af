// SPDX-License-Identifier: Apache-2.0
// Her own calculation, on her own months. What was shown is kept with the question as it was asked
// and the law it was answered with.

import { useState } from 'preact/hooks';
import { isOf, type Household, type Person } from '../log/calls';
import { CalculationSheet } from './calculation_sheet';
import { nameAndAge } from './household_card';
import { MonthGate } from './month_gate';
import { Button, Foot, Icon, LinkButton, useWords } from './shell';
import type { StepProps } from './visit';

/** What the calculation cannot do without. */
function missing({ fields }: Person): string {
  if (!fields.sex?.value) return 'household.sex';
  return fields.born?.value ? '' : 'household.born';
}

export function CalculationStep({ card, visit, next, nextWords, present }: StepProps & {
  present: string[];
}) {
  const { t } = useWords();
  const [shownTo, show] = useState<Person>();
  const first = (id: string): number => (present.includes(id) ? 0 : 1);
  const people = [...card.people].sort((a, b) => first(a.id) - first(b.id));
  return (
    <>
      <p class="v-quiet">{t('visit.calculate_for')}</p>
      <ul class="v-list">
        {people.map((person) => (
          <PersonToCalculate
            key={person.id}
            card={card}
            person={person}
            seen={visit.calculations.some((one) => isOf(person, one.person))}
            show={() => show(person)}
          />
        ))}
      </ul>
      {shownTo && (
        <MonthGate close={() => show(undefined)}>
          <CalculationSheet
            card={card}
            visit={visit}
            person={shownTo}
            close={() => show(undefined)}
          />
        </MonthGate>
      )}
      <Foot>
        <Button primary wide onClick={next}>{nextWords}</Button>
      </Foot>
    </>
  );
}

function PersonToCalculate({ card, person, seen, show }: {
  card: Household;
  person: Person;
  seen: boolean;
  show: () => void;
}) {
  const { t } = useWords();
  const { name, age } = nameAndAge(t, person);
  const lacks = missing(person);
  return (
    <li class="v-calculate">
      <span class="v-row">
        {seen && <Icon name="check" />}
        <span class="v-grow"><b>{name}</b><small>{age}</small></span>
      </span>
      {lacks === ''
        ? (
          <Button wide onClick={show}>
            <Icon name="sheep" />{seen ? t('visit.calculate_again') : t('visit.calculate')}
          </Button>
        )
        : (
          <>
            <p class="v-quiet">{t('visit.calculation_needs', { field: t(lacks) })}</p>
            <LinkButton to={`/household/${card.id}/person/${person.id}`} wide>
              {t('household.change')}
            </LinkButton>
          </>
        )}
    </li>
  );
}
