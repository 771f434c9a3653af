// SPDX-License-Identifier: Apache-2.0
// Where coverage stands, at the head's desk and for the programme: nothing where nothing was
// imported, the target both ways, the change in its parts, every number opens to its source. The
// server is this test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const password = 'otor-coverage-2026';
const server = await ownServer('coverage', password, { tolbo: '18331' });
for (const [user, role, ...more] of [
  ['chief', 'head', '--area', '183'], ['far', 'head', '--area', '184'], ['office', 'programme'],
]) server.run(['user', 'add', user, '--role', role, ...more], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, launch } = await import('./phone.mjs');
const { atDesk, look: lookAt, plainly, small, wide } = await import('./desk.mjs');

const facts = join(server.folder, 'facts');
const soums = readFileSync(resolve(import.meta.dirname, '../../data/mn/soums.csv'), 'utf8')
  .split('\n').filter((line) => /^18[345]/.test(line)).map((line) => line.slice(0, 5));

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

let tables = 0;
/** One table for all soums of an aimag, or for what `of` names. */
function bring(indicator, day, value, of = soums.filter((soum) => soum.startsWith('183'))) {
  const file = join(server.folder, `table-${tables += 1}.csv`);
  writeFileSync(file, `code,value\n${of.map((area) => `${area},${value(area)}`).join('\n')}\n`);
  server.run([
    'figures', 'import', file, '--indicator', indicator, '--as-of', day,
    '--source', 'Department, made-up table',
  ]);
}

function settle(targets) {
  cpSync(resolve(import.meta.dirname, '../../data/mn'), facts, { recursive: true });
  const file = join(facts, 'programme.toml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${targets}`);
  server.run(['init', '--facts', facts]);
}

const target = (code, of, meant) => `
[[target]]
code = "${code}"
measure = "insurable_paid"
${of}
baseline = 2021-06-30
by = 2099-12-31
meant = "${meant}"
rise = "5 %"
source = "Order of the test"
`;

async function desk({ user = 'chief', path = '', ...more } = {}) {
  const { phone, page } = await atDesk(
    browser, { user, path: `/coverage${path}`, ready: '#c-table', ...more });
  await page.waitForFunction(() =>  // names come after the figures
    !/^18/.test(document.querySelector('.c-where')?.textContent ?? '18'));
  return { phone, page };
}
const look = (page, name) => lookAt(page, `coverage-${name}`);

const partsOf = (page) =>
  page.locator('[data-change=baseline] tbody tr').evaluateAll((rows) => rows.map((row) =>
    [row.dataset.part, row.children[1].innerText, row.children[2].innerText]));
const textOf = async (page, what) => plainly(await page.locator(what).innerText());

test('where nothing was imported nothing is told, and the way to import is shown', async () => {
  const { phone, page } = await desk();
  assert.match(await textOf(page, '.d-headline'), /is not known yet/);
  assert.equal(await page.locator('[data-not-known]').count(), 2);
  assert.equal(await page.locator('[data-table=areas] tbody tr').count(), 14);
  assert.equal(await page.locator('.d-line a[href="#/desk/figures"]').count(), 1);
  assert.doesNotMatch(await textOf(page, 'main'), /\d%/);
  await look(page, 'empty');
  await phone.close();
});

test('real households are told, and a share of them is not made up', async () => {
  const { phone, page } = await desk({ path: '/households/183' });
  assert.match(await textOf(page, '.d-headline'), /is not known yet/);
  assert.match(await textOf(page, '[data-figure=denominator] summary'), /\d,\d{3}$/);
  await page.locator('[data-figure=denominator] summary').click();
  assert.match(await textOf(page, '[data-figure=denominator] .c-more'), /2020\.12\.31.*1212\.mn/);
  await phone.close();
});

test('the target is told both ways and the change in parts that add up', async () => {
  bring('herders_insurable', '2020-12-17', () => 500);
  bring('paid_12_months', '2021-06-30', () => 75);
  bring('herders_insurable', '2021-12-17', () => 525);
  bring('paid_12_months', '2022-06-30', () => 100);
  settle(target('points', 'area = "183"', 'points')
    + target('hers', 'officer = "tolbo"', 'per_cent'));
  const { phone, page } = await desk();
  // 13 soums: 1,300 of 6,825 are 19.05 %; 20 % are 1,365.
  assert.equal(await textOf(page, '.d-headline'), 'Bayan-Ulgii 19.05% on 2022.06.30. '
    + '65 more people are needed to reach the target by 2099.12.31.');
  for (const [way, words] of [
    ['points', '+5'], ['per_cent', '+33.33%'], ['people', '+325'], ['missing', '65'],
  ]) assert.equal(await textOf(page, `[data-way=${way}] dd`), words);
  assert.deepEqual(await partsOf(page), [
    ['net', '+325', '+5'], ['by_denominator', '', '−0.95'], ['whole', '+325', '+4.05'],
  ]);
  assert.equal(await page.locator('[data-change=baseline] .c-verdict')
    .getAttribute('data-verdict'), 'counted');
  assert.match(await textOf(page, '[data-officer=tolbo]'),
    /19\.05% 15\.75% by 2099\.12\.31 \+0\.75 \+5% reached/);
  assert.equal(await page.locator('[data-yearly]').count(), 1, 'a year apart: seasons are hidden');
  assert.equal(await page.locator('[data-season]').count(), 0);
  await look(page, 'wide-en');
  await phone.close();
});

test('with lapses told, who came and who left stand apart', async () => {
  bring('lapsed_12_months', '2022-06-30', () => 10);
  const { phone, page } = await desk({ language: 'mn' });
  assert.deepEqual(await partsOf(page), [
    ['enrolled', '+455', '+7'], ['lapsed', '−130', '−2'], ['by_denominator', '', '−0.95'],
    ['whole', '+325', '+4.05'],
  ]);
  await look(page, 'wide-mn');
  await phone.close();
});

test('a number opens to what it counts by keyboard, and the series to a table', async () => {
  const { phone, page } = await desk({ viewport: small });
  await page.locator('[data-figure=share] summary').focus();
  await page.keyboard.press('Enter');
  assert.match(await textOf(page, '[data-figure=share] .c-more'),
    /Each person is counted once.*As of 2022\.06\.30 · Confirmed by the register.*6,825/);
  await look(page, 'small-en');
  assert.equal(await page.getByRole('button', { name: 'As a table' }).count(), 0); // folded
  await page.locator('[data-part-of=series] > details > summary').focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('button', { name: 'As a table' }).first();
  await table.focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('[data-table=series] tbody tr').count(), 2);
  await look(page, 'small-table');
  await phone.close();
});

