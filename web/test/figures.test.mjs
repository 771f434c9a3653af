// SPDX-License-Identifier: Apache-2.0
// Official figures at the head's desk: a table is tried, its reasons are told row by row, it is
// imported once, listed and undone. The server is this test's own. OTOR_PICTURES names a folder for
// pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const password = 'otor-figures-2026';
const server = await ownServer('figures', password, { tolbo: '18331' });
for (const [user, role, ...more] of [
  ['chief', 'head', '--area', '183'], ['keeper', 'administrator'], ['office', 'programme'],
]) server.run(['user', 'add', user, '--role', role, ...more], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, launch, newPhone, signIn, until } = await import('./phone.mjs');
const { atDesk, look: lookAt, small, wide } = await import('./desk.mjs');


let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

const desk = ({ user = 'chief', query = '', ...more } = {}) =>
  atDesk(browser, { user, path: `/figures${query}`, ready: '#f-sets', ...more });
const look = (page, name) => lookAt(page, `figures-${name}`);

const file = (text, name = 'table.csv') =>
  ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const press = (page, name) => page.locator('.f-import').getByRole('button', { name, exact: true });

async function fill(page, text, { indicator = 'paid_12_months', day = '2021-06-30' } = {}) {
  await page.locator('.f-form select').selectOption(indicator);
  await page.locator('.f-form input[type=date]').fill(day);
  await page.locator('.f-form input[type=text]').first().fill('Social insurance department');
  await page.locator('.f-form input[type=file]').setInputFiles(file(text));
}

async function tried(page) {
  await page.locator('.f-form button[type=submit]').click();
  await page.locator('[data-good]').waitFor();
  return page.locator('[data-good]').getAttribute('data-good');
}

const reasons = async (page) => (await page.locator('.f-reasons tbody tr').all()).reduce(
  async (told, row) => [...await told, [
    await row.getAttribute('data-line'), await row.getAttribute('data-why'),
  ].join(' ')], []);
const sets = (page, more = '') => page.locator(`.f-sets tr[data-indicator=paid_12_months]${more}`);

test('an empty form says what it needs, and the real households stand in the list', async () => {
  const { phone, page } = await desk();
  await page.getByRole('button', { name: 'Choose what is counted, the source and the file.' })
    .waitFor();
  const real = page.locator('.f-sets tr[data-indicator=households_herding]');
  assert.match(await real.innerText(), /2020\.12\.31/);
  assert.match(await real.innerText(), /1212\.mn/);
  assert.equal(await real.getByRole('button').count(), 0, 'it holds areas that are not hers');
  await look(page, 'empty');
  await phone.close();
});

test('what is wrong is told row by row, and nothing can be imported', async () => {
  const { phone, page } = await desk();
  await fill(page, 'soum,value\nБулган,5\nТолбо,-3\n18401,7\nСагсай,=1+1\nТолбо,4\nТолбо,4\n');
  assert.equal(await tried(page), 'false');
  assert.deepEqual(await reasons(page), [
    '2 area_ambiguous', '3 value_negative', '4 area_foreign', '5 formula', '7 duplicate',
  ]);
  const first = await page.locator('.f-reasons tr[data-line="2"]').innerText();
  assert.match(first, /18316/);
  assert.match(first, /18407/);
  assert.equal(await press(page, 'Import').count(), 0);
  assert.equal(await sets(page).count(), 0);
  await look(page, 'wrong');
  const [saved] = await Promise.all([
    page.waitForEvent('download'), page.getByText('Take the reasons as CSV').click(),
  ]);
  assert.equal(saved.suggestedFilename(), 'reasons.csv');
  await phone.close();
});

test('columns that were taken wrongly are said, and the table is tried again', async () => {
  const { phone, page } = await desk();
  await fill(page, 'x;y\n18331;7\n18328;8\n');
  assert.equal(await tried(page), 'false');
  assert.ok((await reasons(page)).includes('0 no_area_column'));
  await page.locator('[data-column="1"] select').selectOption('code');
  await page.locator('[data-column="1"][data-role=code]').waitFor();
  await page.locator('[data-column="2"] select').selectOption('value:paid_12_months');
  await page.locator('[data-good=true]').waitFor();
  assert.match(await page.locator('[data-planned=paid_12_months]').innerText(), /15/);
  // What was tried is not imported as something else.
  await page.locator('.f-form select').selectOption('has_contract');
  assert.equal(await page.locator('[data-good]').count(), 0);
  await phone.close();
});

test('register numbers are refused outright, and not repeated', async () => {
  const { phone, page } = await desk();
  await fill(page, 'регистр,code,value\nУБ90010112,18331,7\n');
  assert.equal(await tried(page), 'false');
  assert.deepEqual(await reasons(page), ['0 person_column']);
  assert.doesNotMatch(await page.locator('main').innerText(), /УБ90010112/);
  await phone.close();
});

