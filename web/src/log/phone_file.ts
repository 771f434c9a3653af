// SPDX-License-Identifier: Apache-2.0
// What is not yet safe, as a file: a header, one line for each sealed row, an end that counts them
// and carries their SHA-256. The form is told in docs/phone-export.md. The same form is the second
// copy of unsent work that lies beside the database, and what an officer takes out as a file.
// Nobody but the server, or the phone that wrote it, can open it.

import type { LogRow } from './database';
import { base64url, fromBase64url, utf8, type Bytes } from './seal';
import type { SealedTo } from './sealed_to';

export const form = 'phone-export-1';

export interface FileHeader {
  otor: typeof form;
  user: string;
  device: string;
  /** The id of the server's store at the last contact, "" before the first. */
  store: string;
  made: string;
  /** The own key for the server; null while the phone has not met it. */
  key: { device: string; own: SealedTo } | null;
  rows: number;
}

export interface PhoneFile {
  header: FileHeader;
  rows: LogRow[];
  /** The end is there and its sum is right: nothing was cut off or changed. */
  whole: boolean;
}

function hex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sumOf(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

export async function writeFile(
  header: Omit<FileHeader, 'otor' | 'rows'>, rows: LogRow[],
): Promise<string> {
  const lines = rows.map(({ seq, id, hash, iv, sealed, sig }) => JSON.stringify({
    seq, id, hash, iv: base64url(iv), sealed: base64url(sealed),
    ...(sig ? { sig: base64url(sig) } : {}),
  }));
  const head = JSON.stringify({ otor: form, ...header, rows: rows.length });
  const text = [head, ...lines].map((line) => `${line}\n`).join('');
  return `${text}${JSON.stringify({ end: rows.length, sha256: await sumOf(text) })}\n`;
}

function rowOf(line: string): LogRow | undefined {
  const { seq, id, hash, iv, sealed, sig } = parsed(line) ?? {};
  if (typeof seq !== 'number' || typeof id !== 'string' || typeof hash !== 'string') {
    return undefined;
  }
  try {
    return {
      seq, id, hash, iv: fromBase64url(String(iv)), sealed: fromBase64url(String(sealed)),
      ...(typeof sig === 'string' ? { sig: fromBase64url(sig) } : {}),
    };
  } catch {
    return undefined;
  }
}

/** The object that a line of a file holds; undefined where it holds none. */
export function parsed(line: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line ?? '');
    return typeof value === 'object' && value ? value as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where this is no such file. A torn one gives the rows that are whole. */
export async function readFile(text: string): Promise<PhoneFile | undefined> {
  const lines = text.split('\n');
  const header = parsed(lines[0]) as FileHeader | undefined;
  if (header?.otor !== form || typeof header.user !== 'string') return undefined;
  const body = lines.slice(1).filter((line) => line !== '');
  const last = body.at(-1) ?? '';
  const end = parsed(last);
  const rows = body.map(rowOf).filter((row) => row !== undefined);
  const whole = end?.['sha256'] === await sumOf(text.slice(0, text.lastIndexOf(last))) &&
    rows.length === header.rows;
  return { header, rows, whole };
}
