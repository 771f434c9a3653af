// SPDX-License-Identifier: Apache-2.0
// The record of a soum comes to a phone as a file with a code, where there is no network or one
// that is too slow: the first time, and later what is new. The phone goes on from there. The server
// is this test's own.

import assert from 'node:assert/strict';
import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { ownServer } from './own_server.mjs';
import { putRow, rowOf } from './store.mjs';

const password = 'otor-bundle-2026';
const server = await ownServer('bundle', password, { 'file-a': '18501', 'file-b': '18501' });
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const {
  address, allSafe, dayIn, deviceOf, fileOut, found, launch, made, meetHousehold, newPhone, nudge,
  readyOffline, searched: countOf, sent, signIn, unlock, until,
} = await import('./phone.mjs');
const { look, small } = await import('./desk.mjs');

const families = (first, count) => Array.from({ length: count }, (_, n) =>
  [...dueFamily(first + n, { name: `Зохиомол Айл ${first + n}`, by: dayIn(9), bagh: '1' })]).flat();
const bring = (phone, facts) =>
  bringHome(address, { user: 'file-b', password, area: '18501', phone }, facts);
const file = join(server.folder, 'soum.otor');
let code;

/** A file of the officer's soums as they are now: its bytes and its code. */
const exported = (name) => {
  const to = join(server.folder, name);
  const said = server.run(['bundle', 'export', '--for', 'file-a', '-o', to]);
  return [readFileSync(to), /\d{4}( \d{4}){5}/.exec(said)[0]];
};

let browser;
before(async () => {
  await bring(1, families(1, 150));
  [, code] = exported('soum.otor');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

const take = async (page, bytes, digits) => {
  await page.locator('input[data-records]').setInputFiles({
    name: 'soum.otor', mimeType: 'application/octet-stream', buffer: bytes,
  });
  await page.getByLabel('Файлын код: 24 орон').fill(digits);
  await page.getByRole('button', { name: 'Авах', exact: true }).click();
};
const searched = async (page, word) => {
  await page.goto(`${address}/#/officer/households/search/${word}`);
  await page.locator('.v-wrap').waitFor();
  return page.getByText(`Зохиомол Айл ${word}`);
};

test('a soum comes by file with its code, and what is newer by the network', async () => {
  const bytes = readFileSync(file);
  assert.ok(!bytes.includes('Зохиомол'), 'nothing of it can be read');
  const phone = await newPhone(browser, { viewport: small });
  const asked = [];
  await phone.route('**/api/sync/snapshot?*', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const page = await phone.newPage();
  await signIn(page, 'file-a');
  await until(() => asked.length > 0);
  assert.equal(await (await searched(page, 142)).count(), 0);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-not-ready]').waitFor();
  await phone.setOffline(true);
  await page.goto(`${address}/#/officer/me`);

  await take(page, bytes, '0'.repeat(24));
  await page.locator('[data-unfit=code_wrong]').waitFor();
  await take(page, Buffer.from('nothing of the kind\n'), code);
  await page.locator('[data-unfit=wrong]').waitFor();
  const head = bytes.indexOf('\n', 14) + 1;
  const changed = Buffer.from(bytes);
  changed[head - 10] ^= 1; // in what the head says of the store
  await take(page, changed, code);
  await page.locator('[data-unfit=code_wrong], [data-unfit=wrong]').waitFor();
  assert.deepEqual(await found(page), []);
  await look(page, 'bundle-not-mn-360');

  await page.goto(`${address}/#/officer/me`);
  await take(page, bytes, code);
  await page.locator('[data-taken="3"]').waitFor(); // the soum, its department, her own
  await look(page, 'bundle-taken-mn-360');
  await (await searched(page, 142)).waitFor();
  await page.goto(`${address}/#/officer`);
  await page.getByText('Бүх бичлэг серверт найдвартай хадгалагдсан.').waitFor();
  assert.equal(await page.locator('[data-not-ready]').count(), 0);
  await page.goto(`${address}/#/officer/me`);
  await take(page, bytes, code);
  await page.locator('[data-taken="0"]').waitFor(); // all of it is here already

  await bring(2, families(901, 1));
  const before = asked.length;
  await phone.setOffline(false);
  await nudge(page);
  await allSafe(page);
  await (await searched(page, 901)).waitFor();
  assert.equal(asked.length, before, 'no soum was asked for again');
  await phone.close();
});

/** Somebody who knows the code seals it anew, with another head or content, in small frames. */
function resealed(bytes, digits, { head = (line) => line, content = (plain) => plain }) {
  const end = bytes.indexOf('\n', 14) + 1;
  const line = bytes.subarray(14, end).toString();
  const { salt, rounds } = JSON.parse(line);
  const key = pbkdf2Sync(digits.replaceAll(' ', ''), Buffer.from(salt, 'base64url'), rounds, 32,
    'sha256');
  const about = (n, last, of) => [
    Buffer.concat([Buffer.alloc(8), lengthOf(n)]),
    Buffer.from(`otor-bundle-1|${n}|${Number(last)}|${of}`),
  ];
  const plain = [];
  for (let at = end; at < bytes.length;) {
    const size = bytes.readUInt32BE(at);
    const sealed = bytes.subarray(at + 4, at + 4 + size);
    at += 4 + size;
    const [iv, told] = about(plain.length, at === bytes.length, line);
    const opening = createDecipheriv('aes-256-gcm', key, iv).setAAD(told)
      .setAuthTag(sealed.subarray(-16));
    plain.push(Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()]));
  }
  const all = content(Buffer.concat(plain));
  const frames = [Buffer.from(`otor bundle 1\n${head(line)}`)];
  const each = 8 * 1024;
  for (let n = 0; n * each < all.length; n += 1) {
    const [iv, told] = about(n, (n + 1) * each >= all.length, head(line));
    const sealing = createCipheriv('aes-256-gcm', key, iv).setAAD(told);
    const sealed = Buffer.concat([sealing.update(all.subarray(n * each, (n + 1) * each)),
      sealing.final(), sealing.getAuthTag()]);
    frames.push(lengthOf(sealed.length), sealed);
  }
  return Buffer.concat(frames);
}

