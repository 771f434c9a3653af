// SPDX-License-Identifier: Apache-2.0
// The codes that a department added to the built-in ones, as the server told them last.

import { openPhone } from './database';
import { codebooks } from './server';

const keyOf = (user: string): string => `codebooks ${user}`;

export async function keptCodebooks(user: string): Promise<string[]> {
  return ((await (await openPhone()).get('state', keyOf(user))) as string[] | undefined) ?? [];
}

/** True where the server tells others than the ones that are kept. */
export async function hearCodebooks(user: string, token: string): Promise<boolean> {
  const told = await codebooks(token);
  const kept = await keptCodebooks(user);
  if (JSON.stringify(told) === JSON.stringify(kept)) return false;
  await (await openPhone()).put('state', told, keyOf(user));
  return true;
}
