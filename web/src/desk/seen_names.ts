// SPDX-License-Identifier: Apache-2.0
// Whose record a page is about, or the page of who saw it. The name goes from page to page in
// memory: an address is kept by the browser in plain.

const names = new Map<string, string>();

export function seenAddress(subject: string): string {
  return `#/desk/seen/${subject}`;
}

export function familyAddress(household: string): string {
  return `#/desk/family/${household}`;
}

export function noteName(subject: string, name: string): void {
  names.set(subject, name);
}

/** Undefined where the page was opened by its address. */
export function nameNoted(subject: string): string | undefined {
  return names.get(subject);
}
