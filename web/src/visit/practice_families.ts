// SPDX-License-Identifier: Apache-2.0
// The made-up families to practise with. Each is somebody of the courses' conversations; what she
// is called says that she is made up.

import type { NewEvent } from '../log/calls';
import { newId } from '../log/ids';
import type { Text } from '../shell/text';
import type { Soum } from './soums';

interface Made {
  /** Behind `practice.`: what the family is called, and what can be tried with it. */
  key: string;
  sex: 'female' | 'male';
  /** Years of age; the month of birth is always March. */
  age: number;
  children: number;
  /** Years that were paid. */
  paid: number;
  /** How many months ago the last of them was. No task is overdue before anything was written. */
  ago: number;
}

const made: Made[] = [
  { key: 'young', sex: 'male', age: 25, children: 0, paid: 0, ago: 0 },
  { key: 'mother', sex: 'female', age: 31, children: 2, paid: 2, ago: 1 },
  { key: 'stopped', sex: 'male', age: 44, children: 3, paid: 6, ago: 2 },
  { key: 'papers', sex: 'female', age: 53, children: 4, paid: 11, ago: 1 },
  { key: 'trust', sex: 'male', age: 38, children: 1, paid: 0, ago: 0 },
];

function monthAgo(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - months)).toISOString().slice(0, 7);
}

function spans({ paid, ago }: Made): object[] {
  if (paid === 0) return [];
  const from = monthAgo(ago + paid * 12 - 1);
  return [{ as: 'herder', from, to: monthAgo(ago), income: 'minimum' }];
}

function family(one: Made, at: number, soum: Soum, language: string, t: Text): NewEvent[] {
  const [household, person, year] = [newId(), newId(), new Date().getFullYear()];
  const about = (kind: string, subject: string, body: Record<string, unknown>): NewEvent =>
    ({ kind, subject, area: soum.code, body });
  const near = (degrees: number, step: number): number =>
    Math.round((degrees + step * 0.04) * 1e5);
  return [
    about('household_met', household, {}),
    about('household_changed', household, {
      head: t(`practice.${one.key}`), note: t(`practice.${one.key}_try`),
      place: t('practice.place'), bagh: String(at + 1), language,
      lat_e5: near(soum.lat, at - 2), lon_e5: near(soum.lon, (at * 2) % 5 - 2),
    }),
    about('person_met', person, { household }),
    about('person_changed', person, {
      name: t(`practice.${one.key}`), sex: one.sex, born: `${year - one.age}-03`,
      children: one.children, relation: 'head', paid: spans(one),
    }),
  ];
}

export function practiceFamilies(soum: Soum, language: string, t: Text): NewEvent[] {
  return made.flatMap((one, at) => family(one, at, soum, language, t));
}
