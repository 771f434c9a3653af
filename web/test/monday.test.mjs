// SPDX-License-Identifier: Apache-2.0
// A head's Monday morning with the demonstration: what waits stands on the first page and beside
// each page's name, each number leads to the page that tells the same, and what she decides there
// is gone from it. On a wide screen in English and on a phone in Mongolian. The server is this
// test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const password = 'otor-demo-2026';
const server = await ownServer('monday', password, {});
rmSync(server.data, { recursive: true });
server.run(['init', '--demo', '--password', password,
  '--facts', join(resolve(import.meta.dirname, '../..'), 'data/mn')]);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { launch } = await import('./phone.mjs');
const { atDesk, look: lookAt, plainly, small, wide } = await import('./desk.mjs');

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

const user = 'uvs';
const desk = (more = {}) => atDesk(browser, { user, path: '', ...more });
const look = (page, name) => lookAt(page, `monday-${name}`);
const waits = (page) => page.evaluate(async () => (await fetch('/api/head/waits')).json());
const line = (page, mark) => page.locator(`.d-waits [${mark}]`);
const marked = async (page, mark) => Number(await line(page, mark).getAttribute(mark));
/** The number beside a page's name, 0 where there is none. */
async function beside(page, path) {
  const mark = page.locator(`.d-nav a[href="#/desk${path}"] [data-waits]`);
  return await mark.count() === 0 ? 0 : Number(await mark.getAttribute('data-waits'));
}
const titled = (page, path) =>
  page.locator(`.d-nav a[href="#/desk${path}"][aria-current=page]`).waitFor();

test('what waits is told once, on the first page and beside the names of pages', async () => {
  const { phone, page } = await desk({ viewport: wide });
  await line(page, 'data-overdue').waitFor();
  const told = await waits(page);
  assert.ok(told.tasks_overdue > 0 && told.expenses > 0, JSON.stringify(told));
  assert.equal(await marked(page, 'data-overdue'), told.tasks_overdue);
  assert.equal(await marked(page, 'data-waiting'), told.expenses);
  assert.equal(await beside(page, '/worklist'), told.tasks_overdue);
  assert.equal(await beside(page, '/money'), told.expenses);
  assert.equal(await beside(page, '/lessons'), told.decisions_overdue);
  assert.equal(await beside(page, '/quality'), told.calls + told.remarks);
  assert.equal(await beside(page, '/findings'), told.told_old);
  assert.equal(await beside(page, '/reports'), 0);
  assert.match(plainly(await page.locator('.d-nav a[href="#/desk/worklist"]').innerText()),
    /waiting/);
  await look(page, 'first-wide-en');
  await phone.close();
});

test('each line leads to the page that tells the same', async () => {
  const { phone, page } = await desk({ viewport: small, language: 'mn' });
  await line(page, 'data-overdue').waitFor();
  const told = await waits(page);
  await look(page, 'first-small-mn');
  await line(page, 'data-overdue').click();
  await titled(page, '/worklist');
  const overdue = page.locator('[data-state=overdue]').first();
  await overdue.waitFor();
  assert.match(plainly(await overdue.innerText()).replace(/\s/g, ''),
    new RegExp(`(^|\\D)${told.tasks_overdue}(\\D|$)`));
  await look(page, 'worklist-small-mn');
  await page.goBack();
  await line(page, 'data-waiting').click();
  await titled(page, '/money');
  await look(page, 'money-small-mn');
  await phone.close();
});

test('what she approves waits no more', async () => {
  const { phone, page } = await desk({ viewport: wide });
  await line(page, 'data-waiting').waitFor();
  const first = (await waits(page)).expenses;
  await line(page, 'data-waiting').click();
  await titled(page, '/money');
  await page.getByRole('button', { name: 'Approve', exact: true }).first().click();
  for (let turn = 0; (await waits(page)).expenses === first; turn += 1) {
    assert.ok(turn < 100, 'the expense still waits');
    await page.waitForTimeout(100);
  }
  assert.equal((await waits(page)).expenses, first - 1);
  await page.locator('.d-nav a[href="#/desk"]').click();
  await page.locator(`.d-waits [data-waiting="${first - 1}"]`).waitFor();
  assert.equal(await beside(page, '/money'), first - 1);
  await phone.close();
});
