// SPDX-License-Identifier: Apache-2.0
// Work that goes to the server as a file, and receipts that come back as one: the phone itself
// never meets the server in between. Needs a running server, as visit.test.mjs does, and in
// OTOR_DATA the folder of its store: `otor bundle import` works beside the serving program.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  address, fileOut, launch, lock, made, meetHousehold, newPhone, password, secondOfficer, signIn,
  unlock,
} from './phone.mjs';

const otor = process.env['OTOR_PROGRAM'] ?? 'build/release/otor';
const data = process.env['OTOR_DATA'];
const folder = mkdtempSync(join(tmpdir(), 'otor-hand-over-'));

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A phone whose server knows the key that it signs with, or, `unknown`, did not hear of it. */
async function metPhone(key) {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  if (key === 'unknown') {
    await page.route('**/api/devices', (route) => {
      const { sign: _, ...rest } = route.request().postDataJSON();
      return route.continue({ postData: JSON.stringify(rest) });
    });
  }
  const told = page.waitForRequest((request) =>
    request.url().endsWith('/api/devices') && (request.postData() ?? '').includes('"sign"'));
  const heard = told.then((request) => request.response());
  await signIn(page);
  assert.equal((await heard).status(), 200);
  return { phone, page };
}

async function fileOf(page, name) {
  const file = join(folder, `${name}.jsonl`);
  await fileOut(page, file);
  await page.goto(`${address}/#/officer/me`);
  return file;
}

/** Meets a family without a network and takes the work out. */
async function handOver(name, met) {
  const { phone, page } = met ?? await metPhone();
  await page.route('**/api/**', (route) => route.abort());
  await meetHousehold(page, made(name));
  return { phone, page, file: await fileOf(page, name) };
}

/** As an older program wrote them: without signatures. And one row says another hash. */
async function unsign(page) {
  await page.evaluate(async () => {
    const done = (request) => new Promise((good, bad) => {
      request.onsuccess = () => good(request.result);
      request.onerror = () => bad(request.error);
    });
    const names = (await indexedDB.databases()).map(({ name }) => name);
    for (const name of names.filter((one) => one.startsWith('otor-'))) {
      const db = await done(indexedDB.open(name));
      const log = db.transaction('log', 'readwrite').objectStore('log');
      const rows = await done(log.getAll());
      for (const { sig: _, ...row } of rows) {
        await done(log.put(row.seq === 1 ? { ...row, hash: 'AAAAAAAAAAAAAAAAAAAAAA' } : row));
      }
      db.close();
    }
  });
}

function take(file) {
  const receipts = `${file}.receipts`;
  const { stdout: told, status } = spawnSync(otor, ['bundle', 'import', file, '--data', data,
    '--receipts', receipts], { encoding: 'utf8' });
  return { told, status, text: readFileSync(receipts, 'utf8') };
}

/** The rows of a file, filled with something else by somebody who knows the recovery point. */
async function refilled(file, point) {
  const { subtle } = globalThis.crypto;
  const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
  const random = (size) => globalThis.crypto.getRandomValues(new Uint8Array(size));
  const gcm = async (raw, about, bytes) => {
    const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
    const iv = random(12);
    const how = { name: 'AES-GCM', iv, additionalData: Buffer.from(about) };
    return { iv: b64(iv), sealed: b64(await subtle.encrypt(how, key, bytes)) };
  };
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
    .map((line) => JSON.parse(line));
  const purpose = `otor-seal-1|own|${header.user}|${header.key.device}`;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const to = Buffer.from(point, 'base64url');
  const pair = await subtle.generateKey(curve, false, ['deriveBits']);
  const from = Buffer.from(await subtle.exportKey('raw', pair.publicKey));
  const theirs = await subtle.importKey('raw', to, curve, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
  const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const content = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256',
    salt: Buffer.concat([from, to]), info: Buffer.from(purpose) }, base, 256);
  const own = random(32);
  const sealedTo = { to: b64((await subtle.digest('SHA-256', to)).slice(0, 16)), from: b64(from),
    ...await gcm(content, purpose, own) };
  const { device } = header;
  const rows = await Promise.all(lines.filter(({ seq }) => seq).map(async (row) => ({ ...row,
    ...await gcm(own, `otor-line-1|${device}|${row.seq}`, Buffer.from(JSON.stringify({
      area: '18301', at: '2026-11-26T10:00:00+07:00', author: header.user, body: {},
      clock: '01a1ee565e000000', device, id: row.id, kind: 'household_met', seq: row.seq,
      subject: row.id }))) })));
  const text = [{ ...header, key: { device: header.key.device, own: sealedTo } }, ...rows]
    .map((row) => `${JSON.stringify(row)}\n`).join('');
  const sum = createHash('sha256').update(text).digest('hex');
  return `${text}${JSON.stringify({ end: rows.length, sha256: sum })}\n`;
}

/** What every phone of the server is told. */
async function recoveryPoint() {
  const ask = async (path, body, token) => {
    const answer = await fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } });
    return answer.json();
  };
  const { token } = await ask('/api/login', { user: secondOfficer, password });
  const device = '0190a000-0000-7000-8000-00000000000f';
  return (await ask('/api/devices', { device }, token)).recovery;
}

