// SPDX-License-Identifier: Apache-2.0
// Bytes for one receiver, known by a public key: an ephemeral ECDH key on P-256, HKDF with SHA-256,
// AES-256-GCM. The server does the same with OpenSSL (src/server/recovery_key.h): the phone seals
// its own key to the server, and the server seals it back to a phone whose PIN was forgotten.

import { base64url, fromBase64url, seal, unseal, utf8, type Bytes } from './seal';

/** As it travels: base64url throughout. `to` names the receiver's key. */
export interface SealedTo {
  to: string;
  from: string;
  iv: string;
  sealed: string;
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

export function freshPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(curve, false, ['deriveBits']) as Promise<CryptoKeyPair>;
}

export async function pointOf(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key));
}

/** The name of a key: the first 16 bytes of SHA-256 over its uncompressed point. */
export async function nameOfPoint(point: Bytes): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', point);
  return base64url(new Uint8Array(digest).slice(0, 16));
}

async function contentKey(
  mine: CryptoKey, theirs: Bytes, ends: { from: Bytes; to: Bytes }, purpose: string,
): Promise<CryptoKey> {
  const point = await crypto.subtle.importKey('raw', theirs, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, mine, 256);
  const from = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const salt = new Uint8Array([...ends.from, ...ends.to]);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(purpose) },
    from, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** `purpose` is bound into the key: bytes sealed for one device do not open as another's. */
export async function sealTo(point: Bytes, purpose: string, bytes: Bytes): Promise<SealedTo> {
  const { privateKey, publicKey } = await freshPair();
  const from = await pointOf(publicKey);
  const key = await contentKey(privateKey, point, { from, to: point }, purpose);
  const { iv, sealed } = await seal(key, purpose, bytes);
  return {
    to: await nameOfPoint(point), from: base64url(from), iv: base64url(iv),
    sealed: base64url(sealed),
  };
}

export async function openWith(
  { privateKey, publicKey }: CryptoKeyPair, purpose: string, { from, iv, sealed }: SealedTo,
): Promise<Bytes> {
  const point = fromBase64url(from);
  const ends = { from: point, to: await pointOf(publicKey) };
  const key = await contentKey(privateKey, point, ends, purpose);
  return unseal(key, purpose, { iv: fromBase64url(iv), sealed: fromBase64url(sealed) });
}

/** What the own key of an account is sealed for: nobody else's password opens it. */
export function ownKeyPurpose(user: string, device: string): string {
  return `otor-seal-1|own|${user}|${device}`;
}
