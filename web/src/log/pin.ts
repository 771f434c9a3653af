// SPDX-License-Identifier: Apache-2.0
// From a PIN to the key that wraps the others: PBKDF2, then HMAC with a secret that WebCrypto will
// not give back. A PIN of six digits is a million guesses: it stops a colleague and a finder, not
// somebody who copies the storage (SECURITY.md says so).

import { keyBytes, sealingKey, utf8, type Bytes } from './seal';

export const fewestRounds = 600_000;
const mostRounds = 20_000_000;
const wantedMs = 800;
const triedRounds = 100_000;

export const fewestDigits = 6;
export const mostDigits = 8;

export function isPin(text: string): boolean {
  return new RegExp(`^[0-9]{${fewestDigits},${mostDigits}}$`).test(text);
}

/** One digit throughout, or a run up or down: what a colleague tries first. */
export function isEasyPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 2);
}

/** Rounds that take 0.8 s where `triedRounds` took `ms`, never fewer than 600,000. */
export function roundsFor(ms: number): number {
  const rounds = Math.floor((triedRounds * wantedMs) / Math.max(ms, 0.1) / 10_000) * 10_000;
  return Math.min(mostRounds, Math.max(fewestRounds, rounds));
}

export async function stretched(pin: string, salt: Bytes, rounds: number): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveBits(how, key, 256);
}

/** The faster of two tries: what else the phone does must not make the PIN weaker. */
export async function measureRounds(): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn < 2; turn += 1) {
    const began = performance.now();
    await stretched('000000', new Uint8Array(16), triedRounds);
    best = Math.min(best, performance.now() - began);
  }
  return roundsFor(best);
}

export function newSecret(): Promise<CryptoKey> {
  const how = { name: 'HMAC', hash: 'SHA-256', length: keyBytes * 8 };
  return crypto.subtle.generateKey(how, false, ['sign']);
}

export async function wrappingKey(
  pin: string, salt: Bytes, rounds: number, secret: CryptoKey,
): Promise<CryptoKey> {
  const bits = await stretched(pin, salt, rounds);
  return sealingKey(new Uint8Array(await crypto.subtle.sign('HMAC', secret, bits)));
}
