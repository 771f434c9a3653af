// SPDX-License-Identifier: Apache-2.0
// Did coverage rise more where officers went? Nothing where nothing can be compared, dots read by
// keyboard and as a table, what is not known of a soum, always that it is no experiment, and what
// the programme is told. The server is this test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-reach-2026';
const officers = { tolbo: '18331', altai: '18304' };
const server = await ownServer('reach', password, officers);
for (const [user, role, ...more] of [
  ['chief', 'head', '--area', '183'], ['both', 'head', '--area', '183', '--area', '184'],
  ['office', 'programme'],
]) server.run(['user', 'add', user, '--role', role, ...more], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { dayIn, launch } = await import('./phone.mjs');
const { atDesk, look: lookAt, plainly, small, wide } = await import('./desk.mjs');

const soums = readFileSync(resolve(import.meta.dirname, '../../data/mn/soums.csv'), 'utf8')
  .split('\n').filter((line) => line.startsWith('183')).map((line) => line.slice(0, 5));
const reached = Object.values(officers);
const missing = '18337';
const today = dayIn();

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

let tables = 0;
function bring(indicator, day, value, of = soums) {
  const file = join(server.folder, `table-${tables += 1}.csv`);
  writeFileSync(file, `code,value\n${of.map((area) => `${area},${value(area)}`).join('\n')}\n`);
  server.run([
    'figures', 'import', file, '--indicator', indicator, '--as-of', day,
    '--source', 'Department, made-up table',
  ]);
}

async function visit(user, phone, count) {
  const facts = Array.from({ length: count }, (_, n) =>
    [...dueFamily(100 * phone + n, { name: `Айл ${n}`, by: dayIn(60) })]).flat();
  await bringHome(server.address, { user, password, area: officers[user], phone }, facts);
}

const desk = ({ user = 'chief', path = '', ...more } = {}) => atDesk(
  browser, { user, path: `/coverage${path}?part=reach`, ready: '[data-reach]', ...more });
/** Names come after the figures, in what is seen and in what is read aloud. */
const named = (page) => page.waitForFunction(() => {
  const part = document.querySelector('[data-reach]');
  const aloud = [...part?.querySelectorAll('[aria-label]') ?? []].map((one) => one.ariaLabel);
  return !/\b18[34]\d\d\b/.test([part?.textContent ?? '18301', ...aloud].join(' '));
});
const look = (page, name) => lookAt(page, `reach-${name}`);
const textOf = async (page, what) => plainly(await page.locator(what).first().innerText());
const sentence = (page) => textOf(page, '[data-reach] .c-stay-sentence');
const dots = (page) => page.locator('[data-dot]');

test('where nobody was visited between the figures it is said, and nothing is drawn', async () => {
  bring('herders_insurable', '2023-12-31', () => 500);
  bring('paid_12_months', '2024-06-30', () => 75);
  bring('paid_12_months', '2025-06-30', () => 80);
  const { phone, page } = await desk();
  assert.equal(await sentence(page),
    'Nothing can be compared: in soums whose figures are known nobody was visited at home after '
    + '2024.06.30 up to 2025.06.30.');
  assert.match(await textOf(page, '.c-no-experiment'), /This is no experiment/);
  assert.equal(await dots(page).count(), 0);
  await phone.close();
});

test('visits after the last figures wait for figures of a later day', async () => {
  await visit('tolbo', 1, 10);
  await visit('altai', 2, 4);
  const { phone, page } = await desk({ viewport: small });
  assert.match(await sentence(page), /visits at home came after 2025\.06\.30.*later day\.$/);
  assert.equal(await page.locator('[data-table=reach-soums] tbody tr').count(), 13);
  assert.equal(await dots(page).count(), 0);
  await look(page, 'later-small-en');
  await phone.close();
});

test('soums reached more stand beside those reached less, and it is no experiment', async () => {
  bring('paid_12_months', today, (soum) => (reached.includes(soum) ? 100 : 85),
    soums.filter((soum) => soum !== missing));
  const { phone, page } = await desk();
  assert.equal(await sentence(page), 'Where more families were visited, coverage changed by '
    + '+5 points; where fewer were, by +2. The first is 3 points more.');
  assert.match(await textOf(page, '.c-no-experiment'), /no experiment.*chosen for a reason/);
  const row = (side) => textOf(page, `[data-table=reach-sides] [data-side=${side}]`);
  assert.match(await row('more'),
    /^Visited more: 2 soums .*14 of 1,266 \+5 Soum by soum: \+5 … \+5$/);
  assert.match(await row('less'),
    /^Visited less: 10 soums .*0% 0 of [\d,]+ \+2 Soum by soum: \+2 … \+2$/);
  assert.equal(await row('difference'), 'Difference +3');
  assert.equal(await dots(page).count(), 12);
  assert.equal(await page.locator('.c-dot.more').count(), 2);
  assert.match(await textOf(page, '[data-reach]'), /One soum cannot be compared/);
  assert.match(
    await textOf(page, '[data-reach]'), /Herder households as of 2020\.12\.31.*1212\.mn/);
  await named(page);
  await look(page, 'wide-en');
  await phone.close();
});

test('a head lets the lot decide who begins, and the same word gives the same waves', async () => {
  const { phone, page } = await desk();
  await named(page);
  await page.locator('.c-lot summary').focus();
  await page.keyboard.press('Enter');
  const draw = page.locator('.c-lot').getByRole('button', { name: 'Draw', exact: true });
  assert.ok(await draw.isDisabled());
  const waves = async (lot) => {
    await page.locator('.c-lot [name=lot]').fill(lot);
    await page.locator('.c-lot [name=first]').fill('2027-01');
    await draw.click();
    await page.locator(`[data-lot="${lot}"]`).waitFor();
    return (await page.locator('[data-table=rollout] tbody tr').allInnerTexts()).map(plainly);
  };
  const first = await waves('taimen');
  assert.equal(first.length, 4);
  assert.match(first[1], /^2 May 2027 /);
  assert.notDeepEqual(await waves('camel'), first);
  assert.deepEqual(await waves('taimen'), first);
  await look(page, 'lot-en');
  const coming = page.waitForEvent('download');
  await page.locator('[data-csv=rollout]').click();
  const file = readFileSync(await (await coming).path(), 'utf8');
  const same = ['rollout', '--area', '183', '--measure', 'insurable_paid', '--waves', '4', '--seed',
    'taimen', '--first', '2027-01', '--between', '3'];
  assert.equal(file, server.run(same));
  await phone.close();
});

test('a dot is read and chosen by keyboard, and the soums are a table', async () => {
  const { phone, page } = await desk();
  await named(page);
  const tolbo = page.locator('[data-dot="18331"]');
  assert.equal(plainly(await tolbo.getAttribute('aria-label')),
    'Tolbo: 10 of 612 herder households visited at home, 1.63%; change +5 points');
  await tolbo.focus();
  assert.match(await textOf(page, '.c-reach-told'), /^Tolbo: 10 of 612/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('/insurable_paid/18331?part=reach'));
  await page.locator('[data-dot="18331"][aria-pressed=true]').waitFor();
  await page.locator('[data-reach]').getByRole('button', { name: 'As a table' }).focus();
  await page.keyboard.press('Enter');
  const rows = page.locator('[data-table=reach-soums] tbody tr');
  assert.equal(await rows.count(), 13);
  assert.equal(await textOf(page, '[data-reached="18331"]'),
    'Tolbo +5 1.63% 10 of 612 15% 20% visited more');
  assert.match(plainly(await rows.last().innerText()),
    /^\S.* not known 0% 0 of [\d,]+ 15% not known not compared$/);
  assert.equal(await rows.last().getAttribute('data-reached'), missing);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-csv=reach]').click(),
  ]);
  assert.equal(saved.suggestedFilename(), `otor-reach-${today}.csv`);
  const csv = readFileSync(await saved.path(), 'utf8');
  assert.match(csv, /,more,18331,Tolbo,,10,612,163,1500,2000,500,,\r\n/);
  assert.match(csv, /,difference,,,,,,,,,300,,\r\n$/);
  await look(page, 'table-en');
  await phone.close();
});

