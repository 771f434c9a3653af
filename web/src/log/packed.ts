// SPDX-License-Identifier: Apache-2.0
// gzip, as the server packs the parts of a soum's file. Pages are kept packed: a tenth of the room
// on a cheap phone, and a tenth to seal and to write.

import type { Bytes } from './seal';

async function through(bytes: Bytes, way: CompressionStream | DecompressionStream): Promise<Bytes> {
  const plain = new Response(way.readable).arrayBuffer();
  const writer = way.writable.getWriter();
  // What is wrong with the bytes the reading tells.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return new Uint8Array(await plain);
}

export const packed = (bytes: Bytes): Promise<Bytes> =>
  through(bytes, new CompressionStream('gzip'));
export const unpacked = (bytes: Bytes): Promise<Bytes> =>
  through(bytes, new DecompressionStream('gzip'));

/** Pages were plain JSON once, which begins otherwise. */
const isPacked = (bytes: Bytes): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

export async function plainOf(page: Bytes): Promise<Bytes> {
  return isPacked(page) ? unpacked(page) : page;
}
