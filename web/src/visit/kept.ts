// SPDX-License-Identifier: Apache-2.0
// Lists of the server's that change rarely: what lies on the phone is shown at once, with or
// without a network; the newest takes its place when it has come.

import { useEffect } from 'preact/hooks';
import { openPhone } from '../log/database';
import { Cell, useCell } from '../shell/cell';

const often = 10 * 60_000;

export class Kept<T> {
  readonly cell = new Cell<T | undefined>(undefined);
  private asked = 0;

  constructor(
    private readonly address: string,
    private readonly key: string,
    private readonly read: (body: unknown) => T,
  ) {}

  /** Asks again only after a while: screens call this whenever they open. */
  async ask(): Promise<void> {
    if (Date.now() - this.asked < often) return;
    this.asked = Date.now();
    const db = await openPhone();
    const kept = (await db.get('state', this.key)) as T | undefined;
    if (kept !== undefined && this.cell.get() === undefined) this.cell.set(kept);
    try {
      const answer = await fetch(this.address);
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = this.read(await answer.json());
      await db.put('state', fresh, this.key);
      this.cell.set(fresh);
    } catch {
      this.asked = 0; // No network: the next screen asks again.
    }
  }
}

export function useKept<T>(kept: Kept<T>): T | undefined {
  useEffect(() => {
    void kept.ask();
  }, [kept]);
  return useCell(kept.cell);
}
