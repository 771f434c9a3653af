// SPDX-License-Identifier: Apache-2.0
// A form remembers what it showed when it was opened. What is written is only what was changed,
// over exactly the writes that were seen.

import type { Field } from '../log/calls';

export type Base = Record<string, { value: unknown; heads: string[] }>;

export function baseOf(fields: object): Base {
  const base: Base = {};
  for (const [member, field] of Object.entries(fields as Record<string, Field<unknown> | null>)) {
    if (field) base[member] = { value: field.value, heads: field.heads };
  }
  return base;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export interface Change {
  body: Record<string, unknown>;
  over: string[];
}

/** Members that are empty and always were are left out: not known is never written as "". */
export function changeFrom(base: Base, values: Record<string, unknown>): Change | undefined {
  const body: Record<string, unknown> = {};
  const over = new Set<string>();
  for (const [member, value] of Object.entries(values)) {
    const before = base[member];
    const empty = value === undefined || value === '' ||
      (Array.isArray(value) && value.length === 0);
    if (value === undefined || (before ? same(before.value, value) : empty)) continue;
    body[member] = value;
    before?.heads.forEach((head) => over.add(head));
  }
  return Object.keys(body).length === 0 ? undefined : { body, over: [...over].sort() };
}
