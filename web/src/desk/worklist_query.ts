// SPDX-License-Identifier: Apache-2.0
// What the page of follow-up is filtered by. It stands in the address behind `?`, so that a link to
// it can be passed on; a name that is looked for does not, as browsers keep addresses.

import { useEffect, useState } from 'preact/hooks';

export const states = [
  'overdue', 'soon', 'later', 'promised', 'owed', 'waiting', 'stuck',
] as const;

/** Left out: not narrowed. An officer "" is whoever in the soum. */
export interface WorklistFilters {
  area?: string;
  bagh?: string;
  officer?: string;
  reason?: string;
  state?: string;
  order?: string;
}

const keys = ['area', 'bagh', 'officer', 'reason', 'state', 'order'] as const;

function inAddress(): WorklistFilters {
  const words = new URLSearchParams(location.hash.split('?')[1] ?? '');
  const filters: WorklistFilters = {};
  for (const key of keys) {
    const value = words.get(key);
    if (value !== null) filters[key] = value;
  }
  return filters;
}

export function wordsOf(filters: WorklistFilters): string {
  const words = new URLSearchParams();
  for (const key of keys) {
    const value = filters[key];
    if (value !== undefined) words.set(key, value);
  }
  return words.toString();
}

/** The filters of the address, and how to change one: the others stay, undefined takes it away. */
export function useFilters(): [WorklistFilters, (change: Partial<WorklistFilters>) => void] {
  const [filters, set] = useState(inAddress);
  useEffect(() => {
    const read = (): void => set(inAddress());
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const change = (part: Partial<WorklistFilters>): void => {
    const next = { ...inAddress(), ...part };
    if ('area' in part) delete next.bagh;
    const words = wordsOf(next);
    location.hash = `/desk/worklist${words === '' ? '' : `?${words}`}`;
  };
  return [filters, change];
}
