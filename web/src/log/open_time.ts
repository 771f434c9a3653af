// SPDX-License-Identifier: Apache-2.0
// Time in which the app is open and in sight, told in steps. A phone that sleeps, a tab that is
// hidden and a clock that is set make no step; of several tabs in sight only one counts.

const step = 1_000;
const longestStep = 2 * step;

class OpenTime {
  private inSight: AbortController | undefined;
  private readonly look = (): void => {
    if (document.visibilityState === 'visible') this.begin();
    else this.rest();
  };

  constructor(
    private readonly name: string,
    private readonly passed: (ms: number) => void,
  ) {
    document.addEventListener('visibilitychange', this.look);
    this.look();
  }

  end(): void {
    document.removeEventListener('visibilitychange', this.look);
    this.rest();
  }

  private begin(): void {
    if (this.inSight) return;
    const { signal } = this.inSight = new AbortController();
    if (!('locks' in navigator)) return void this.count(signal);
    navigator.locks.request(this.name, { signal }, () => this.count(signal))
      .catch(() => undefined);
  }

  private rest(): void {
    this.inSight?.abort();
    this.inSight = undefined;
  }

  private count(signal: AbortSignal): Promise<void> {
    let last = performance.now();
    return new Promise((done) => {
      if (signal.aborted) return done();
      const timer = setInterval(() => {
        const now = performance.now();
        this.passed(Math.min(now - last, longestStep));
        last = now;
      }, step);
      signal.addEventListener('abort', () => {
        clearInterval(timer);
        done();
      }, { once: true });
    });
  }
}

/** Calls `passed` about every second of open time; gives back what ends it. */
export function countOpenTime(name: string, passed: (ms: number) => void): () => void {
  const time = new OpenTime(name, passed);
  return () => time.end();
}
