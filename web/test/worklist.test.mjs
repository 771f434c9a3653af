// SPDX-License-Identifier: Apache-2.0
// What is to be done at a head's desk: counts as filters, links that can be passed on, the list as
// a file and on paper, families handed over and seen at their new officer's phone; and what the
// programme office sees. The server is this test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { uuid } from '../../bench/soum.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-follow-2026';
const officers = { 'near-a': '18301', 'near-b': '18301', 'far-c': '18304' };
const server = await ownServer('worklist', password, officers);
server.run(['user', 'add', 'chief', '--role', 'head', '--area', '183'], `${password}\n`);
server.run(['user', 'add', 'office', '--role', 'programme'], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const {
  address, dayIn, found, launch, newPhone, nudge, signIn, until,
} = await import('./phone.mjs');
const { atDesk, picture, small } = await import('./desk.mjs');


let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

let phones = 0;
const bring = (user, facts) =>
  bringHome(address, { user, password, area: officers[user], phone: ++phones }, facts);
const family = (n, name, ahead, bagh = '1') =>
  [...dueFamily(n, { name, by: dayIn(ahead), bagh })];
const owed = (n) => ['question_asked', uuid(1, n), {
  code: 'Q9', person: uuid(2, n), state: 'promised', visit: uuid(3, n) }];

const desk = ({ user = 'chief', path = '/worklist', ...more } = {}) =>
  atDesk(browser, { user, path, ...more });
const look = (page, name) => picture(page, `worklist-${name}`);

const headline = (page, n) => page.locator(`.d-headline[data-tasks="${n}"]`).waitFor();
const count = async (page, state) =>
  Number((await page.locator(`[data-state=${state}] b`).innerText()).replace(',', ''));
const button = (within, name) => within.getByRole('button', { name, exact: true });
const query = (page) => new URL(page.url()).hash.split('?')[1] ?? '';
const heads = (page) => page.locator('.w-rows li b').allInnerTexts();

test('where nothing is to be done the desk says so, in every language and on a phone', async () => {
  const { phone, page } = await desk({ path: '' });
  await page.getByRole('link', { name: 'Follow-up: nothing overdue, nothing owed' }).click();
  await page.getByText('There is nothing to follow up yet.').waitFor();
  assert.deepEqual(await found(page), []);
  await phone.close();
  for (const language of ['mn', 'kk']) {
    const held = await desk({ viewport: small, language });
    await held.page.locator('.d-part').waitFor();
    assert.deepEqual(await found(held.page), []);
    await look(held.page, `empty-${language}`);
    await held.phone.close();
  }
});

test('counts are filters, and a link carries them', async () => {
  await bring('near-a', [
    ...family(1, 'Сарангэрэл', -40), ...family(2, 'Болормаа', -3, '2-р баг'),
    ...family(3, 'Дөлгөөн', 5, '2'), ...family(4, 'Еркежан', 60), owed(4),
  ]);
  await bring('near-b', family(5, 'Нарангэрэл', 2));
  await bring('far-c', family(6, 'Оюунчимэг', -1));
  const { phone, page } = await desk({ path: '' });
  await page.getByRole('link', { name: 'Follow-up: 3 overdue, 1 answers owed, 1 stuck' }).click();
  await headline(page, 7);
  assert.equal(await count(page, 'overdue'), 3);
  assert.equal(await count(page, 'promised'), 6);
  await look(page, 'whole-en');
  assert.deepEqual(await found(page), []);

  await page.locator('[data-state=overdue]').click();
  await headline(page, 3);
  assert.equal(await count(page, 'soon'), 3, 'a count leaves its own filter out');
  await page.locator('[data-filter=area]').selectOption('18301');
  await headline(page, 2);
  assert.equal(query(page), 'area=18301&state=overdue');
  await page.locator('[data-filter=bagh]').selectOption('2-р баг');
  await headline(page, 1);
  assert.deepEqual(await heads(page), ['Болормаа']);
  const link = page.url();
  const other = await phone.newPage();
  await other.goto(link);
  await headline(other, 1);
  await other.close();
  await page.goBack();
  await headline(page, 2);
  await button(page, 'Show everything').click();
  await headline(page, 7);

  const search = page.getByLabel('Name of the family’s head')
    .or(page.getByLabel("Name of the family's head"));
  await search.fill('долгоон');
  await search.press('Enter');
  await headline(page, 1);
  assert.deepEqual(await heads(page), ['Дөлгөөн']);
  assert.ok(!decodeURIComponent(page.url()).includes('долгоон'), 'no name in an address');
  await search.fill('никто');
  await search.press('Enter');
  await page.getByText('No task is like that.').waitFor();
  await button(page, 'Show everything').click();
  await headline(page, 7);
  await phone.close();
});

test('what is stuck says why; by officer; as a file and on paper', async () => {
  const { phone, page } = await desk({ path: '/worklist?state=stuck' });
  await headline(page, 1);
  assert.equal(await page.locator('[data-stuck=long_overdue]').count(), 1);
  await page.goto(`${address}/#/desk/worklist?order=officer`);
  await headline(page, 7);
  assert.deepEqual(await page.locator('.w-group').evaluateAll((all) =>
    all.map(({ dataset }) => dataset.group)), ['far-c', 'near-a', 'near-b']);
  const href = await page.locator('[data-csv]').getAttribute('href');
  const file = await page.evaluate(async (path) => (await fetch(path)).text(), href);
  assert.match(file, /Soum,Bagh,Head of the family,/);
  assert.equal(file.trim().split('\r\n').length, 8);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.w-choose input').first().isVisible(), false);
  assert.equal(await page.locator('.w-filters').isVisible(), false);
  await look(page, 'print-en');
  await page.emulateMedia({ media: 'screen' });
  await phone.close();
  const held = await desk({ viewport: small, language: 'mn' });
  await headline(held.page, 7);
  assert.deepEqual(await found(held.page), []);
  const beyond = await held.page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0, 'nothing reaches beyond a phone');
  await look(held.page, 'phone-mn');
  await held.phone.close();
});

