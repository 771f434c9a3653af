// SPDX-License-Identifier: Apache-2.0
// The code that a trainer shows on a day of a run. Whether it is right the server knows; the phone
// knows by four digits (its tag) whether it was mistyped, also without a network.

import type { LearnerRun } from '../messages';
import type { Mine } from './training';

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 6;

/** Letters of a Mongolian keyboard that look like those of a code. */
const cyrillic = 'АВСЕНКМРТХУҮ';
const latin = 'ABCEHKMPTXYY';

/**
 * As it was shown: capitals, whichever keyboard they come from, without what people put between
 * them. Undefined for no code.
 */
export function tidyCode(typed: string): string | undefined {
  const code = typed.replace(/[\s\-.]/g, '').toUpperCase()
    .replace(/./g, (letter) => latin[cyrillic.indexOf(letter)] ?? letter);
  const whole = code.length === length && [...code].every((letter) => letters.includes(letter));
  return whole ? code : undefined;
}

export async function tagOf(run: string, day: string, code: string): Promise<string> {
  const text = new TextEncoder().encode(`otor-day-1\n${run}\n${day}\n${code}\n`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(hash.subarray(0, 2), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface DayCode {
  run: string;
  day: string;
  code: string;
}

export type Verdict =
  | { is: 'no_code' | 'mistyped' | 'nothing_known' }
  | { is: 'other_day' | 'already'; day: string }
  | { is: 'other_run'; run: LearnerRun; day: string }
  /** This phone knows nothing of such a run for her: it can be noted all the same. */
  | { is: 'not_invited' | 'right'; code: DayCode };

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A code that came with its run and day, out of a QR code. */
export async function judgeScanned(
  asked: { run: string; day: string; code: string }, mine: Mine,
): Promise<Verdict> {
  const code = tidyCode(asked.code);
  const { run, day } = asked;
  if (!code || !isId(run) || !isDay(day)) return { is: 'no_code' };
  const noted = mine.own.days.some((one) =>
    one.run === run && one.day === day && one.code === code);
  if (noted) return { is: 'already', day };
  const known = mine.told?.told.runs.find((one) => one.run === run);
  const told = known?.days.find((one) => one.day === day);
  // Its days may have changed since the server was last met: that is not for the phone to refuse.
  if (!told) return { is: 'not_invited', code: { run, day, code } };
  if (await tagOf(run, day, code) !== told.tag) return { is: 'mistyped' };
  if (told.came === 'code' || told.came === 'list') return { is: 'already', day };
  return day === mine.today
    ? { is: 'right', code: { run, day, code } } : { is: 'other_day', day };
}

/** A code that was typed, for this run, or for whichever she is in today. */
export async function judgeTyped(
  typed: string, run: string | undefined, mine: Mine,
): Promise<Verdict> {
  const code = tidyCode(typed);
  if (!code) return { is: 'no_code' };
  const runs = mine.told?.told.runs ?? [];
  if (runs.length === 0) return { is: 'nothing_known' };
  const fitting: { of: LearnerRun; day: string }[] = [];
  for (const of of runs) {
    for (const { day, tag } of of.days) {
      if (await tagOf(of.run, day, code) === tag) fitting.push({ of, day });
    }
  }
  const here = fitting.filter(({ of }) => run === undefined || of.run === run);
  const best = here.find(({ day }) => day === mine.today) ?? here[0];
  if (best) return judgeScanned({ run: best.of.run, day: best.day, code }, mine);
  const other = fitting[0];
  return other ? { is: 'other_run', run: other.of, day: other.day } : { is: 'mistyped' };
}