function lengthOf(size) {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(size);
  return four;
}

const receiptsTaken = async (page, path) => {
  await page.goto(`${address}/#/officer/me`);
  await page.locator('input[data-receipts]').setInputFiles(path);
};

/** The phone of file-a with all that is there, and from then on without a network. */
async function away() {
  const phone = await newPhone(browser, { viewport: small });
  const page = await phone.newPage();
  await signIn(page, 'file-a');
  await (await searched(page, 142)).waitFor();
  await allSafe(page);
  await readyOffline(page);
  await phone.setOffline(true);
  return { phone, page };
}

test('what is new comes by file to a phone that has its soums, and own work goes by file',
  async () => {
    const [older, olderCode] = exported('older.otor');
    await bring(3, families(905, 1)); // she hears of it before she leaves
    const { phone, page } = await away();
    const own = made('Алслагдсан');
    await meetHousehold(page, own);
    await bring(4, families(911, 3));
    await (await searched(page, 141)).waitFor();
    const { subject } = (await sent('file-b')).find(({ body }) => body.head === 'Зохиомол Айл 141');
    server.run(['erase', '--household', subject, '--reason', 'trial-1', '--really']);

    const out = join(server.folder, 'own.jsonl');
    await fileOut(page, out);
    const back = ['first', 'second'].map((name) => join(server.folder, `${name}.receipts`));
    const says = back.map((to) => server.run(['bundle', 'import', out, '--receipts', to]));
    assert.match(says[0], /[1-9]\d* stored, 0 already there/);
    assert.match(says[1], / 0 stored, [1-9]\d* already there/);
    const [bytes, digits] = exported('news.otor');

    await page.goto(`${address}/#/officer/me`);
    await take(page, older, olderCode);
    await page.locator('[data-taken="0"][data-news="0"]').waitFor();
    await page.getByText('утсанд байгаагаас хуучин').waitFor();
    const framed = resealed(bytes, digits, {});
    assert.ok(framed.length > bytes.length, 'in more frames than one');
    const ahead = (line) => line.replace(/"next":\d+/g, '"next":99999999');
    const other = (plain) => {
      plain[plain.length - 1] ^= 1;
      return plain;
    };
    for (const [unfit, one] of [
      ['cut', bytes.subarray(0, bytes.length - 1)],
      ['cut', framed.subarray(0, framed.length - 1)],
      ['unsigned', resealed(bytes, digits, { head: ahead })],
      ['unsigned', resealed(bytes, digits, { content: other })],
      ['unsigned', resealed(bytes, digits, { head: (line) => line.replace(/,"sig":"[^"]*"/, '') })],
    ]) {
      await page.goto(`${address}/#/officer`);
      await page.goto(`${address}/#/officer/me`);
      await take(page, one, digits);
      await page.locator(`[data-unfit=${unfit}]`).waitFor();
    }
    assert.equal(await countOf(page, 'Зохиомол Айл 911'), 0, 'nothing of these was taken');

    await page.goto(`${address}/#/officer/me`);
    await take(page, bytes, digits);
    await page.getByText(/хүртэлх шинэ бичлэгийг авлаа: 1 сум, 30 бичлэг/).waitFor();
    assert.deepEqual(await found(page), []);
    await look(page, 'bundle-news-mn-360');
    for (const n of [911, 912, 913, 905]) await (await searched(page, n)).waitFor();
    await (await searched(page, 141)).waitFor({ state: 'detached' });
    await page.goto(`${address}/#/officer`);
    await page.locator('[data-unsafe]').waitFor(); // own work waits as before
    // The receipts of the first time were lost: the next file gives them again.
    await receiptsTaken(page, back[1]);
    await page.getByText('бичлэг серверт хадгалагдсан').waitFor();
    await allSafe(page);
    await page.goto(`${address}/#/officer/me`);
    await take(page, bytes, digits);
    await page.getByText('утсанд аль хэдийн байна').waitFor();

    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await bring(5, families(921, 1));
    await phone.setOffline(false);
    await nudge(page);
    await (await searched(page, 921)).waitFor();
    const behind = asked.map((url) => /pull\?after=(\d+)/.exec(url)?.[1]).filter(Boolean);
    const { soums } = JSON.parse(bytes.subarray(14, bytes.indexOf('\n', 14)));
    assert.equal(Number(behind[0]), Math.min(...soums.map(({ next }) => next)));
    assert.ok(!asked.some((url) => url.includes('/snapshot')));
    await phone.close();
  });

test('receipts that were lost are given again at the next contact', async () => {
  const { phone, page } = await away();
  await meetHousehold(page, made('Баримтгүй'));
  const out = join(server.folder, 'lost.jsonl');
  await fileOut(page, out);
  server.run(['bundle', 'import', out]); // and nobody brings her word of it
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-unsafe]').waitFor();
  await phone.setOffline(false);
  await nudge(page);
  await allSafe(page);
  await phone.close();
});

test('records that closed after 90 days without contact open by a new file', async () => {
  const { phone, page } = await away();
  const own = made('Ерэн хоног');
  await meetHousehold(page, own);
  const [early, earlyCode] = exported('early.otor');
  const day = 86_400_000;
  await putRow(page, 'leases', { user: 'file-a', contact: Date.now() - 90 * day });
  await page.reload();
  await until(async () => (await rowOf(page, 'keys', 'file-a')).cache === undefined);
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed="90"]').waitFor();
  assert.equal(await countOf(page, 'Зохиомол Айл 142'), 0);

  await page.goto(`${address}/#/officer/me`);
  await take(page, early.subarray(0, early.length - 1), earlyCode);
  await page.locator('[data-unfit=cut]').waitFor();
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed="90"]').waitFor();
  await page.goto(`${address}/#/officer/me`);
  await take(page, early, earlyCode);
  await page.locator('[data-taken="3"]').waitFor();
  await (await searched(page, 142)).waitFor();
  await page.goto(`${address}/#/officer`);
  assert.equal(await page.locator('[data-closed]').count(), 0);
  await page.locator('[data-unsafe]').waitFor();
  await page.goto(`${address}/#/officer/households/search/${encodeURIComponent(own)}`);
  await page.getByRole('link', { name: new RegExp(own) }).waitFor();
  await phone.setOffline(false);
  await nudge(page);
  await allSafe(page);
  await phone.close();
});

test('a file tells a phone that it was given up, and one of other soums is not taken', async () => {
  const { phone, page } = await away();
  server.run(['user', 'areas', 'file-a', '--area', '18510']);
  const [moved, movedCode] = exported('moved.otor');
  server.run(['user', 'areas', 'file-a', '--area', '18501']);
  await page.goto(`${address}/#/officer/me`);
  await take(page, moved, movedCode);
  await page.locator('[data-unfit=areas]').waitFor();
  await (await searched(page, 142)).waitFor();

  server.run(['device', 'lose', await deviceOf(page)]);
  const [bytes, digits] = exported('lost.otor');
  await page.goto(`${address}/#/officer/me`);
  await take(page, bytes, digits);
  await page.locator('[data-unfit=lost]').waitFor();
  assert.equal(await countOf(page, 'Зохиомол Айл 142'), 0);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=lost]').waitFor();
  await phone.close();
});
