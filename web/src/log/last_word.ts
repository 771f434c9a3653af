// SPDX-License-Identifier: Apache-2.0
// The last word of a form whose page goes away. A transaction that begins then may not end; the
// tab's own storage is written before the page is gone, and read when it comes back.

interface LastWord {
  value: unknown;
  changed: number;
}

const place = (log: string, key: string): string => `last-word ${log} ${key}`;

export function sayLastWord(log: string, key: string, value: unknown): void {
  try {
    sessionStorage.setItem(place(log, key), JSON.stringify({ value, changed: Date.now() }));
  } catch {
    // No room in the tab's storage: the draft in the log is what there is.
  }
}

export function lastWord(log: string, key: string): LastWord | undefined {
  const said = sessionStorage.getItem(place(log, key));
  return said === null ? undefined : (JSON.parse(said) as LastWord);
}

export function forgetLastWord(log: string, key: string): void {
  sessionStorage.removeItem(place(log, key));
}
