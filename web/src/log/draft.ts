// SPDX-License-Identifier: Apache-2.0
// Every keystroke is kept: sealed at once, one transaction in flight, the newest value next; strict
// after a second of rest and when the page goes out of sight.

import type { Sealed } from './seal';
import type { DraftLog } from './work_account';

export class DraftKeeper<T> {
  private next: { value: T } | undefined;
  private last: { value: T } | undefined;
  /** The newest value, on its way to be sealed. */
  private sealing: { of: { value: T }; bytes: Promise<Sealed> } | undefined;
  private sealed: Sealed | undefined;
  private flying: Promise<void> | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private ended = false;
  private gone = false;
  private readonly hidden = (event: Event): void => {
    const going = event.type === 'pagehide' || document.visibilityState === 'hidden';
    this.gone = going;
    // Asked for at once, behind what is in flight: there may be no later turn.
    if (!going || this.ended || !this.last) return;
    if (this.sealed) this.log.sayLastWord(this.key, this.sealed);
    void this.write(this.last);
  };

  constructor(
    private readonly log: DraftLog,
    readonly key: string,
    private readonly failed: (error: unknown) => void,
  ) {
    this.listen();
  }

  keep(value: T): void {
    if (this.ended) return;
    this.next = { value };
    this.last = this.next;
    this.sealed = undefined;
    this.flying ??= this.fly();
    this.seal(this.last).catch(() => undefined);
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
      const next = this.next;
      this.next = undefined;
      await this.seal(next)
        .then((bytes) => this.log.saveDraft(this.key, bytes, 'relaxed'))
        .catch(this.failed);
    }
    this.flying = undefined;
  }

  private async settle(): Promise<void> {
    if (this.ended || !this.last) return;
    await this.flying;
    if (!this.ended) await this.write(this.last);
  }

  private async write(word: { value: T }): Promise<void> {
    await this.seal(word)
      .then((bytes) => this.log.saveDraft(this.key, bytes, 'strict'))
      .then(() => this.last === word && this.log.forgetLastWord(this.key))
      .catch(this.failed);
  }

  /** Once per value. A word typed while the page goes is said as soon as it is sealed. */
  private seal(word: { value: T }): Promise<Sealed> {
    if (this.sealing?.of === word) return this.sealing.bytes;
    const bytes = this.log.sealDraft(this.key, word.value);
    if (this.last !== word) return bytes;
    this.sealing = { of: word, bytes };
    void bytes.then((sealed) => {
      if (this.last !== word) return;
      this.sealed = sealed;
      if (this.gone && !this.ended) this.log.sayLastWord(this.key, sealed);
    }, () => undefined);
    return bytes;
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
