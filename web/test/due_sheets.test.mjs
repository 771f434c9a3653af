// SPDX-License-Identifier: Apache-2.0
// A head prints the sheets of all who are due a follow-up: first she sees how many by soum and
// officer and who is left out, then the file comes; names and codes are read back from its pages as
// an officer and a telephone would. The server is this test's own. OTOR_PICTURES names a folder for
// pictures.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createServer } from 'vite';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-due-2026';
const server = await ownServer('due-sheets', password, { 'due-a': '18501', 'due-b': '18504' });
server.run(['user', 'add', 'chief', '--role', 'head', '--area', '185'], `${password}\n`);
server.run(['user', 'add', 'far-chief', '--role', 'head', '--area', '184'], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const {
  address, dayIn, found, launch, newPhone, signIn, takeUncaught,
} = await import('./phone.mjs');

const web = join(import.meta.dirname, '..');
const pictures = process.env.OTOR_PICTURES;
const wide = { width: 1280, height: 800 };
const tomorrow = dayIn(1);
const families = [
  { n: 1, name: 'Зохиомол Болор', by: tomorrow, bagh: '2' },
  { n: 2, name: 'Зохиомол Алтан', by: tomorrow, bagh: '1' },
  { n: 3, name: 'Зохиомол Өлзий', by: dayIn(13), bagh: '10' },
  { n: 4, name: 'Зохиомол Хожим', by: dayIn(30) },
  { n: 5, name: 'Зохиомол Асуугаагүй', by: tomorrow, consent: false },
];

let browser;
let vite;
before(async () => {
  browser = await launch();
  vite = await createServer({
    root: web, logLevel: 'error', appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null }, optimizeDeps: { noDiscovery: true },
  });
  await bringHome(address, { user: 'due-a', password, area: '18501', phone: 1 },
    families.flatMap(({ n, ...family }) => [...dueFamily(n, family)]));
  await bringHome(address, { user: 'due-b', password, area: '18504', phone: 2 },
    dueFamily(6, { name: 'Зохиомол Зүүн', by: tomorrow }));
});
after(async () => {
  await vite?.close();
  await browser?.close();
  await server.end();
});

const words = {
  mn: { ask: 'Хэн байгааг харах', print: 'PDF татах', all: 'Бүх сум' },
  kk: { ask: 'Кім бар екенін көру', print: 'PDF жүктеу', all: 'Барлық сұмын' },
  en: { ask: 'See who it is', print: 'Download the PDF', all: 'All soums' },
};

/** The desk of a head, and its part about sheets. */
async function deskOf(user, { viewport, language = 'mn' } = {}) {
  const phone = await newPhone(browser, viewport ? { viewport } : {});
  const page = await phone.newPage();
  await signIn(page, user, 'desk');
  if (language !== 'mn') {
    await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
    await page.reload();
    await page.locator('.d-headline').waitFor();
  }
  return { phone, page, part: page.locator('.d-due'), said: words[language] };
}

async function look(page, name) {
  if (!pictures) return;
  await page.locator('.d-due').scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(pictures, `due-${name}.png`), fullPage: true });
}

async function whoIsDue({ part, said }, sheets) {
  await part.getByRole('button', { name: said.ask }).click();
  await part.locator(`[data-due="${sheets}"]`).waitFor();
}

async function printed({ page, part, said }, name) {
  const coming = page.waitForEvent('download');
  await part.getByRole('button', { name: said.print }).click();
  const download = await coming;
  assert.match(download.suggestedFilename(), /^otor-sheets-\d{4}-\d\d-\d\d\.pdf$/);
  const file = join(server.folder, name);
  await download.saveAs(file);
  await part.locator('[data-printed]').waitFor();
  return file;
}

const run = (command, ...given) => execFileSync(command, given, { encoding: 'utf8' });
const plainly = (text) => text.replace(/\s+/g, ' ').trim();
const pagesOf = (file) =>
  run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1).map(plainly);

/** The address that a camera reads off a page. */
function codeOn(file, page) {
  const picture = join(server.folder, `page-${page}`);
  const one = ['-f', `${page}`, '-l', `${page}`];
  run('pdftoppm', '-r', '150', '-png', '-singlefile', ...one, file, picture);
  return run('zbarimg', '-q', '--raw', `${picture}.png`).trim();
}

