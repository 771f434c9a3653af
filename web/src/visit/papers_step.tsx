// SPDX-License-Identifier: Apache-2.0
// The papers that a pension needs: which are there, which were asked for, which are missing. The
// state belongs to the person and goes from visit to visit.

import { isOf, type Person } from '../log/calls';
import { useDraft } from './account_context';
import { useCodes } from './codebook';
import { Chips } from './fields';
import { nameAndAge } from './household_card';
import { useWords } from './shell';
import { StepFoot } from './step_foot';
import type { StepProps } from './visit';
import { paperEvents, paperStates, type Papers, type PaperState } from './visit_events';

export function PapersStep({ card, visit, present, next, nextWords }: StepProps & {
  present: string[];
}) {
  const { t } = useWords();
  const first = card.people.find((one) => present.some((id) => isOf(one, id))) ?? card.people[0];
  const draft = useDraft<Papers>(`papers:${visit.id}`, { of: '', states: {} });
  const { of, states } = draft.value;
  const person = card.people.find(({ id }) => id === of) ?? first;
  const put = (item: string, state: PaperState): void => {
    if (!person) return;
    const mine = { ...states[person.id], [item]: state };
    draft.set({ states: { ...states, [person.id]: mine } });
  };
  return (
    <>
      {card.people.length === 0 && <p class="v-quiet">{t('household.no_people')}</p>}
      {card.people.length > 1 && (
        <Chips
          label={t('visit.papers_of')}
          choices={card.people.map((one) => ({ code: one.id, label: nameAndAge(t, one).name }))}
          chosen={person ? [person.id] : []}
          tap={(id) => draft.set({ of: id })}
        />
      )}
      {person && <PapersOf person={person} typed={states[person.id] ?? {}} put={put} />}
      <StepFoot
        draft={draft}
        events={() => paperEvents(card, visit, draft.value)}
        next={next}
        nextWords={nextWords}
      />
    </>
  );
}

function PapersOf({ person, typed, put }: {
  person: Person;
  typed: Record<string, PaperState>;
  put: (item: string, state: PaperState) => void;
}) {
  const { t } = useWords();
  const codes = useCodes();
  const known = new Map((person.documents ?? []).map(({ item, state }) => [item, state?.value]));
  return (
    <>
      {codes.of('paper').map(({ code, label }) => {
        const state = typed[code] ?? known.get(code);
        return (
          <Chips
            key={`${person.id} ${code}`}
            label={label}
            choices={paperStates.map((one) => ({ code: one, label: t(`visit.paper_${one}`) }))}
            chosen={state ? [state] : []}
            tap={(one) => put(code, one as PaperState)}
          />
        );
      })}
    </>
  );
}
