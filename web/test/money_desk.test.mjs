// SPDX-License-Identifier: Apache-2.0
// Money for the road at a head's desk: she pays, an officer's expenses wait with what is unusual
// about them, she asks, refuses, approves and closes; and what the programme office sees of it. The
// server is this test's own, the scheme the one of 2021. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bringHome } from '../../bench/due.mjs';
import { uuid } from '../../bench/soum.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-money-2026';
const officers = {
  'road-a': '18501', 'road-b': '18504', 'road-c': '18507', 'road-d': '18510', 'road-e': '18513',
  'road-f': '18516',
};
const others = {
  'near-a': '18301', 'near-b': '18304', 'near-c': '18307', 'near-d': '18310', 'near-e': '18313',
  'far-a': '18401',
};
const server = await ownServer('money-desk', password, { ...officers, ...others });
server.run(['user', 'add', 'chief', '--role', 'head', '--area', '185'], `${password}\n`);
server.run(['user', 'add', 'office', '--role', 'programme'], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, found, launch, takeUncaught, until } = await import('./phone.mjs');
const { atDesk, picture, plainly, small, wide } = await import('./desk.mjs');

const scheme = 'joint_2021';
const expense = (n) => uuid(0x70, n);
const claim = (n, told) => ['expense_claimed', expense(n), { scheme, ...told }];
const paper = (n, amount, on) =>
  claim(n, { amount, category: 'stationery', on, receipt: `700${n}` });

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

/** The money page of the head; `path` names another page of the desk. */
const desk = ({ user = 'chief', path = '/money', ...more } = {}) =>
  atDesk(browser, { user, path, ready: path === '' ? '.d-headline' : '.d-top', ...more });
const look = (page, name) => picture(page, `money-desk-${name}`);

const figure = async (page, name) =>
  plainly(await page.locator(`[data-figure=${name}] dd`).innerText());
const figureIs = (page, name, amount) =>
  until(async () => await figure(page, name) === amount);
const button = (within, name) => within.getByRole('button', { name, exact: true });

/** An answer that never comes to the page, though the order may have been written. */
const cut = (page) => page.route('**/api/head/allowance', (route) => route.abort());
const whole = (page) => page.unroute('**/api/head/allowance');

test('an advance goes to all who got none, after the sum was told', async () => {
  const { phone, page } = await desk({ path: '' });
  await page.getByRole('link', { name: 'Money for the road: nothing waits' }).click();
  await page.getByText('Nobody has been given an advance yet.').waitFor();
  await page.getByText('Nothing waits for your word.').waitFor();
  const pay = page.locator('[data-order=pay]');
  await pay.locator('summary').click();
  await button(pay, 'Choose none').click();
  assert.ok(await button(pay, 'First choose who').isDisabled());
  await button(pay, 'Choose all').click();
  assert.equal(await pay.locator('[data-sum]').innerText(), '6 × 459,000 = ₮2,754,000');
  for (const wrong of ['459.5', '-5', '0', 'many', '4,59', '']) {
    await pay.getByLabel('Amount for each').fill(wrong);
    assert.ok(await button(pay, 'First write a right amount and day').isDisabled(), wrong);
  }
  await pay.getByLabel('Amount for each').fill('459000');
  await pay.getByLabel('Number of the paper').fill('A-12');
  assert.deepEqual(await found(page), []);
  await cut(page);
  await button(pay, 'Write down as paid').click();
  await button(page.locator('dialog'), 'Write down as paid').click();
  await pay.locator('[data-trouble=unsure]').waitFor();
  assert.equal(await pay.getByLabel('Number of the paper').inputValue(), 'A-12');
  await whole(page);
  await button(pay, 'Write down as paid').click();
  await page.locator('dialog').getByText('6 × 459,000 = ₮2,754,000').waitFor();
  await look(page, 'pay-en');
  await button(page.locator('dialog'), 'Write down as paid').click();
  await pay.getByText('Written as paid to 6 officers.').waitFor();
  await figureIs(page, 'given', '₮2,754,000');
  assert.ok(await button(pay, 'First choose who').isDisabled(), 'nobody is paid twice');
  await phone.close();
});

