// SPDX-License-Identifier: Apache-2.0
// Every sentence a person reads comes from text/{mn,kk,en}.toml. `useText()` gives `t(key,
// places)`; a place {x} is filled in, and a key with `_one` is taken where {n} is one. Numbers in
// {n} are grouped.

import { useMemo } from 'preact/hooks';
import { Cell, remember, remembered, useCell } from './cell';
import { grouped } from './digits';

export const languages = ['mn', 'kk', 'en'] as const;
export type Language = (typeof languages)[number];
export type Sentences = Record<string, string>;
export type Places = Record<string, string | number>;
export type Text = (key: string, places?: Places) => string;

type Part = 'first' | 'rest';

const loaders: Record<Language, Record<Part, () => Promise<{ default: Sentences }>>> = {
  mn: {
    first: () => import('virtual:text/mn/first'),
    rest: () => import('virtual:text/mn/rest'),
  },
  kk: {
    first: () => import('virtual:text/kk/first'),
    rest: () => import('virtual:text/kk/rest'),
  },
  en: {
    first: () => import('virtual:text/en/first'),
    rest: () => import('virtual:text/en/rest'),
  },
};

interface Reading {
  language: Language;
  sentences: Sentences;
}

const reading = new Cell<Reading>({ language: 'mn', sentences: {} });
let restWanted = false;

async function load(language: Language): Promise<Sentences> {
  const first = loaders[language].first();
  const rest = restWanted ? loaders[language].rest() : undefined;
  return { ...(await first).default, ...(await rest)?.default };
}

export function languageAtStart(): Language {
  const known = remembered('language', languages);
  if (known) return known;
  const wished = navigator.languages.map((tag) => tag.slice(0, 2));
  return wished.map((tag) => languages.find((l) => l === tag)).find((l) => l) ?? 'mn';
}

export async function setLanguage(language: Language): Promise<void> {
  const sentences = await load(language);
  remember('language', language);
  document.documentElement.lang = language;
  reading.set({ language, sentences });
}

/** The sentences of the officer's and the head's screens; called before such a screen is shown. */
export async function loadRest(): Promise<void> {
  if (restWanted) return;
  restWanted = true;
  const { language } = reading.get();
  reading.set({ language, sentences: await load(language) });
}

export function textOf(sentences: Sentences): Text {
  return (key, places = {}) => {
    const one = Number(places['n']) === 1 ? sentences[`${key}_one`] : undefined;
    const sentence = one ?? sentences[key] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = places[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? grouped(value, 0, 1) : value;
    });
  };
}

export function useLanguage(): Language {
  return useCell(reading).language;
}

export function useText(): Text {
  const { sentences } = useCell(reading);
  return useMemo(() => textOf(sentences), [sentences]);
}

/** A sentence that stands in the law in three languages. */
export function inLanguage(
  language: Language,
  text: { mn: string; kk: string; en: string },
): string {
  return text[language] || text.en;
}
