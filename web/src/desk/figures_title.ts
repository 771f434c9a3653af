// SPDX-License-Identifier: Apache-2.0

import type { FigureList } from '../messages';
import { useLanguage, useText } from '../shell/text';
import { borders, spells } from './figures_ask';

/** What a set counts, in words. */
export function useTitle(list: FigureList): (code: string) => string {
  const t = useText();
  const language = useLanguage();
  return (code) => {
    if (code === spells) return t('staying.spells');
    if (code === borders) return t('figures.borders');
    return list.indicators.find((one) => one.code === code)?.title[language] ?? code;
  };
}
