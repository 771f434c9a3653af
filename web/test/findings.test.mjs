// SPDX-License-Identifier: Apache-2.0
// What herders say and ask, at a head's desk: shares with intervals as bars and as a table, the
// answer of today with its law, who will have been told an old answer, and a code made of what was
// typed; and what the programme office sees. The server is this test's own. OTOR_PICTURES names a
// folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { uuid } from '../../bench/soum.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-findings-2026';
const officers = {
  'near-a': '18301', 'near-b': '18301', 'near-c': '18301', 'near-d': '18301', 'near-e': '18301',
  'far-f': '18304',
};
const server = await ownServer('findings', password, officers);
server.run(['user', 'add', 'chief', '--role', 'head', '--area', '183'], `${password}\n`);
server.run(['user', 'add', 'office', '--role', 'programme'], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { dayIn, launch } = await import('./phone.mjs');
const { atDesk, look: lookAt, plainly, small } = await import('./desk.mjs');

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
  bringHome(server.address, { user, password, area: officers[user], phone: ++phones }, facts);

/** A family with a visit, and what was said there. */
function family(n, said) {
  const facts = [...dueFamily(n, { name: `Айл ${n}`, by: dayIn(60), bagh: String(1 + (n % 2)) })];
  const visit = uuid(3, n);
  for (const [kind, body] of said) facts.push([kind, uuid(1, n), { ...body, visit }]);
  return facts;
}
const finding = (code, note) => ['finding_noted', { code, ...(note ? { note } : {}) }];
const question = (code, state) => ['question_asked', { code, state }];

const desk = ({ user = 'chief', path = '', ...more } = {}) =>
  atDesk(browser, { user, path: `/findings${path}`, ready: '.d-headline[data-visited]', ...more });
const look = (page, name) => lookAt(page, `findings-${name}`);
const textOf = async (page, what) => plainly(await page.locator(what).first().innerText());
const met = (page, n) => page.locator(`.d-headline[data-visited="${n}"]`).waitFor();

test('where nobody was met the desk says so, in every language and on a phone', async () => {
  const { phone, page } = await desk();
  assert.match(await textOf(page, '.d-headline'), /No household was met/);
  assert.match(await textOf(page, '[data-told]'), /Nobody was told an answer/);
  await look(page, 'empty-en');
  await phone.close();
  for (const language of ['mn', 'kk']) {
    const other = await desk({ viewport: small, language });
    await look(other.page, `empty-${language}`);
    await other.phone.close();
  }
});

test('what was said is ranked, with an interval, and divided as the address says', async () => {
  let n = 0;
  for (const [at, user] of Object.keys(officers).entries()) {
    const facts = [];
    for (let home = 0; home < 4; home += 1) {
      n += 1;
      facts.push(...family(n, [
        ...(home <= at % 3 ? [finding('B1')] : []),
        ...(home === 0 ? [finding('other', 'Зам муу, өвөл хаагддаг')] : []),
        question('Q9', home === 3 ? 'promised' : 'answered'),
      ]));
    }
    await bring(user, facts);
  }
  const { phone, page } = await desk();
  await met(page, 24);
  const bars = page.locator('[data-bars=findings] li');
  assert.deepEqual(await bars.evaluateAll((rows) => rows.map((row) => row.dataset.code)),
    ['B1', 'other']);
  // 1, 2, 3, 1, 2, 3 of 4 each.
  assert.match(await textOf(page, '[data-code=B1] .f-value'), /^50% \(from \d+(\.\d+)?% to /);
  const label = await page.locator('[data-code=B1] svg').getAttribute('aria-label');
  assert.match(label, /50% of 24 households, from/);
  await look(page, 'whole-en');

  await page.locator('[name=by]').selectOption('season');
  await page.waitForFunction(() => location.hash.includes('by=season'));
  await page.locator('[name=area]').selectOption('18301');
  await met(page, 20);
  await page.locator('[name=by]').selectOption('area');
  await page.locator('section:has(#f-found) button[aria-pressed]').click();
  const table = page.locator('[data-table=finding]');
  assert.deepEqual((await table.locator('thead th').allInnerTexts()).slice(3), ['1', '2']);
  await look(page, 'table-en');
  const other = await phone.newPage();
  await other.goto(page.url());
  await met(other, 20);
  await other.close();
  await phone.close();
});

test('what was said leads to the visits it was said at, and they to one officer', async () => {
  const { phone, page } = await desk({ path: '?area=18301' });
  await met(page, 20);
  await page.locator('[data-bars=findings] [data-code=B1] a').click();
  const visits = page.locator('[data-visits]');
  const listed = (n) => page.locator(`[data-visits="${n}"]`).waitFor();
  await listed(9);
  assert.match(await textOf(page, '.d-chosen'), /Chosen soum: .*Noticed: /);
  assert.equal(await page.locator('.d-bars [data-code=B1] a[aria-current]').count(), 1);
  await page.locator('.d-columns').getByRole('link', { name: 'near-c', exact: true }).click();
  await listed(3);
  assert.match(new URL(page.url()).hash,
    /^#\/desk\?area=18301&officer=near-c&finding=B1&from=[-\d]{10}&to=[-\d]{10}$/);
  assert.ok(await visits.evaluate((one) => one === document.activeElement));
  assert.deepEqual(await page.locator('.d-visits li').evaluateAll((all) =>
    all.map((one) => one.innerText.includes('near-c'))), [true, true, true]);
  await look(page, 'visits-en');
  const other = await phone.newPage();
  await other.goto(page.url());
  await other.locator('[data-visits="3"]').waitFor();
  await other.close();
  await page.locator('.d-columns').getByRole('button', { name: 'As a table' }).click();
  await page.locator('.d-chosen').getByRole('button', { name: 'All' }).first().click();
  await listed(24);
  const row = page.locator('.d-areas tbody tr', { hasText: 'Altai' });
  assert.equal(await row.locator('a[href="#/desk/coverage/households/18304"]').count(), 1);
  await row.locator('a[href^="#/desk?"]').first().click();
  await listed(4);
  assert.match(new URL(page.url()).hash, /area=18304/);
  await page.getByRole('link', { name: 'How sure these numbers are', exact: false }).click();
  await met(page, 4);
  await phone.close();
});

test('the first page is one request, and more visits come when they are asked for', async () => {
  const { phone, page } = await desk();
  const asked = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/head/overview') asked.push(url.searchParams);
  });
  await page.goto(`${server.address}/#/desk`);
  await page.locator('[data-visits="24"]').waitFor();
  const rows = page.locator('.d-visits li');
  assert.deepEqual([asked.length, asked[0].get('limit'), await rows.count()], [1, '5', 5]);
  assert.match(await textOf(page, '.d-side'), /Out of: 24 visits\. Time counted: /);
  const list = page.locator('section:has(> [data-visits])');
  await page.route('**/api/head/overview?*', (route) => route.abort(), { times: 1 });
  const more = list.getByRole('button', { name: 'Show more' });
  await more.click();
  await list.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await rows.nth(23).waitFor();
  assert.equal(await more.count(), 0);
  assert.deepEqual(asked.slice(1).map((one) => one.get('after')), ['5', '5']);
  const named = await rows.evaluateAll((all) => all.map(({ dataset }) => dataset.visit));
  assert.equal(new Set(named).size, 24);
  await page.locator('.d-columns').getByRole('link', { name: 'near-c', exact: true }).click();
  await page.locator('.d-chosen').first().waitFor();
  assert.equal(asked.at(-1).get('officer'), 'near-c');
  const listed = await page.locator('[data-visits]').getAttribute('data-visits');
  assert.match(await textOf(page, '.d-side'), new RegExp(`Out of: ${listed} visits`));
  await phone.close();
});

test('the programme office is told of the quarter or the year that was counted', async () => {
  const { phone, page } = await desk({ user: 'office' });
  await page.goto(`${server.address}/#/desk?from=2025-11-24&to=2025-12-01`);
  await page.getByText('Time counted: 2025.10.01 – 2025.12.31.').first().waitFor();
  await page.goto(`${server.address}/#/desk?from=2026-03-24&to=2026-04-01`);
  await page.getByText('Time counted: 2026.01.01 – 2026.12.31.').first().waitFor();
  assert.equal(await page.locator('[data-visits]').count(), 0);
  await phone.close();
});

test('an opened question tells how it ended, its answer and the law behind it', async () => {
  const { phone, page } = await desk();
  const asked = page.locator('[data-bars=questions] [data-code=Q9]');
  await asked.locator('> details > summary').focus();
  await page.keyboard.press('Enter');
  assert.match(await textOf(page, '[data-ended]'), /18 answered, 0 referred, 0 brought later, 6/);
  assert.match(await textOf(page, '[data-answer=Q9]'), /tögrög/);
  await asked.locator('.f-laws > summary').click();
  assert.match(await textOf(page, '.f-laws ul'), /Minimum wage, since \d{4}\.\d\d\.\d\d\. /);
  await look(page, 'question-en');
  await asked.getByRole('link', { name: 'The visits at which it was asked' }).click();
  await page.locator('[data-visits="24"]').waitFor();
  await phone.close();
});

test('who will have been told an old answer is asked for by the day of the change', async () => {
  const { phone, page } = await desk();
  const coming = page.locator('[data-coming]').first();
  const day = await coming.getAttribute('data-coming');
  assert.match(await coming.innerText(), /18 times/);
  assert.equal(await page.locator('[data-told-found]').count(), 0, 'no name before it is asked');
  await coming.getByRole('link').click();
  await page.locator('[data-told-found="18"]').waitFor();
  assert.ok(page.url().includes(`on=${day}`));
  const first = page.locator('.f-told > li').first();
  assert.match(plainly(await first.innerText()), /^Айл \d+ .* What must I pay each month\?/);
  await first.locator('> details > summary').click();
  const then = await first.locator('[data-answer]').nth(0).innerText();
  const now = await first.locator('[data-answer]').nth(1).innerText();
  assert.notEqual(then.split('\n').slice(1).join(), now.split('\n').slice(1).join());
  await look(page, 'told-en');
  const { headers } = await page.request.get(new URL(
    await page.locator('[data-csv=told]').getAttribute('href'), server.address).href)
    .then((answer) => ({ headers: answer.headers() }));
  assert.match(headers['content-disposition'], /otor-told-/);
  await phone.close();
});

test('a code is made of what was typed, and phones are told it', async () => {
  const { phone, page } = await desk();
  await page.getByRole('button', { name: 'Read what was typed' }).click();
  await page.locator('[data-notes="6"]').waitFor();
  const search = page.getByLabel('Words');
  await search.fill('ЗАМ овол');
  await search.press('Enter');
  await page.locator('[data-notes="6"]').waitFor();
  await search.fill('худаг');
  await search.press('Enter');
  await page.locator('section:has(#f-themes) [data-empty]').waitFor();
  for (const [language, title] of [['mn', 'Зам муу'], ['kk', 'Жол нашар'], ['en', 'Bad road']])
    await page.locator(`[name=title_${language}]`).fill(title);
  await page.getByRole('button', { name: 'Add a code' }).click();
  await page.locator('[data-themes="1"]').waitFor();
  assert.match(await textOf(page, '[data-themes]'), /Bad road 183\.t1/);
  await look(page, 'themes-en');
  await bring('near-a', family(100, [['finding_noted', { code: '183.t1' }]]));
  await page.reload();
  await page.locator('[data-code="183.t1"]').waitFor();
  assert.match(await textOf(page, '[data-code="183.t1"]'), /Bad road added by the department/);
  await phone.close();
});

test('the programme office sees totals, and no families', async () => {
  const { phone, page } = await desk({ user: 'office' });
  await met(page, 25);
  assert.equal(await page.locator('#f-themes').count(), 0);
  assert.equal(await page.locator('a[href*="told=1"]').count(), 0);
  assert.equal(await page.locator('main a[href*="finding="]').count(), 0);
  assert.match(await textOf(page, 'main'), /nothing is told/);
  await look(page, 'office-en');
  await phone.close();
});

test('in Mongolian and Kazakh it stands on a phone too', async () => {
  for (const language of ['mn', 'kk']) {
    const { phone, page } = await desk({ viewport: small, language });
    await met(page, 25);
    await page.locator('[data-bars=questions] summary').first().click();
    await look(page, `phone-${language}`);
    await phone.close();
  }
});
