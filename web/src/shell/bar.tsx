// SPDX-License-Identifier: Apache-2.0
// The bar above every screen: the name, what the screen puts there, languages, light.

import type { ComponentChildren } from 'preact';
import { useCell } from './cell';
import { Icon } from './icons';
import { languages, setLanguage, useLanguage, useText } from './text';
import { nextTheme, theme } from './theme';

const shown = { mn: 'МОН', kk: 'ҚАЗ', en: 'EN' } as const;
export const languageNames = { mn: 'Монгол', kk: 'Қазақша', en: 'English' } as const;

export function Languages() {
  const t = useText();
  const current = useLanguage();
  return (
    <div class="languages" role="group" aria-label={t('app.language')}>
      {languages.map((language) => (
        <button
          type="button"
          key={language}
          lang={language}
          aria-pressed={language === current}
          aria-label={`${shown[language]}, ${languageNames[language]}`}
          onClick={() => void setLanguage(language)}
        >
          {shown[language]}
        </button>
      ))}
    </div>
  );
}

export function ThemeSwitch() {
  const t = useText();
  const current = useCell(theme);
  return (
    <button
      type="button"
      class="plain"
      onClick={nextTheme}
      aria-label={t('app.theme', { theme: t(`app.theme_${current}`) })}
    >
      <Icon name={current} />
    </button>
  );
}

export function Wordmark() {
  const t = useText();
  return (
    <a class="wordmark" href="#/">
      <Icon name="mark" size={26} />
      {t('app.name')}
    </a>
  );
}

export function Bar({ children }: { children?: ComponentChildren }) {
  return (
    <header class="bar">
      <Wordmark />
      <div class="bar-middle">{children}</div>
      <Languages />
      <ThemeSwitch />
    </header>
  );
}