test('what an officer spent waits, with what is unusual, and each word reaches it', async () => {
  await bring('road-a', [
    claim(1, {
      amount: 58_000, category: 'petrol', on: '2021-06-10', litres_ml: 20_500, odometer_km: 81_000,
      receipt: '9001', note: 'Харгана хүртэл', trip: '2021-06-09' }),
    claim(2, { amount: 15_000, category: 'food', on: '2021-06-10' }),
    paper(3, 12_000, '2021-06-11'),
  ]);
  await bring('road-b', [
    paper(4, 9_000, '2021-07-02'), paper(5, 7_500, '2021-07-03'),
    claim(6, { amount: 3_000, category: 'stationery', on: '2021-07-04', receipt: '9001' }),
  ]);
  const { phone, page } = await desk({ path: '' });
  await page.getByRole('link', { name: '6 expenses wait for your word' }).click();
  const row = (n) => page.locator(`[data-expense="${expense(n)}"]`);
  await row(1).waitFor();
  assert.deepEqual(await page.locator('.m-group').evaluateAll((all) =>
    all.map(({ dataset }) => dataset.officer)), ['road-a', 'road-b']);
  assert.match(plainly(await row(1).locator('.m-facts').innerText()), new RegExp(
    '2021.06.10 Petrol ₮58,000 20.5 litres · odometer 81,000 km · receipt no. 9001 · ' +
    'journey that began on 2021.06.09 Officer: “Харгана хүртэл” No visit is written for the ' +
    'journey that began on 2021.06.09. Was it another day\\? The same receipt number stands on ' +
    'another expense: road-b, 2021.07.04 · Stationery · ₮3,000.'));
  assert.match(await row(2).innerText(), /2021.06.10: one day is worth ₮12,000.*₮15,000/);
  assert.deepEqual(await found(page), []);
  await look(page, 'waiting-en');

  await button(row(1), 'Ask').click();
  assert.ok(await button(row(1), 'First write the question').isDisabled());
  await row(1).getByLabel('What you ask the officer').fill('Хэнийд очсон бэ?');
  await cut(page);
  await button(row(1), 'Send the question').click();
  await row(1).locator('[data-trouble=unsure]').waitFor();
  await whole(page);
  assert.equal(await row(1).getByRole('textbox').inputValue(), 'Хэнийд очсон бэ?');
  await button(row(1), 'Send the question').click();
  await row(1).waitFor({ state: 'detached' });

  await button(row(2), 'Refuse').click();
  await row(2).getByLabel('Why it is refused').fill('   ');
  assert.ok(await button(row(2), 'First write the reason').isDisabled());
  await row(2).getByLabel('Why it is refused').fill('Өдрийн хэмжээнээс их');
  await button(row(2), 'Refuse with this reason').click();
  await row(2).waitFor({ state: 'detached' });
  await figureIs(page, 'waiting', '₮89,500');
  await phone.close();
});

test('those without a flag are approved at once; the flagged one stays', async () => {
  const { phone, page } = await desk();
  const bulk = page.locator('.m-bulk');
  await button(bulk, 'Approve the 3 without a remark').click();
  await page.locator('dialog').getByText('3 expenses, ₮28,500 in all.').waitFor();
  await button(page.locator('dialog'), 'Approve').click();
  await bulk.getByText('3 expenses were approved.').waitFor();
  await figureIs(page, 'spent', '₮28,500');
  assert.deepEqual(await page.locator('[data-expense]').evaluateAll((all) =>
    all.map(({ dataset }) => dataset.expense)), [expense(6)]);
  await phone.close();
});

test('a picture comes when it is opened, and one that cannot be shown is told', async () => {
  const { phone, page } = await desk();
  const [, picture] = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 120, height: 160 });
    canvas.getContext('2d').fillText('Зохиомол', 10, 80);
    return canvas.toDataURL('image/jpeg').split(',');
  });
  const base64url = Buffer.from(picture, 'base64').toString('base64url');
  await bring('road-c', [
    paper(10, 4_000, '2021-08-01'), paper(11, 5_000, '2021-08-02'),
    ['receipt_pictured', expense(10), { picture: base64url }],
    ['receipt_pictured', expense(11), { picture: '_9j_4AAQSkY' }],
  ]);
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/head/receipt')) asked += 1;
  });
  await page.reload();
  const row = (n) => page.locator(`[data-expense="${expense(n)}"]`);
  await row(10).waitFor();
  assert.equal(asked, 0);
  await button(row(10), 'See the picture of the receipt').click();
  await until(() => row(10).locator('img').evaluate((one) => one.naturalWidth === 120));
  assert.equal(asked, 1);
  await button(row(11), 'See the picture of the receipt').click();
  await row(11).getByText('The picture could not be opened.').waitFor();
  assert.deepEqual(await found(page), []);
  for (const n of [10, 11]) {
    await button(row(n), 'Approve').click();
    await row(n).waitFor({ state: 'detached' });
  }
  await phone.close();
});

