// SPDX-License-Identifier: Apache-2.0
// Months as they are typed. What they mean is the core's business; here only their form.

export function isMonth(text: string): boolean {
  return /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(year: string, month: string): string {
  return `${year.trim()}-${month.trim().padStart(2, '0')}`;
}

/** Whole years between a month of birth and today, for the label beside a name. */
export function ageOn(born: string, today: string): number | undefined {
  if (!isMonth(born.slice(0, 7))) return undefined;
  const [by, bm] = born.split('-').map(Number) as [number, number];
  const [ty, tm] = today.split('-').map(Number) as [number, number];
  return ty - by - (tm < bm ? 1 : 0);
}

/** Days are counted on the calendar, not on the clock. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
