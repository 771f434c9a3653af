// SPDX-License-Identifier: Apache-2.0

export function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** UUID version 7. Its time is not used by anybody; it only keeps neighbours together. */
export function newId(): string {
  const ms = Date.now().toString(16).padStart(12, '0');
  const rest = randomHex(10);
  const variant = ((parseInt(rest.slice(3, 4), 16) & 3) | 8).toString(16);
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${rest.slice(0, 3)}-` +
    `${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
}

/** The device's wall clock as it is, with its offset: 2026-11-23T10:11:12+07:00. */
export function wallTime(now: Date): string {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
