// SPDX-License-Identifier: Apache-2.0
// A herder calls, and the head finds her family: the list, a name with a typing error, the card,
// and the ways to it from other pages. Needs a running server, as visit.test.mjs does.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { atDesk, look, plainly, small, wide } from './desk.mjs';
import { head, launch } from './phone.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const listed = '.e-table tbody tr';
const card = 'article[data-household]';
const open = (language, viewport, path = '/families') => atDesk(browser, {
  user: head, path, language, viewport, ready: '[data-families]',
});

/** What of the list was asked for has come. */
async function answered(page, act) {
  const told = page.waitForResponse((answer) => answer.url().includes('/api/head/families'));
  await act();
  await told;
}

async function look_for(page, words) {
  await page.locator('input[type=search]').fill(words);
  await answered(page, () => page.locator('input[type=search]').press('Enter'));
}

for (const [language, viewport] of [['mn', small], ['en', wide]]) {
  test(`a family is found by its head's name and opened: ${language}`, async () => {
    const { phone, page } = await open(language, viewport);
    const all = Number(await page.locator('[data-families]').getAttribute('data-families'));
    assert.ok(all > 50, 'the demonstration has more than one page');
    assert.equal(await page.locator(listed).count(), 50);
    await look(page, `families-${language}`);
    const row = page.locator(listed).nth(3);
    const name = plainly(await row.locator('.d-family').innerText());
    const id = await row.getAttribute('data-household');
    await look_for(page, name.slice(0, -2) + name.at(-1)); // a letter is lacking
    await page.locator(`tr[data-household="${id}"]`).waitFor();
    const found = Number(await page.locator('[data-families]').getAttribute('data-families'));
    assert.ok(found < all, `${found} of ${all}`);
    assert.ok(!decodeURIComponent(page.url()).includes(name), 'no name in an address');
    await page.locator(`tr[data-household="${id}"] .d-family`).click();
    await page.locator(card).waitFor();
    assert.equal(plainly(await page.locator('h1').innerText()), name);
    assert.ok(page.url().endsWith(`/family/${id}`), 'no name in an address');
    assert.ok(await page.locator('[data-person]').count() > 0);
    assert.equal(await page.locator('.d-views').count(), 0, 'no view of one family is saved');
    await look(page, `family-${language}`);
    await page.locator(`a[href="#/desk/seen/${id}"]`).click();
    await page.locator('.s-lines li[data-reason=family]').first().waitFor();
    await page.locator(`a[href="#/desk/family/${id}"]`).click();
    await page.locator(card).waitFor();
    await phone.close();
  });
}

test('filters stand in the address, narrow, and are taken away', async () => {
  const { phone, page } = await open('en', wide);
  const count = async () =>
    Number(await page.locator('[data-families]').getAttribute('data-families'));
  const all = await count();
  await answered(page, () => page.locator('[data-filter=stage]').selectOption('considering'));
  await page.waitForFunction((before) =>
    Number(document.querySelector('[data-families]').dataset.families) < before, all);
  assert.ok(page.url().includes('stage=considering'));
  const stages = await page.locator(`${listed} td:nth-of-type(5)`).allInnerTexts();
  assert.deepEqual([...new Set(stages)], ['Considering']);
  await page.reload();
  await page.locator('[data-families]').waitFor();
  assert.ok(await count() < all, 'the address tells the same again');
  await answered(page, () => page.locator('.w-filters > .link').click());
  await page.waitForFunction((before) =>
    Number(document.querySelector('[data-families]').dataset.families) === before, all);
  await look_for(page, 'Жжжжжжж');
  await page.locator('[data-empty]').waitFor();
  await phone.close();
});

test('the next page goes on where the first ended, and a page is a file', async () => {
  const { phone, page } = await open('en', wide);
  const ids = () => page.locator(listed).evaluateAll((rows) =>
    rows.map(({ dataset }) => dataset.household));
  const first = await ids();
  await answered(page, () => page.getByRole('button', { name: 'Next page' }).click());
  await page.waitForFunction((id) =>
    document.querySelector('.e-table tbody tr').dataset.household !== id, first[0]);
  const second = await ids();
  assert.equal(new Set([...first, ...second]).size, first.length + second.length);
  const [file] = await Promise.all([
    page.waitForEvent('download'), page.locator('[data-csv=families]').click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  assert.equal(lines.length, second.length + 1);
  assert.ok(lines[0].includes('Head of household'));
  await phone.close();
});

test('a row of the worklist and a visit of the first page lead to the record', async () => {
  for (const [path, ready, row] of [
    ['/worklist', '[data-tasks]', '.w-rows li .d-family'],
    ['', '[data-visits]', '[data-visit] .d-family'],
  ]) {
    const { phone, page } = await atDesk(browser, { user: head, path, ready });
    const link = page.locator(row).first();
    const name = plainly(await link.innerText());
    await link.click();
    await page.locator(card).waitFor();
    assert.equal(plainly(await page.locator('h1').innerText()), name, path);
    await phone.close();
  }
});

test('a family that is not below her, or is none, is said to be missing', async () => {
  const { phone, page } = await atDesk(browser, {
    user: head, path: '/family/019a4c0e-1c00-7000-8000-0000000000aa', ready: '[data-missing]',
  });
  assert.equal(await page.locator(card).count(), 0);
  await look(page, 'family-missing');
  await phone.close();
});