async function giveReceipts(page, text) {
  await page.locator('input[data-receipts]').setInputFiles({
    name: 'receipts.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text),
  });
}

async function standing(page, unsafe) {
  const box = unsafe === 0 ? '.v-box-safe' : `.v-box[data-unsafe="${unsafe}"]`;
  await page.locator(`.v-standing ${box}`).waitFor();
}

test('a file to the server and receipts back make work safe without a network', async () => {
  const { phone, page, file } = await handOver('Гар дамжсан');
  await standing(page, 4);
  const { told, status, text } = take(file);
  assert.match(told, /4 stored, 0 already there, 0 kept aside, 0 refused/);
  assert.equal(status, 0);
  await giveReceipts(page, text);
  await page.locator('[data-made-safe="4"]').waitFor();
  await standing(page, 0);
  await lock(page);
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await standing(page, 0);
  const again = join(folder, 'again.jsonl');
  writeFileSync(again, readFileSync(file));
  assert.match(take(again).told, /0 stored, 4 already there/);
  await phone.close();
});

test('receipts that are forged, torn or of another phone change nothing and are told', async () => {
  const [mine, other] = [await handOver('Хуурамч'), await handOver('Өөр утас')];
  const { page, file } = mine;
  const { text } = take(file);
  const [head, line] = text.split('\n');
  const cases = {
    forged: `${head}\n${line.replace('"stored"', '"quarantined"')}\n`,
    torn: text.slice(0, -40),
    foreign: take(other.file).text,
    wrong: readFileSync(file, 'utf8'),
  };
  for (const [why, given] of Object.entries(cases)) {
    await giveReceipts(page, given);
    await page.locator(`[data-not-believed="${why}"]`).waitFor();
    await standing(page, 4);
  }
  await giveReceipts(page, text);
  await page.locator('[data-made-safe="4"]').waitFor();
  await mine.phone.close();
  await other.phone.close();
});

test('a file of a phone whose key nobody knows makes nothing safe, and its work goes later',
  async () => {
    const { phone, page, file } = await handOver('Түлхүүргүй', await metPhone('unknown'));
    const { told, status, text } = take(file);
    assert.match(told, /0 stored, 0 already there, 4 kept aside, 0 refused/);
    assert.match(told, /author_unproved/);
    assert.equal(status, 1);
    await giveReceipts(page, text);
    await page.locator('[data-kept-aside="4"]').waitFor();
    await page.locator('[data-made-safe="0"]').waitFor();
    await standing(page, 4);
    await page.unroute('**/api/**');
    await page.reload();
    await unlock(page);
    await standing(page, 0);
    const again = join(folder, 'once more.jsonl');
    writeFileSync(again, readFileSync(file));
    assert.match(take(again).told, /0 stored, 4 already there/);
    await phone.close();
  });

test('what an older program wrote is signed at the next opening, by what is in the row',
  async () => {
    const { phone, page } = await handOver('Хуучин');
    await unsign(page);
    const signed = async (name) => readFileSync(await fileOf(page, name), 'utf8').split('\n')
      .map((line) => line.includes('"sig"')).slice(1, 5);
    assert.deepEqual(await signed('before'), [false, false, false, false]);
    assert.deepEqual(await signed('after'), [false, true, true, true]);
    await phone.close();
  });

test('whoever fills a file anew in its author\'s name stores nothing and makes nothing safe',
  async () => {
    const { phone, page, file } = await handOver('Солигдсон');
    const point = await recoveryPoint();
    const forged = join(folder, 'forged.jsonl');
    writeFileSync(forged, await refilled(file, point));
    const { told, text } = take(forged);
    assert.match(told, /0 stored, 0 already there, 4 kept aside, 0 refused/);
    await giveReceipts(page, text);
    await page.locator('[data-made-safe="0"]').waitFor();
    await standing(page, 4);
    assert.match(take(file).told, /4 stored, 0 already there, 0 kept aside/);
    await phone.close();
  });

test('signatures are good or bad in the browser as the vectors say', async () => {
  const vectors = readFileSync('cases/signatures/p256.jsonl', 'utf8').trim().split('\n')
    .map((line) => JSON.parse(line));
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await page.goto(`${address}/icon.svg`);
  for (const { says, point, text, sig, good } of vectors) {
    const found = await page.evaluate(async ([of, said, signature]) => {
      const bytes = (words) => Uint8Array.from(
        atob(words.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
      const curve = { name: 'ECDSA', namedCurve: 'P-256' };
      const key = await crypto.subtle.importKey('raw', bytes(of), curve, false, ['verify']);
      return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature),
        new TextEncoder().encode(said));
    }, [point, text, sig]);
    assert.equal(found, good, says);
  }
  await phone.close();
});

test('another signing key later is not taken, and is said', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await lock(page);
  await page.route('**/api/devices', async (route) => {
    const answer = await route.fetch();
    const met = await answer.json();
    await route.fulfill({ response: answer, json: { ...met, sign: met.recovery } });
  });
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer/me`);
  await page.reload();
  await unlock(page);
  await page.locator('[data-other-key]').waitFor();
  await phone.close();
});