test('a book holds all that became of the money, and a rest is taken back', async () => {
  const { phone, page } = await desk();
  const table = page.locator('.m-officers table');
  const order = () => table.locator('tbody tr').evaluateAll((rows) =>
    rows.map(({ dataset }) => dataset.officer).join(' '));
  assert.equal(await order(), 'road-a road-b road-c road-d road-e road-f');
  await button(table, 'Spent and approved').click();
  assert.match(await order(), /^road-b road-a road-c/);
  await button(table, 'road-a').click();
  const book = page.locator('[data-book=road-a]');
  await book.locator('[data-state=refused]').waitFor();
  assert.match(plainly(await book.innerText()), /Given ₮459,000 · paper no\. A-12/);
  assert.match(await book.locator('[data-state=refused]').innerText(), /Өдрийн хэмжээнээс их/);
  assert.match(await book.locator('[data-state=asked]').innerText(), /Хэнийд очсон бэ\?/);
  await look(page, 'book-en');
  assert.match(page.url(), /officer=road-a$/);
  const other = await phone.newPage();
  await other.goto(page.url());
  await other.locator('[data-book=road-a] [data-state=refused]').waitFor();
  await other.close();
  const back = page.locator('[data-order=take_back]');
  await back.getByLabel('Officer').selectOption('road-f');
  await back.getByLabel('Amount that comes back').fill('459,001');
  await back.getByText('That is more than is left: ₮459,000.').waitFor();
  assert.ok(await back.getByRole('button').isDisabled());
  await back.getByLabel('Amount that comes back').fill('400,000');
  await button(back, 'Write down as returned').click();
  await page.locator('dialog').getByText('road-f returns ₮400,000.').waitFor();
  await button(page.locator('dialog'), 'Write down as returned').click();
  await back.getByText('Written as returned.').waitFor();
  await figureIs(page, 'returned', '₮400,000');
  await phone.close();
});

test('months add up to the sums on top, on the page and in the file', async () => {
  const { phone, page } = await desk();
  const cells = await page.locator('.m-months tr[data-month=all] td').allInnerTexts();
  const spent = (await figure(page, 'spent')).slice(1);
  const waiting = (await figure(page, 'waiting')).slice(1);
  assert.deepEqual(cells.slice(-2), [spent, waiting]);
  const coming = page.waitForEvent('download');
  await button(page.locator('.m-months'), 'Download CSV').click();
  const rows = readFileSync(await (await coming).path(), 'utf8').trim().split('\r\n').slice(1)
    .map((row) => row.split(','));
  const sum = (at) => rows.reduce((total, row) => total + Number(row[at]), 0);
  assert.equal(sum(3), Number(spent.replaceAll(',', '')));
  assert.equal(sum(4), Number(waiting.replaceAll(',', '')));
  await page.locator('.m-months tr[data-month="2021-07"] th a').click();
  await page.locator('[data-report=allowance-ledger] tbody tr').first().waitFor();
  assert.match(page.url(), /allowance-ledger\?from=2021-07-01&on=2021-07-31$/);
  const days = await page.locator('[data-report=allowance-ledger] tbody tr').allInnerTexts();
  assert.deepEqual(days.filter((row) => !row.includes('2021.07')), []);
  await page.getByRole('link', { name: 'What it is counted from: ', exact: false }).click();
  await page.locator('.m-months').waitFor();
  await phone.close();
});

