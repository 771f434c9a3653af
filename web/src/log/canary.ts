// SPDX-License-Identifier: Apache-2.0
// How far the log of a device has come, told outside of the stores a browser clears together: a
// long-lived cookie with two numbers. A log that is found behind them has lost something, and that
// is said.

export interface Canary {
  /** The greatest place in the log that was ever durable here. */
  written: number;
  /** How many of them were safe on the server. */
  safe: number;
}

const tenYears = 10 * 365 * 86_400;
const nameOf = (device: string): string => `otor-head-${device}`;

export function canary(device: string): Canary | undefined {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${nameOf(device)}=`));
  const [written, safe] = (found?.split('=')[1] ?? '').split('-').map(Number);
  if (written === undefined || safe === undefined || !Number.isInteger(written + safe)) {
    return undefined;
  }
  return { written, safe };
}

export function tellCanary(device: string, { written, safe }: Canary): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${nameOf(device)}=${written}-${safe}; Path=/; Max-Age=${tenYears}; ` +
    `SameSite=Strict${secure}`;
}
