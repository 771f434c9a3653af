// SPDX-License-Identifier: Apache-2.0
// A person whom the records put into two households: two officers met her in each, or two records
// were told to be one. She stands on the card of both until somebody says where she lives.

import type { HomeTold, Household, NewEvent, Person } from '../log/calls';
import { useNames, useTelling } from './account_context';
import { mayWrite } from './consent_back';
import { valueOf } from './household_card';
import { baghWords } from './households';
import { TroubleNote } from './marks';
import { Button, useWords } from './shell';

export function HomesDiffer({ card }: { card: Household }) {
  const { t } = useWords();
  const { tell, trouble } = useTelling();
  const settle = (person: Person, { household, left }: HomeTold): void => {
    const event: NewEvent = {
      subject: person.id, area: card.area, over: person.household?.heads ?? [],
      ...(household
        ? { kind: 'person_met', body: { household } }
        : { kind: 'person_left', body: { household: card.id, why: left } }),
    };
    tell(event);
  };
  return (
    <>
      {card.people.filter(({ homes }) => homes && homes.length > 0).map((person) => (
        <section key={person.id} class="v-card" data-homes={person.id}>
          <h2>
            {t('same.which_home', {
              name: valueOf(person.fields.name) || t('household.not_known'),
            })}
          </h2>
          <p class="v-quiet">{t('same.both_homes')}</p>
          {person.homes?.map((home) => (
            <Home
              key={home.household ?? home.left}
              home={home}
              take={mayWrite(card) ? () => settle(person, home) : undefined}
            />
          ))}
        </section>
      ))}
      <TroubleNote trouble={trouble} />
    </>
  );
}

function Home({ home, take }: { home: HomeTold; take: (() => void) | undefined }) {
  const { t, day } = useWords();
  const nameOf = useNames();
  const { household, left, head, bagh, author, at } = home;
  const words = household
    ? [head || t('same.far_home'), baghWords(t, bagh)].filter(Boolean).join(' · ')
    : t(`family.left_${left}`);
  return (
    <div class="v-row v-choice">
      <span class="v-grow">
        <b>{words}</b>
        <small>{t('household.who_when', { who: nameOf(author), when: day(at) })}</small>
      </span>
      {take && (
        <Button onClick={take} label={`${t('same.this_home')}: ${words}`}>
          {t('same.this_home')}
        </Button>
      )}
    </div>
  );
}
