// SPDX-License-Identifier: Apache-2.0
// Who is here, and who came along. It says to whom the rest of the visit was told.

import { useState } from 'preact/hooks';
import type { Draft } from './account_context';
import { useCodes, type Codes } from './codebook';
import { Chips, Stepper, TextField } from './fields';
import { nameAndAge } from './household_card';
import { Button, Icon, LinkButton, useWords } from './shell';
import { StepFoot } from './step_foot';
import type { StepProps } from './visit';
import { presentEvents, presentNow, type Present, type TeamTyped } from './visit_events';

const others = ['women', 'men', 'youths'] as const;

export function PresentStep({ card, visit, draft, next, nextWords }: StepProps & {
  draft: Draft<Present>;
}) {
  const { t } = useWords();
  const now = presentNow(visit, draft);
  const { people } = now;
  const put = (part: Partial<Present>): void => draft.set({ ...now, ...part });
  const tap = (id: string): void => put({
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
      <Others now={now} put={put} shown={visit.way !== 'home'} />
      <Team visit={visit} now={now} put={put} />
      <StepFoot
        draft={draft}
        events={() => presentEvents(card, visit, now)}
        next={next}
        nextWords={nextWords}
      />
    </>
  );
}

interface Part {
  now: Present;
  put: (part: Partial<Present>) => void;
}

/** At a meeting most are not of this household: they are counted, not named. */
function Others({ now, put, shown }: Part & { shown: boolean }) {
  const { t } = useWords();
  const [open, show] = useState(shown || others.some((who) => now[who] > 0));
  if (!open) {
    return (
      <Button wide onClick={() => show(true)}><Icon name="plus" />{t('visit.others')}</Button>
    );
  }
  return (
    <div role="group" aria-label={t('visit.others')}>
      <h3 class="v-head">{t('visit.others')}</h3>
      {others.map((who) => (
        <Stepper
          key={who}
          label={t(`visit.${who}`)}
          value={now[who]}
          put={(to) => put({ [who]: to })}
        />
      ))}
    </div>
  );
}

export function teamWords(codes: Codes, { role, organisation, name }: TeamTyped): string {
  return [codes.words('role', role), codes.words('office', organisation), name ?? '']
    .filter(Boolean).join(' · ');
}

function Team({ visit, now, put }: Part & Pick<StepProps, 'visit'>) {
  const { t } = useWords();
  const codes = useCodes();
  const change = (at: number, part: Partial<TeamTyped>): void => put({
    team: now.team.map((one, n) => (n === at ? { ...one, ...part } : one)),
  });
  return (
    <>
      {(visit.team ?? []).map((one) => (
        <p key={one.id} class="v-row"><Icon name="check" />{teamWords(codes, one)}</p>
      ))}
      {now.team.map((one, at) => (
        <div key={at} class="v-card" data-team={at}>
          <Chips
            label={t('visit.role')}
            choices={codes.of('role')}
            chosen={[one.role]}
            tap={(role) => change(at, { role })}
          />
          <Chips
            label={t('visit.organisation')}
            choices={codes.of('office')}
            chosen={[one.organisation]}
            tap={(organisation) => change(at, { organisation })}
          />
          <TextField
            label={t('visit.name_if_wished')}
            value={one.name ?? ''}
            put={(name) => change(at, { name })}
          />
        </div>
      ))}
      <Button
        wide
        onClick={() => put({ team: [...now.team, { role: '', organisation: '' }] })}
      ><Icon name="plus" />{t('visit.add_team')}</Button>
    </>
  );
}
