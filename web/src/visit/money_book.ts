// SPDX-License-Identifier: Apache-2.0
// The officer's own money as the core has it: by the schemes that the programme set, which lie on
// the phone.

import { thisDay } from '../log/this_day';
import type { AllowanceAnswer, AllowanceBook, Scheme } from '../messages';
import { useRead } from './account_context';
import { useKept } from './kept';
import { programme } from './settled';

/** Undefined until a server told them; none where an older one kept none. */
export function useSchemes(): Scheme[] | undefined {
  const told = useKept(programme);
  return told && (told.allowances ?? []);
}

export interface Book {
  scheme: Scheme;
  book: AllowanceBook;
  runs: boolean;
}

export interface Money {
  /** The one that runs first. */
  books: Book[];
  journeys: AllowanceAnswer['journeys'];
}

/** Undefined until it is known. */
export function useMoney(schemes: Scheme[] | undefined): Money | undefined {
  const today = thisDay();
  const answer = useRead<AllowanceAnswer>('allowance', { today, schemes: schemes ?? [] });
  if (!schemes || !answer) return undefined;
  const books = answer.books.flatMap((book) => {
    const scheme = schemes.find(({ code }) => code === book.scheme);
    return scheme ? [{ scheme, book, runs: scheme.from <= today && today <= scheme.to }] : [];
  });
  books.sort((one, other) => Number(other.runs) - Number(one.runs));
  return { books, journeys: answer.journeys };
}
