// SPDX-License-Identifier: Apache-2.0
// Who may open otor on this phone. The first time needs the network and the password; after that
// the PIN. Signing out forgets the token, never the log. A head's session is a cookie that no
// script reads; nothing of it is kept here.

import type { Area, Identity } from './calls';
import { asked, openPhone, strict, type Account, type AccountRow } from './database';
import { newId } from './ids';
import { inContact, newLease, type Lease } from './lease';
import { keyRow, type Keys } from './phone_keys';
import { hearServerKey } from './server_key';
import { about, fromBase64url, sealValue, unsealValue, type Bytes } from './seal';
import {
  leftUndone, logIn, logOut, meetServer, NoAnswer, ServerSays, type DeviceAnswer, type SignedIn,
} from './server';

export class SignInFailed extends Error {
  constructor(readonly reason: 'wrong' | 'no_network' | 'server') {
    super(reason);
  }
}

/** What is sealed in the row of an account. */
interface Profile {
  areas: Area[];
  token?: string;
}

/** The password was right. What is known of the server comes along, as far as it told. */
export interface Entered {
  identity: SignedIn;
  row: AccountRow;
  recovery: Bytes | undefined;
}

export async function accounts(): Promise<AccountRow[]> {
  const tx = (await openPhone()).transaction('accounts');
  // Where the browser takes the database away, both fail, and whoever asked hears of it.
  const [rows] = await Promise.all([tx.store.getAll(), tx.done]);
  return rows.sort((a, b) => b.opened - a.opened);
}

export async function accountRow(user: string): Promise<AccountRow | undefined> {
  return (await openPhone()).get('accounts', user);
}

export async function saveRow(row: AccountRow): Promise<void> {
  const tx = (await openPhone()).transaction('accounts', 'readwrite', strict);
  asked(tx.store.put(row));
  await tx.done;
}

export async function change(user: string, part: Partial<AccountRow>): Promise<void> {
  const tx = (await openPhone()).transaction('accounts', 'readwrite', strict);
  const row = await tx.store.get(user);
  if (row) asked(tx.store.put({ ...row, ...part }));
  await tx.done;
}

/** Why an officer could not be let in; an error of the program stays what it is. */
export function failure(error: unknown): unknown {
  if (error instanceof NoAnswer) return new SignInFailed('no_network');
  if (!(error instanceof ServerSays)) return error;
  return new SignInFailed([401, 403].includes(error.status) ? 'wrong' : 'server');
}

/** A known account keeps its device and so its log. Throws SignInFailed. */
export async function signIn(user: string, password: string): Promise<Entered> {
  const identity = await logIn(user, password).catch((error: unknown) => {
    throw failure(error);
  });
  const known = await accountRow(identity.user);
  const row: AccountRow = {
    ...known,
    user: identity.user, name: identity.name, role: identity.role,
    made_up: identity.made_up === true, device: known?.device ?? newId(),
    unsafe: known?.unsafe ?? 0, opened: Date.now(),
  };
  if (identity.role !== 'officer') {
    await enterByCookie(identity, password);
    await saveRow(row);
    await remember(row.user);
    return { identity, row, recovery: undefined };
  }
  const met = await meetServer(identity.token, row.device).catch(leftUndone);
  await noteMeeting(identity.user, met);
  return { identity, row, recovery: met && fromBase64url(met.recovery) };
}

/** The token of a head is not kept: the browser holds a session that scripts cannot read. */
async function enterByCookie({ user, token }: SignedIn, password: string): Promise<void> {
  const answer = await fetch('/api/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  }).catch(() => {
    throw new SignInFailed('no_network');
  });
  if (!answer.ok) throw new SignInFailed('server');
  await logOut(token).catch(leftUndone);
}

export async function lease(user: string): Promise<Lease> {
  return (await (await openPhone()).get('leases', user)) ?? newLease(user, Date.now());
}

export async function saveLease(row: Lease): Promise<void> {
  const tx = (await openPhone()).transaction('leases', 'readwrite', strict);
  asked(tx.store.put(row));
  await tx.done;
}

/** A contact, in the server's time where it told it, else in the time that is known of it. */
export async function noteMeeting(user: string, met: DeviceAnswer | undefined): Promise<void> {
  const wall = Date.now();
  const known = await lease(user);
  const server = met?.now ?? wall + known.skew;
  await saveLease(inContact(known, wall, server, met?.lease_days ?? known.days));
  await hearServerKey(met?.sign);
}

/** The same at each hello, which tells nothing but the time. */
export async function noteServerTime(user: string, now: number): Promise<void> {
  await saveLease(inContact(await lease(user), Date.now(), now));
}

export async function sealProfile(keys: Keys, profile: Profile): Promise<AccountRow['profile']> {
  return sealValue(keys.own, about.profile(keys.user), profile);
}

export async function openAccount(row: AccountRow, keys: Keys): Promise<Account> {
  const place = about.profile(row.user);
  const profile: Profile = row.profile
    ? await unsealValue<Profile>(keys.own, place, row.profile)
    : { areas: row.areas ?? [], ...(row.token === undefined ? {} : { token: row.token }) };
  return {
    user: row.user, name: row.name, role: row.role, made_up: row.made_up, device: row.device,
    past: row.past ?? [], unsafe: row.unsafe, opened: row.opened, ...profile,
  };
}

/** A fresh token, or none: sealed like everything else. */
export async function keepToken(
  account: Account, keys: Keys, token: string | undefined, areas: Area[] = account.areas,
): Promise<Account> {
  const profile = { areas, ...(token === undefined ? {} : { token }) };
  const sealed = await sealProfile(keys, profile);
  if (sealed) await change(account.user, { profile: sealed });
  const { token: _, ...rest } = account;
  return { ...rest, ...profile };
}

/** Of a head, whose session is a cookie. */
export async function leaveDesk(): Promise<void> {
  await remember(undefined);
  await fetch('/api/logout', { method: 'POST', headers: { 'x-otor': '1' } })
    .catch(() => undefined);
}

export async function remember(user: string | undefined): Promise<void> {
  const db = await openPhone();
  if (user === undefined) await db.delete('state', 'current');
  else await db.put('state', user, 'current');
}

export async function remembered(): Promise<AccountRow | undefined> {
  const db = await openPhone();
  const user = (await db.get('state', 'current')) as string | undefined;
  return user === undefined ? undefined : db.get('accounts', user);
}

export async function hasPin(user: string): Promise<boolean> {
  return (await keyRow(user)) !== undefined;
}

export function identityOf({ token: _, ...identity }: SignedIn): Identity {
  return identity;
}