test('a table is a file, too: its heads, its rows, and numbers as numbers', async () => {
  const { phone, page } = await desk();
  await page.locator('[data-csv=money-officers]').waitFor();
  const coming = page.waitForEvent('download');
  await page.locator('[data-csv=money-officers]').click();
  const file = await coming;
  assert.equal(file.suggestedFilename(), 'otor-money-officers.csv');
  const [head, ...rows] = readFileSync(await file.path(), 'utf8').trim().split('\r\n');
  const shown = await page.locator('[aria-labelledby=c-officers] tbody tr').count();
  assert.equal(rows.length, shown);
  assert.ok(shown >= Object.keys(officers).length);
  const columns = head.replace('\uFEFF', '').split(',');
  const approved = columns.findIndex((column) => /approved|spent/i.test(column));
  assert.ok(rows.some((row) => /^\d{4,}$/.test(row.split(',')[approved])), rows.join('\n'));
  await phone.close();
});

test('a period is closed once nothing before its last day waits', async () => {
  const { phone, page } = await desk();
  const close = page.locator('[data-order=close]');
  await close.locator('[data-in-the-way="2"]').waitFor();
  assert.match(await close.innerText(), /road-a · 2021.06.10 · Petrol · ₮58,000 asked about/);
  assert.ok(await button(close, 'First settle what waits').isDisabled());
  await close.getByLabel('Close up to and with').fill('2021-05-31');
  await close.locator('[data-in-the-way]').waitFor({ state: 'detached' });
  await close.getByLabel('Close up to and with').fill('2021-06-30');
  await close.locator('[data-in-the-way="1"]').waitFor();
  await bring('road-a', [['expense_explained', expense(1), { note: 'Багийн даргынд' }]]);
  await page.reload();
  const row = page.locator(`[data-expense="${expense(1)}"]`);
  await row.getByText('Officer\'s answer: “Багийн даргынд”').waitFor();
  await button(row, 'Approve').click();
  await row.waitFor({ state: 'detached' });
  await close.getByLabel('Close up to and with').fill('2021-06-30');
  await button(close, 'Close').click();
  await page.locator('dialog').getByText(/^The accounts of \d+ soums are closed up to/).waitFor();
  await button(page.locator('dialog').locator('.sheet-foot'), 'Close').click();
  await close.getByText('The accounts are closed.', { exact: true }).waitFor();
  await close.getByText('Up to that day everything is closed already.').waitFor();
  assert.equal(await close.locator('[data-closed=""]').count(), 0);
  await bring('road-d', [paper(20, 2_000, '2021-06-20')]);
  await page.reload();
  await page.locator('[data-flag=after_closing]').waitFor();
  await phone.close();
});

test('what cannot be read or may not be is told, and the session can end', async () => {
  const { phone, page } = await desk();
  await page.route('**/api/head/allowance?*', (route) =>
    route.fulfill({ status: 500, body: '{}' }));
  await page.reload();
  await page.getByRole('alert').waitFor();
  await page.unroute('**/api/head/allowance?*');
  await button(page, 'Try again').click();
  await page.locator('.d-top').waitFor();
  await page.route('**/api/head/allowance', (route) =>
    route.fulfill({ status: 422, body: '{}' }));
  const row = page.locator(`[data-expense="${expense(6)}"]`);
  await button(row, 'Approve').click();
  await row.locator('[data-trouble=refused]').waitFor();
  await page.unroute('**/api/head/allowance');
  await page.route('**/api/head/allowance', (route) => route.fulfill({ status: 401, body: '{}' }));
  await button(row, 'Approve').click();
  await page.locator('.v-signin').waitFor();
  takeUncaught();
  await phone.close();
});

/** On a phone all but what needs the head first is folded under its title. */
async function unfold(page, fold) {
  await fold.waitFor({ state: 'attached' });
  if (await fold.evaluate((one) => one.open)) return;
  await fold.locator('> summary').focus();
  await page.keyboard.press('Enter');
}

