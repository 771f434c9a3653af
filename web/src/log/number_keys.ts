// SPDX-License-Identifier: Apache-2.0
// The keys under which register numbers are marked, one for each aimag, as the server told them
// last. They lie sealed with what was pulled: where the phone is given up, or without contact for
// too long, they go with it, and an aimag that is not told any more has no key here any more.

import { openPhone } from './database';
import { sealValue, unsealValue, type Sealed } from './seal';

export interface NumberKey {
  aimag: string;
  /** 64 hex digits. */
  key: string;
}

const keyOf = (user: string): string => `number keys ${user}`;
const about = (user: string): string => `otor-number-keys-1|${user}`;

/** Without the key of what was pulled nothing opens, and nothing is kept. */
async function kept(user: string, cache: CryptoKey | undefined): Promise<NumberKey[]> {
  if (!cache) return [];
  const row = (await (await openPhone()).get('state', keyOf(user))) as Sealed | undefined;
  if (!row) return [];
  // Where another key sealed them, they are told again.
  return unsealValue<NumberKey[]>(cache, about(user), row).catch(() => []);
}

export async function keepNumberKeys(
  user: string, told: NumberKey[], cache: CryptoKey | undefined,
): Promise<void> {
  if (!cache || JSON.stringify(told) === JSON.stringify(await kept(user, cache))) return;
  const sealed = await sealValue(cache, about(user), told);
  await (await openPhone()).put('state', sealed, keyOf(user));
}

/** Of the aimag in which this soum lies. */
export async function keptNumberKey(
  user: string, area: string, cache: CryptoKey | undefined,
): Promise<string | undefined> {
  return (await kept(user, cache)).find(({ aimag }) => area.startsWith(aimag))?.key;
}
