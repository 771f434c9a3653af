// SPDX-License-Identifier: Apache-2.0
// Whose record the page of who saw it is about. The name goes from page to page in memory: an
// address is kept by the browser in plain.

const names = new Map<string, string>();

export function seenAddress(subject: string): string {
  return `#/desk/seen/${subject}`;
}

export function noteName(subject: string, name: string): void {
  names.set(subject, name);
}

/** Undefined where the page was opened by its address. */
export function nameNoted(subject: string): string | undefined {
  return names.get(subject);
}
