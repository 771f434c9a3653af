// SPDX-License-Identifier: Apache-2.0
// The keys of one account on this phone. The *own key* seals what the officer wrote: log, drafts,
// token. The *cache key* seals what was pulled: it may be erased at any time, and is made anew at
// contact. Both are wrapped by a key from the PIN; the own key also by the server's recovery key,
// so that a forgotten PIN loses no work.

import { asked, openPhone, strict, type AccountRow } from './database';
import { measureRounds, newSecret, wrappingKey } from './pin';
import { keyBytes, randomBytes, seal, sealingKey, unseal, type Bytes, type Sealed } from './seal';
import { ownKeyPurpose, sealTo, type SealedTo } from './sealed_to';

/** What the server told: the phone was given up as lost, or its account was closed. */
export type ClosedThere = 'lost' | 'disabled';
/** Why other people's records are closed: days without contact, wrong PINs, the server's word. */
export type Closed = number | 'tries' | ClosedThere;

export interface KeyRow {
  user: string;
  /** How the wraps were made: 1 is PBKDF2 with SHA-256 and HMAC. */
  version: 1;
  rounds: number;
  digits: number;
  salt: Bytes;
  secret: CryptoKey;
  own: Sealed;
  /** Absent once erased; then `closed` says why. */
  cache?: Sealed;
  closed?: Closed;
  /** The own key for the server alone, and the device it was sealed for. */
  server?: { device: string; own: SealedTo };
}

/** In memory only, while the account is open. */
export interface Keys {
  user: string;
  own: CryptoKey;
  cache: CryptoKey | undefined;
  wrap: CryptoKey;
}

export class WrongPin extends Error {}

/** The server's key as it answers it; undefined while the phone has not seen it. */
export type RecoveryPoint = Bytes | undefined;

function about(row: Pick<KeyRow, 'user' | 'version' | 'rounds'>, what: 'own' | 'cache'): string {
  return `otor-wrap-${row.version}|${what}|${row.user}|${row.rounds}`;
}

export async function keyRow(user: string): Promise<KeyRow | undefined> {
  return (await openPhone()).get('keys', user);
}

interface Made {
  row: KeyRow;
  keys: Keys;
}

/** Nothing is stored yet: the row is written together with the account that it belongs to. */
export async function makeKeys(
  user: string, device: string, pin: string, recovery: RecoveryPoint,
  known: { own: Bytes; server?: KeyRow['server'] } | undefined,
): Promise<Made> {
  const own = known?.own ?? randomBytes(keyBytes);
  const cache = randomBytes(keyBytes);
  const [rounds, secret, salt] = [await measureRounds(), await newSecret(), randomBytes(16)];
  const wrap = await wrappingKey(pin, salt, rounds, secret);
  const how = { user, version: 1, rounds } as const;
  const row: KeyRow = {
    ...how, digits: pin.length, salt, secret,
    own: await seal(wrap, about(how, 'own'), own),
    cache: await seal(wrap, about(how, 'cache'), cache),
  };
  if (recovery) {
    row.server = { device, own: await sealTo(recovery, ownKeyPurpose(user, device), own) };
  } else if (known?.server) row.server = known.server;
  const keys = { user, own: await sealingKey(own), cache: await sealingKey(cache), wrap };
  own.fill(0);
  cache.fill(0);
  return { row, keys };
}

/** Slow on purpose. Rejects with WrongPin. Whoever calls has recorded the try before. */
export async function openKeys(row: KeyRow, pin: string): Promise<Keys> {
  const wrap = await wrappingKey(pin, row.salt, row.rounds, row.secret);
  const own = await unseal(wrap, about(row, 'own'), row.own).catch(() => {
    throw new WrongPin();
  });
  const cache = row.cache && await unseal(wrap, about(row, 'cache'), row.cache);
  const keys = {
    user: row.user, own: await sealingKey(own), cache: cache && await sealingKey(cache), wrap,
  };
  own.fill(0);
  cache?.fill(0);
  return keys;
}

/** After contact: the pages that come now are sealed with a key of their own. */
export async function renewCacheKey(keys: Keys): Promise<void> {
  const row = await keyRow(keys.user);
  if (!row) throw new Error('no keys');
  const raw = randomBytes(keyBytes);
  const cache = await seal(keys.wrap, about(row, 'cache'), raw);
  await changeRow(keys.user, ({ closed: _, ...now }) => ({ ...now, cache }));
  keys.cache = await sealingKey(raw);
  raw.fill(0);
}

export async function eraseCacheKey(user: string, closed: Closed): Promise<void> {
  await changeRow(user, ({ cache: _, ...rest }) => ({ ...rest, closed }));
}

/** For a phone that had never met the server when its PIN was chosen. */
export async function sealOwnKeyForServer(
  keys: Keys, device: string, recovery: Bytes,
): Promise<void> {
  const row = await keyRow(keys.user);
  if (!row || row.server) return;
  const own = await unseal(keys.wrap, about(row, 'own'), row.own);
  const server = { device, own: await sealTo(recovery, ownKeyPurpose(keys.user, device), own) };
  own.fill(0);
  await changeRow(keys.user, (now) => ({ ...now, server }));
}

async function changeRow(user: string, next: (row: KeyRow) => KeyRow): Promise<void> {
  const tx = (await openPhone()).transaction('keys', 'readwrite', strict);
  const row = await tx.store.get(user);
  if (row) asked(tx.store.put(next(row)));
  await tx.done;
}

/** The account and its keys become durable together, or not at all. */
export async function saveKeys(row: KeyRow, account: AccountRow): Promise<void> {
  const tx = (await openPhone()).transaction(['keys', 'accounts', 'attempts'], 'readwrite', strict);
  asked(tx.objectStore('keys').put(row));
  asked(tx.objectStore('accounts').put(account));
  asked(tx.objectStore('attempts').delete(row.user));
  await tx.done;
}
