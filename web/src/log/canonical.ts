// SPDX-License-Identifier: Apache-2.0
// A pulled event comes as an object with what the server added. The line is the object without
// those additions, keys sorted by byte, no spaces. The core checks it again and keeps the bytes.

const added = new Set(['erased', 'position', 'received', 'registered', 'skew']);

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

export function lineOf(event: Record<string, unknown>): string {
  return canonical(Object.fromEntries(Object.entries(event).filter(([key]) => !added.has(key))));
}
