// SPDX-License-Identifier: Apache-2.0
// The phone's own rules, without a phone: how long a wrong PIN waits, when a lease is over, whether
// a clock may pick the law.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moduleOf } from './store.mjs';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 23, 4);

test('five wrong PINs are free, then each waits longer, up to an hour', async () => {
  const { waitAfter } = await moduleOf('log/attempts.ts');
  const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 1000].map((n) => waitAfter(n) / 1000);
  assert.deepEqual(seconds, [0, 0, 0, 0, 30, 60, 300, 900, 3600, 3600, 3600, 3600]);
});

test('rounds take 0.8 s, and are never fewer than 600,000', async () => {
  const { roundsFor } = await moduleOf('log/pin.ts');
  assert.equal(roundsFor(100), 800_000);
  assert.equal(roundsFor(20), 4_000_000);
  assert.equal(roundsFor(134), 600_000);
  assert.equal(roundsFor(10_000), 600_000);
  assert.equal(roundsFor(0), 20_000_000);
});

test('a PIN has six to eight digits and is not the first that a colleague tries', async () => {
  const { isEasyPin, isPin } = await moduleOf('log/pin.ts');
  for (const good of ['258036', '2580369', '25803691']) assert.ok(isPin(good), good);
  for (const bad of ['25803', '258036912', '25803a', '', ' 258036']) assert.ok(!isPin(bad), bad);
  for (const easy of ['000000', '111111', '123456', '654321', '23456789']) {
    assert.ok(isEasyPin(easy), easy);
  }
  for (const other of ['258036', '112233', '135790']) assert.ok(!isEasyPin(other), other);
});

test('a lease is over after its days, by the highest time ever seen or by hours open', async () => {
  const { daysWithout, inContact, isOver, newLease, seen } = await moduleOf('log/lease.ts');
  const fresh = newLease('tes', start);
  const at = (lease, days, open = 0) => seen(lease, start + days * day, open);
  const cases = [
    ['the day before', at(fresh, 29.99), false],
    ['the day itself', at(fresh, 30), true],
    ['a clock set back afterwards', at(at(fresh, 31), -400), true],
    ['set back at once, and the app open 240 hours', at(fresh, -400, 240 * 3_600_000), true],
    ['one hour less', at(fresh, -400, 239 * 3_600_000), false],
    ['contact in between', inContact(at(fresh, 31), start + 31 * day, start + 31 * day), false],
  ];
  for (const [says, lease, over] of cases) assert.equal(isOver(lease), over, says);
  const ahead = start + 3650 * day;
  const wrong = inContact(fresh, ahead, start);
  assert.equal(daysWithout(seen(wrong, ahead + day, 0)), 1, 'a clock ten years ahead is put right');
  assert.ok(isOver(at({ ...fresh, days: 7 }, 7)), 'the server says how many days');
});

test('a file is a contact of the moment at which the server signed it', async () => {
  const { byFile, daysWithout, isOver, newLease, seen } = await moduleOf('log/lease.ts');
  const away = seen(newLease('tes', start), start + 90 * day, 300 * 3_600_000);
  assert.equal(daysWithout(away), 90);
  assert.equal(daysWithout(byFile(away, start + 88 * day)), 2);
  assert.ok(!isOver(byFile(away, start + 60.01 * day)));
  assert.ok(isOver(byFile(away, start + 60 * day)), 'thirty days old itself');
  assert.deepEqual(byFile(away, start), away, 'older than the last contact');
  const behind = seen(newLease('tes', start), start - 400 * day, 0);
  const later = byFile(behind, start + 90 * day);
  assert.equal(later.highest, start + 90 * day, 'a clock that is behind');
});

