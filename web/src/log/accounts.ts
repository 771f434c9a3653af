// SPDX-License-Identifier: Apache-2.0
// Who may open otor on this phone. Signing out forgets the token, never the log.

import type { Identity } from './calls';
import { openPhone, strict, type Account } from './database';
import { newId } from './ids';

export class SignInFailed extends Error {
  constructor(readonly reason: 'wrong' | 'no_network' | 'server') {
    super(reason);
  }
}

export async function accounts(): Promise<Account[]> {
  return (await (await openPhone()).getAll('accounts')).sort((a, b) => b.opened - a.opened);
}

export async function account(user: string): Promise<Account | undefined> {
  return (await openPhone()).get('accounts', user);
}

async function save(row: Account): Promise<void> {
  const tx = (await openPhone()).transaction('accounts', 'readwrite', strict);
  void tx.store.put(row);
  await tx.done;
}

/** The first time needs the network; a known account keeps its device and so its log. */
export async function signIn(user: string, password: string): Promise<Account> {
  const answer = await fetch('/api/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  }).catch(() => {
    throw new SignInFailed('no_network');
  });
  if (answer.status === 401 || answer.status === 403) throw new SignInFailed('wrong');
  if (!answer.ok) throw new SignInFailed('server');
  const { token, ...identity } = (await answer.json()) as Identity & { token: string };
  const known = await account(identity.user);
  const row: Account = {
    ...identity,
    made_up: identity.made_up === true,
    token,
    device: known?.device ?? newId(),
    unsafe: known?.unsafe ?? 0,
    opened: Date.now(),
  };
  await save(row);
  await remember(row.user);
  return row;
}

export async function signOut(user: string): Promise<void> {
  const row = await account(user);
  await remember(undefined);
  if (!row) return;
  const { token, ...rest } = row;
  await save(rest);
  if (token === undefined) return;
  await fetch('/api/logout', { method: 'POST', headers: { authorization: `Bearer ${token}` } })
    .catch(() => undefined);
}

/** The token ran out on the server: the account stays open, sending waits for the password. */
export async function forgetToken(user: string): Promise<void> {
  const row = await account(user);
  if (!row) return;
  const { token: _, ...rest } = row;
  await save(rest);
}

export async function noteUnsafe(user: string, unsafe: number): Promise<void> {
  const row = await account(user);
  if (row && row.unsafe !== unsafe) await save({ ...row, unsafe });
}

export async function remember(user: string | undefined): Promise<void> {
  const db = await openPhone();
  if (user === undefined) await db.delete('state', 'current');
  else await db.put('state', user, 'current');
}

export async function remembered(): Promise<Account | undefined> {
  const db = await openPhone();
  const user = (await db.get('state', 'current')) as string | undefined;
  const row = user === undefined ? undefined : await db.get('accounts', user);
  return row;
}
