// SPDX-License-Identifier: Apache-2.0
// Reports at the head's desk, of the demonstration: what stands on the page is what the file holds.
// OTOR_URL and OTOR_DATA are the served demonstration; OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { address, launch, until } from './phone.mjs';
import { atDesk, look as lookAt, plainly, small, wide } from './desk.mjs';

const user = process.env.OTOR_HEAD;
const otor = process.env.OTOR_PROGRAM ?? 'build/release/otor';
const year = 'from=2026-01-01&on=2026-12-31';
const title = 'section[data-report]:first-child h2';
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const desk = ({ query = `/outreach-soums?${year}`, ready = title, ...more } = {}) =>
  atDesk(browser, { user, path: `/reports${query}`, ready, ...more });
const look = (page, name) => lookAt(page, `reports-${name}`);
const make = (page) => page.getByRole('button', { name: 'Make the file' });

async function fileOf(page) {
  const coming = page.waitForEvent('download');
  await make(page).click();
  const download = await coming;
  const bytes = await readFile(await download.path());
  await page.getByText('The file was handed to the browser.').waitFor();
  return { name: download.suggestedFilename(), bytes };
}
const cellsOf = (row) => row.locator('td').allInnerTexts();

test('what stands on the page is what the file holds', async () => {
  const { phone, page } = await desk();
  const rows = await page.locator('.r-columns tbody tr').count();
  assert.ok(rows > 10, `${rows} soums`);
  const sums = await cellsOf(page.locator('.r-columns tfoot tr'));
  await page.locator('select[name=form]').selectOption('csv');
  const { name, bytes } = await fileOf(page);
  assert.equal(name, 'outreach-soums-2026-12-31.csv');
  const lines = bytes.toString('utf8').trimEnd().split('\r\n').slice(1);
  assert.equal(lines.length, rows);
  const visits = lines.reduce((sum, line) => sum + Number(line.split(',')[5]), 0);
  assert.ok(visits > 0);
  assert.equal(Number(sums[4].replaceAll(',', '')), visits);
  await page.locator('select[name=form]').selectOption('pdf');
  const paper = await fileOf(page);
  assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-');
  await phone.close();
});

test('the choice stands in the address, and a link gives the same', async () => {
  const { phone, page } = await desk();
  await page.getByLabel('What was done, by week').check();
  await page.locator(title, { hasText: 'What was done, by week' }).waitFor();
  await page.locator('select[name=area]').selectOption('185');
  await until(async () => page.url().includes('area=185'), 'the area in the address');
  const before = await page.locator('.r-columns tfoot').innerText();
  const second = await desk({ query: page.url().split('/reports')[1] });
  assert.equal(await second.page.locator('.r-columns tfoot').innerText(), before);
  await second.phone.close();
  const offered = (form) => page.locator(`select[name=form] option[value=${form}]`).count();
  assert.equal(await offered('dhis2'), 0);
  await page.getByLabel('Indicator sheet').check();
  await page.locator(title, { hasText: 'Indicator sheet' }).waitFor();
  assert.deepEqual([await offered('dhis2'), await offered('geojson')], [1, 0]);
  await phone.close();
});

/** What the command makes that the page writes out, of the store that is served. */
async function madeAgain(page) {
  const fold = page.locator('details.r-again:not([open]) > summary');
  if (await fold.count() > 0) await fold.click();
  const [program, ...words] = (await page.locator('.r-again code').innerText()).split(/\s+/);
  assert.equal(program, 'otor');
  const given = { DIR: process.env.OTOR_DATA, FILE: '-' };
  return execFileSync(otor, words.map((word) => given[word] ?? word), { maxBuffer: 2 ** 26 });
}

