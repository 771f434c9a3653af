#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What an officer waits for when she signs in on an empty phone: the soum of `soum.mjs`, 5,000
// people and 50,000 events, brought by the real program to the real page in Chromium.
//   node bench/first_sync.mjs [brake]     needs build/release/otor, build/web and web/node_modules
// `brake` slows the page's main thread down so many times (4). OTOR and OTOR_WEB name another
// program and another page. Tells how long the server takes for the file, and the page from the
// first request of records until the last contact is shown, and from the PIN until families are.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { lines, uuid } from './soum.mjs';

const top = resolve(import.meta.dirname, '..');
const web = createRequire(join(top, 'web/package.json'));
const { chromium } = web('playwright-core');
const brake = Number(process.argv[2] ?? 4);
const otor = process.env.OTOR ?? join(top, 'build/release/otor');
const pages = process.env.OTOR_WEB ?? join(top, 'build/web');
const data = mkdtempSync(join(tmpdir(), 'otor-first-sync-'));
const word = 'otor-bench-2026';

const socket = createServer();
await new Promise((done) => socket.listen(0, '127.0.0.1', done));
const { port } = socket.address();
await new Promise((done) => socket.close(done));
const address = `http://127.0.0.1:${port}`;
const run = (words, input = '') => execFileSync(otor, words, { encoding: 'utf8', input });
run(['init', '--data', data, '--facts', join(top, 'data/mn')]);
run(['user', 'add', 'tes', '--data', data, '--area', '18301'], `${word}\n`);
run(['user', 'add', 'reader', '--data', data, '--area', '18301'], `${word}\n`);
const server = spawn(otor, ['serve', '--data', data, '--port', String(port), '--static', pages],
  { stdio: 'ignore' });
while (!(await fetch(`${address}/readyz`).catch(() => undefined))?.ok) {
  await new Promise((done) => setTimeout(done, 50));
}

const ask = async (path, body, token) => fetch(`${address}${path}`, {
  ...(body === undefined ? {} : { method: 'POST', body }),
  headers: token ? { authorization: `Bearer ${token}` } : {},
});
const tokenOf = async (user) =>
  (await (await ask('/api/login', JSON.stringify({ user, password: word }))).json()).token;
const token = await tokenOf('tes');
const all = lines();
const pushing = performance.now();
for (let at = 0; at < all.length; at += 2_500) {
  const body = `{"device":"${uuid(5, 1)}","events":[${all.slice(at, at + 2_500).join(',')}]}`;
  const { receipts } = await (await ask('/api/sync/push', body, token)).json();
  const bad = receipts.find(({ status }) => status !== 'stored');
  if (bad) throw new Error(JSON.stringify(bad));
}
const tell = (what, ms) => console.log(`${String(Math.round(ms)).padStart(8)}  ${what}`);
tell(`ms to push ${all.length} events`, performance.now() - pushing);

async function timed(what, path) {
  const began = performance.now();
  const answer = await ask(path, undefined, token);
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (answer.ok) tell(`ms, ${what}: ${(bytes / 1e6).toFixed(2)} MB`, performance.now() - began);
  return answer;
}
await timed('the file, made', '/api/sync/snapshot?area=18301');
await timed('the file, kept', '/api/sync/snapshot?area=18301');
const began = performance.now();
for (let after = 0, more = true; more;) {
  const path = `/api/sync/pull?after=${after}&limit=1000`;
  ({ next: after, more } = await (await ask(path, undefined, token)).json());
}
tell('ms for pulling all of it, page by page, read as JSON', performance.now() - began);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});
for (let round = 0; round < 3; round += 1) {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'mn' });
  phone.setDefaultTimeout(60_000);
  const page = await phone.newPage();
  const session = await phone.newCDPSession(page);
  let first;
  page.on('request', (request) => {
    if (/sync\/(snapshot|pull)/.test(request.url())) first ??= performance.now();
  });
  await page.goto(`${address}/#/officer`);
  await page.getByLabel('Нэвтрэх нэр').fill('reader');
  await page.getByLabel('Нууц үг').fill(word);
  await page.getByRole('button', { name: 'Нэвтрэх' }).click();
  await page.locator('.v-pad > button').first().waitFor();
  await page.keyboard.type('258036');
  await page.getByRole('button', { name: 'Дараах' }).click();
  await page.getByText('ПИН кодоо дахин оруулна уу').waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate: brake });
  await page.keyboard.type('258036');
  await page.getByText('Сервертэй сүүлд холбогдсон').waitFor();
  tell(`ms on the phone, ${brake} times slower`, performance.now() - first);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.goto(`${address}/#/officer/households`);
  await page.reload();
  await page.locator('.v-pad > button').first().waitFor();
  await page.keyboard.type('25803');
  await session.send('Emulation.setCPUThrottlingRate', { rate: brake });
  const opening = performance.now();
  await page.keyboard.type('6');
  await page.locator('main .v-list a').first().waitFor();
  tell('  ms from the PIN to the list of families, as slow', performance.now() - opening);
  await phone.close();
}
await browser.close();
server.kill();
rmSync(data, { recursive: true, force: true });