test('chosen families go to another officer, and their tasks are on her phone', async () => {
  const phone = await newPhone(browser);
  const officer = await phone.newPage();
  await signIn(officer, 'near-b');
  const mine = officer.locator('.v-list:not(details *) [data-task=promise_due]');
  await until(async () => await mine.count() === 1);
  const { phone: chief, page } = await desk({
    path: '/worklist?officer=near-a&reason=promise_due',
  });
  await headline(page, 4);
  await page.getByLabel('Choose Дөлгөөн').check();
  await page.locator('[data-chosen="1"]').waitFor();
  const to = page.locator('.w-give-to select');
  assert.deepEqual(await to.locator('option').allInnerTexts(),
    ['Choose an officer', 'near-a', 'near-b']);
  await to.selectOption('near-b');
  await button(page, 'Hand over').click();
  await page.locator('dialog').getByText('Hand over 1 family to near-b?').waitFor();
  await look(page, 'give-en');
  assert.deepEqual(await found(page), []);
  await page.route('**/api/head/worklist', (route) => route.abort());
  await button(page.locator('dialog'), 'Hand over').click();
  await page.locator('[data-trouble=unsure]').waitFor();
  await page.unroute('**/api/head/worklist');
  await button(page, 'Hand over').click();
  await button(page.locator('dialog'), 'Hand over').click();
  await page.getByText('Handed over: 1. Already hers: 0.').waitFor();
  await headline(page, 3);
  await nudge(officer);
  await until(async () => await mine.count() === 2);
  await officer.getByText('Дөлгөөн').first().waitFor();
  await chief.close();
  await phone.close();
});

test('the families of an officer who left are given away at once', async () => {
  server.run(['user', 'disable', 'near-a']);
  const { phone, page } = await desk();
  const left = page.locator('[data-left=near-a]');
  await left.getByText('4 tasks are nobody’s since')
    .or(left.getByText("4 tasks are nobody's since")).waitFor();
  await look(page, 'left-en');
  await left.locator('select').selectOption('near-b');
  await button(left, 'Hand over').click();
  await page.locator('dialog').getByText('Hand over all families of near-a to near-b?').waitFor();
  await button(page.locator('dialog'), 'Hand over').click();
  await page.getByText('Handed over: 3. Already hers: 0.').waitFor();
  await left.waitFor({ state: 'detached' });
  await page.locator('[data-filter=officer]').selectOption('near-b');
  await headline(page, 6);
  await phone.close();
});

test('the programme office sees totals in fives, and nobody', async () => {
  const { phone, page } = await desk({ path: '', user: 'office' });
  const row = page.locator('[data-totals=worklist] [data-aimag="183"]');
  await row.waitFor();
  assert.match(await row.innerText(), /5/);
  assert.match(await row.innerText(), /withheld/);
  assert.ok(!(await page.locator('main').innerText()).includes('Сарангэрэл'));
  assert.deepEqual(await found(page), []);
  await look(page, 'totals-en');
  await phone.close();
});