test('a figure leads to the table it was imported with, and to its row there', async () => {
  const { phone, page } = await desk({ path: '/insurable_paid/18331' });
  await page.locator('[data-figure=numerator] summary').click();
  const told = page.locator('[data-figure=numerator] [data-imported]');
  assert.match(plainly(await told.innerText()),
    /Department, made-up table.*table-4\.csv · the server, \d{4}\.\d\d\.\d\d/);
  await told.getByRole('link').click();
  const open = page.locator('[data-set-open]');
  await open.locator('tbody tr').first().waitFor();
  await page.waitForFunction(() => !/183/.test(  // names come after the figures
    document.querySelector('[data-set-open] tbody th')?.firstChild?.textContent ?? '183'));
  assert.match(plainly(await open.innerText()), /Each person is counted once.*table-4\.csv/);
  assert.equal(await open.locator('tbody tr').count(), 13);
  assert.deepEqual(await open.locator('tr.chosen').allInnerTexts().then((all) => all.map(plainly)),
    ['Tolbo 18331 2022.06.30 100']);
  await look(page, 'set-en');
  await phone.close();
  const change = await desk();
  await change.page.locator('[data-figure=change-baseline] summary').click();
  assert.match(await textOf(change.page, '[data-figure=change-baseline] .c-more'),
    /975.*As of 2021\.06\.30.*1,300.*As of 2022\.06\.30/);
  await change.phone.close();
});

test('the address carries measure and area, and a soum is chosen by keyboard', async () => {
  const { phone, page } = await desk({
    language: 'mn', viewport: small, path: '/insurable_paid/18331?part=map',
  });
  assert.match(await textOf(page, '.d-headline'), /Толбо.*19\.05%.*зорилт тавиагүй/);
  await page.locator('.d-cell[aria-pressed=false]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !location.hash.includes('18331'));
  assert.match(await page.evaluate(() => location.hash),
    /^#\/desk\/coverage\/insurable_paid\/183\d\d\?part=map$/);
  await page.locator('select[name=measure]').selectOption('all_paid');
  await page.waitForFunction(() => location.hash.includes('/all_paid/'));
  await page.locator('[data-not-known=denominator]').waitFor();
  await look(page, 'small-mn');
  await phone.close();
});

test('another head sees nothing of it, an officer is refused', async () => {
  const { phone, page } = await desk({ user: 'far' });
  assert.doesNotMatch(await textOf(page, 'main'), /19\.05|Tolbo|Department/);
  await phone.close();
  const answer = await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user: 'tolbo', password }),
  });
  const { token } = await answer.json();
  const refused = await fetch(`${address}/api/head/coverage`, {
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(refused.status, 403);
});

