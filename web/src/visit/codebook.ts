// SPDX-License-Identifier: Apache-2.0
// The codebook as the core gives it: what is built in, and what the department added.

import type { Language } from '../shell/text';
import { useRead } from './account_context';
import { useLanguage } from './shell';

export type CodeSet = 'finding' | 'asked' | 'paper' | 'office' | 'role' | 'channel' | 'shock';

interface Code {
  set: CodeSet;
  code: string;
  title: Record<Language, string>;
}

export interface Codes {
  of(set: CodeSet): { code: string; label: string }[];
  /** A code that is in no book is shown as it is. */
  words(set: CodeSet, code: string): string;
}

export function useCodes(): Codes {
  const language = useLanguage();
  const codes = useRead<{ codes: Code[] }>('codebook', {})?.codes ?? [];
  return {
    of: (set) => codes.filter((one) => one.set === set)
      .map(({ code, title }) => ({ code, label: title[language] })),
    words: (set, code) =>
      codes.find((one) => one.set === set && one.code === code)?.title[language] ?? code,
  };
}
