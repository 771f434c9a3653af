// SPDX-License-Identifier: Apache-2.0
// The last word of a form whose page goes away. A transaction that begins then may not end; the
// tab's own storage is written before the page is gone, and read when it comes back. It is sealed
// like the draft it belongs to.

import { base64url, fromBase64url, type Sealed } from './seal';

interface LastWord extends Sealed {
  changed: number;
}

const place = (log: string, key: string): string => `last-word ${log} ${key}`;

export function sayLastWord(log: string, key: string, { iv, sealed }: Sealed): void {
  try {
    const said = { iv: base64url(iv), sealed: base64url(sealed), changed: Date.now() };
    sessionStorage.setItem(place(log, key), JSON.stringify(said));
  } catch {
    // No room in the tab's storage: the draft in the log is what there is.
  }
}

export function lastWord(log: string, key: string): LastWord | undefined {
  const said = sessionStorage.getItem(place(log, key));
  if (said === null) return undefined;
  const { iv, sealed, changed } = JSON.parse(said) as Record<string, unknown>;
  // A word of a program that did not seal yet: the same word stands in its draft.
  if (typeof iv !== 'string' || typeof sealed !== 'string') {
    sessionStorage.removeItem(place(log, key));
    return undefined;
  }
  return { iv: fromBase64url(iv), sealed: fromBase64url(sealed), changed: Number(changed) };
}

export function forgetLastWord(log: string, key: string): void {
  sessionStorage.removeItem(place(log, key));
}
