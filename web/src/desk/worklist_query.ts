// SPDX-License-Identifier: Apache-2.0
// What the page of follow-up is filtered by.

import { addressWith, textOf, useInAddress, type Words, wordsIn } from './address_words';

export const states = [
  'overdue', 'soon', 'later', 'promised', 'owed', 'waiting', 'stuck',
] as const;

const keys = ['area', 'bagh', 'officer', 'reason', 'state', 'order'] as const;

/** Left out: not narrowed. An officer "" is whoever in the soum. */
export type WorklistFilters = Words<(typeof keys)[number]>;

export const wordsOf = (filters: WorklistFilters): string => textOf(keys, filters);

export const worklistAddress = (filters: WorklistFilters): string =>
  `#${addressWith('/desk/worklist', keys, filters)}`;

/** The filters of the address, and how to change one: the others stay, undefined takes it away. */
export function useFilters(): [WorklistFilters, (change: Partial<WorklistFilters>) => void] {
  const filters = useInAddress(() => wordsIn(keys));
  const change = (part: Partial<WorklistFilters>): void => {
    const next = { ...wordsIn(keys), ...part };
    if ('area' in part) delete next.bagh;
    location.hash = worklistAddress(next);
  };
  return [filters, change];
}
