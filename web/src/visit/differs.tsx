// SPDX-License-Identifier: Apache-2.0
// Two people wrote different values without seeing each other's. Both stand here until somebody
// settles it: an ordinary write over all heads.

import type { Field, Household, NewEvent, Span } from '../log/calls';
import { useAccount } from './account_context';
import { Button, useWords } from './shell';

interface Difference {
  key: string;
  subject: string;
  kind: string;
  member: string;
  label: string;
  field: Field<unknown>;
}

export function Differs({ card }: { card: Household }) {
  const { t } = useWords();
  const open = useAccount();
  const rows = differencesOf(card, (key) => t(key));
  const settle = ({ subject, kind, member, field }: Difference, value: unknown): void => {
    const event: NewEvent = {
      kind, subject, area: card.area, body: { [member]: value }, over: field.heads,
    };
    void open.record([event]);
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
              take={() => settle(row, one.value)}
            />
          ))}
        </section>
      ))}
    </>
  );
}

function Choice({ value, author, at, member, take }: {
  value: unknown;
  author: string;
  at: string;
  member: string;
  take: () => void;
}) {
  const { t, day } = useWords();
  return (
    <div class="v-row v-choice">
      <span class="v-grow">
        <b>{shownValue(value, member, (key) => t(key))}</b>
        {author !== '' && (
          <small>{t('household.who_when', { who: author, when: at === '' ? '' : day(at) })}</small>
        )}
      </span>
      <Button onClick={take}>{t('household.settle')}</Button>
    </div>
  );
}

function shownValue(value: unknown, member: string, t: (key: string) => string): string {
  if (member === 'sex') return t(`household.${String(value)}`);
  if (member === 'relation') return t(`household.relation_${String(value)}`);
  if (member === 'language') return t(`household.language_${String(value)}`);
  if (Array.isArray(value)) {
    return (value as Span[]).map(({ from, to }) => `${from}–${to}`).join(', ');
  }
  return String(value);
}

function differencesOf(card: Household, t: (key: string) => string): Difference[] {
  const of = (subject: string, kind: string, fields: object, name: string): Difference[] =>
    Object.entries(fields as Record<string, Field<unknown> | null>)
      .flatMap(([member, field]) => (field && field.others?.length > 0 ? [{
        key: `${subject} ${member}`, subject, kind, member, field,
        label: [name, t(labelOf(member))].filter(Boolean).join(', '),
      }] : []));
  return [
    ...of(card.id, 'household_changed', card.fields, ''),
    ...card.people.flatMap(({ id, fields }) =>
      of(id, 'person_changed', fields, fields.name?.value ?? '')),
  ];
}

function labelOf(member: string): string {
  if (member === 'lat_e5' || member === 'lon_e5') return 'household.map';
  if (member === 'insured_as') return 'household.paid_as';
  return `household.${member}`;
}
