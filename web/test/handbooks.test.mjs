// SPDX-License-Identifier: Apache-2.0
// Handbooks of a department: what came from the printer, was issued, came back and was counted; an
// officer whose book differs; a wrong number put right; days chosen in the address. The server is
// this test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bringHome } from '../../bench/due.mjs';
import { uuid } from '../../bench/soum.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-handbooks-2026';
const officers = { 'book-a': '18501', 'book-b': '18504' };
const server = await ownServer('handbooks', password, officers);
server.run(['user', 'add', 'chief', '--role', 'head', '--area', '185'], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, launch, until } = await import('./phone.mjs');
const { atDesk, look, plainly, small } = await import('./desk.mjs');

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
const desk = (more = {}) => atDesk(browser, { user: 'chief', path: '/handbooks', ...more });
const form = (page) => page.locator('[data-order=handbooks]');
const send = (page) => form(page).getByRole('button', { name: 'Write it down' });
const shelfIs = (page, row) => until(async () =>
  plainly(await page.locator('[data-shelf="2026"]').innerText()) === row);

async function write(page, what, fields) {
  await form(page).getByLabel(what, { exact: true }).check();
  for (const [name, value] of Object.entries(fields))
    await form(page).locator(`input[name=${name}]`).fill(value);
}

test('what came is written, then issued to all, and the store is what is left', async () => {
  const { phone, page } = await desk();
  await page.getByText('The department has written nothing yet.').waitFor();
  await write(page, 'They came to the department', {
    edition: '2026', on: '2026-05-20', count: 'many',
  });
  assert.ok(await form(page).getByRole('button', { name: 'First fill in' }).isDisabled());
  await form(page).locator('input[name=count]').fill('1000');
  await form(page).locator('input[name=giver]').fill('The printer');
  await send(page).click();
  await shelfIs(page, 'Edition: 2026 1,000 0 0 0 1,000');
  await write(page, 'Issued to officers', { on: '2026-06-01', count: '50' });
  assert.ok(await form(page).getByRole('button', { name: 'First choose who' }).isDisabled());
  await form(page).locator('details.d-soums summary').click();
  await form(page).getByRole('button', { name: 'Choose all' }).click();
  assert.equal(
    plainly(await form(page).locator('[data-sum]').innerText()), '2 × 50 = 100 handbooks');
  await send(page).click();
  await shelfIs(page, 'Edition: 2026 1,000 100 0 0 900');
  assert.ok(
    await form(page).getByRole('button', { name: 'First choose who' }).isDisabled(),
    'nobody is issued them twice by a second press');
  await page.getByText('from The printer').waitFor();
  await look(page, 'handbooks-written');
  await phone.close();
});

test('where two books differ both numbers stand there, and nothing else changes', async () => {
  const [family, visit] = [uuid(0x72, 1), uuid(0x73, 1)];
  await bring('book-a', [
    ['handbooks_moved', uuid(0x71, 1), { count: 40, edition: '2026', how: 'received' }],
    ['household_met', family, {}],
    ['visit_started', family, { visit, way: 'home' }],
    ['handbook_given', family, { visit, edition: '2026', count: 2 }],
  ]);
  await bring('book-b', [
    ['handbooks_moved', uuid(0x71, 2), { count: 50, edition: '2026', how: 'received' }],
  ]);
  const { phone, page } = await desk();
  await page.locator('[data-differences="1"]').waitFor();
  await page.locator('[data-differs=book-a]').getByText(
    'she has written that she got 40, the department that it issued 50.').waitFor();
  const cells = page.locator('tr[data-officer=book-a] td');
  assert.deepEqual(
    (await cells.allInnerTexts()).slice(-7).map(plainly), ['50', '40', '2', '0', '0', '0', '38']);
  await shelfIs(page, 'Edition: 2026 1,000 100 0 0 900');
  await phone.close();
});

test('a count is told with its difference, and a wrong number is put right', async () => {
  const { phone, page } = await desk({ viewport: small });
  await form(page).locator('summary').first().click();
  await write(page, 'The store was counted', { on: '2026-06-30', count: '898' });
  await send(page).click();
  await page.locator('[data-counted="-2"]').getByText('2 fewer').waitFor();
  await page.locator('[data-entries] summary').click();
  await page.locator('[data-entry=received]').getByRole('button', { name: 'Put right' }).click();
  const sheet = page.locator('dialog');
  await sheet.locator('input[name=count]').fill('998');
  await look(page, 'handbooks-put-right');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.locator('[data-counted="0"]').waitFor();
  await page.locator('[data-entry=counted]').getByRole('button', { name: 'Put right' }).click();
  await sheet.getByRole('button', { name: 'It never happened: strike it out' }).click();
  await page.locator('[data-counted]').waitFor({ state: 'detached' });
  await page.locator('[data-entry=counted]').waitFor({ state: 'detached' });
  await phone.close();
});

test('what moved is of the days in the address, what is left is of today', async () => {
  const { phone, page } = await desk();
  await page.locator('input[name=from]').first().fill('2026-05-21');
  await page.locator('input[name=to]').first().fill('2026-06-30');
  await page.waitForURL(/from=2026-05-21&to=2026-06-30/);
  await page.locator('[data-days="2026-05-21 2026-06-30"]').waitFor();
  await page.locator('[data-entry=received]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('[data-entry=issued]').count(), 2);
  const edition = page.locator('tr[data-edition="2026"]');
  assert.equal(plainly(await edition.innerText()), 'Edition: 2026 100 0 0 0 0 0 88');
  await shelfIs(page, 'Edition: 2026 998 100 0 0 898');
  await page.goto(`${address}/#/desk/handbooks?period=last_year`);
  await page.getByText('The department wrote nothing of these days.').waitFor();
  await phone.close();
});
