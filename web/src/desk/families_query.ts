// SPDX-License-Identifier: Apache-2.0
// What the list of families is filtered by, and which page of it is shown.

import { addressWith, textOf, useInAddress, type Words, wordsIn } from './address_words';

const keys = ['area', 'bagh', 'officer', 'stage', 'unseen', 'after'] as const;

/** Left out: not narrowed. An officer "" is nobody. */
export type FamilyFilters = Words<(typeof keys)[number]>;

export const wordsOf = (filters: FamilyFilters): string => textOf(keys, filters);

export const addressOf = (filters: FamilyFilters): string =>
  addressWith('#/desk/families', keys, filters);

/** The filters of the address, and how to change one: the others stay, and it begins anew. */
export function useFilters():
[FamilyFilters, (change: { [key in keyof FamilyFilters]?: string | undefined }) => void] {
  const filters = useInAddress(() => wordsIn(keys));
  return [filters, (part) => {
    const next = { ...wordsIn(keys), after: undefined, ...part };
    if ('area' in part) next.bagh = undefined;
    const told = Object.entries(next).filter(([, value]) => value !== undefined);
    location.hash = addressOf(Object.fromEntries(told));
  }];
}
