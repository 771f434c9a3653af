// SPDX-License-Identifier: Apache-2.0
// Two people wrote different values without seeing each other's. Both stand here until somebody
// settles it: an ordinary write over all heads.

import type { ContactWay, Field, Household, NewEvent, Span } from '../log/calls';
import { useNames, useTelling } from './account_context';
import { campName } from './camps';
import { contactWords } from './contact_words';
import { TroubleNote } from './marks';
import { useMonthName } from './money_months';
import { maskedEnd } from './number_field';
import { Button, useWords, type Words } from './shell';
import { useSoums } from './soums';

interface Difference {
  key: string;
  subject: string;
  kind: string;
  member: string;
  label: string;
  field: Field<unknown>;
  /** What else the event names: the camp, the visit. */
  part: Record<string, unknown>;
}

/** Members that an event of another kind writes, and the member of its body. */
const written: Record<string, [kind: string, member: string]> = {
  area: ['household_moved', 'area'], officer: ['household_assigned', 'officer'],
  money_months: ['money_months_told', 'months'], contract_from: ['contract_changed', 'from'],
  contract_to: ['contract_changed', 'to'], contract_as: ['contract_changed', 'as'],
  contact: ['contact_agreed', 'ways'],
};

/** Their members are of a part, whatever they are called. */
const ofParts = ['camp_changed', 'visit_changed'];

export function Differs({ card }: { card: Household }) {
  const words = useWords();
  const { t } = words;
  const { tell, trouble } = useTelling();
  const rows = differencesOf(card, words);
  const settle = ({ subject, kind, member, field, part }: Difference, value: unknown): void => {
    const [other, name] = (!ofParts.includes(kind) && written[member]) || [kind, member];
    const event: NewEvent = {
      kind: other, subject, area: card.area, body: { ...part, [name]: value }, over: field.heads,
    };
    tell(event);
  };
  return (
    <>
      {rows.map((row) => (
        <section key={row.key} class="v-card" data-differs={row.member}>
          <h2>{t('household.differs', { field: row.label })}</h2>
          <p class="v-quiet">{t('sync.two_versions')}</p>
          {[row.field, ...row.field.others].map((one, at) => (
            <Choice
              key={at}
              value={one.value}
              author={one.author}
              at={one.at}
              member={row.member}
              card={card}
              take={() => settle(row, one.value)}
            />
          ))}
        </section>
      ))}
      <TroubleNote trouble={trouble} />
    </>
  );
}

function Choice({ value, author, at, member, card, take }: {
  value: unknown;
  author: string;
  at: string;
  member: string;
  card: Household;
  take: () => void;
}) {
  const words = useReading(card);
  const { t, day, nameOf } = words;
  return (
    <div class="v-row v-choice">
      <span class="v-grow">
        <b>{readings[member]?.(value, words) ?? String(value)}</b>
        {author !== '' && (
          <small>
            {t('household.who_when', { who: nameOf(author), when: at === '' ? '' : day(at) })}
          </small>
        )}
      </span>
      <Button onClick={take}>{t('household.settle')}</Button>
    </div>
  );
}

type Reading = (value: unknown, words: ReturnType<typeof useReading>) => string;

function useReading(card: Household) {
  const { t, day } = useWords();
  const camps = new Map(card.camps.map((camp) => [camp.id, campName(t, camp)]));
  return { t, day, camps, month: useMonthName(), soums: useSoums(), nameOf: useNames() };
}

const listed = (value: unknown, word: (one: never) => string): string =>
  (value as never[]).map(word).join(', ');

/** How the values of a member are read; the rest stands as it was written. */
const readings: Record<string, Reading> = {
  sex: (value, { t }) => t(`household.${String(value)}`),
  relation: (value, { t }) => t(`household.relation_${String(value)}`),
  language: (value, { t }) => t(`household.language_${String(value)}`),
  season: (value, { t }) => t(`camp.${String(value)}`),
  way: (value, { t }) => t(`visit.way_${String(value)}`),
  camp: (value, { camps }) => camps.get(String(value)) ?? String(value),
  area: (value, { soums }) => soums.get(String(value))?.name ?? String(value),
  officer: (value, { nameOf }) => nameOf(String(value)),
  from: (value, { day }) => day(String(value)),
  to: (value, { day }) => day(String(value)),
  contract_from: (value, { day }) => day(String(value)),
  contract_to: (value, { day }) => day(String(value)),
  contract_as: (value, { t }) => t(`household.as_${String(value)}`),
  paid: (value) => listed(value, ({ from, to }: Span) => `${from}–${to}`),
  number_mark: maskedEnd,
  money_months: (value, { month }) => listed(value, month),
  contact: (value, { t }) => contactWords(t, value as ContactWay[]),
};

function differencesOf(
  card: Household, { t, day }: Pick<Words, 't' | 'day'>,
): Difference[] {
  const of = (
    subject: string, kind: string, fields: object, name: string, part = {},
  ): Difference[] =>
    Object.entries(fields as Record<string, Field<unknown> | null>)
      .flatMap(([member, field]) => (field && field.others?.length > 0 ? [{
        key: `${subject} ${Object.values(part).join()} ${member}`, subject, kind, member, field,
        part, label: [name, t(labelOf(member, kind))].filter(Boolean).join(', '),
      }] : []));
  return [
    ...of(card.id, 'household_changed', card.fields, ''),
    ...card.people.flatMap(({ id, fields }) =>
      of(id, 'person_changed', fields, fields.name?.value ?? '')),
    ...card.camps.flatMap(({ id, fields }) =>
      of(card.id, 'camp_changed', fields, fields.place?.value ?? '', { camp: id })),
    ...card.visits.flatMap(({ id, fields, started_at }) =>
      of(card.id, 'visit_changed', fields, day(started_at), { visit: id })),
  ];
}

const labels: Record<string, string> = {
  lat_e5: 'household.map', lon_e5: 'household.map', insured_as: 'household.paid_as',
  area: 'desk.soum', officer: 'task.owner', money_months: 'family.money',
  contract_from: 'family.contract_from', contract_to: 'family.contract_to',
  contract_as: 'household.paid_as', contact: 'family.contact',
};
const ofCamps = ['season', 'place', 'area', 'from', 'to'];

const ofVisits: Record<string, string> = {
  way: 'visit.way_was', language: 'visit.spoken_in', camp: 'visit.camp_at',
};

function labelOf(member: string, kind: string): string {
  if (kind === 'camp_changed' && ofCamps.includes(member)) return `camp.${member}`;
  if (kind === 'visit_changed') return ofVisits[member] ?? member;
  return labels[member] ?? `household.${member}`;
}
