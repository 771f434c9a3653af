// SPDX-License-Identifier: Apache-2.0
// The record of a soum comes to a phone as a file with a code, where the network is too slow for
// it, and the phone goes on from there. The server is this test's own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-bundle-2026';
const server = await ownServer('bundle', password, { 'file-a': '18501', 'file-b': '18501' });
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, allSafe, dayIn, found, launch, newPhone, nudge, signIn, until } =
  await import('./phone.mjs');
const { look, small } = await import('./desk.mjs');

const families = (first, count) => Array.from({ length: count }, (_, n) =>
  [...dueFamily(first + n, { name: `Зохиомол Айл ${first + n}`, by: dayIn(9), bagh: '1' })]).flat();
const bring = (phone, facts) =>
  bringHome(address, { user: 'file-b', password, area: '18501', phone }, facts);
const file = join(server.folder, 'soum.otor');
let code;

let browser;
before(async () => {
  await bring(1, families(1, 150));
  const said = server.run(['bundle', 'export', '--for', 'file-a', '-o', file]);
  [code] = /\d{4}( \d{4}){5}/.exec(said);
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
