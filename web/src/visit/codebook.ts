// SPDX-License-Identifier: Apache-2.0
// The codebook as the core gives it: what is built in, and what the department added.

import type { Language } from '../shell/text';
import { useRead } from './account_context';
import { useLanguage } from './shell';

export type CodeSet = 'finding' | 'asked' | 'paper' | 'office' | 'role' | 'channel' | 'shock';

interface Code {
  set: CodeSet;
  code: string;
  first: boolean;
  title: Record<Language, string>;
}

export interface Codes {
  /** `first`: among those that a screen shows before all. */
  of(set: CodeSet): { code: string; label: string; first: boolean }[];
  /** A code that is in no book is shown as it is. */
  words(set: CodeSet, code: string): string;
}

export function useCodes(): Codes {
  const language = useLanguage();
  const codes = useRead<{ codes: Code[] }>('codebook', {})?.codes ?? [];
  return {
    of: (set) => codes.filter((one) => one.set === set)
      .map(({ code, title, first }) => ({ code, label: title[language], first })),
    words: (set, code) =>
      codes.find((one) => one.set === set && one.code === code)?.title[language] ?? code,
  };
}
