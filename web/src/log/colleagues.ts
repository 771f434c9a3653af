// SPDX-License-Identifier: Apache-2.0
// What the people of the department are called, as the server told it last. Kept sealed, so that it
// is there without a network and nothing of it lies plain.

import { openPhone } from './database';
import { sealValue, unsealValue, type Sealed } from './seal';
import type { Colleague } from './server';

/** By account. */
export type Names = ReadonlyMap<string, string>;

const keyOf = (user: string): string => `colleagues ${user}`;
const about = (user: string): string => `otor-colleagues-1|${user}`;

async function kept(user: string, own: CryptoKey): Promise<Colleague[]> {
  const row = (await (await openPhone()).get('state', keyOf(user))) as Sealed | undefined;
  if (!row) return [];
  // Where another key sealed it, it is told again.
  return unsealValue<Colleague[]>(own, about(user), row).catch(() => []);
}

export async function keptNames(user: string, own: CryptoKey): Promise<Names> {
  return new Map((await kept(user, own)).map((one) => [one.user, one.name]));
}

/** True where others are told than the ones that are kept. */
export async function keepNames(
  user: string, told: Colleague[], own: CryptoKey,
): Promise<boolean> {
  if (JSON.stringify(told) === JSON.stringify(await kept(user, own))) return false;
  const sealed = await sealValue(own, about(user), told);
  await (await openPhone()).put('state', sealed, keyOf(user));
  return true;
}
