// SPDX-License-Identifier: Apache-2.0
// The record of an officer's soums that came as a file (src/server/bundle_file.h): files of soums
// one behind the other, sealed with a code of digits that came by another way.

import { stretched } from './pin';
import { fromBase64url, sealingKey, unsealAt, utf8, type Bytes } from './seal';
import { isSigned } from './server_key';

const first = 'otor bundle 1\n';
const longestHead = 64 * 1024;
const longestFrame = 1024 * 1024;
const codeDigits = 24;
const mostRounds = 10_000_000;
const tagDigits = 24;

/**
 * Why a file is not taken: none of these, another code, cut off or changed (`torn`: what came whole
 * is kept; `cut`: nothing is), another's, not signed by the server, of other soums than are here,
 * too old to open what is closed, for a phone that was given up.
 */
export type Unfit =
  | 'wrong' | 'code_wrong' | 'torn' | 'cut' | 'foreign' | 'store' | 'unsigned' | 'areas' | 'closed'
  | 'lost' | 'failed';

export class UnfitBundle extends Error {
  constructor(readonly why: Unfit) {
    super(why);
  }
}

export interface BundleSoum {
  area: string;
  bytes: number;
  next: number;
  tag: string;
}

interface Head {
  for: string;
  /** Phones of the account that were given up; absent, as the signature, in older files. */
  lost?: string[];
  made: number;
  rounds: number;
  salt: string;
  soums: BundleSoum[];
  store: string;
  sig?: string;
}

/** The digits of what was typed; undefined while it is no code. */
export function codeIn(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '');
  return digits.length === codeDigits ? digits : undefined;
}

function isHead(told: unknown): told is Head {
  const head = told as Partial<Head> | undefined;
  return typeof head?.for === 'string' && typeof head.store === 'string' &&
    typeof head.salt === 'string' && Number.isSafeInteger(head.rounds) &&
    (head.lost === undefined || Array.isArray(head.lost)) &&
    Number(head.rounds) > 0 && Number(head.rounds) <= mostRounds && Array.isArray(head.soums) &&
    head.soums.every(({ area, bytes, next, tag }) => typeof area === 'string' &&
      Number.isSafeInteger(bytes) && bytes > 0 && Number.isSafeInteger(next) &&
      typeof tag === 'string');
}

async function headOf(file: Blob): Promise<{ head: Head; line: string; from: number }> {
  const text = await file.slice(0, longestHead).text();
  const end = text.indexOf('\n', first.length);
  if (!text.startsWith(first) || end < 0) throw new UnfitBundle('wrong');
  const line = text.slice(first.length, end + 1);
  let told: unknown;
  try {
    told = JSON.parse(line);
  } catch {
    throw new UnfitBundle('wrong');
  }
  if (!isHead(told)) throw new UnfitBundle('wrong');
  return { head: told, line, from: utf8(first + line).length };
}

/** As the server makes it (src/server/snapshots.cpp). */
async function tagOf(soum: Bytes): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', soum));
  const digits = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `"${digits.slice(0, tagDigits)}"`;
}

/** A file that is being read; its soums are taken in their order, each whole or passed over. */
export class Bundle {
  private held: Bytes = new Uint8Array(0);
  private frame = 0;

  private at: number;

  private constructor(
    private readonly file: Blob, readonly head: Head, private readonly line: string,
    private readonly from: number, private readonly key: CryptoKey,
  ) {
    this.at = from;
  }

  /** Throws UnfitBundle, also where the code is of another file. */
  static async open(file: Blob, code: string): Promise<Bundle> {
    const { head, line, from } = await headOf(file);
    const salt = fromBase64url(head.salt);
    const key = await sealingKey(new Uint8Array(await stretched(code, salt, head.rounds)));
    const bundle = new Bundle(file, head, line, from, key);
    const begins = await bundle.more().catch((error: unknown) => {
      throw error instanceof UnfitBundle && error.why === 'torn' ? new UnfitBundle('cut') : error;
    });
    if (!begins) throw new UnfitBundle('cut');
    return bundle;
  }

  /** From the beginning. */
  again(): Bundle {
    return new Bundle(this.file, this.head, this.line, this.from, this.key);
  }

  /** Whether the server said what stands in the head; whoever knows the code can seal a file. */
  async isSignedBy(point: string): Promise<boolean> {
    const { sig } = this.head;
    const end = `,"sig":"${sig}"}\n`;
    if (sig === undefined || !this.line.endsWith(end)) return false;
    const said = `otor-bundle-1\n${this.line.slice(0, -end.length)}}`;
    return Promise.resolve().then(() => isSigned(point, said, fromBase64url(sig)))
      .catch(() => false);
  }

  /**
   * Whether all of it is there; false where it is cut off or does not open. Throws UnfitBundle
   * where a soum is not the one that the head names.
   */
  async isWhole(): Promise<boolean> {
    const reading = this.again();
    for (const { bytes, tag } of this.head.soums) {
      const soum = await reading.all(bytes);
      if (!soum) return false;
      if (await tagOf(soum) !== tag) throw new UnfitBundle('unsigned');
    }
    return true;
  }

  private async all(bytes: number): Promise<Bytes | undefined> {
    const chunks: Bytes[] = [];
    try {
      for await (const some of this.next(bytes, 0)) chunks.push(some);
    } catch (error) {
      if (error instanceof UnfitBundle) return undefined;
      throw error;
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  }

  /** The next `bytes` of what was sealed, the first `skip` of them left out. */
  async* next(bytes: number, skip: number): AsyncGenerator<Bytes> {
    let left = bytes;
    let over = skip;
    while (left > 0) {
      if (this.held.length === 0 && !await this.more()) throw new UnfitBundle('torn');
      const some = this.held.subarray(0, left);
      this.held = this.held.subarray(some.length);
      left -= some.length;
      const rest = some.subarray(Math.min(over, some.length));
      over -= some.length - rest.length;
      if (rest.length > 0) yield rest;
    }
  }

  private async more(): Promise<boolean> {
    if (this.at === this.file.size) return false;
    const size = new DataView(await this.bytes(4)).getUint32(0);
    if (size > longestFrame) throw new UnfitBundle('torn');
    const sealed = new Uint8Array(await this.bytes(size));
    const last = this.at === this.file.size ? 1 : 0;
    const about = `otor-bundle-1|${this.frame}|${last}|${this.line}`;
    this.held = await unsealAt(this.key, this.frame, about, sealed).catch(() => {
      throw new UnfitBundle(this.frame === 0 ? 'code_wrong' : 'torn');
    });
    this.frame += 1;
    return true;
  }

  private async bytes(count: number): Promise<ArrayBuffer> {
    const some = await this.file.slice(this.at, this.at + count).arrayBuffer();
    if (some.byteLength < count) throw new UnfitBundle('torn');
    this.at += count;
    return some;
  }
}
