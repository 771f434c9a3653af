// SPDX-License-Identifier: Apache-2.0
// Which report, of what time and area, and as what file. It stands in the address, so that a link
// gives somebody else the same.

import { addressWith, useInAddress, type Words, wordsIn } from './address_words';

export const forms = ['pdf', 'xlsx', 'csv', 'json', 'package', 'geojson', 'dhis2'] as const;
export type Form = (typeof forms)[number];

export interface ReportAsked {
  name: string;
  /** Days; "" is open. */
  from: string;
  on: string;
  /** "" is all soums of the head. */
  area: string;
  officer: string;
  form: Form;
}

const keys = ['from', 'on', 'area', 'officer', 'form'] as const;

/** "#/desk/reports/outreach-soums?from=2026-11-01": what is left out is open. */
function inAddress(usual: ReportAsked): ReportAsked {
  const name = location.hash.split('?')[0]?.split('/')[3] ?? '';
  if (name === '') return usual;
  const { from = '', on = '', area = '', officer = '', form } = wordsIn(keys);
  return { name, from, on, area, officer, form: forms.find((one) => one === form) ?? 'pdf' };
}

/** What the address asks for, as it changes; `usual` where it names no report. */
export const useReport = (usual: ReportAsked): ReportAsked =>
  useInAddress(() => inAddress(usual));

export function addressOf({ name, ...asked }: ReportAsked): string {
  const words: Words<(typeof keys)[number]> = {};
  for (const key of keys) if (asked[key] !== '') words[key] = asked[key];
  return addressWith(`/desk/reports/${name}`, keys, words);
}

/** What is asked, as words; of a report that has no beginning or officer, neither. */
export function wordsOf(
  asked: ReportAsked, may: { from_day: boolean; of_officer: boolean }, form: Form, language: string,
): { name: string } & Record<string, string> {
  const words: { name: string } & Record<string, string> =
    { name: asked.name, format: form, lang: language };
  if (may.from_day && asked.from !== '') words.from = asked.from;
  if (asked.on !== '') words.on = asked.on;
  if (asked.area !== '') words.area = asked.area;
  if (may.of_officer && asked.officer !== '') words.officer = asked.officer;
  return words;
}

/** What the server is asked. */
export const questionOf = (...asked: Parameters<typeof wordsOf>): string =>
  `/api/head/report?${new URLSearchParams(wordsOf(...asked)).toString()}`;

/** Stretches that are asked for often, from the day on which they are asked. */
export function stretches(today: string): Record<string, { from: string; on: string }> {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const day = (y: number, m: number, d: number): string =>
    new Date(Date.UTC(y, m, d)).toISOString().slice(0, 10);
  const quarter = Math.floor((month - 1) / 3) * 3;
  return {
    this_month: { from: day(year, month - 1, 1), on: day(year, month, 0) },
    last_month: { from: day(year, month - 2, 1), on: day(year, month - 1, 0) },
    this_quarter: { from: day(year, quarter, 1), on: day(year, quarter + 3, 0) },
    this_year: { from: day(year, 0, 1), on: day(year, 12, 0) },
    last_year: { from: day(year - 1, 0, 1), on: day(year - 1, 12, 0) },
    whole: { from: '', on: '' },
  };
}

/** Those of whole calendar years. */
export const ofYears = ['this_year', 'last_year', 'whole'];
