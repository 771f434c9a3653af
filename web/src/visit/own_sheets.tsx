// SPDX-License-Identifier: Apache-2.0
// The sheets that stay in the ger: for each who was calculated for, her own page with the next step
// and the papers that are still missing.

import { useState } from 'preact/hooks';
import { PaperSheet } from '../calculator/paper_sheet';
import { requestOf } from '../calculator/person';
import { isOf, type Household, type Person, type Visit } from '../log/calls';
import { useAccount } from './account_context';
import { nameAndAge, valueOf } from './household_card';
import { MonthGate, monthNow } from './month_gate';
import { useSettled } from './settled';
import { Button, Icon, useWords } from './shell';
import { useSoums } from './soums';
import { askedOf, planFor } from './told';

/** The step that comes first, of those that are still to be done. */
export function nextOf(...visits: Visit[]): { what: string; by: string } | undefined {
  const open = visits.flatMap((visit) => [
    ...visit.promises.filter(({ kept }) => !kept),
    ...(visit.steps ?? []).filter(({ done }) => !done),
  ]);
  return open.sort((a, b) => (a.by < b.by ? -1 : 1))[0];
}

export function missingPapers({ documents }: Person): string[] {
  return (documents ?? [])
    .filter(({ state }) => state && state.value !== 'found').map(({ item }) => item);
}

/** What stands on her sheet besides the calculation. */
function useSheetOf(card: Household, visit: Visit) {
  const { day } = useWords();
  const { account } = useAccount();
  const settled = useSettled(card.area);
  const soum = useSoums().get(card.area);
  return (person: Person) => {
    const month = monthNow();
    const next = nextOf(visit);
    const asked = askedOf(person, planFor(card, person, month), month, soum?.sheep_price);
    return {
      ...requestOf(asked, month),
      sheet: {
        name: valueOf(person.fields.name) ?? '', officer: account.name,
        ...(settled.telephone ? { phone: settled.telephone } : {}),
        ...(soum ? { soum: soum.name } : {}),
        ...(next ? { next: next.what, next_day: day(next.by) } : {}),
        papers: missingPapers(person),
        made_up: account.made_up,
      },
    };
  };
}

export function OwnSheets({ card, visit }: { card: Household; visit: Visit }) {
  const { t } = useWords();
  const sheetOf = useSheetOf(card, visit);
  const [shown, show] = useState<Person>();
  const people = card.people.filter((person) =>
    visit.calculations.some((one) => isOf(person, one.person)));
  if (people.length === 0) return null;
  return (
    <section>
      <h2 class="v-head">{t('visit.sheets')}</h2>
      <ul class="v-list">
        {people.map((person) => (
          <li key={person.id} class="v-calculate">
            <Button wide onClick={() => show(person)}>
              <Icon name="page" />{nameAndAge(t, person).name}
            </Button>
          </li>
        ))}
      </ul>
      {shown && (
        <MonthGate close={() => show(undefined)}>
          <PaperSheet asked={sheetOf(shown)} onClose={() => show(undefined)} />
        </MonthGate>
      )}
    </section>
  );
}
