// SPDX-License-Identifier: Apache-2.0
// Bytes that only the holder of a key can read: AES-256-GCM with a random 96-bit iv. `about` says
// what the bytes are (device and place in the log, the form of a draft): it is not kept, but
// whoever opens them must say the same, so that a sealed row moved to another place does not open.

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Sealed {
  iv: Bytes;
  sealed: Bytes;
}

export const keyBytes = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

export function textOfBytes(bytes: Bytes): string {
  return decoder.decode(bytes);
}

export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** The key cannot be read back from what this gives: copies of `raw` are the caller's to forget. */
export function sealingKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function seal(key: CryptoKey, about: string, bytes: Bytes): Promise<Sealed> {
  const iv = randomBytes(12);
  const how = { name: 'AES-GCM', iv, additionalData: utf8(about) };
  return { iv, sealed: new Uint8Array(await crypto.subtle.encrypt(how, key, bytes)) };
}

/** Rejects where key, `about` or a single bit is another one. */
export async function unseal(
  key: CryptoKey, about: string, { iv, sealed }: Sealed,
): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv, additionalData: utf8(about) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed));
}

/** Of bytes that one key sealed one behind the other: the iv is their place. */
export async function unsealAt(
  key: CryptoKey, place: number, about: string, sealed: Bytes,
): Promise<Bytes> {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(8, place);
  return unseal(key, about, { iv, sealed });
}

export function sealText(key: CryptoKey, about: string, text: string): Promise<Sealed> {
  return seal(key, about, utf8(text));
}

export async function unsealText(key: CryptoKey, about: string, sealed: Sealed): Promise<string> {
  return textOfBytes(await unseal(key, about, sealed));
}

export function sealValue(key: CryptoKey, about: string, value: unknown): Promise<Sealed> {
  return sealText(key, about, JSON.stringify(value));
}

export async function unsealValue<T>(key: CryptoKey, about: string, sealed: Sealed): Promise<T> {
  return JSON.parse(await unsealText(key, about, sealed)) as T;
}

export function base64url(bytes: Bytes): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Throws where the text is not base64url. */
export function fromBase64url(text: string): Bytes {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** What each kind of sealed bytes is about. docs/phone-export.md names the first for others. */
export const about = {
  line: (device: string, seq: number) => `otor-line-1|${device}|${seq}`,
  receipt: (device: string, seq: number) => `otor-receipt-1|${device}|${seq}`,
  draft: (device: string, form: string) => `otor-draft-1|${device}|${form}`,
  page: (device: string, n: number) => `otor-page-1|${device}|${n}`,
  profile: (user: string) => `otor-profile-1|${user}`,
};
