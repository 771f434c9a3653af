// SPDX-License-Identifier: Apache-2.0
// The end of a quarter in the programme office: what is new on the first page, the quarter chosen
// there, among what herders say and as a report, its files; and nobody's name in any answer. Of the
// demonstration that OTOR_URL serves; OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { address, dayIn, launch, until } from './phone.mjs';
import { atDesk, look as lookAt, plainly, small, wide } from './desk.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const look = (page, name) => lookAt(page, `quarter-${name}`);

const day = (year, month, of_month) =>
  new Date(Date.UTC(year, month, of_month)).toISOString().slice(0, 10);

/** The quarter before the one that today is in; `dhis2`: as DHIS2 calls it. */
function lastQuarter() {
  const [year, month] = dayIn().split('-').map(Number);
  const first = Math.floor((month - 1) / 3) * 3 - 3;
  const from = day(year, first, 1);
  const number = Math.ceil(Number(from.slice(5, 7)) / 3);
  return {
    from, to: day(year, first + 3, 0), number, year: from.slice(0, 4),
    dhis2: `${from.slice(0, 4)}Q${number}`,
  };
}
const quarter = lastQuarter();
const value = `${quarter.from} ${quarter.to}`;
const short = (date) => date.replaceAll('-', '.');

/** All that the server answers from now on. */
function heard(page) {
  const answers = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    answers.push(response.text().then((text) => `${response.url()}\n${text}`, () => ''));
  });
  return () => Promise.all(answers);
}

/** The names of families that a head reads at her desk. */
async function families() {
  const { phone, page } = await atDesk(browser, { user: process.env.OTOR_HEAD, path: '' });
  const names = await page.evaluate(async (at) => {
    const { visits } = await (await fetch(`${at}/api/head/overview?limit=200`)).json();
    return visits.map(({ head }) => head);
  }, address);
  await phone.close();
  return [...new Set(names)].filter((name) => name.length > 3);
}

const get = (page, path) => page.evaluate(async (at) => {
  const answer = await fetch(at);
  return { status: answer.status, text: await answer.text() };
}, `${address}${path}`);

async function fileOf(page, form) {
  await page.locator('select[name=form]').selectOption(form);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the file' }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a programme officer lives the end of a quarter, and meets nobody by name', async () => {
  const names = await families();
  assert.ok(names.length > 20, `${names.length} families`);
  const { phone, page } = await atDesk(browser, { user: 'programme', path: '' });
  const answers = heard(page);
  await page.reload();

  const line = page.locator('[data-quarter]');
  assert.equal(plainly(await line.innerText()),
    `Quarter ${quarter.number} of ${quarter.year} ended on ${short(quarter.to)}: `
    + 'its report can be made');
  const chooser = page.locator('select[name=told_time]');
  await chooser.selectOption(value);
  await page.getByText(`Time counted: ${short(quarter.from)} – ${short(quarter.to)}.`)
    .first().waitFor();
  await until(() => page.url().includes(`from=${quarter.from}`), 'the quarter in the address');
  assert.equal(await page.locator('[data-visits]').count(), 0);
  await look(page, 'first-en');

  await page.goto(`${address}/#/desk/coverage`);
  await page.locator('.d-headline').waitFor();

  await page.goto(`${address}/#/desk/findings`);
  await chooser.selectOption(value);
  await page.locator('.f-where', { hasText: short(quarter.from) }).waitFor();
  await look(page, 'findings-en');

  await page.goto(`${address}/#/desk`);
  await line.click();
  const rows = page.locator('[data-report=indicators] tbody tr');
  await rows.first().waitFor();
  assert.equal(await chooser.inputValue(), value);
  assert.equal(await page.getByRole('button', { name: 'Last quarter' })
    .getAttribute('aria-pressed'), 'true');
  await look(page, 'report-en');

  const pdf = await fileOf(page, 'pdf');
  assert.equal(pdf.name, `programme-${quarter.to}.pdf`);
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  const book = await fileOf(page, 'xlsx');
  assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
  const whole = JSON.parse((await fileOf(page, 'package')).bytes.toString('utf8'));
  assert.deepEqual(whole.resources.map(({ name }) => name),
    ['indicators', 'coverage-series', 'coverage-reach', 'findings', 'questions']);

  const everything = (await answers()).join('\n') + JSON.stringify(whole);
  assert.ok(everything.length > 20_000);
  for (const name of names) assert.ok(!everything.includes(name), `${name} is told`);
  await phone.close();
});

