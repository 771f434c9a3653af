// SPDX-License-Identifier: Apache-2.0
// One tab writes. The others read, say so, and take over as soon as the writer is gone.

export class WriterLock {
  writing = false;
  private release: (() => void) | undefined;
  private readonly abort = new AbortController();

  private constructor(private readonly name: string) {}

  /**
   * Resolves once it is known whether this tab writes; `became` is called if that changes later.
   */
  static async take(device: string, became: () => void): Promise<WriterLock> {
    const lock = new WriterLock(`otor-${device}`);
    if (!('locks' in navigator)) {
      lock.writing = true;
      return lock;
    }
    await new Promise<void>((known) => {
      void navigator.locks.request(lock.name, { ifAvailable: true }, (got) => {
        if (!got) return known();
        const held = lock.hold();
        known();
        return held;
      });
    });
    if (!lock.writing) lock.queue(became);
    return lock;
  }

  end(): void {
    this.writing = false;
    this.abort.abort();
    this.release?.();
  }

  private queue(became: () => void): void {
    const options = { signal: this.abort.signal };
    navigator.locks.request(this.name, options, () => {
      const held = this.hold();
      became();
      return held;
    }).catch(() => undefined);
  }

  private hold(): Promise<void> {
    this.writing = true;
    return new Promise((release) => {
      this.release = release;
    });
  }
}
