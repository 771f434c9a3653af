// SPDX-License-Identifier: Apache-2.0
// How training is told at every desk: courses and lessons by name, soums and aimags, days, shares.

import { useMemo } from 'preact/hooks';
import type { CourseRow, PointSaid } from '../generated/documents';
import type { CertificateRow, MeanChange, RunRow } from '../messages';
import { useMade } from '../papers/papers';
import { type Format, thisMonth, useFormat } from '../shell/format';
import { type Text, useLanguage, useText } from '../shell/text';

/** As many letters as the server takes of what is typed, two bytes each. */
export const longestWords = 450;

export interface Courses {
  /** Nothing until they are read, or where they cannot be. */
  list: CourseRow[];
  missing: boolean;
  /** What is looked at on an observed practice visit. */
  checklist: PointSaid[];
  name: (course: string) => string;
  lesson: (course: string, lesson: string) => string;
}

export function useCourses(): Courses {
  const language = useLanguage();
  const told = useMade('courses', { on: thisMonth(), language });
  return useMemo(() => {
    const made = told && 'made' in told ? told.made : undefined;
    const list = made?.courses ?? [];
    const course = (name: string): CourseRow | undefined => list.find((one) => one.name === name);
    return {
      list,
      missing: told !== undefined && !made,
      checklist: made?.checklist ?? [],
      name: (name) => course(name)?.title ?? name,
      lesson: (name, lesson) =>
        course(name)?.lessons.find((one) => one.name === lesson)?.title ?? lesson,
    };
  }, [told]);
}

export function daysWords(format: Format, days: string[]): string {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '–';
  return first === last ? format.short(first) : `${format.short(first)} – ${format.short(last)}`;
}

export function whereWords(t: Text, { way, place }: Pick<RunRow, 'way' | 'place'>): string {
  return [t(`training.way_${way}`), place].filter(Boolean).join(' · ');
}

const minus = '\u2212';

/** Of thousandths: "62.5%". */
export function shareWords(format: Format, thousandths: number): string {
  return format.percent(thousandths * 1_000);
}

/** Of thousandths: "1.25" deeds; with `points`, "12.5" percentage points. */
export function plainWords(thousandths: number, points = false): string {
  const value = points ? thousandths / 10 : thousandths / 1_000;
  return String(Number(value.toFixed(2))).replace('-', minus);
}

/** The same with its sign: "+12.5". */
export function signedWords(thousandths: number, points = false): string {
  return `${thousandths > 0 ? '+' : ''}${plainWords(thousandths, points)}`;
}

export const holdsZero = ({ low, high }: MeanChange): boolean => low <= 0 && high >= 0;

/** Number, day and how long it holds. */
export function CertificateWords({ certificate, lesson }: {
  certificate: CertificateRow;
  lesson: (lesson: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const { number, on, through, standing, read_again: again } = certificate;
  return (
    <>
      <b>{t(`training.standing_${standing}`)}</b>{' '}
      <small>
        <a href={`#/certificate/${number}`}>{t('training.number', { x: number })}</a>{' · '}
        {[
          t('training.given_on', { day: format.short(on) }),
          through !== '' && t('training.through', { day: format.short(through) }),
        ].filter(Boolean).join(' · ')}
      </small>
      {again.length > 0 && (
        <span class="t-again">
          {t('training.read_again', { lessons: again.map(lesson).join(' · ') })}
        </span>
      )}
    </>
  );
}