test('by keyboard alone, in three languages, small and wide, and on paper', async () => {
  const words = { mn: 'Асуух', kk: 'Сұрау', en: 'Ask' };
  for (const [language, viewport] of [['mn', small], ['kk', small], ['en', small], ['mn', wide]]) {
    const { phone, page } = await desk({ language, viewport });
    const row = page.locator(`[data-expense="${expense(6)}"]`);
    if (viewport === small) {
      await unfold(page, page.locator('details').filter({ has: row }).last());
      await unfold(page, page.locator('.m-officers > details'));
    }
    await button(row, words[language]).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab'); // to Refuse
    await page.keyboard.press('Tab');
    await page.keyboard.type('Яагаад?');
    assert.equal(await row.getByRole('textbox').inputValue(), 'Яагаад?');
    await page.locator('.m-officers tbody button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.m-book [data-payment]').first().waitFor();
    assert.deepEqual(await found(page), []);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${language}: ${over} wider than the screen`);
    await look(page, `${language}-${viewport.width}`);
    await page.emulateMedia({ media: 'print' });
    await look(page, `paper-${language}-${viewport.width}`);
    assert.equal(await page.locator('button.button:visible').count(), 0);
    assert.equal(await page.locator('.m-officers tbody tr:visible').count(), 6);
    await phone.close();
  }
});

test('the programme office sees aimags, how sure a cost is, and what is withheld', async () => {
  for (const [language, viewport] of [['en', wide], ['mn', small]]) {
    const { phone, page } = await desk({ user: 'office', path: '', language, viewport });
    const row = (aimag) => page.locator(`.m-totals tr[data-aimag="${aimag}"]`);
    await row('185').waitFor();
    assert.equal(await row('185').getAttribute('data-withheld'), 'false');
    assert.equal(await row('184').getAttribute('data-withheld'), 'true');
    assert.equal(await row('183').getAttribute('data-withheld'), 'true', 'or 184 would be told');
    assert.match(plainly(await row('185').innerText()).replaceAll(',', ''), /6 2754000 2354000/);
    assert.ok(!/road-a|near-a/.test(await page.locator('.m-totals').innerText()));
    const cost = page.locator('[data-costs="185"] [data-cost=reached]');
    // The scheme's year is over, and no visit of today is in it: how a cost is told is tried apart.
    assert.equal(await cost.count(), 1);
    await page.route('**/api/totals/allowance?*', async (route) => {
      const answer = await route.fetch();
      const told = await answer.json();
      told.all.reached = { count: 40, each: 16_392, low: 15_100, high: 17_684 };
      const near = told.aimags.find(({ aimag }) => aimag === '185');
      near.reached = told.all.reached;
      near.enrolled = { ...told.all.reached, low: null };
      await route.fulfill({ response: answer, json: told });
    });
    await page.reload();
    await cost.locator('b').waitFor();
    assert.match(await cost.innerText(), /16,392.*15,100.*17,684/s);
    if (language === 'en') {
      assert.equal(plainly(await cost.innerText()), 'A household reached came to ₮16,392. ' +
        'Between ₮15,100 and ₮17,684, most likely. Counted in fives: 40');
      await page.getByText('There are too few officers to say how sure that is.').waitFor();
    }
    assert.deepEqual(await found(page), []);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${language}: ${over} wider than the screen`);
    await look(page, `office-${language}-${viewport.width}`);
    await phone.close();
  }
});

test('handbooks given above what came are told by edition, and beside the money', async () => {
  const [family, visit] = [uuid(0x72, 1), uuid(0x73, 1)];
  await bring('road-b', [
    ['handbooks_moved', uuid(0x71, 1), { count: 10, edition: '2026', how: 'received' }],
    ['handbooks_moved', uuid(0x71, 2), { count: 1, edition: 2026, how: 'lost' }],
    ['household_met', family, {}],
    ['visit_started', family, { visit, way: 'home' }],
    ['handbook_given', family, { visit, edition: '2026', count: 12 }],
  ]);
  const { phone, page } = await desk({ path: '/handbooks' });
  await page.locator('[data-above="3"]').waitFor();
  assert.equal(
    plainly(await page.locator('[data-edition="2026"]').innerText()), 'Edition: 2026 10 12 0 1 -3');
  assert.equal(await page.locator('[data-officer=road-b]').getAttribute('data-left'), '-3');
  await look(page, 'handbooks');
  await page.goto(`${address}/#/desk/money`);
  const flag = page.locator('[data-officer=road-b] [data-flag=handbooks_above]');
  assert.equal(plainly(await flag.innerText()), 'Gave 3 handbooks above what came');
  await flag.locator('a').click();
  await page.locator('[data-above="3"]').waitFor();
  await phone.close();
});
