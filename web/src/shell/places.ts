// SPDX-License-Identifier: Apache-2.0
// What soums are called. Five names in the west are each borne by two soums: where a list holds
// both, the aimag stands before the name.

import type { Language } from './text';

export interface Named {
  code: string;
  name_mn: string;
  name_kk?: string;
  name_en?: string;
}

export function nameIn(language: Language, named: Named): string {
  const names = { mn: named.name_mn, kk: named.name_kk, en: named.name_en };
  return names[language] || named.name_mn;
}

/** The aimag of a soum: the first three digits of its code. */
export function aimagOf(code: string): string {
  return code.slice(0, 3);
}

/** The name of each soum of a list, told apart from every other in it. */
export function placeNames(
  soums: Named[],
  aimags: Named[],
  language: Language,
): Map<string, string> {
  const borne = new Map<string, number>();
  const plain = soums.map((soum) => nameIn(language, soum));
  for (const name of plain) borne.set(name, (borne.get(name) ?? 0) + 1);
  const above = new Map(aimags.map((aimag) => [aimag.code, nameIn(language, aimag)]));
  return new Map(
    soums.map(({ code }, i) => {
      const name = plain[i] ?? code;
      const aimag = above.get(aimagOf(code));
      return [code, borne.get(name) === 1 || !aimag ? name : `${aimag}, ${name}`];
    }),
  );
}