test('a head sees who is due and who is left out, and has their sheets in one file', async () => {
  const desk = await deskOf('chief');
  const { page, part } = desk;
  await whoIsDue(desk, 4);
  const rows = await part.locator('tbody tr').allInnerTexts();
  assert.deepEqual(rows.map(plainly).map((row) => row.split(' ').at(-1)), ['3', '1']);
  await part.locator('.d-left summary').click();
  assert.deepEqual((await part.locator('.d-left li').allInnerTexts()).map(plainly),
    ['Зохиомол Асуугаагүй Улаангом · зөвшөөрөл аваагүй']);
  assert.deepEqual(await found(page), []);
  const file = await printed(desk, 'all.pdf');
  assert.equal(await part.locator('[data-printed]').getAttribute('data-printed'), '4');
  const pages = pagesOf(file);
  assert.equal(pages.length, 6);
  assert.match(pages[0], /^due-a Улаангом · Хуудас: 3/);
  assert.match(pages[0], /Баг 1 1\. Зохиомол Алтан .*Баг 2 2\. Зохиомол Болор /);
  assert.match(pages[0], /Баг 10 3\. Зохиомол Өлзий /);
  const names = ['Алтан', 'Болор', 'Өлзий'];
  names.forEach((name, at) => assert.ok(pages[at + 1].includes(name), pages[at + 1]));
  assert.match(pages[4], /^due-b .*1\. Зохиомол Зүүн/);
  assert.ok(pages[5].includes('Зүүн'));
  assert.ok(pages[2].includes('Маягт авчрах 1'));
  assert.ok(!pages.join().includes('Хожим') && !pages.join().includes('Асуугаагүй'));
  const { readAddress } = await vite.ssrLoadModule('/src/calculator/address.ts');
  const month = dayIn().slice(0, 7);
  for (const [at, n] of [[2, 2], [3, 1], [4, 3], [6, 6]]) {
    const code = codeOn(file, at);
    assert.ok(code.startsWith(`${address}/#/?`), code);
    const { on, person } = readAddress(new URL(code).hash);
    assert.equal(on, month);
    assert.equal(person.start, month, 'a start that has passed is this month');
    assert.equal(person.born, `${1968 + n}-${String(1 + n).padStart(2, '0')}`);
    assert.equal(person.children, n % 5);
  }
  await desk.phone.close();
});

test('one soum alone, until another day, in another language, on smaller paper', async () => {
  const desk = await deskOf('chief', { viewport: wide, language: 'kk' });
  const { page, part } = desk;
  await part.locator('.d-soums summary').click();
  await part.getByRole('checkbox').first().check();
  await part.locator('input[type=date]').fill(dayIn(40));
  await part.locator('select').first().selectOption('en');
  await part.locator('select').nth(1).selectOption('a5');
  await whoIsDue(desk, 4);
  const file = await printed(desk, 'one.pdf');
  const pages = pagesOf(file);
  assert.equal(pages.length, 5);
  assert.match(pages[0], /4 sheets · due until/);
  assert.ok(pages.join().includes('Зохиомол Хожим') && !pages.join().includes('Зохиомол Зүүн'));
  assert.match(run('pdfinfo', file), /Page size:\s+419\.\d+ x 595\.\d+/);
  await look(page, 'done-kk-1280');
  await desk.phone.close();
});

test('a head of another aimag has nobody, and is told so', async () => {
  const desk = await deskOf('far-chief', { language: 'en' });
  await desk.part.getByRole('button', { name: desk.said.ask }).click();
  await desk.part.getByText(/^Nobody is due a follow-up until/).waitFor();
  assert.equal(await desk.part.getByRole('button', { name: desk.said.print }).count(), 0);
  await look(desk.page, 'nobody-en-360');
  await desk.phone.close();
});

test('each trouble is told, and the question can be asked again', async () => {
  const desk = await deskOf('chief', { language: 'en' });
  const { page, part, said } = desk;
  const answers = {
    busy: (route) => route.fulfill({ status: 429, body: '{}' }),
    bad_day: (route) => route.fulfill({ status: 400, body: '{}' }),
    not_allowed: (route) => route.fulfill({ status: 403, body: '{}' }),
    server: (route) => route.fulfill({ status: 500, body: '{}' }),
    no_network: (route) => route.abort(),
  };
  for (const [why, answer] of Object.entries(answers)) {
    await page.route('**/api/head/due?*', answer);
    await part.getByRole('button', { name: said.ask }).click();
    await part.locator(`[data-trouble=${why}]`).waitFor();
    assert.deepEqual(await found(page), []);
    await page.unroute('**/api/head/due?*');
  }
  await whoIsDue(desk, 4);
  await page.route('**/api/head/sheets', answers.no_network);
  await part.getByRole('button', { name: said.print }).click();
  await part.locator('[data-trouble=no_network]').waitFor();
  await look(page, 'no-network-en-360');
  await page.unroute('**/api/head/sheets');
  await whoIsDue(desk, 4);
  await page.route('**/api/head/sheets', (route) => route.fulfill({ status: 413, body: '{}' }));
  await part.getByRole('button', { name: said.print }).click();
  await part.getByText('At most 2,000 sheets at once.').waitFor();
  await page.unroute('**/api/head/sheets');
  await page.route('**/api/head/due?*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...await answer.json(), sheets: 2001 } });
  });
  await whoIsDue(desk, 2001);
  await part.getByText('One file holds at most 2,000 sheets.').waitFor();
  assert.equal(await part.getByRole('button', { name: said.print }).count(), 0);
  await page.unroute('**/api/head/due?*');
  await page.route('**/api/head/due?*', (route) => route.fulfill({ status: 401, body: '{}' }));
  await part.getByRole('button', { name: said.ask }).click();
  await page.locator('.v-signin').waitFor();
  takeUncaught();
  await desk.phone.close();
});

