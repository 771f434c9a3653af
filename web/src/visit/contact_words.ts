// SPDX-License-Identifier: Apache-2.0
// How each of a family agreed to be contacted again, in words; the phone and the desk read it in
// the same way.

import type { ContactWay, Household, Person } from '../log/calls';
import type { Text } from '../shell/text';

/** Agreed to none of the ways. */
export const noContact = 'none';

export const waysOf = ({ fields }: Person): ContactWay[] | undefined =>
  fields.contact?.value ?? undefined;

export function contactWords(t: Text, agreed: ContactWay[]): string {
  return (agreed.length === 0 ? [noContact] : agreed).map((way) => t(`family.contact_${way}`))
    .join(', ');
}

/** What one person said, for her line on the card; "" where she was not asked. */
export function contactOf(t: Text, person: Person): string {
  const agreed = waysOf(person);
  return agreed ? contactWords(t, agreed) : '';
}

export function askedOfContact({ people }: Household): Person[] {
  return people.filter((person) => waysOf(person) !== undefined);
}

/** Not where somebody of the family said how, and nobody said that it may be this way. */
export function mayContact(card: Household, way: ContactWay): boolean {
  const asked = askedOfContact(card);
  return asked.length === 0 || asked.some((person) => waysOf(person)?.includes(way));
}
