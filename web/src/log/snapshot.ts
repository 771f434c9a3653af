// SPDX-License-Identifier: Apache-2.0
// The record of a soum as one file (src/server/snapshots.h), for a phone that has nothing of it
// yet. Each whole part is kept and usable at once, together with the place in the file behind it;
// what is cut off goes on there, also after the phone was off.

import { unpacked } from './packed';
import type { Bytes } from './seal';
import { NoAnswer, snapshotFrom, type SnapshotAnswer } from './server';

/** How far the file of a soum has come. It is of one store, up to one position. */
export interface Filling {
  at: number;
  /** Last position of the feed when the file was made: a pull goes on behind it. */
  next: number;
  tag: string;
  /** Bytes of the file; all of it is here when `offset` has come so far. */
  size: number;
  offset: number;
}

export interface Filled {
  filling(area: string): Promise<Filling | undefined>;
  /** Keeps the packed parts and the place behind them together, then tells the core. */
  parts(area: string, parts: Bytes[], then: Filling): Promise<void>;
  /** The head of the file is known, no part yet; what came of an older one is not gone on with. */
  begun(area: string, filling: Filling): Promise<void>;
}

/** What came is no file of a soum, or not this one. */
export class NotASnapshot extends NoAnswer {}

const first = 'otor snapshot 1\n';
const longestHead = 4096;
const longestPart = 32 * 1024 * 1024;
/** So many parts are kept in one transaction at most, and come while others are being kept. */
const mostTogether = 8;

/** Comes back when all of the soum is here. Throws what the network throws: what came is kept. */
export async function takeSnapshot(
  token: string, device: string, area: string, port: Filled,
): Promise<void> {
  for (;;) {
    const before = await port.filling(area);
    if (before && before.offset === before.size) return;
    try {
      await readOn(token, device, area, before, port);
    } catch (error) {
      // A line that broke after it brought something is tried again at once.
      const now = await port.filling(area);
      const came = now !== undefined && now.offset > (before?.offset ?? 0);
      const cut = error instanceof NoAnswer && !(error instanceof NotASnapshot);
      if (!cut || !came) throw error;
    }
  }
}

async function readOn(
  token: string, device: string, area: string, before: Filling | undefined, port: Filled,
): Promise<void> {
  await takeChunks(await snapshotFrom(token, device, area, before), area, before, port);
}

/** The file or, with status 206, the rest of it, wherever it comes from. */
export async function takeChunks(
  answer: SnapshotAnswer, area: string, before: Filling | undefined, port: Filled,
): Promise<void> {
  const goesOn = before !== undefined && answer.status === 206 && answer.tag === before.tag;
  if (answer.status === 206 && !goesOn) throw new NotASnapshot('the rest of another file');
  const parts = new Parts(answer.chunks);
  let filling = goesOn ? before : await headOf(parts, answer);
  if (!goesOn) await port.begun(area, filling);
  const coming = new Coming(parts);
  for (;;) {
    const some = await coming.some();
    if (some.length === 0) break;
    const bytes = some.reduce((sum, part) => sum + 4 + part.length, 0);
    filling = { ...filling, offset: filling.offset + bytes };
    await port.parts(area, some, filling);
  }
  if (filling.offset !== filling.size) throw new NoAnswer('the file was cut off');
}

async function headOf(
  parts: Parts, { tag, size, next }: { tag: string; size: number; next: number },
): Promise<Filling> {
  const head = await parts.head();
  return { at: atIn(head), next, tag, size, offset: new TextEncoder().encode(head).length };
}

function atIn(head: string): number {
  try {
    return (JSON.parse(head.slice(first.length)) as { at: number }).at;
  } catch (error) {
    throw new NotASnapshot(error);
  }
}

/** What a part holds. Its packing has a sum of its own: what came otherwise does not open. */
export async function plainPart(part: Bytes): Promise<Bytes> {
  return unpacked(part).catch((error: unknown) => {
    throw new NotASnapshot(error);
  });
}

/** The bytes that have come, cut into parts. */
class Parts {
  private held: Bytes = new Uint8Array(0);

  constructor(private readonly chunks: AsyncIterator<Bytes>) {}

  /** The two lines before the parts. */
  async head(): Promise<string> {
    for (;;) {
      const text = new TextDecoder().decode(this.held.subarray(0, longestHead));
      if (!first.startsWith(text.slice(0, first.length))) throw new NotASnapshot(text);
      const end = text.indexOf('\n', first.length);
      if (end >= 0) {
        const head = text.slice(0, end + 1);
        this.held = this.held.subarray(new TextEncoder().encode(head).length);
        return head;
      }
      const goesOn = this.held.length <= longestHead && await this.more();
      if (!goesOn) throw new NotASnapshot('its head does not end');
    }
  }

  /** A whole part; undefined where the bytes end, in the middle of one or behind it. */
  async next(): Promise<Bytes | undefined> {
    while (this.held.length < 4) if (!await this.more()) return undefined;
    const size = new DataView(this.held.buffer, this.held.byteOffset).getUint32(0);
    if (size > longestPart) throw new NotASnapshot(`a part of ${size} bytes`);
    const rest: Bytes[] = [this.held];
    let length = this.held.length;
    while (length < 4 + size) {
      const { value, done } = await this.chunks.next();
      if (done) return undefined;
      rest.push(value);
      length += value.length;
    }
    this.held = joined(rest, length);
    const part = this.held.slice(4, 4 + size);
    this.held = this.held.subarray(4 + size);
    return part;
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.chunks.next();
    if (done) return false;
    this.held = joined([this.held, value], this.held.length + value.length);
    return true;
  }
}

/** Reads on while what came is being kept: what has come by then is kept in one go. */
class Coming {
  private readonly come: Bytes[] = [];
  private over: { why?: unknown } | undefined;
  private heard = (): void => undefined;
  private taken = (): void => undefined;

  constructor(parts: Parts) {
    this.read(parts).then(() => this.end({}), (why: unknown) => this.end({ why }));
  }

  /** Whole parts, nothing at the end. Throws what the network threw, but what came goes first. */
  async some(): Promise<Bytes[]> {
    if (this.come.length === 0 && !this.over) {
      await new Promise<void>((done) => {
        this.heard = done;
      });
    }
    if (this.come.length === 0 && this.over && 'why' in this.over) throw this.over.why;
    const some = this.come.splice(0);
    this.taken();
    return some;
  }

  private async read(parts: Parts): Promise<void> {
    for (;;) {
      const part = await parts.next();
      if (!part) return;
      this.come.push(part);
      this.heard();
      if (this.come.length < mostTogether) continue;
      await new Promise<void>((done) => {
        this.taken = done;
      });
    }
  }

  private end(over: { why?: unknown }): void {
    this.over = over;
    this.heard();
  }
}

function joined(chunks: Bytes[], length: number): Bytes {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
