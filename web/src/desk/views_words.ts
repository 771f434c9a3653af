// SPDX-License-Identifier: Apache-2.0
// What a saved view says about time, and whether the page stands at one.

import type { SavedView } from '../messages';
import { type Days, type Moving, moving, wordOf } from './period';

export const mostViews = 50;
export const longestName = 60;

const wordsOf = (address: string): URLSearchParams =>
  new URLSearchParams(address.split('?')[1] ?? '');

const pageOf = (address: string): string => address.split('?')[0] ?? '';

/** "#/desk/worklist" of "#/desk/worklist/…?…". */
export const deskPage = (address: string): string =>
  pageOf(address).split('/').slice(0, 3).join('/');

/** A page about one family: nobody keeps that among her views. */
const ofOneRecord = ['#/desk/seen', '#/desk/family'];

/** Whether something is chosen there: a page as it opens by itself needs no name. */
export const isChosen = (address: string): boolean => !ofOneRecord.includes(deskPage(address)) &&
  (pageOf(address) !== deskPage(address) || wordsOf(address).size > 0);

/** The same page with the same words, in whichever order. */
export function isSame(one: string, other: string): boolean {
  const sorted = (address: string): string => {
    const words = wordsOf(address);
    words.sort();
    return `${pageOf(address)}?${words.toString()}`;
  };
  return sorted(one) === sorted(other);
}

/** Reports call their last day `on`. */
const lastDays = ['to', 'on'];

/** What an address says about time: a word that moves along, or days, "" where one is open. */
export function timeIn(address: string, today: string): {
  word?: Moving | undefined;
  days?: Days;
  /** The word that says the same days as of today. */
  could?: Moving | undefined;
} {
  const words = wordsOf(address);
  const word = moving.find((one) => one === words.get('period'));
  if (word) return { word };
  const from = words.get('from') ?? '';
  const to = lastDays.map((key) => words.get(key) ?? '').find((day) => day !== '') ?? '';
  if (from === '' && to === '') return {};
  return { days: { from, to }, could: wordOf({ from, to }, today) };
}

/** The same address with a word in the place of its days. */
export function inWords(address: string, period: Moving): string {
  const words = wordsOf(address);
  for (const key of ['from', ...lastDays]) words.delete(key);
  words.set('period', period);
  return `${pageOf(address)}?${words.toString()}`;
}

/** What is wrong with a name among those that there are: the key of a sentence. */
export function nameProblem(
  name: string, views: SavedView[], mine: string | undefined,
): string | undefined {
  if ([...name].length > longestName) return 'views.too_long';
  const low = name.toLowerCase();
  const taken = views.some((one) => one.view !== mine && one.name.toLowerCase() === low);
  return taken ? 'views.taken' : undefined;
}
