// SPDX-License-Identifier: Apache-2.0
// The codebook as the core gives it: what is built in, and what the department added.

import type { Language } from '../shell/text';
import { useRead } from './account_context';
import { useLanguage, useWords } from './shell';

export type CodeSet =
  'finding' | 'asked' | 'paper' | 'office' | 'role' | 'channel' | 'shock' | 'mistake' | 'rule';

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

interface Codebook {
  codes: Code[];
  rules: Pick<Code, 'code' | 'title'>[];
}

/** Titles of what is built in are sentences of the page, there at once; the rest the core knows. */
export function useCodes(): Codes {
  const { t } = useWords();
  const language = useLanguage();
  const { codes, rules } = useRead<Codebook>('codebook', {}) ?? { codes: [], rules: [] };
  const titleOf = (set: CodeSet, code: string): string | undefined => (set === 'rule'
    ? rules.find((one) => one.code === code)
    : codes.find((one) => one.set === set && one.code === code))?.title[language];
  return {
    of: (set) => codes.filter((one) => one.set === set)
      .map(({ code, title, first }) => ({ code, label: title[language], first })),
    words: (set, code) => {
      const key = `${set}.${code.toLowerCase()}`;
      const said = t(key);
      return said === key ? titleOf(set, code) ?? code : said;
    },
  };
}
