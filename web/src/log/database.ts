// SPDX-License-Identifier: Apache-2.0
// Two kinds of database: `otor` knows which accounts live on this phone, `otor-<device>` holds the
// work of one account. A device is one officer on one phone, so two officers never share a log.

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Identity } from './calls';

export interface Account extends Identity {
  device: string;
  /** Absent after signing out. The log stays. */
  token?: string;
  /** What was not yet on the server when the account was last seen open. */
  unsafe: number;
  opened: number;
}

interface PhoneSchema extends DBSchema {
  accounts: { key: string; value: Account };
  state: { key: string; value: unknown };
}

/** Room for sealing: when `sealed` comes, `line` is absent and the bytes stand there. */
export interface LogRow {
  seq: number;
  id: string;
  hash: string;
  line: string;
}

export interface ReceiptRow {
  seq: number;
  id: string;
  status: string;
  position?: number;
  store: string;
  problem?: string;
}

export interface PageRow {
  n?: number;
  store: string;
  entries: { line: string; position: number; received?: string | number; skew?: number }[];
}

export interface DraftRow {
  key: string;
  value: unknown;
  changed: number;
}

interface DeviceSchema extends DBSchema {
  log: { key: number; value: LogRow };
  receipts: { key: number; value: ReceiptRow };
  pages: { key: number; value: PageRow };
  drafts: { key: string; value: DraftRow };
  state: { key: string; value: unknown };
}

export type Phone = IDBPDatabase<PhoneSchema>;
export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

export const strict = { durability: 'strict' } as const;
export const relaxed = { durability: 'relaxed' } as const;

let phone: Promise<Phone> | undefined;

export function openPhone(): Promise<Phone> {
  phone ??= openDB<PhoneSchema>('otor', 1, {
    upgrade(db) {
      db.createObjectStore('accounts', { keyPath: 'user' });
      db.createObjectStore('state');
    },
  });
  return phone;
}

export function openDevice(device: string): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(`otor-${device}`, 1, {
    upgrade(db) {
      db.createObjectStore('log', { keyPath: 'seq' });
      db.createObjectStore('receipts', { keyPath: 'seq' });
      db.createObjectStore('pages', { keyPath: 'n', autoIncrement: true });
      db.createObjectStore('drafts', { keyPath: 'key' });
      db.createObjectStore('state');
    },
  });
}

export function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
