// SPDX-License-Identifier: Apache-2.0
// Practice: the officer's screens over made-up families, from which nothing reaches a record. Needs
// a running server, as visit.test.mjs does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look } from './browser.mjs';
import { address, launch, newPhone, next, readyOffline, showCalculation } from './phone.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const young = 'Зохиомол: тэтгэвэр тоодоггүй залуу';

async function practise(language = 'mn') {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await page.addInitScript((chosen) => {
    localStorage['language'] = chosen;
  }, language);
  const asked = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  await page.goto(`${address}/#/practice`);
  await page.locator('.v-practice-bar').waitFor();
  return { phone, page, asked };
}

test('a visit is practised without an account, and nothing of it is kept or sent', async () => {
  const { phone, page, asked } = await practise();
  assert.equal(await page.locator('.v-practice').getAttribute('data-mark'), 'ДАДЛАГА');
  await look(page, 'practice');
  await page.getByText('Гамшиг тэмдэглэх').waitFor();
  const todo = await page.locator('main, .v-wrap').first().innerText();
  assert.doesNotMatch(todo, /хэтэрсэн/, 'nothing is overdue before anything was written');
  await page.goto(`${address}/#/practice/households`);
  await page.getByRole('link', { name: new RegExp(young) }).click();
  await page.getByText('Нас залуу, тэтгэвэр хөгшин хүнийх гэдэг').waitFor();
  await page.getByRole('button', { name: 'Уулзалт эхлэх' }).click();
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.locator('[data-step=present]').waitFor();
  assert.match(page.url(), /#\/practice\/household\//);
  await page.getByRole('button', { name: new RegExp(young) }).click();
  await next(page);
  await showCalculation(page);
  await next(page);
  await page.locator('[data-step=talk]').waitFor();
  await look(page, 'practice-talk');
  await page.goto(`${address}/#/practice`);
  await page.getByRole('link', { name: 'Энэ сарын уулзалт' }).click();
  await page.getByRole('heading', { name: 'Энэ сард уулзсан өрх' }).waitFor();
  assert.equal(await page.locator('.v-list li').count(), 1, 'whom she visits now, and nobody else');
  assert.deepEqual([...new Set(asked)].sort(), ['/api/areas', '/api/programme']);
  const kept = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'otor'));
  assert.deepEqual(kept, []);
  await page.reload();
  await page.locator('.v-practice-bar').waitFor();
  await page.goto(`${address}/#/practice/households`);
  await page.getByRole('link', { name: new RegExp(young) }).click();
  await page.getByRole('button', { name: 'Уулзалт эхлэх' }).waitFor();
  await phone.close();
});

test('practice begins anew, works without a network and ends where it was begun', async () => {
  const { phone, page } = await practise('kk');
  await readyOffline(page);
  await phone.setOffline(true);
  await page.goto(`${address}/#/practice/households`);
  const families = page.locator('.v-list li');
  await families.first().waitFor();
  const count = await families.count();
  assert.equal(count, 5);
  await page.goto(`${address}/#/practice`);
  await page.getByRole('button', { name: 'Қайта бастау' }).click();
  await page.locator('.v-practice-bar').waitFor();
  await page.getByRole('link', { name: 'Аяқтау' }).waitFor();
  assert.equal(await page.locator('a[href="#/practice/me"]').count(), 0);
  await phone.setOffline(false);
  await page.getByRole('link', { name: 'Аяқтау' }).click();
  await page.locator('.learn h1').waitFor();
  await phone.close();
});