test('the command on the page makes the same file again', async () => {
  for (const [query, form] of [[`/outreach-soums?${year}`, 'csv'], [`/department?${year}`, 'json'],
    ['/allowance-balances?on=2026-06-30', 'xlsx']]) {
    const { phone, page } = await desk({ query });
    await page.locator('select[name=form]').selectOption(form);
    await page.locator('.r-again code', { hasText: `--format ${form}` })
      .waitFor({ state: 'attached' });
    const { bytes } = await fileOf(page);
    assert.ok(bytes.equals(await madeAgain(page)), `${query} as ${form}`);
    await phone.close();
  }
  const { phone, page } = await atDesk(browser, {
    user: 'programme', path: '/reports/findings?form=csv', ready: title,
  });
  const { bytes } = await fileOf(page);
  assert.ok(bytes.equals(await madeAgain(page)), 'totals');
  await phone.close();
});

test('a report leads to the page that it is counted from, of the same time and area', async () => {
  const { phone, page } = await desk({ query: `/outreach-soums?${year}&area=185` });
  const rows = await cellsOf(page.locator('.r-columns tfoot tr'));
  await page.getByRole('link', { name: 'What it is counted from: Visits' }).click();
  await page.locator('[data-visits]').waitFor();
  assert.match(page.url(), /#\/desk\?area=185&from=2026-01-01&to=2026-12-31$/);
  assert.equal(await page.locator('[data-visits]').getAttribute('data-visits'),
    rows[4].replaceAll(',', ''));
  await phone.close();
});

test('a time that is none is told, and DHIS2 says what it takes', async () => {
  const { phone, page } = await desk({ query: '/outreach-soums?from=2026-03-02&on=2026-03-20' });
  await page.locator('select[name=form]').selectOption('dhis2');
  await make(page).click();
  await page.getByText('DHIS2 takes a whole month, quarter or year.', { exact: false }).waitFor();
  await page.getByLabel('From').fill('2026-05-01');
  await page.getByText('It cannot be made for this time.', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'This year' }).click();
  await page.locator(title).waitFor();
  await phone.close();
});

test('a statement asks whose it is', async () => {
  const ready = 'select[name=officer]';
  const { phone, page } = await desk({ query: '/allowance-statement', ready });
  await page.getByText('Choose whose report it is.').waitFor();
  assert.ok(await make(page).isDisabled());
  await page.locator('select[name=officer] option:nth-child(2)').waitFor({ state: 'attached' });
  await page.locator('select[name=officer]').selectOption({ index: 1 });
  await page.locator(title, { hasText: 'Statement of money for the road' }).waitFor();
  assert.ok(await make(page).isEnabled());
  await phone.close();
});

test('the sheet of an officer asks whose it is, and leads to what it is counted from', async () => {
  const ready = 'select[name=officer]';
  const { phone, page } = await desk({ query: `/outreach-officer?${year}`, ready });
  await page.getByText('Choose whose report it is.').waitFor();
  await page.locator('select[name=officer] option[value=tes]').waitFor({ state: 'attached' });
  await page.locator('select[name=officer]').selectOption('tes');
  await page.locator('h2', { hasText: 'Sheet of an officer' }).waitFor();
  const parts = await page.locator('section[data-report]').evaluateAll((all) =>
    all.map((one) => one.dataset.report));
  assert.deepEqual(parts, ['officer-work', 'officer-weeks', 'officer-owed']);
  const work = page.locator('[data-report=officer-work]');
  const tasks = (await cellsOf(work.locator('tr', { hasText: 'Open tasks of follow-up' }))).at(-1);
  assert.match(plainly(await work.innerText()), /\(tes\)/);
  assert.equal(await page.locator('input[value=officer-work]').count(), 0);
  assert.ok((await madeAgain(page)).subarray(0, 5).toString() === '%PDF-');
  const behind = page.locator('[data-report=officer-owed] a.link');
  assert.equal(await behind.getAttribute('href'), '#/desk/worklist?officer=tes');
  await page.goto(`${address}/#/desk/worklist?officer=tes`);
  await page.getByText(new RegExp(`^${tasks} tasks of`)).waitFor();
  await phone.close();
});

test('a season fills both days, and the report is called by it', async () => {
  const { phone, page } = await desk({ query: `/department?${year}&area=185` });
  const season = 'of the department: (winter|spring|summer|autumn) [0-9/]+';
  for (const [name, behind] of [['Last season', '$'], ['This season', ', up to']]) {
    const button = page.getByRole('button', { name, exact: true });
    await button.click();
    await page.locator('h2.r-whole', { hasText: new RegExp(season + behind) }).waitFor();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
  }
  await page.getByLabel('To', { exact: true }).fill('2030-12-30');
  await page.locator('h2.r-whole', { hasNotText: /winter|spring|summer|autumn/ }).waitFor();
  await phone.close();
});

