// SPDX-License-Identifier: Apache-2.0
// The key with which a device signs each line that it writes, so that a file of them proves on a
// server without a login who wrote it. The private part lies sealed with the own key: it signs only
// while the account is open, and a locked phone hands out signatures that were made before. The
// server hears the public part at a contact and keeps the first for ever.

import { asked, openPhone, strict } from './database';
import { base64url, seal, unseal, utf8, type Bytes, type Sealed } from './seal';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

interface SignerRow extends Sealed {
  point: string;
}

const place = (device: string): string => `signer ${device}`;
/** The point too, so that nobody puts another beside the sealed key. */
const about = (device: string, point: string): string => `otor-signer-1|${device}|${point}`;

export class Signer {
  private constructor(
    readonly device: string,
    /** The public part: a point on P-256, uncompressed, base64url. */
    readonly point: string,
    private readonly key: CryptoKey,
  ) {}

  /**
   * Opens the key of this device, or makes it. Undefined where it does not open: then lines are
   * written all the same, and only a file of them proves nothing.
   */
  static async open(device: string, own: CryptoKey): Promise<Signer | undefined> {
    const row = await rowOf(device) ?? await keepFirst(device, await newRow(device, own));
    const raw = await unseal(own, about(device, row.point), row).catch(() => undefined);
    if (!raw) return undefined;
    const key = await crypto.subtle.importKey('pkcs8', raw, curve, false, ['sign']);
    raw.fill(0);
    return new Signer(device, row.point, key);
  }

  /** r and s of 32 bytes each. */
  async sign(seq: number, hash: string): Promise<Bytes> {
    const text = `otor-signed-line-1\n${this.device}\n${seq}\n${hash}`;
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    return new Uint8Array(await crypto.subtle.sign(how, this.key, utf8(text)));
  }
}

async function rowOf(device: string): Promise<SignerRow | undefined> {
  return (await (await openPhone()).get('state', place(device))) as SignerRow | undefined;
}

async function newRow(device: string, own: CryptoKey): Promise<SignerRow> {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign']);
  const point = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const raw = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const sealed = await seal(own, about(device, point), raw);
  raw.fill(0);
  return { point, ...sealed };
}

/** Two tabs may make one at the same time: the first that is kept is the device's. */
async function keepFirst(device: string, made: SignerRow): Promise<SignerRow> {
  const tx = (await openPhone()).transaction('state', 'readwrite', strict);
  const known = (await tx.store.get(place(device))) as SignerRow | undefined;
  if (!known) asked(tx.store.put(made, place(device)));
  await tx.done;
  return known ?? made;
}

/** The hash of an event, as the core computes it (src/event/event.cpp). */
export async function hashOf(line: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(`otor-event-1\n${line}`));
  return base64url(new Uint8Array(digest, 0, 16));
}
