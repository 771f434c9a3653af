// SPDX-License-Identifier: Apache-2.0
// What these screens take from the shell, in the shape of this chunk: addresses stand under
// #/officer, a few icons more, the bar of a signed-in screen.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Area } from '../log/calls';
import { ThemeSwitch } from '../shell/bar';
import { useFormat } from '../shell/format';
import { Icon as ShellIcon, type IconName } from '../shell/icons';
import { go as goTo } from '../shell/routes';
import { type Sentences, type Text, textOf, useLanguage, useText } from '../shell/text';
import { wallTime } from '../log/ids';
import { dayInWest } from '../log/this_day';
import { Count } from './marks';

export { useLanguage };

const drawings = {
  rider:
    'M13.800 3.500a1.800 1.800 0 1 1-3.600 0a1.800 1.800 0 0 1 3.600 0z' +
    'M11.500 6l-.5 5h4M11.500 7.500l4 2M4 13' +
    'c2-2 6-2 8-1.500s4-.5 5-2.500l2-2 2 3-2.500 1.500c0 3-1 4-2.500 4.500M4 13' +
    'c-1 1-1 3-1.500 4M6 13.500 5 20M8 16c3 1 5 .5 8 0l1 4M9 16.500 8.500 20',
  ear:
    'M8 20c3 2 5-1 5-3 0-3 4-3 4-8a5.500 5.500 0 0 0-11 0M9.500 9.500' +
    'a2.500 2.500 0 0 1 5 0c0 2-2 2-2 4',
  eye: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM15 12a3 3 0 1 1-6 0a3 3 0 0 1 6 0z',
  half: 'M20 12a8 8 0 1 1-16 0a8 8 0 0 1 16 0zM12 4v16M15 5v14M18 7.500v9',
  phone:
    'M7 3h3l1.500 4.500-2 1.500c1 2.500 3 4.500 5.500 5.500l1.500-2L21 14v3' +
    'c0 2-1.500 3.500-3.500 3.500C10.500 20 4 13.500 3.500 6.500 3.500 4.500 5 3 7 3z',
  send: 'M12 20V9M7 13.500l5-5 5 5M4 4h16',
} as const;

const fromShell = {
  check: 'tick', next: 'right', back: 'left', ger: 'felt', pin: 'pin', plus: 'plus', minus: 'minus',
  people: 'people', sheep: 'sheep', talk: 'speech', flag: 'flag', lock: 'lock', page: 'page',
  search: 'search', book: 'book',
} as const satisfies Record<string, IconName>;

export type Glyph = keyof typeof drawings | keyof typeof fromShell;

export function Icon({ name, large }: { name: Glyph; large?: boolean }) {
  const size = large ? 40 : 26;
  if (name in fromShell) {
    return <ShellIcon name={fromShell[name as keyof typeof fromShell]} size={size} />;
  }
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name as keyof typeof drawings]} />
    </svg>
  );
}

/** The screens of work stand under their account: her own, or the one to practise with. */
const base = (): string => (location.hash.startsWith('#/practice') ? '/practice' : '/officer');

/** Goes to a screen of the officer; "/" is the public calculator. */
export function go(path: string): void {
  goTo(path === '/' ? '/' : `${base()}${path}`);
}

/** To where the officer came from; a screen that was opened by its address leads to `otherwise`. */
export function goBack(otherwise: string): void {
  if (history.length > 1) history.back();
  else go(otherwise);
}

export function hrefOf(path: string): string {
  return `#${base()}${path}`;
}

export function Link({ to, children }: { to: string; children: ComponentChildren }) {
  return <a class="v-link" href={hrefOf(to)}>{children}</a>;
}

export function LinkButton({ to, wide, children }: {
  to: string;
  wide?: boolean;
  children: ComponentChildren;
}) {
  return <a class={wide ? 'button v-wide' : 'button'} href={hrefOf(to)}>{children}</a>;
}

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  primary?: boolean;
  wide?: boolean;
  disabled?: boolean | undefined;
  label?: string;
  submit?: boolean;
}

export function Button(props: ButtonProps) {
  const classes = ['button', props.primary && 'primary', props.wide && 'v-wide'].filter(Boolean);
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      class={classes.join(' ')}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >{props.children}</button>
  );
}

export function Foot({ children }: { children: ComponentChildren }) {
  return <footer class="v-foot">{children}</footer>;
}

/** The bar of a screen inside: back, what it is, how much is only on this phone. */
export function ScreenBar({ title, below, back }: { title: string; below?: string; back: string }) {
  const { t } = useWords();
  useEffect(() => {
    // A browser writes titles into its history, in plain: no name of a family stands in one.
    document.title = t('app.name');
  }, [t]);
  return (
    <header class="v-bar">
      <a class="v-plain" href={hrefOf(back)} aria-label={t('officer.back')}><Icon name="back" /></a>
      <div class="v-grow"><h1>{title}</h1>{below && <p class="v-quiet">{below}</p>}</div>
      <Count />
      <ThemeSwitch />
    </header>
  );
}

export interface Words {
  t: Text;
  /** 2026.11.23, of a day or of a moment told with its offset. */
  day(value: string | number): string;
  /** 2026.11.23 10:42 */
  time(value: number): string;
  month(value: string): string;
  money(value: number): string;
  areaName(area: Area): string;
}

export function useWords(): Words {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const dayOf = (value: string | number): string =>
    typeof value === 'number' ? dayInWest(value) : value.slice(0, 10);
  return {
    t,
    day: (value) => format.short(dayOf(value)),
    time: (value) => {
      const told = wallTime(new Date(value));
      return `${format.short(told.slice(0, 10))} ${told.slice(11, 16)}`;
    },
    month: (value) => format.month(value),
    money: (value) => format.money(value),
    areaName: (area) => area[`name_${language}`],
  };
}

const rest: Record<string, () => Promise<{ default: Sentences }>> = {
  mn: () => import('virtual:text/mn/rest'),
  kk: () => import('virtual:text/kk/rest'),
  en: () => import('virtual:text/en/rest'),
};

/** Sentences in another language than the screen's: what is read aloud to the herder. */
export function useTextIn(language: string): Text {
  const [sentences, set] = useState<Sentences>({});
  useEffect(() => {
    let current = true;
    void rest[language]?.().then((module) => current && set(module.default));
    return () => {
      current = false;
    };
  }, [language]);
  return (key, places) => (key in sentences ? textOf(sentences)(key, places) : '');
}