test('in three languages, small and wide', async () => {
  for (const [language, viewport] of [['mn', small], ['kk', small], ['mn', wide], ['en', wide]]) {
    const { phone, page } = await desk({ language, viewport });
    await look(page, `${language}-${viewport.width}`);
    const words = plainly(await page.locator('main').innerText());
    assert.doesNotMatch(words, /reports?\.\w/, 'a sentence is missing');
    await phone.close();
  }
});

test('the report of the department puts its parts together, each with its plot and definitions',
  async () => {
    const { phone, page } = await desk({ query: `/department?${year}&area=185` });
    await page.locator('[data-report=questions] h2').waitFor();
    const parts = await page.locator('section[data-report]').evaluateAll((all) =>
      all.map((one) => one.dataset.report));
    assert.deepEqual(parts, ['indicators', 'coverage-series', 'coverage-reach', 'outreach-soums',
      'outreach-weeks', 'outreach-months', 'outreach-stages', 'outreach-officers', 'findings',
      'questions']);
    const sheet = page.locator('[data-report=indicators]');
    const weeks = page.locator('[data-report=outreach-weeks]');
    assert.equal(await weeks.locator('svg.picture[aria-label="Visits by week"]').count(), 1);
    assert.match(plainly(await sheet.innerText()), /Households visited/);
    const [goal] = await sheet.locator('tbody tr', { hasText: 'Goal:' }).allInnerTexts();
    assert.match(plainly(goal), /\+\d[\d.]* \d[\d.]*%$/, 'in points and in per cent');
    for (const [name, words] of [
      ['coverage-series', /% on \d{4}/], ['coverage-reach', /Each dot is a soum/],
    ]) {
      const pictures = page.locator(`[data-report=${name}] svg.picture`);
      assert.match(await pictures.first().getAttribute('aria-label'), words);
      assert.ok(await page.locator(`[data-report=${name}] tbody tr`).count() > 3, name);
    }
    assert.match(await page.locator('[data-report=coverage-reach]').innerText(),
      /This is no experiment/);
    assert.equal(await sheet.locator('th', { hasText: 'Code' }).count(), 0);
    assert.equal(await page.locator('select[name=form] option[value=csv]').count(), 0);
    const { bytes } = await fileOf(page);
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    await look(page, 'department-en');
    await phone.close();
  });

test('the programme office has totals of quarters and years, in fives, of no soum', async () => {
  for (const [language, viewport] of [['en', wide], ['mn', small], ['kk', small]]) {
    const { phone, page } = await atDesk(browser, {
      user: 'programme', path: '/reports', ready: title, language, viewport,
    });
    const parts = await page.locator('section[data-report]').evaluateAll((all) =>
      all.map((one) => one.dataset.report));
    assert.deepEqual(parts,
      ['indicators', 'coverage-series', 'coverage-reach', 'findings', 'questions']);
    const reach = page.locator('[data-report=coverage-reach]');
    assert.equal(await reach.locator('svg.picture').count(), 0, 'a dot would be a soum');
    assert.equal(await page.locator('select[name=area]').count(), 0);
    const words = plainly(await page.locator('main').innerText());
    assert.doesNotMatch(words, /(reports?|indicator|findings)\.\w/, 'a sentence is missing');
    await look(page, `programme-${language}-${viewport.width}`);
    if (language === 'en') {
      const told = await page.evaluate(async (at) => {
        const get = async (query) => (await fetch(`${at}/api/head/report?${query}`)).status;
        return [await get('name=outreach-officers&format=json'),
          await get('name=department&format=json'), await get('name=allowance-ledger&format=csv'),
          await get('name=indicators&format=json&area=185')];
      }, address);
      assert.deepEqual(told, [404, 404, 404, 400]);
    }
    await phone.close();
  }
});