test('of more than a file holds a soum is one tap away, of such a soum an officer', async () => {
  const shown = [
    { language: 'mn', soums: ['Улаангом 3', 'Баруунтуруун 1'], back: 'Бүх сум руу буцах' },
    { language: 'kk', soums: ['Улаангом 3', 'Баруунтуруун 1'], back: 'Барлық сұмынға оралу' },
    { language: 'en', viewport: wide, soums: ['Ulaangom 3', 'Baruunturuun 1'],
      back: 'Back to all soums' },
  ];
  for (const { language, viewport, soums, back } of shown) {
    const desk = await deskOf('chief', { language, viewport });
    const { page, part, said } = desk;
    const width = viewport?.width ?? 360;
    await page.route('**/api/head/due?*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...await answer.json(), most: 2 } });
    });
    await whoIsDue(desk, 4);
    assert.deepEqual((await part.locator('[data-soum]').allInnerTexts()).map(plainly), soums);
    assert.equal(await part.getByRole('button', { name: said.print }).count(), 0);
    assert.deepEqual(await found(page), []);
    await look(page, `many-${language}-${width}`);
    await part.locator('[data-soum="18504"]').click();
    await part.locator('[data-due="1"]').waitFor();
    assert.equal(`${await part.locator('.d-soums summary b').innerText()} 1`, soums[1]);
    assert.equal(pagesOf(await printed(desk, 'small.pdf')).length, 2);
    await part.getByRole('button', { name: back }).click();
    await part.locator('[data-soum="18501"]').click();
    await part.locator('[data-due="3"]').waitFor();
    assert.deepEqual(await found(page), []);
    await look(page, `officers-${language}-${width}`);
    const hers = { ...desk, said: { print: `${said.print}: due-a` } };
    assert.equal(pagesOf(await printed(hers, 'hers.pdf')).length, 4);
    await desk.phone.close();
  }
});

test('a print can be stopped, and the next one begins', async () => {
  const desk = await deskOf('chief');
  const { page, part } = desk;
  await whoIsDue(desk, 4);
  let held;
  await page.route('**/api/head/sheets', (route) => { held = route; });
  await part.getByRole('button', { name: desk.said.print }).click();
  await look(page, 'printing-mn-360');
  await part.getByRole('button', { name: 'Болих' }).click();
  await held.abort().catch(() => undefined);
  await page.unroute('**/api/head/sheets');
  await whoIsDue(desk, 4);
  await printed(desk, 'again.pdf');
  await desk.phone.close();
});

test('by keyboard alone, in three languages, small and wide; axe finds nothing', async () => {
  for (const [language, viewport] of [['mn'], ['kk'], ['en'], ['mn', wide], ['kk', wide]]) {
    const desk = await deskOf('chief', { language, viewport });
    const { page, part, said } = desk;
    await part.locator('input[type=date]').focus();
    const button = part.getByRole('button', { name: said.ask });
    const reached = () => button.evaluate((one) => one === document.activeElement);
    for (let turn = 0; turn < 12 && !(await reached()); turn += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await part.locator('[data-due="4"]').waitFor();
    await part.locator('.d-left summary').focus();
    await page.keyboard.press('Enter');
    await part.locator('.d-left li').waitFor();
    assert.deepEqual(await found(page), []);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${language}: ${over} wider than the screen`);
    await look(page, `${language}-${viewport?.width ?? 360}`);
    await desk.phone.close();
  }
});

test('the page and the core say alike what of a plan can still be paid', async () => {
  const { stillPayable } = await vite.ssrLoadModule('/src/calculator/person.ts');
  const cases = JSON.parse(readFileSync(join(web, 'test/fixtures/still_payable.json'), 'utf8'));
  for (const { says, month, plan, payable } of cases) {
    const { start, until } = stillPayable({ start: plan.from, until: plan.to }, month);
    assert.deepEqual({ start, until }, { start: payable?.from ?? '', until: payable?.to }, says);
  }
});
