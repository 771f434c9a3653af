// SPDX-License-Identifier: Apache-2.0
// How much each officer has to do, on the desk's first page: the server's own numbers, by soum and
// name, each leading to what it counts. Of the demonstration that OTOR_URL serves; OTOR_PICTURES
// names a folder for pictures.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch } from './phone.mjs';
import { atDesk, look, plainly, small } from './desk.mjs';

const user = process.env.OTOR_HEAD;
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const desk = (more = {}) =>
  atDesk(browser, { user, path: '?from=2026-01-01&to=2026-12-31', ready: '.d-headline', ...more });
const asked = (page, path) => page.evaluate(async (at) => (await fetch(at)).json(), path);
const rowsOf = (page) => page.locator('[data-table=load] tbody tr');

test('each officer stands once in each soum, and tasks are those of the follow-up', async () => {
  const { phone, page } = await desk();
  await rowsOf(page).first().waitFor();
  const { rows } = await asked(page, '/api/head/load?from=2026-01-01&to=2026-12-31');
  const { tasks, officers } = await asked(page, '/api/head/worklist?limit=0');
  assert.equal(await rowsOf(page).count(), rows.length);
  assert.equal(rows.reduce((sum, row) => sum + row.tasks, 0), tasks);
  for (const { officer, tasks: hers } of officers) {
    const told = rows.filter((row) => row.officer === officer);
    assert.equal(told.reduce((sum, row) => sum + row.tasks, 0), hers, officer);
  }
  const { areas } = await asked(page, '/api/head/overview?limit=1');
  for (const { code, households_known: known } of areas) {
    const families = rows.filter(({ area }) => area === code)
      .reduce((sum, row) => sum + row.families, 0);
    assert.equal(families, known ?? 0, code);
  }
  await phone.close();
});

test('rows stand by soum and name, and no head sorts by a number', async () => {
  const { phone, page } = await desk();
  await rowsOf(page).first().waitFor();
  const shown = await rowsOf(page).locator('th').evaluateAll((cells) => cells.map((cell) =>
    `${cell.querySelector('small').innerText} ${cell.firstElementChild.innerText}`));
  assert.deepEqual(shown, [...shown].sort((a, b) => a.localeCompare(b)));
  assert.equal(await page.locator('[data-table=load] [aria-sort]').count(), 0);
  await phone.close();
});

test('a number of tasks leads to these tasks, and one of families visited to the visits',
  async () => {
    const { phone, page } = await desk();
    const row = rowsOf(page).filter({ has: page.locator('td:nth-child(3) a') }).first();
    await row.waitFor();
    const tasks = await row.locator('td:nth-child(3)').innerText();
    const href = await row.locator('td:nth-child(3) a').getAttribute('href');
    const query = href.split('?')[1];
    const { found } = await asked(page, `/api/head/worklist?limit=0&${query}`);
    assert.equal(String(found), tasks);
    await row.locator('td:nth-child(3) a').click();
    await page.locator('.w-group').first().waitFor();
    await phone.close();
  });

test('the table is a file, and fits a phone in Mongolian', async () => {
  const { phone, page } = await desk();
  await rowsOf(page).first().waitFor();
  const coming = page.waitForEvent('download');
  await page.locator('[data-csv=load]').click();
  const text = (await readFile(await (await coming).path())).toString('utf8');
  assert.equal(text.trimEnd().split('\r\n').length - 1, await rowsOf(page).count());
  await look(page, 'load-en');
  await phone.close();
  const narrow = await desk({ viewport: small, language: 'mn' });
  const part = narrow.page.locator('[data-part-of=load]');
  await part.locator('summary').click();
  await rowsOf(narrow.page).first().waitFor();
  assert.match(plainly(await part.locator('.d-quiet').innerText()),
    /байцаагчдыг харьцуулах үзүүлэлт биш/);
  await look(narrow.page, 'load-mn');
  await narrow.phone.close();
});