test('a table is imported once where the answer was lost, and undone', async () => {
  const { phone, page } = await desk();
  await fill(page, 'code,value\n18331,7\n18328,8\n');
  assert.equal(await tried(page), 'true');
  await look(page, 'good');
  await page.route('**/figures/import?*', async (route) => {
    await route.fetch();  // it arrives, and the answer does not
    await route.abort();
  }, { times: 1 });
  await press(page, 'Import').click();
  await page.locator('[data-unsure]').waitFor();
  await press(page, 'Import').click();
  await page.locator('[data-done]').waitFor();
  await until(async () => await sets(page).count() === 1);
  await fill(page, 'code,value\n18331,7\n18328,8\n');
  assert.equal(await tried(page), 'false');
  assert.deepEqual(await reasons(page), ['0 imported_already']);
  await sets(page).locator('a[href*="set="]').click();
  await page.locator('[data-set-open] tbody tr').nth(1).waitFor();
  assert.match(await page.locator('[data-set-open]').innerText(),
    /Social insurance department[^]*table\.csv[^]*chief[^]*18328[^]*18331/);
  await look(page, 'rows');
  await page.locator('[data-set-open]').getByRole('link', { name: 'Close' }).click();
  await page.locator('[data-set-open]').waitFor({ state: 'detached' });
  await sets(page).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
  await sets(page, '[data-undone=true]').waitFor();
  assert.match(await sets(page).innerText(), /Undone: chief/);
  await look(page, 'undone');
  await phone.close();
});

test('a workbook is read as the text is', async () => {
  const { phone, page } = await desk();
  const made = await import('./fixtures/workbook.mjs');
  await fill(page, 'a');
  await page.locator('.f-form input[type=file]').setInputFiles({
    name: 'table.xlsx', mimeType: 'application/octet-stream',
    buffer: made.workbook([['code', 'value'], ['18331', 7], ['18328', 8]]),
  });
  assert.equal(await tried(page), 'true');
  assert.match(await page.locator('.f-read').innerText(), /A workbook/);
  assert.match(await page.locator('[data-planned=paid_12_months]').innerText(), /15/);
  await phone.close();
});

/** A square around each soum of the aimag, as an office would publish borders. */
async function shapes(page, name = ({ code }) => code) {
  const soums = await page.evaluate(async () => (await fetch('/api/areas')).json());
  const around = ({ lat, lon }) => [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]
    .map(([x, y]) => [lon + x / 9, lat + y / 9]);
  const features = soums.areas.filter(({ code }) => code.startsWith('183')).map((soum) => ({
    type: 'Feature', properties: { code: name(soum) },
    geometry: { type: 'Polygon', coordinates: [around(soum)] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

test('borders come in like a table, and maps are drawn within them until they are undone',
  async () => {
    const { phone, page } = await desk();
    const set = page.locator('.f-sets tr[data-indicator=area_borders]');
    const bordersOn = async (chosen) => {
      await fill(page, chosen, { indicator: 'area_borders', day: '2024-01-01' });
      return tried(page);
    };
    assert.equal(await bordersOn(await shapes(page, ({ code }) => (
      code === '18331' ? '18332' : code))), 'false');
    assert.match((await reasons(page)).join(), /^\d+ area_unknown$/);
    assert.equal(await bordersOn('code,value\n18331,5\n'), 'false');
    assert.deepEqual(await reasons(page), ['0 file_no_geojson']);
    assert.equal(await bordersOn(await shapes(page)), 'true');
    assert.equal(await page.locator('.f-read').count(), 0, 'there are no columns');
    await look(page, 'borders');
    await press(page, 'Import').click();
    await set.waitFor();
    await phone.close();
    const note = async (words, name) => {
      const { phone: other, page: map } = await atDesk(browser, { user: 'chief', path: '' });
      await map.locator('svg.d-map .d-cell').nth(12).waitFor();
      await map.getByText(words).waitFor();
      if (name) await look(map, name);
      await other.close();
    };
    await note('Borders: those of the official file', 'within-borders');
    const { phone: again, page: back } = await desk();
    await back.locator('.f-sets tr[data-indicator=area_borders] button').click();
    await back.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await back.locator('.f-sets tr[data-indicator=area_borders][data-undone=true]').waitFor();
    await again.close();
    await note('The area nearest to each soum centre');
  });

test('a link leads to the same form, on a phone and in Mongolian and Kazakh', async () => {
  for (const language of ['mn', 'kk']) {
    const { phone, page } = await desk({
      viewport: small, language, query: '?indicator=has_contract&as_of=2022-06-30',
    });
    assert.equal(await page.locator('.f-form select').inputValue(), 'has_contract');
    assert.equal(await page.locator('.f-form input[type=date]').inputValue(), '2022-06-30');
    await page.locator('.f-form input[type=text]').first().fill('НДЕГ');
    await page.locator('.f-form input[type=file]').setInputFiles(
      file('soum,value\nБулган,5\nТолбо,1.5\n'));
    assert.equal(await tried(page), 'false');
    await look(page, `phone-${language}`);
    assert.match(page.url(), /indicator=has_contract&as_of=2022-06-30/);
    await phone.close();
  }
});

test('an administrator imports for every area, the programme office has no such page', async () => {
  const { phone, page } = await desk({ user: 'keeper' });
  await fill(page, 'code,value\n18331,7\n18401,8\n', { indicator: 'ever_paid' });
  assert.equal(await tried(page), 'true');
  await phone.close();
  const other = await newPhone(browser, { viewport: wide });
  const desk2 = await other.newPage();
  await signIn(desk2, 'office', 'desk');
  await desk2.goto(`${address}/#/desk/figures`);
  await desk2.locator('.d-headline').waitFor();
  assert.equal(await desk2.locator('#f-sets').count(), 0);
  await other.close();
});
