// SPDX-License-Identifier: Apache-2.0
// Digits in groups of three, the same in all three languages: 27,700,000. The first formatter that
// a browser makes costs a slow phone a quarter of a second.

/** With as many digits after the point as asked for, a half rounded away from zero. */
export function grouped(value: number, fewest = 0, most = fewest): string {
  const shift = 10 ** most;
  const [whole = '', part = ''] = String(Math.round(Math.abs(value) * shift) / shift).split('.');
  const rest = part.padEnd(fewest, '0');
  const sign = value < 0 && Number(whole + part) !== 0 ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest && `.${rest}`}`;
}
