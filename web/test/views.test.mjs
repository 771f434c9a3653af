// SPDX-License-Identifier: Apache-2.0
// Saved views of the desk: a page as it is filtered gets a name and is found again on any computer,
// by its owner alone; its days move along with the calendar or stay. The server is this test's own.
// OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-views-2026';
const server = await ownServer('views', password, { near: '18301' });
for (const [user, role, ...more] of [
  ['chief', 'head', '--area', '183'], ['second', 'head', '--area', '183'],
  ['office', 'programme'], ['teacher', 'trainer'],
]) server.run(['user', 'add', user, '--role', role, ...more], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, dayIn, launch, newPhone, signIn, until } = await import('./phone.mjs');
const { atDesk, look: lookAt, plainly, small, wide } = await import('./desk.mjs');

let browser;
before(async () => {
  browser = await launch();
  await bringHome(address, { user: 'near', password, area: '18301', phone: 1 }, [
    ...dueFamily(1, { name: 'Дөлгөөн', by: dayIn(-40), bagh: '1' }),
  ]);
});
after(async () => {
  await browser?.close();
  await server.end();
});

const desk = ({ user = 'chief', path = '', ...more } = {}) =>
  atDesk(browser, { user, path, ...more });
const look = (page, name) => lookAt(page, `views-${name}`);
const button = (page, name) => page.getByRole('button', { name, exact: true });
const save = (page) => button(page, 'Save this view');
const hash = (page) => new URL(page.url()).hash;
const stands = (page, name) => page.locator('[data-view]', { hasText: name }).waitFor();
const named = (page) => page.locator('.d-saved li a span').allInnerTexts();