test('what a server tells of a phone closes it: lost for good, or while its account is closed',
  async () => {
    const { closedBy } = await moduleOf('log/server.ts');
    assert.equal(closedBy({ lost: true, disabled: true }), 'lost');
    assert.equal(closedBy({ lost: true, disabled: false }), 'lost');
    assert.equal(closedBy({ lost: false, disabled: true }), 'disabled');
    assert.equal(closedBy({ lost: false, disabled: false }), undefined);
    assert.equal(closedBy({ lost: false }), undefined, 'an older server');
  });

test('a clock is doubted before the build, back, off, after 60 days, past the law', async () => {
  const { doubtOf } = await moduleOf('log/wall.ts');
  const { inContact, newLease, seen } = await moduleOf('log/lease.ts');
  const lease = newLease('tes', start);
  const fact = (more) => ({
    wall: start, built: start - day, lease, known_until: '2026-12-31', ...more,
  });
  const cases = [
    ['nothing is wrong', {}, undefined],
    ['before the build', { wall: start - 2 * day }, 'built'],
    ['two hours before the highest time seen', { wall: start - 7_200_000, built: 0 }, 'back'],
    ['half an hour before it', { wall: start - 1_800_000, built: 0 }, undefined],
    ['ten years ahead at contact', { wall: start + 3650 * day, known_until: '2099-12-31',
      lease: inContact(lease, start + 3650 * day, start) }, 'off'],
    ['set right since', { lease: inContact(lease, start + 3650 * day, start) }, 'back'],
    ['three minutes slow at contact', { lease: inContact(lease, start - 180_000, start) }, 'off'],
    ['a minute slow at contact', { lease: inContact(lease, start - 60_000, start) }, undefined],
    ['61 days after contact', { wall: start + 61 * day, known_until: '2027-12-31',
      lease: seen(lease, start + 61 * day, 0) }, 'long'],
    ['60 days after contact', { wall: start + 60 * day, known_until: '2027-12-31',
      lease: seen(lease, start + 60 * day, 0) }, undefined],
    ['past what is known of the law', { known_until: '2026-11-22' }, 'law'],
    ['on its last day', { known_until: '2026-11-23' }, undefined],
  ];
  for (const [says, more, doubt] of cases) assert.equal(doubtOf(fact(more)), doubt, says);
});

test('a file of unsent rows tells what was cut from it and what was changed', async () => {
  const { readFile, writeFile } = await moduleOf('log/phone_file.ts');
  const bytes = (...n) => new Uint8Array(n);
  const rows = [1, 2, 3].map((seq) => ({
    seq, id: `id-${seq}`, hash: 'h'.repeat(22), iv: bytes(1, 2, seq), sealed: bytes(9, 8, 255, seq),
  }));
  const head = { user: 'tes', device: 'd', store: 's', made: 'now', key: null };
  const text = await writeFile(head, rows);
  const whole = await readFile(text);
  assert.deepEqual([whole.rows, whole.whole], [rows, true]);
  for (let length = 0; length < text.length - 1; length += 1) {
    const torn = await readFile(text.slice(0, length));
    assert.ok(!torn?.whole, `cut at ${length}`);
    for (const row of torn?.rows ?? []) assert.deepEqual(row, rows[row.seq - 1]);
  }
  assert.equal((await readFile(text.replace('id-2', 'id-9'))).whole, false);
  for (const other of ['', '{}', 'otor', '{"otor":"another-1"}\n', 'null\n', '[]\n']) {
    assert.equal(await readFile(other), undefined, other);
  }
});

test('the number of a receipt compares as the same, whichever keyboard it came from', async () => {
  const { paperNumber } = await moduleOf('shell/paper_number.ts');
  assert.equal(paperNumber(' а-12 / 7 '), 'A-12-7');
  assert.equal(paperNumber('A-12/7'), paperNumber('А-12 7'));
  assert.equal(paperNumber('№ 0012'), '0012');
  assert.equal(paperNumber('ЖҮ-3'), 'JY-3');
  assert.equal(paperNumber('<b>"'), 'B');
  assert.equal(paperNumber('—'), '');
  assert.equal(paperNumber('1'.repeat(90)).length, 40);
});
