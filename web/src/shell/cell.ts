// SPDX-License-Identifier: Apache-2.0
// One value that screens watch.

import { useEffect, useState } from 'preact/hooks';

export class Cell<T> {
  private readonly heard = new Set<(value: T) => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    this.value = value;
    for (const hear of this.heard) hear(value);
  }

  watch(hear: (value: T) => void): () => void {
    this.heard.add(hear);
    return () => this.heard.delete(hear);
  }
}

export function useCell<T>(cell: Cell<T>): T {
  const [value, setValue] = useState(() => cell.get());
  useEffect(() => {
    setValue(() => cell.get());
    return cell.watch((next) => setValue(() => next));
  }, [cell]);
  return value;
}

/** What was worked out and may be worked out again; undefined where nothing is remembered. */
export function rememberedAny<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as T;
  } catch {
    return undefined;
  }
}

/** A choice that this phone remembers; where it may not, the choice holds until closing. */
export function remembered<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const found = localStorage.getItem(key);
    return allowed.find((value) => value === found);
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    // Writing waits for the disk; at every start the choice is the one already there.
    if (localStorage.getItem(key) !== value) localStorage.setItem(key, value);
  } catch {
    // Private windows refuse; the choice holds until the page is closed.
  }
}
