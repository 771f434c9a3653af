// SPDX-License-Identifier: Apache-2.0
// How long people stay insured: nothing where no table was brought, a table of spells tried and
// imported at the desk, the curve read by keyboard and as a table, undone, and what the programme
// is told. The server is this test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const password = 'otor-staying-2026';
const server = await ownServer('staying', password, { tolbo: '18331' });
for (const [user, role, ...more] of [
  ['chief', 'head', '--area', '183'], ['far', 'head', '--area', '184'], ['office', 'programme'],
]) server.run(['user', 'add', user, '--role', role, ...more], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { launch } = await import('./phone.mjs');
const { atDesk, look: lookAt, plainly, small } = await import('./desk.mjs');

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

const desk = ({ user = 'chief', path = '', ...more } = {}) =>
  atDesk(browser, { user, path: `/coverage${path}`, ready: '[data-staying]', ...more });
const look = (page, name) => lookAt(page, `staying-${name}`);
const textOf = async (page, what) => plainly(await page.locator(what).innerText());
const sentence = (page) => textOf(page, '.c-stay-sentence');

/** Of a hundred who begin 4 stop with the third month, 35 with the twelfth; the rest last. */
const hundred = (soum, kind = 'herder') => [
  ...Array(4).fill(`${soum},${kind},2024-01,2024-03-20`),
  ...Array(35).fill(`${soum},${kind},2024-01-15,2024-12`),
  ...Array(61).fill(`${soum},${kind},2024-01-31,`),
];
const table = (rows) => `code,kind,begin,end\n${rows.join('\n')}\n`;
const bring = (rows, day = '2025-09-30') => {
  const file = join(server.folder, 'spells.csv');
  writeFileSync(file, table(rows));
  return server.run([
    'figures', 'import', file, '--indicator', 'insurance_spells', '--as-of', day,
    '--source', 'Register, made-up table',
  ]);
};

test('where no table was brought it is said what is needed, and no curve is drawn', async () => {
  const { phone, page } = await desk({ viewport: small, path: '?part=staying' });
  assert.match(await textOf(page, '[data-staying=none]'),
    /not known yet.*register of the insured.*No names and no register numbers/);
  assert.equal(await page.locator('.c-stay, [data-table=stay-areas]').count(), 0);
  await look(page, 'empty');
  await page.getByRole('link', { name: 'Import the table' }).click();
  await page.locator('#f-sets').waitFor();
  assert.equal(await page.locator('.f-form select').inputValue(), 'insurance_spells');
  assert.match(await textOf(page, '.f-form'), /herder or voluntary\. No other column/);
  await phone.close();
});

test('a table is tried row by row, refused with people in it, imported when good', async () => {
  const { phone, page } = await atDesk(browser, {
    user: 'chief', path: '/figures?indicator=insurance_spells&as_of=2025-09-30', ready: '#f-sets',
  });
  const tried = async (text) => {
    await page.locator('.f-form input[type=file]').setInputFiles(
      { name: 'spells.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.locator('.f-form button[type=submit]').click();
    await page.locator('[data-good]').waitFor();
    return page.locator('.f-reasons tbody tr').evaluateAll((rows) =>
      rows.map((row) => `${row.dataset.line} ${row.dataset.why}`));
  };
  await page.locator('.f-form input[type=text]').first().fill('Register');
  assert.deepEqual(await tried(table([
    'Булган,herder,2024-01,', '18331,herder,2024-05,2024-04', '18331,,30.06.2024,',
    '18331,herder,2024-01,2025-10-01', '18407,herder,2024-01,', '18331,soldier,2024-01,=A1',
  ])), [
    '2 area_ambiguous', '3 end_before_begin', '4 month_unknown', '5 after_as_of', '6 area_foreign',
    '7 kind_unknown', '7 formula',
  ]);
  assert.deepEqual(await tried('name,code,begin,end\nBat,18331,2024-01,\n'),
    ['0 needless_column']);
  assert.doesNotMatch(await textOf(page, 'main'), /Bat/);
  assert.equal(await page.locator('[data-planned]').count(), 0);
  await look(page, 'refused');
  assert.deepEqual(await tried(table([...hundred('18331'), ...hundred('18328', 'voluntary')])), []);
  assert.match(await textOf(page, '[data-planned]'), /2024\.01 2 200 122/);
  await look(page, 'tried');
  await page.locator('.f-import').getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('[data-done]').waitFor();
  await page.locator('.f-sets tr[data-indicator=insurance_spells]').waitFor();
  await phone.close();
});

test('of a hundred who begin so many are still insured after a year', async () => {
  const { phone, page } = await desk();
  assert.equal(await sentence(page),
    'Of 100 who begin, 61 are still insured after a year (54 to 67).');
  assert.equal(await page.locator('[data-median]').getAttribute('data-median'), '');
  assert.match(await textOf(page, '[data-steep]'), /12 \(36%\)/);
  assert.match(await textOf(page, '.c-staying'),
    /200 beginnings in the register of 2025\.09\.30; soums with a table: 2 of 13.*Register/);
  const rows = page.locator('[data-table=stay-areas] tbody tr');
  assert.equal(await rows.count(), 3);
  await look(page, 'wide-en');
  await phone.close();
});

test('the curve is read month by month with keys, and as a table', async () => {
  const { phone, page } = await desk({ viewport: small, path: '//18331?part=staying' });
  await page.locator('.c-stay-month').focus();
  assert.match(await textOf(page, '[data-month="12"]'),
    /After month 12, 61 of 100 are still insured \(51 to 70\).* far: 96/);
  await page.keyboard.press('ArrowLeft');
  assert.match(await textOf(page, '[data-month="11"]'), /96 of 100 are still insured/);
  const slider = page.locator('.c-stay-month');
  assert.match(await slider.getAttribute('aria-valuetext'), /After month 11/);
  await page.keyboard.press('Home');
  assert.match(await textOf(page, '[data-month="1"]'), /all are still insured/);
  await look(page, 'small-en');
  await page.locator('.c-staying').getByRole('button', { name: 'As a table' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await textOf(page, 'tr[data-months="12"]'), '12 96 35 61% 51–70%');
  assert.equal(await page.locator('[data-table=stay-months] tbody tr').count(), 21);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.c-staying').getByRole('button', { name: 'CSV' }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), 'otor-staying-18331.csv');
  await phone.close();
});

test('who is told of stands in the address and stays when another area is chosen', async () => {
  const { phone, page } = await desk({ language: 'mn' });
  await page.locator('select[name=who]').selectOption('voluntary');
  await page.locator('[data-stay="18328"]').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[data-stay]').length === 2);
  await page.locator('[data-stay="18328"] button').click();
  await page.locator('[data-staying="18328"] .c-stay').waitFor();
  assert.match(await page.evaluate(() => location.hash), /\/18328\?who=voluntary$/);
  assert.match(await sentence(page), /100 хүнээс 61 нь нэг жилийн дараа/);
  await look(page, 'wide-mn');
  await page.locator('select[name=area]').selectOption('18301');
  await page.locator('[data-staying="18301"]').waitFor();
  assert.match(await sentence(page), /бүртгэлээс оруулаагүй/);
  await phone.close();
});

test('another head sees nothing of it, the programme aimags alone and of few nothing', async () => {
  bring([...hundred('18407'), '18501,herder,2024-01,', '18501,herder,2024-01,']);
  const far = await desk({ user: 'far' });
  assert.doesNotMatch(await textOf(far.page, '.c-staying'), /made up|200 beginnings/);
  assert.equal(await far.page.locator('[data-stay="18407"]').count(), 1);
  assert.equal(await far.page.locator('[data-stay^="183"], [data-stay^="185"]').count(), 0);
  await far.phone.close();
  const { phone, page } = await desk({ user: 'office', language: 'kk' });
  assert.match(await sentence(page), /100 адамнан/);
  assert.equal(await page.locator('[data-stay]').count(), 4);
  for (const aimag of ['184', '185'])
    assert.match(await textOf(page, `[data-stay="${aimag}"]`), /Жасырылған/);
  assert.match(await textOf(page, '[data-stay="183"]'), /200 .*61%/);
  await look(page, 'programme-kk');
  await phone.close();
});

test('the command line and a report tell the same, and undone tables leave nothing', async () => {
  assert.match(server.run(['staying', '--area', '183']),
    /\r\n18331,,12,96,35,6100,5073,6977,100,2025-09-30,2025-09-30,\r\n/);
  const report = server.run(['report', 'staying', '--area', '18331', '--format', 'csv', '-o', '-']);
  assert.match(report, /\r\n18331,.*,2025-09-30,100,96\.00,61\.00,50\.73,69\.77,,,\r\n$/);
  assert.equal(report.trim().split('\r\n').length, 2);
  for (const [set] of server.run(['figures', 'list']).matchAll(/^\S+(?=  insurance_spells)/gm))
    server.run(['figures', 'undo', set]);
  const { phone, page } = await desk();
  await page.locator('[data-staying=none]').waitFor();
  await phone.close();
});
