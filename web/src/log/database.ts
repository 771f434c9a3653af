// SPDX-License-Identifier: Apache-2.0
// Two kinds of database: `otor` knows which accounts live on this phone and holds their wrapped
// keys, `otor-<device>` holds the work of one account. A device is one officer on one phone, so two
// officers never share a log. What a person said or wrote stands in neither but sealed (seal.ts).

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Attempts } from './attempts';
import type { Area, Identity } from './calls';
import type { Lease } from './lease';
import type { KeyRow } from './phone_keys';
import type { Bytes, Sealed } from './seal';

/** An account that is open: its row, and what was sealed in it. */
export interface Account extends Identity {
  device: string;
  /** Ids that this phone had before its store was found behind: their unsent rows wait still. */
  past: string[];
  /** Absent after signing out. The log stays. */
  token?: string;
  /** What was not yet on the server when the account was last seen open. */
  unsafe: number;
  opened: number;
}

/** What the list of accounts needs; the rest is sealed in `profile`. */
export interface AccountRow {
  user: string;
  name: string;
  role: Identity['role'];
  made_up: boolean;
  device: string;
  past?: string[];
  unsafe: number;
  opened: number;
  profile?: Sealed;
  /** Only in rows written before there was a PIN: sealed and removed when one is chosen. */
  token?: string;
  areas?: Area[];
}

interface PhoneSchema extends DBSchema {
  accounts: { key: string; value: AccountRow };
  state: { key: string; value: unknown };
  keys: { key: string; value: KeyRow };
  attempts: { key: string; value: Attempts };
  leases: { key: string; value: Lease };
}

/** Id and hash are made from 74 random bits of the line's id, so they confirm no guess. */
export interface LogRow extends Sealed {
  seq: number;
  id: string;
  hash: string;
  /** Of the device that wrote it (signer.ts). Absent in rows of an older program. */
  sig?: Bytes;
  /** Only what the server left of the line is sealed here; the hash is that of the whole. */
  erased?: true;
}

export interface ReceiptRow {
  seq: number;
  id: string;
  status: string;
  position?: number;
  /** The server's stamps: what order and time of the event are reckoned from. */
  received?: number;
  skew?: number;
  registered?: number;
  store: string;
  problem?: Sealed;
}

export interface PageRow extends Sealed {
  n: number;
  store: string;
  /** Of which soum's file it is a part; absent where it was pulled. */
  area?: string;
}

export interface PageEntry {
  line: string;
  position: number;
  received?: string | number;
  skew?: number;
  registered?: number;
}

export interface DraftRow extends Sealed {
  key: string;
  changed: number;
}

/** Rows as they were before there was a PIN: only their sealing reads them (plain_rows.ts). */
export interface PlainLogRow { seq: number; id: string; hash: string; line: string }
export interface PlainReceiptRow extends Omit<ReceiptRow, 'problem'> { problem?: string }
export interface PlainPageRow { n: number; store: string; entries: PageEntry[] }
export interface PlainDraftRow { key: string; value: unknown; changed: number }

export interface DeviceSchema extends DBSchema {
  log: { key: number; value: LogRow | PlainLogRow };
  receipts: { key: number; value: ReceiptRow | PlainReceiptRow };
  pages: { key: number; value: PageRow | PlainPageRow };
  drafts: { key: string; value: DraftRow | PlainDraftRow };
  state: { key: string; value: unknown };
}

export type Phone = IDBPDatabase<PhoneSchema>;
export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

export const strict = { durability: 'strict' } as const;
export const relaxed = { durability: 'relaxed' } as const;

/** One of the requests of a transaction: what became of them all the transaction tells. */
export function asked(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

let phone: Promise<Phone> | undefined;

export function openPhone(): Promise<Phone> {
  phone ??= openDB<PhoneSchema>('otor', 2, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('accounts', { keyPath: 'user' });
        db.createObjectStore('state');
      }
      db.createObjectStore('keys', { keyPath: 'user' });
      db.createObjectStore('attempts', { keyPath: 'user' });
      db.createObjectStore('leases', { keyPath: 'user' });
    },
    terminated: () => {
      phone = undefined;
    },
  });
  return phone;
}

export interface OpenedDevice {
  db: DeviceDatabase;
  /** There was nothing, or the browser says that it threw away what there was. */
  empty: boolean;
}

/**
 * Version 2 has the stores of version 1; its rows are sealed. A program that does not know sealing
 * must not open it.
 */
export async function openDevice(device: string): Promise<OpenedDevice> {
  let empty = false;
  const db = await openDB<DeviceSchema>(`otor-${device}`, 2, {
    upgrade(database, from, _to, _tx, event) {
      const { dataLoss } = event as IDBVersionChangeEvent & { dataLoss?: string };
      if (from < 1) {
        database.createObjectStore('log', { keyPath: 'seq' });
        database.createObjectStore('receipts', { keyPath: 'seq' });
        database.createObjectStore('pages', { keyPath: 'n', autoIncrement: true });
        database.createObjectStore('drafts', { keyPath: 'key' });
        database.createObjectStore('state');
      }
      empty = from < 1 || dataLoss === 'total';
    },
    blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
  });
  return { db, empty };
}

export function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

export function unlessFull(error: unknown): undefined {
  if (!isQuota(error)) throw error;
}