test('every number of the sheet is defined, and a withheld one says so', async () => {
  const { phone, page } = await atDesk(browser, {
    user: 'programme', path: `/reports/indicators?from=${quarter.from}&on=${quarter.to}`,
    ready: '[data-report=indicators] tbody tr',
  });
  const told = JSON.parse((await get(page,
    `/api/head/report?name=indicators&format=json&from=${quarter.from}&on=${quarter.to}`)).text);
  const defined = new Set(told.definitions.map(({ code }) => code));
  for (const row of told.rows) assert.ok(defined.has(row[0]), `${row[0]} says what it counts`);
  const at = told.columns.findIndex(({ code }) => code === 'value');
  const counted = ['households_visited', 'visits', 'handbooks', 'calculations'];
  const counts = told.rows.filter(([code]) => counted.includes(code));
  assert.ok(counts.length >= counted.length * 3, `${counts.length} counts`);
  for (const row of counts) assert.ok(row[at] === null || row[at] % 5 === 0, row.join(' '));
  const shown = page.locator('[data-report=indicators] tbody td', { hasText: /^withheld$/ });
  assert.equal(await shown.count(), told.withheld.length);
  await phone.close();
});

test('a year is reckoned from its quarters, and other days are widened', async () => {
  const { phone, page } = await atDesk(browser, { user: 'programme', path: '' });
  const asked = async (from, to) =>
    JSON.parse((await get(page, `/api/head/overview?from=${from}&to=${to}`)).text);
  const whole = await asked(quarter.from, quarter.to);
  assert.deepEqual(await asked(quarter.to, quarter.to), whole);
  assert.deepEqual(whole.counted, { from: quarter.from, to: quarter.to });
  const { year } = quarter;
  const told = await asked(`${year}-01-01`, `${year}-12-31`);
  assert.deepEqual(await asked(`${year}-03-31`, `${year}-04-01`), told);
  const quarters = await Promise.all(['02', '05', '08', '11'].map((month) =>
    asked(`${year}-${month}-01`, `${year}-${month}-02`)));
  told.areas.forEach((area, at) => {
    const middles = quarters.map(({ areas }) => areas[at].visits)
      .map((visits) => (visits === null ? 2.5 : visits === 0 ? 0 : visits + 2));
    const sum = Math.floor(middles.reduce((all, one) => all + one, 0) / 5) * 5;
    assert.equal(area.visits ?? 0, sum, area.code);
  });
  const dhis2 = await get(page,
    `/api/head/report?name=indicators&format=dhis2&from=${quarter.from}&on=${quarter.to}`);
  assert.equal(dhis2.status, 200);
  assert.deepEqual([...new Set(JSON.parse(dhis2.text).dataValues.map(({ period }) => period))],
    [quarter.dhis2]);
  await phone.close();
});

test('on a phone in Mongolian and Kazakh, and English at a touch', async () => {
  for (const language of ['mn', 'kk']) {
    const { phone, page } = await atDesk(browser, {
      user: 'programme', path: `?from=${quarter.from}&to=${quarter.to}`, viewport: small, language,
    });
    await page.locator('[data-quarter]').waitFor();
    await look(page, `first-${language}`);
    for (const path of ['/findings?', '/reports/programme?']) {
      const last = path.startsWith('/reports') ? 'on' : 'to';
      await page.goto(`${address}/#/desk${path}from=${quarter.from}&${last}=${quarter.to}`);
      await page.locator('select[name=told_time]').waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      assert.equal(await page.locator('select[name=told_time]').inputValue(), value);
      const words = plainly(await page.locator('main').innerText());
      assert.doesNotMatch(words, /(reports?|indicator|findings|desk)\.\w/, 'a sentence is missing');
      await look(page, `${path.slice(1, 8)}-${language}`);
    }
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { name: 'Reports' }).waitFor();
    await phone.close();
  }
});

test('the quarter that ended is a view that moves along', async () => {
  const { phone, page } = await atDesk(browser, {
    user: 'programme', path: '?period=last_quarter', viewport: wide,
  });
  assert.equal(await page.locator('select[name=told_time]').inputValue(), value);
  await phone.close();
});
