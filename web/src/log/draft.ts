// SPDX-License-Identifier: Apache-2.0
// Every keystroke is kept: one transaction in flight, the newest value next; strict after a second
// of rest and when the page goes out of sight.

import type { DeviceLog } from './device_log';

export class DraftKeeper<T> {
  private next: { value: T } | undefined;
  private last: { value: T } | undefined;
  private flying: Promise<void> | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private ended = false;
  private readonly hidden = (): void => {
    if (document.visibilityState === 'hidden') void this.settle();
  };

  constructor(
    private readonly log: DeviceLog,
    readonly key: string,
    private readonly failed: (error: unknown) => void,
  ) {
    document.addEventListener('visibilitychange', this.hidden);
  }

  keep(value: T): void {
    if (this.ended) return;
    this.next = { value };
    this.last = this.next;
    this.flying ??= this.fly();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.settle(), 1000);
  }

  /**
   * Waits until nothing is in flight, so that the transaction that removes the draft comes last.
   */
  async end(): Promise<void> {
    this.ended = true;
    this.next = undefined;
    clearTimeout(this.rest);
    document.removeEventListener('visibilitychange', this.hidden);
    await this.flying;
  }

  /** The save did not happen: go on keeping. */
  resume(): void {
    this.ended = false;
    document.addEventListener('visibilitychange', this.hidden);
    if (this.last) this.keep(this.last.value);
  }

  release(): void {
    clearTimeout(this.rest);
    document.removeEventListener('visibilitychange', this.hidden);
    void this.settle();
  }

  private async fly(): Promise<void> {
    while (this.next) {
      const { value } = this.next;
      this.next = undefined;
      await this.log.saveDraft(this.key, value, 'relaxed').catch(this.failed);
    }
    this.flying = undefined;
  }

  private async settle(): Promise<void> {
    if (this.ended || !this.last) return;
    await this.flying;
    if (this.ended) return;
    await this.log.saveDraft(this.key, this.last.value, 'strict').catch(this.failed);
  }
}