test('the programme sees aimags, and of few people nothing', async () => {
  const rest = (aimag) => soums.filter((soum) => soum.startsWith(aimag));
  for (const aimag of ['184', '185'])
    bring('herders_insurable', '2020-12-17', () => 500, rest(aimag));
  bring('paid_12_months', '2021-06-30', () => 60, rest('184'));
  const few = rest('185');
  bring('paid_12_months', '2021-06-30', (soum) => (soum === few[0] ? 4 : 0), few);
  const { phone, page } = await desk({ user: 'office', language: 'kk' });
  const rows = page.locator('[data-table=areas] tbody tr');
  assert.equal(await rows.count(), 4);
  assert.match(await textOf(page, '[data-area="185"]'), /жасырылған/);
  assert.match(await textOf(page, '[data-area="184"]'), /жасырылған/);
  assert.match(await textOf(page, '[data-area="183"]'), /19\.05%/);
  assert.doesNotMatch(await textOf(page, 'main'), /Толбо/);
  assert.equal(await page.locator('a[href*="set="]').count(), 0);
  await look(page, 'programme-kk');
  await phone.close();
});

test('the command line tells the same, and draws soums by lot', () => {
  const csv = server.run(['coverage', '--area', '183']);
  assert.match(csv, /\r\ninsurable_paid,183,2022-06-30,1300,/);
  assert.equal(csv.trim().split('\r\n').length, 1 + 14 * 2);
  const plan = ['rollout', '--area', '183', '--waves', '4', '--first', '2022-05'];
  const drawn = server.run([...plan, '--seed', '7']);
  assert.equal(drawn, server.run([...plan, '--seed', '7']));
  assert.notEqual(drawn, server.run([...plan, '--seed', '8']));
  assert.match(drawn, /\r\n18331,2022-06,\d,[01],insurable_paid,100,525\r\n/);
  assert.match(drawn, /\r\n18331,2022-05,\d,0,insurable_paid,,\r\n/);
  assert.throws(() => server.run(['coverage', '--area', '199']), /status 1|Command failed/);
});

test('the map says where it rose and, without colour, where it fell', async () => {
  const [fell] = soums.filter((soum) => soum.startsWith('183'));
  bring('paid_12_months', '2023-06-30', (soum) => (soum === fell ? 70 : 110));
  const { phone, page } = await desk({ language: 'mn' });
  const cells = (kind) => page.locator(`[data-map] .d-cell.${kind}`);
  await page.locator('[data-map] .d-cell').first().waitFor();
  assert.equal(await cells('cm').count(), 0);
  await page.getByRole('button', { name: 'Хаана өссөн, буурсан' }).click();
  await page.locator('[data-map=change]').waitFor();
  // 70 of 525 are 13.33 %, 15 % before.
  assert.match(await cells('cm').getAttribute('aria-label'), /: −1\.7$/);
  assert.equal(await cells('c3').count(), 12); // 5.95 of ends 2, 4, 6, 8, 10
  assert.match(await textOf(page, '[data-map] .d-legend'), /^буурсан 0 /);
  await look(page, 'change-map-mn');
  await page.getByRole('button', { name: 'Одоо хаана байна' }).click();
  await page.locator('[data-map=share]').waitFor();
  await phone.close();
});

test('with figures within a year seasons stand behind the line, and are told by their words',
  async () => {
    bring('paid_12_months', '2021-12-31', () => 90);
    for (const [language, words] of [
      ['en', /The bands behind the line are seasons: Winter Spring, Autumn Summer/],
      ['mn', /Ар талын зурвас улирлыг заана: Өвөл Хавар, Намар Зун/],
    ]) {
      const { phone, page } = await desk({ path: '/insurable_paid/183', language });
      const seasons = page.locator('[data-part-of=series] [data-season]');
      assert.deepEqual(await seasons.evaluateAll((bands) => bands.map((one) => one.dataset.season)),
        ['summer', 'autumn', 'winter', 'spring', 'summer', 'autumn', 'winter', 'spring', 'summer']);
      assert.match(await textOf(page, '[data-part-of=series] figcaption'), words);
      assert.equal(await page.locator('[data-yearly]').count(), 0);
      await look(page, `seasons-${language}`);
      await phone.close();
    }
  });

test('a share of those who were asked is told with its interval', async () => {
  bring('asked', '2022-06-30', () => 350, ['183']);
  bring('says_paying', '2022-06-30', () => 95, ['183']);
  bring('herders_december', '2021-12-31', () => 2400, ['183']);
  const { phone, page } = await desk({ path: '/asked_paying/183' });
  assert.match(await textOf(page, '[data-range]'), /^23\.06%–31\.65% with 95 per cent/);
  await phone.close();
});
