// SPDX-License-Identifier: Apache-2.0
// The one account that is open in this page. Its keys are in memory only: closing or reloading the
// page locks, and so does being idle or out of sight for long. A newer version of the app waits
// until then.

import { hold } from '../shell/holding';
import {
  accountRow, failure, keepToken, openAccount, remember, sealProfile,
} from './accounts';
import { beginAttempt, mostFailed, succeeded, type Attempts } from './attempts';
import type { Area } from './calls';
import type { AccountRow } from './database';
import { dropPagesOf } from './pages';
import {
  eraseCacheKey, keyRow, makeKeys, openKeys, saveKeys, WrongPin, type Closed,
  type Keys, type KeyRow,
} from './phone_keys';
import { base64url, type Bytes } from './seal';
import { freshPair, openWith, ownKeyPurpose, pointOf, type SealedTo } from './sealed_to';
import { recoverOwnKey, ServerSays, type Recovered, type SignedIn } from './server';
import { unlocked, type Unlocked } from './unlocked_now';

export { unlocked, type Unlocked };

let release: (() => void) | undefined;

export function lockNow(): void {
  unlocked.set(undefined);
  release?.();
  release = undefined;
}

/** What a password just brought, for an account that opens with its PIN. */
export type Session = Pick<SignedIn, 'token' | 'areas'>;

async function begin(row: AccountRow, keys: Keys, session?: Session): Promise<Unlocked> {
  const known = await openAccount(row, keys);
  const account = session ? await keepToken(known, keys, session.token, session.areas) : known;
  const opened = { account, keys };
  await remember(row.user);
  release?.();
  release = hold();
  unlocked.set(opened);
  return opened;
}

export class PinRefused extends Error {
  constructor(readonly after: Attempts) {
    super('pin');
  }
}

/** Throws MustWait before anything is derived, PinRefused after a wrong PIN. */
export async function unlock(
  user: string, pin: string, session?: Session,
): Promise<Unlocked> {
  const [known, row] = [await keyRow(user), await accountRow(user)];
  if (!known || !row) throw new Error(`no keys of ${user}`);
  const counted = await beginAttempt(user);
  if (counted.failed > mostFailed) await eraseCache(row, 'tries');
  try {
    const keys = await openKeys(known, pin);
    if (counted.failed > mostFailed) keys.cache = undefined;
    await succeeded(user);
    return await begin(row, keys, session);
  } catch (error) {
    if (!(error instanceof WrongPin)) throw error;
    if (counted.failed >= mostFailed) await eraseCache(row, 'tries');
    throw new PinRefused(counted);
  }
}

/**
 * Other people's records close: their key goes, and what it sealed. Own work stays. `closed` says
 * after how many days without contact; 0 after too many wrong PINs.
 */
export async function eraseCache(row: AccountRow, closed: Closed): Promise<void> {
  await eraseCacheKey(row.user, closed);
  await dropPagesOf(row.device);
}

/** An account for which a PIN is to be chosen. */
export interface Fresh {
  row: AccountRow;
  areas: Area[];
  token: string | undefined;
  recovery: Bytes | undefined;
  /** The own key that it had, got back from the server. */
  own?: { raw: Bytes; server: KeyRow['server'] };
}

export async function choosePin(fresh: Fresh, pin: string): Promise<Unlocked> {
  const { row, areas, token, recovery, own } = fresh;
  const known = own && {
    own: own.raw.slice(), ...(own.server ? { server: own.server } : {}),
  };
  const made = await makeKeys(row.user, row.device, pin, recovery, known);
  const profile = await sealProfile(made.keys, token === undefined ? { areas } : { areas, token });
  const { token: _token, areas: _areas, ...rest } = row;
  const sealed = { ...rest, opened: Date.now(), ...(profile ? { profile } : {}) };
  if (known) await dropPagesOf(row.device);
  await saveKeys(made.row, sealed);
  return begin(sealed, made.keys);
}

export class NoWayBack extends Error {}

/** Throws SignInFailed for a wrong password, NoWayBack where the server cannot open the key. */
export async function ownKeyFromServer(
  user: string, password: string, device: string, own: SealedTo,
): Promise<{ raw: Bytes; recovered: Recovered }> {
  const pair = await freshPair();
  const key = base64url(await pointOf(pair.publicKey));
  const recovered = await recoverOwnKey({ user, password, device, own, key })
    .catch((error: unknown) => {
      const cannot = error instanceof ServerSays && [400, 403, 404, 422].includes(error.status);
      throw cannot ? new NoWayBack() : failure(error);
    });
  const raw = await openWith(pair, ownKeyPurpose(user, device), recovered.own);
  return { raw, recovered };
}

/** PIN forgotten: the password and the server's recovery key give the own key back. */
export async function wayBack(user: string, password: string): Promise<Fresh> {
  const [row, keys] = [await accountRow(user), await keyRow(user)];
  if (!row || !keys) throw new Error(`no keys of ${user}`);
  if (!keys.server) throw new NoWayBack();
  const { device, own } = keys.server;
  const { raw, recovered } = await ownKeyFromServer(user, password, device, own);
  const { areas, token } = recovered;
  return { row, areas, token, recovery: undefined, own: { raw, server: keys.server } };
}
