// SPDX-License-Identifier: Apache-2.0
// What the audit tells of one record, as a person reads it: by day, and once where the same was
// done more often on it.

import { dayInWest } from '../log/this_day';

/** A row of the audit. `day`: of cards seen, when they were opened; `at` is when that was told. */
export interface SeenRow {
  at: number;
  actor: string;
  name?: string;
  verb: string;
  classes: string;
  reason: string;
  day?: string;
}

export interface SeenLine {
  key: string;
  day: string;
  row: SeenRow;
  times: number;
}

/** What a row tells of besides who and when. */
const tellsOfKinds = ['push', 'let_in'];

export const kindsIn = ({ reason, classes }: SeenRow): string[] =>
  tellsOfKinds.includes(reason) ? classes.split(' ').filter(Boolean) : [];

/** The newest day first, and of a day what was told last; `rows` come oldest first. */
export function seenLines(rows: SeenRow[]): SeenLine[] {
  const lines = new Map<string, SeenLine>();
  for (const row of rows.toReversed()) {
    const day = row.day ?? dayInWest(row.at);
    const key = [day, row.actor, row.reason, ...kindsIn(row)].join(' ');
    const known = lines.get(key);
    if (known) known.times += 1;
    else lines.set(key, { key, day, row, times: 1 });
  }
  return [...lines.values()].sort((one, other) =>
    one.day === other.day ? 0 : one.day < other.day ? 1 : -1);
}