test('on a phone the part is folded, opens by address, and holds in every language', async () => {
  for (const language of ['mn', 'kk']) {
    for (const viewport of [small, wide]) {
      const { phone, page } = await desk({ language, viewport });
      await named(page);
      assert.equal(await dots(page).count(), 12);
      await look(page, `${viewport === small ? 'small' : 'wide'}-${language}`);
      await phone.close();
    }
  }
  const { phone, page } = await atDesk(
    browser, { user: 'chief', path: '/coverage', ready: '#c-reach', viewport: small });
  assert.equal(await dots(page).first().isVisible(), false);
  await page.locator('[data-part-of=reach] > details > summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await dots(page).first().isVisible(), true);
  await phone.close();
});

test('of several aimags each is compared within itself', async () => {
  const { phone, page } = await desk({ user: 'both' });
  assert.match(await textOf(page, '[data-reach-aimag="183"]'), /\+5 \+2 \+3$/);
  assert.match(await textOf(page, '[data-reach-aimag="184"]'), /no two days to compare/);
  assert.match(await textOf(page, '.c-no-experiment'), /This is no experiment/);
  await look(page, 'aimags-en');
  await page.locator('[data-reach-aimag="183"] button').click();
  await page.locator('[data-reach=told]').waitFor();
  await phone.close();
});

test('the programme is told nothing of two soums, nor any soum at all', async () => {
  const { phone, page } = await desk({ user: 'office' });
  assert.match(await textOf(page, '[data-reach-aimag="183"]'), /Withheld/);
  await page.goto(`${server.address}/#/desk/coverage/insurable_paid/183`);
  await page.locator('[data-reach=withheld]').waitFor();
  assert.match(await textOf(page, '.c-no-experiment'), /This is no experiment/);
  assert.equal(await page.locator('[data-dot], [data-table=reach-soums]').count(), 0);
  assert.doesNotMatch(await textOf(page, 'main'), /Tolbo|\+3/);
  await look(page, 'office-en');
  await phone.close();
});

test('the command line writes the same table', () => {
  const csv = server.run(['coverage', '--area', '183', '--table', 'reach']);
  assert.match(csv, new RegExp(
    `\\r\\ninsurable_paid,183,2024-06-30,${today},told,more,18331,,10,612,163,1500,2000,500,,`
    + '\\r\\n'));
  assert.match(csv, new RegExp(`,told,neither,${missing},,0,\\d+,0,1500,,,,\\r\\n`));
  assert.match(csv, /,told,difference,,,,,,,,300,,\r\n/);
  const { areas } = JSON.parse(
    server.run(['coverage', '--area', '183', '--format', 'json']));
  assert.equal(areas.find(({ area }) => area === '183').reach[0].difference, 300);
});
