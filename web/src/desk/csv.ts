// SPDX-License-Identifier: Apache-2.0

/**
 * Spreadsheets open it right: a byte order mark, CRLF, quotes doubled, no formula at a cell's
 * head.
 */
export function csvOf(rows: (string | number | null)[][]): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const harmless = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
    return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
