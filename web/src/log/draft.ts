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
  private readonly hidden = (event: Event): void => {
    const going = event.type === 'pagehide' || document.visibilityState === 'hidden';
    // Asked for at once, behind what is in flight: there may be no later turn.
    if (!going || this.ended || !this.last) return;
    this.log.sayLastWord(this.key, this.last.value);
    void this.write(this.last.value);
  };

  constructor(
    private readonly log: DeviceLog,
    readonly key: string,
    private readonly failed: (error: unknown) => void,
  ) {
    this.listen();
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
    this.stop();
    await this.flying;
  }

  /** The save did not happen: go on keeping. */
  resume(): void {
    this.ended = false;
    this.listen();
    if (this.last) this.keep(this.last.value);
  }

  release(): void {
    clearTimeout(this.rest);
    this.stop();
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
    if (!this.ended) await this.write(this.last.value);
  }

  private write(value: T): Promise<void> {
    return this.log.saveDraft(this.key, value, 'strict').catch(this.failed);
  }

  private listen(): void {
    document.addEventListener('visibilitychange', this.hidden);
    addEventListener('pagehide', this.hidden);
  }

  private stop(): void {
    document.removeEventListener('visibilitychange', this.hidden);
    removeEventListener('pagehide', this.hidden);
  }
}
