// SPDX-License-Identifier: Apache-2.0
// A department's own chapter of the handbook: in the page, in the answers of an officer's phone,
// without a network, and gone again. The server is this test's own.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const password = 'otor-own-2026';
const server = await ownServer('own-handbook', password, { 'road-a': '18501' });
const folder = join(server.folder, 'our_handbook');
mkdirSync(folder);
writeFileSync(join(folder, '16_our_soum.toml'), `
icon = "page"
script = "ᠮᠠᠨᠠᠢ ᠰᠤᠮᠤ"
title = { mn = "Манай сум", kk = "Біздің сұмын", en = "Our soum" }

[[block]]
kind = "text"
mn = "Доод хэмжээ {minimum_wage} төгрөг. Зохиомол."
kk = "Ең төменгі мөлшер {minimum_wage} төгрөг. Ойдан алынған."
en = "The least is {minimum_wage} tögrög. Made up."
`);
await server.start({ more: ['--content', folder] });
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, allSafe, found, launch, newPhone, readyOffline, signIn, until } =
  await import('./phone.mjs');
const { picture } = await import('./desk.mjs');

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

async function handbook(page) {
  await page.goto(`${address}/#/officer`); // so that the next is another page
  await page.goto(`${address}/#/handbook`);
  await page.locator('.book-chapters').waitFor();
}
const chapter = (page) => page.getByRole('link', { name: /Манай сум/ });

test('it is read and found where the handbook is, for anybody', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await handbook(page);
  await chapter(page).click();
  await page.getByText(/^Доод хэмжээ [\d,]+\sтөгрөг\. Зохиомол\.$/).waitFor();
  assert.deepEqual(await found(page), []);
  await picture(page, 'own-handbook');
  await phone.close();
});

test('an officer has it without a network, unopened, and loses it with the server', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, 'road-a');
  await allSafe(page);
  await readyOffline(page);
  const kept = () => page.evaluate(async () =>
    Boolean(await (await caches.match('/api/handbook'))?.json()));
  await until(kept);
  await phone.setOffline(true);
  await page.reload();
  await handbook(page);
  await chapter(page).waitFor();

  await server.stop();
  await server.start();
  await phone.setOffline(false);
  await page.reload();
  await handbook(page);
  await page.waitForTimeout(500);
  assert.equal(await chapter(page).count(), 0);
  await phone.close();
});
