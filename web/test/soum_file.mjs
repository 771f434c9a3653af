// SPDX-License-Identifier: Apache-2.0
// A soum of many households, and a line to the server that can hold its file back.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';

/**
 * A line to the server. `holds`: after how many bytes each of the next files is held, answered with
 * `cut`. `braked`: so many bytes of a file go at a time. `from` tells by soum from which byte its
 * file was asked each time, `went` how many bytes of files left here.
 */
export async function heldLine(to) {
  const state = { holds: [], cut: undefined, braked: Infinity, from: {}, went: 0 };
  const between = createServer((phone) => {
    const far = connect(to, '127.0.0.1');
    let left = Infinity;
    let file = false;
    phone.on('data', (bytes) => {
      file = bytes.includes('GET /api/sync/snapshot');
      if (file) {
        left = state.holds.shift() ?? Infinity;
        const head = bytes.toString('latin1');
        const area = /area=(\w+)/.exec(head)?.[1] ?? '';
        (state.from[area] ??= []).push(Number(/\r\nrange: bytes=(\d+)-/i.exec(head)?.[1] ?? 0));
      }
      far.write(bytes);
    });
    far.on('data', async (bytes) => {
      if (left <= 0) return;
      const some = bytes.subarray(0, left);
      left -= some.length;
      if (file) state.went += some.length;
      if (!file || state.braked === Infinity) phone.write(some);
      else await slowly(some);
      if (left <= 0) state.cut = () => phone.destroy();
    });
    const slowly = async (bytes) => {
      far.pause();
      for (let at = 0; at < bytes.length && !phone.destroyed; at += state.braked) {
        phone.write(bytes.subarray(at, at + state.braked));
        await new Promise((done) => setTimeout(done, 5));
      }
      far.resume();
    };
    for (const [one, other] of [[phone, far], [far, phone]]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise((done) => between.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${between.address().port}`, state, between };
}

export const numbered = (kind, n) =>
  `0190a000-0000-7${kind}-8000-${n.toString(16).padStart(12, '0')}`;

/**
 * Households of a client that knows the contract and no more: no chain, no clock of ours. Their
 * ids are counted from `first`; `name` makes their heads.
 */
export async function pushHouseholds({ address, user, word, area, count, first = 0, name }) {
  const ask = async (path, token, body) => (await fetch(`${address}${path}`, {
    method: 'POST', body: JSON.stringify(body),
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })).json();
  const { token } = await ask('/api/login', undefined, { user, password: word });
  const device = numbered('002', first + 1);
  const events = Array.from({ length: count }, (_, n) => ({
    id: numbered('001', first + n), device, seq: n + 1, clock: '0190a00000000000', author: user,
    area, subject: numbered('003', first + n), kind: 'household_changed',
    at: '2026-11-23T10:11:12+07:00',
    body: { head: name(`Өрх ${n}`), place: createHash('sha256').update(`${n}`).digest('hex') },
  }));
  const { receipts } = await ask('/api/sync/push', token, { device, events });
  assert.equal(receipts.filter(({ status }) => status === 'stored').length, count);
}
