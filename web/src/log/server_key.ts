// SPDX-License-Identifier: Apache-2.0
// The key with which the server signs receipts: told at the first meeting, kept for ever. Another
// one later is not taken, and said: whoever speaks may be another server.

import { asked, openPhone, strict } from './database';
import { fromBase64url, utf8, type Bytes } from './seal';

const kept = 'server_sign', other = 'server_sign_other';

/** A server that does not sign tells none. */
export async function hearServerKey(point: string | null | undefined): Promise<void> {
  if (!point) return;
  const tx = (await openPhone()).transaction('state', 'readwrite', strict);
  const known = await tx.store.get(kept);
  if (known === undefined) asked(tx.store.put(point, kept));
  if (known !== undefined && known !== point) asked(tx.store.put(point, other));
  else asked(tx.store.delete(other));
  await tx.done;
}

export async function serverKey(): Promise<string | undefined> {
  return (await (await openPhone()).get('state', kept)) as string | undefined;
}

/** The server told another key than the one that is kept, when it was last met. */
export async function otherServerKey(): Promise<boolean> {
  return (await (await openPhone()).get('state', other)) !== undefined;
}

export async function isSigned(point: string, text: string, signature: Bytes): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('raw', fromBase64url(point), curve, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, utf8(text));
}