/** The sheet, filled in; `choose`: which of its days. */
async function call(page, name, choose) {
  await page.getByLabel('Name', { exact: true }).fill(name);
  if (choose) await page.locator('dialog').getByRole('radio', { name: choose }).check();
  await page.locator('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

async function keep(page, name, choose) {
  await save(page).click();
  await call(page, name, choose);
  await stands(page, name);
}

/** What the server says to an order of this page. */
const ordered = (page, order) => page.evaluate(async (sent) => {
  const answer = await fetch('/api/desk/views', {
    method: 'POST', headers: { 'x-otor': '1' }, body: JSON.stringify(sent),
  });
  return answer.status;
}, order);
const id = (n) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const keeping = (n, name, to) => ({ what: 'keep', view: id(n), name, address: to });

test('a page that nothing is chosen on has nothing to save', async () => {
  for (const path of ['', '/worklist', '/findings', '/quality']) {
    const { phone, page } = await desk({ path });
    await page.locator('.d-headline').waitFor();
    assert.equal(await page.locator('.d-views').count(), 0);
    await phone.close();
  }
});

test('a filtered page gets a name, and is found on another computer', async () => {
  const { phone, page } = await desk({ path: '/worklist?state=stuck&area=18301' });
  await save(page).click();
  const dialog = page.locator('dialog');
  assert.match(plainly(await dialog.innerText()), /stand on the day you open it/);
  assert.ok(await dialog.getByRole('button', { name: 'Save', exact: true }).isDisabled());
  await look(page, 'sheet-en');
  await call(page, '  Өлгий:   гацсан ');
  await stands(page, 'Өлгий: гацсан');
  assert.equal(await save(page).count(), 0, 'it is saved');
  await look(page, 'saved-en');
  await phone.close();

  const other = await newPhone(browser, { viewport: wide });
  const there = await other.newPage();
  await signIn(there, 'chief', 'desk');
  await there.evaluate(() => localStorage.setItem('language', 'en'));
  await there.reload();
  await there.locator('.d-saved[open] a').click();
  await there.locator('.d-headline[data-tasks="1"]').waitFor();
  assert.equal(hash(there), '#/desk/worklist?state=stuck&area=18301');
  await stands(there, 'Өлгий: гацсан');
  await there.locator('.d-saved summary').click();
  assert.deepEqual(await named(there), ['Өлгий: гацсан']);
  await other.close();
});

test('it is renamed, removed, and put back; what is wrong with a name is said', async () => {
  const { phone, page } = await desk({ path: '/worklist?state=stuck&area=18301' });
  await stands(page, 'Өлгий: гацсан');
  await button(page, 'Rename').click();
  assert.equal(await page.locator('dialog [data-time]').count(), 0);
  await call(page, 'Гацсан ажил');
  await stands(page, 'Гацсан ажил');
  await page.goto(`${address}/#/desk/worklist?state=soon`);
  await save(page).click();
  await page.getByLabel('Name', { exact: true }).fill('гацсан АЖИЛ');
  await page.getByText('Another of your views is called so.').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('ү'.repeat(61));
  await page.getByText('At most 60 letters.').waitFor();
  await page.keyboard.press('Escape');

  await page.goto(`${address}/#/desk/worklist?state=stuck&area=18301`);
  await button(page, 'Remove').click();
  await page.locator('[data-gone]').waitFor();
  await save(page).waitFor();
  assert.equal(await page.locator('.d-saved').count(), 0);
  await look(page, 'removed-en');
  await button(page, 'Undo').click();
  await stands(page, 'Гацсан ажил');
  assert.equal(await page.locator('[data-gone]').count(), 0);
  await phone.close();
});

test('a month moves along with the calendar, unless its days are to stay', async () => {
  const month = dayIn().slice(0, 7);
  const path = `/findings?from=${month}-01&to=${dayIn()}&by=sex`;
  const { phone, page } = await desk({ path, ready: '.d-headline[data-visited]' });
  await keep(page, 'Month', 'This month, whichever it is when you open it');
  assert.equal(hash(page), '#/desk/findings?by=sex&period=this_month');
  await page.locator('.d-headline[data-visited="1"]').waitFor();
  assert.equal(await page.locator('[name=from]').inputValue(), `${month}-01`);
  await page.locator('[name=by]').selectOption('season');
  await until(() => hash(page).includes('period=this_month&by=season'), 'the month stays a word');
  await page.locator('[name=to]').fill(`${month}-01`);
  await until(() => hash(page).includes(`from=${month}-01&to=${month}-01&by=season`), 'days');
  await page.goto(`${address}/#/desk${path}`);
  await keep(page, 'These days', 'Always these days');
  assert.equal(hash(page), `#/desk${path}`);

  await page.goto(`${address}/#/desk?from=2026-03-05&to=2026-03-20`);
  await save(page).click();
  assert.match(await page.locator('[data-time]').innerText(),
    /Always these days: 2026\.03\.05 – 2026\.03\.20/);
  await page.keyboard.press('Escape');
  await phone.close();

  const march = await desk({ path: '' });
  await march.page.clock.setFixedTime(new Date('2099-03-15T12:00:00+07:00'));
  await march.page.locator('.d-saved a', { hasText: 'Month' }).click();
  await march.page.locator('.d-headline[data-visited="0"]').waitFor();
  assert.equal(await march.page.locator('[name=from]').inputValue(), '2099-03-01');
  assert.equal(await march.page.locator('[name=to]').inputValue(), '2099-03-15');
  await march.phone.close();
});

test('nobody else sees it, and paper leaves it out', async () => {
  for (const user of ['second', 'office', 'teacher']) {
    const { phone, page } = await desk({ user });
    await page.locator('.d-headline').waitFor();
    assert.equal(await page.locator('.d-saved').count(), 0, user);
    await phone.close();
  }
  const { phone, page } = await desk({ path: '/worklist?state=stuck&area=18301' });
  await stands(page, 'Гацсан ажил');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.d-views').isVisible(), false);
  await phone.close();
});

test('the programme office and a trainer have views of their own pages', async () => {
  const office = await desk({ user: 'office', path: '/coverage/insurable_paid/183' });
  await keep(office.page, 'Баян-Өлгий');
  await office.page.goto(`${address}/#/desk`);
  assert.deepEqual(await named(office.page), ['Баян-Өлгий']);
  assert.equal(await ordered(office.page, keeping(1, 'A', '#/desk/worklist')), 400);
  await office.phone.close();
  const { phone, page } = await desk({ user: 'teacher' });
  assert.equal(await ordered(page, keeping(1, 'A run', `#/desk/training/${id(9)}`)), 200);
  assert.equal(await ordered(page, keeping(2, 'B', '#/desk/coverage')), 400);
  await page.reload();
  assert.equal(plainly(await page.locator('.d-saved li').innerText()), 'A run Training');
  await phone.close();
});

test('whatever page somebody has can be saved', async () => {
  for (const user of ['second', 'office']) {
    const { phone, page } = await desk({ user });
    const links = await page.locator('.d-nav a').evaluateAll((all) =>
      all.map((one) => one.getAttribute('href')));
    assert.ok(links.length > 4);
    for (const [at, link] of links.entries()) {
      assert.equal(await ordered(page, keeping(20 + at, `Page ${at}`, `${link}?area=183`)), 200,
        `${user} ${link}`);
    }
    await page.reload();
    await page.locator('.d-saved summary').waitFor();
    const titles = await page.locator('.d-saved li small').allTextContents();
    const names = await page.locator('.d-nav a').evaluateAll((shown) =>
      shown.map((link) => link.firstChild.textContent)); // what waits there stands behind it
    assert.deepEqual(new Set(titles), new Set(names));
    await phone.close();
  }
});

test('what the server refuses is said, and fifty are enough', async () => {
  const { phone, page } = await desk({ user: 'second', path: '/worklist?state=soon' });
  const refuse = (route) => (route.request().method() === 'POST'
    ? route.fulfill({ status: 400, json: {} }) : route.continue());
  await page.route('**/api/desk/views', refuse);
  await save(page).click();
  await page.getByLabel('Name', { exact: true }).fill('Refused');
  await page.locator('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('dialog [data-trouble=refused]').waitFor();
  await page.unroute('**/api/desk/views', refuse);
  await page.locator('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await stands(page, 'Refused');
  const had = await named(page).then(({ length }) => length);
  for (let at = had; at < 50; at += 1)
    assert.equal(await ordered(page, keeping(100 + at, `View ${at}`, '#/desk?area=18301')), 200);
  assert.equal(await ordered(page, keeping(200, 'One more', '#/desk')), 400);
  await page.goto(`${address}/#/desk/worklist?state=later`);
  await page.reload();
  await page.getByText('You have 50 saved views').waitFor();
  assert.equal(await save(page).count(), 0);
  await page.goto(`${address}/#/desk`);
  await page.locator('.d-saved:not([open])').waitFor();
  await phone.close();
});

test('in three languages, on a phone and wide', async () => {
  for (const [language, viewport] of [['mn', small], ['kk', small], ['en', small], ['mn', wide]]) {
    const { phone, page } = await desk({ language, viewport });
    await page.locator('.d-saved[open] a').first().waitFor();
    await look(page, `first-${language}-${viewport.width}`);
    await page.goto(`${address}/#/desk/findings?from=2026-11-01&to=2026-11-30`);
    await page.locator('.d-headline[data-visited]').waitFor();
    await page.locator('.d-views > button').click();
    await page.locator('dialog').waitFor();
    await look(page, `sheet-${language}-${viewport.width}`);
    const words = plainly(await page.locator('body').innerText());
    assert.doesNotMatch(words, /views\.\w/, 'a sentence is missing');
    await phone.close();
  }
});
