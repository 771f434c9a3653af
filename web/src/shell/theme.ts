// SPDX-License-Identifier: Apache-2.0
// Felt by day, lamp in the evening, sun for noon in the open. Without a choice the phone's own
// setting.

import { Cell, remember, remembered } from './cell';

export const themes = ['felt', 'lamp', 'sun'] as const;
export type Theme = (typeof themes)[number];

const dark = matchMedia('(prefers-color-scheme: dark)');

function atStart(): Theme {
  const known = remembered('theme', themes);
  if (known) return known;
  if (matchMedia('(prefers-contrast: more)').matches) return 'sun';
  return dark.matches ? 'lamp' : 'felt';
}

export const theme = new Cell<Theme>('felt');

function show(next: Theme): void {
  document.documentElement.dataset['theme'] = next;
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--card').trim();
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', paper);
  theme.set(next);
}

export function startTheme(): void {
  show(atStart());
  dark.addEventListener('change', () => {
    if (!remembered('theme', themes)) show(atStart());
  });
}

export function nextTheme(): void {
  const next = themes[(themes.indexOf(theme.get()) + 1) % themes.length] ?? 'felt';
  remember('theme', next);
  show(next);
}
