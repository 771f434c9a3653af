// SPDX-License-Identifier: Apache-2.0
// Who is here. It is not a record of its own: it says to whom the rest of the visit was told.

import type { Draft } from './account_context';
import { Chips } from './fields';
import { nameAndAge } from './household_card';
import { Button, Foot, Icon, LinkButton, useWords } from './shell';
import type { StepProps } from './visit';

export function PresentStep({ card, draft, next, nextWords }: StepProps & {
  draft: Draft<{ people: string[] }>;
}) {
  const { t } = useWords();
  const { people } = draft.value;
  const tap = (id: string): void => draft.set({
    people: people.includes(id) ? people.filter((one) => one !== id) : [...people, id],
  });
  return (
    <>
      <Chips
        label={t('visit.present')}
        hideLabel
        choices={card.people.map((person) => {
          const { name, age } = nameAndAge(t, person);
          return { code: person.id, label: `${name}, ${age}` };
        })}
        chosen={people}
        tap={tap}
      />
      <LinkButton to={`/household/${card.id}/person/new`} wide>
        <Icon name="plus" />{t('household.add_person')}
      </LinkButton>
      <Foot>
        <Button primary wide onClick={next}>{nextWords}</Button>
      </Foot>
    </>
  );
}
