// SPDX-License-Identifier: Apache-2.0
// Which report, of what time and area, and as what file. It stands in the address, so that a link
// gives somebody else the same.

import { thisDay } from '../log/this_day';
import type { ListedReport } from '../messages';
import { addressWith, useInAddress, type Words, wordsIn } from './address_words';
import { addressOf as findingsAddress } from './findings_words';
import { bookLink } from './money_address';
import { overviewAddress } from './overview_asked';
import { daysOf, type Moving } from './period';

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
  const { from: first = '', on: last = '', area = '', officer = '', form } = wordsIn(keys);
  const { from, to: on } = daysOf(wordsIn(['period']).period, thisDay())
    ?? { from: first, to: last };
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

/** Of each table as many rows as anybody reads on a screen; all of them stand in the file. */
export const shownOf = (asked: ReportAsked, report: ListedReport, language: string): string =>
  `${questionOf(asked, report, 'json', language)}&limit=200`;

/** The page that holds what a report counts, of the same time and area; its title's key. */
export function behindOf(
  report: string, { from, on, area: place, officer }: ReportAsked, programme: boolean,
): { address: string; title: string } | undefined {
  const area = place === '' ? {} : { area: place };
  const days = from === '' && on === '' ? { period: 'whole' }
    : { ...(from && { from }), ...(on && { to: on }) };
  if (report === 'findings' || report === 'questions')
    return { address: findingsAddress({ ...area, ...days }), title: 'findings.title' };
  if (['indicators', 'staying'].includes(report) || report.startsWith('coverage'))
    return { address: '#/desk/coverage', title: 'coverage.title' };
  if (programme) return undefined;
  if (report === 'officer-owed')
    return {
      address: `#${addressWith('/desk/worklist', ['area', 'officer'], { ...area, officer })}`,
      title: 'worklist.title',
    };
  if (report.startsWith('officer'))
    return { address: overviewAddress({ ...area, ...days, officer }), title: 'desk.nav' };
  if (report.startsWith('outreach'))
    return { address: overviewAddress({ ...area, ...days }), title: 'desk.nav' };
  return { address: bookLink(officer), title: 'money_desk.nav' };
}

/** Those that a head, who may choose any days, has a button for. */
export const ofDays: Moving[] = [
  'this_month', 'last_month', 'this_quarter', 'this_season', 'last_season', 'this_year', 'whole',
];

/** Those that are told in totals. */
export const ofTotals: Moving[] = [
  'this_quarter', 'last_quarter', 'this_year', 'last_year', 'whole',
];
