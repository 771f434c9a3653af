// SPDX-License-Identifier: Apache-2.0
// What a page of the desk is asked, behind `?` in its address, so that a link shows the same to
// somebody else. Words that are looked for never stand there, as browsers keep addresses.

import { useEffect, useState } from 'preact/hooks';

/** What is not there is left out. */
export type Words<K extends string> = { [key in K]?: string };

export function wordsIn<K extends string>(keys: readonly K[]): Words<K> {
  const told = new URLSearchParams(location.hash.split('?')[1] ?? '');
  const words: Words<K> = {};
  for (const key of keys) {
    const value = told.get(key);
    if (value !== null) words[key] = value;
  }
  return words;
}

/** "area=183&by=age" */
export function textOf<K extends string>(keys: readonly K[], words: Words<K>): string {
  const told = new URLSearchParams();
  for (const key of keys) {
    const value = words[key];
    if (value !== undefined) told.set(key, value);
  }
  return told.toString();
}

/** "/desk/findings?area=183" */
export function addressWith<K extends string>(
  page: string, keys: readonly K[], words: Words<K>,
): string {
  const text = textOf(keys, words);
  return text === '' ? page : `${page}?${text}`;
}

/** What `read` makes of the address, as it changes. */
export function useInAddress<T>(read: () => T): T {
  const [told, set] = useState(read);
  useEffect(() => {
    const move = (): void => set(() => read());
    addEventListener('hashchange', move);
    return () => removeEventListener('hashchange', move);
  }, []);
  return told;
}
