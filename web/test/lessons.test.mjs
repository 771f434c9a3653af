// SPDX-License-Identifier: Apache-2.0
// A meeting written down at a head's desk while it is held, two heads who write at once, what came
// of a decision; what the programme office reads of it; and call-backs that are drawn by lot. The
// server is this test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bringHome, dueFamily } from '../../bench/due.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-lessons-2026';
const officers = { near: '18301', beside: '18304' };
const server = await ownServer('lessons', password, officers);
for (const [user, role] of [
  ['chief', ['head', '--area', '183']], ['second', ['head', '--area', '183']],
  ['office', ['programme']],
]) server.run(['user', 'add', user, '--role', ...role], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, dayIn, launch, until } = await import('./phone.mjs');
const { atDesk, look: lookAt, small: narrow } = await import('./desk.mjs');

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

const desk = ({ user = 'chief', path = '/lessons', ...more } = {}) =>
  atDesk(browser, { user, path, ...more });
const look = (page, name) => lookAt(page, `lessons-${name}`);

const button = (within, name) => within.getByRole('button', { name, exact: true });
const points = (page, kind) => page.locator(`[data-kind=${kind}] .l-text`);
const add = async (page, kind, label, text) => {
  await page.getByLabel(label).fill(text);
  await button(page.locator(`[data-kind=${kind}]`), 'Add').click();
  await page.locator(`[data-kind=${kind}] .l-text`, { hasText: text }).waitFor();
};

let meeting;

test('without a meeting the desk says so, in every language and on a phone', async () => {
  for (const language of ['mn', 'kk', 'en']) {
    const { phone, page } = await desk({ viewport: narrow, language });
    await page.locator('[data-empty]').waitFor();
    await look(page, `empty-${language}`);
    await phone.close();
  }
});

test('a head writes a meeting down on her phone while it is held', async () => {
  for (let n = 1; n <= 6; n += 1)
    await bringHome(address, { user: 'near', password, area: '18301', phone: n },
      [...dueFamily(n, { by: dayIn(9) })]);
  const { phone, page } = await desk({ viewport: narrow });
  await button(page, 'Note a meeting').click();
  await page.getByLabel('What the meeting was about').fill('What reached herders');
  await page.getByLabel('Where', { exact: true }).fill('Ulgii');
  await page.locator('.l-form summary').click();
  await page.getByLabel('near').check();
  await look(page, 'form-en');
  await button(page, 'Save').click();
  await page.locator('[data-meeting] h1').waitFor();
  meeting = page.url().split('/').at(-1);
  await add(page, 'worked', 'Add what worked', 'Own calculations persuade the young');
  await add(page, 'failed', 'Add what did not', 'Families on otor were not found');

  const failed = page.locator('[data-kind=failed]');
  await button(failed, 'Add evidence').click();
  await button(failed.locator('[data-evidence-form]'), 'Add').click();
  await failed.locator('[data-evidence=visits]').waitFor();
  assert.match(await failed.locator('[data-evidence=visits]').innerText(),
    /6 visits, .*position \d+ of the log/s);

  await button(page, 'Add a decision').click();
  await page.getByLabel('What is to be done').fill('Ask for camps at bagh meetings');
  await page.getByLabel('Whose it is').selectOption('chief');
  await page.getByLabel('By', { exact: true }).fill(dayIn(-1));
  await button(page, 'Save').click();
  await page.locator('[data-state=open]').waitFor();
  await look(page, 'meeting-en');
  await phone.close();
});

test('an overdue decision stands where the head starts her morning, until it is done', async () => {
  const { phone, page } = await desk({ path: '' });
  await page.locator('[data-decisions-overdue="1"]').click();
  await page.locator('[data-decision] a').click();
  await button(page, 'Note what came of it').click();
  await page.getByRole('radio', { name: 'dropped' }).check({ force: true });
  assert.equal(await button(page, 'Save').count(), 0, 'who drops it says why');
  await page.getByRole('radio', { name: 'open' }).check({ force: true });
  await page.getByLabel('In words').fill('Two of five baghs asked');
  await button(page, 'Save').click();
  await page.locator('[data-came=open]').waitFor();
  await button(page, 'Note what came of it').click();
  await button(page, 'Save').click();
  await page.locator('[data-came=done]').waitFor();
  await page.goto(`${address}/#/desk/lessons`);
  await page.locator('.d-headline[data-open="0"]').waitFor();
  await look(page, 'list-en');
  await phone.close();
});

test('two heads change one point at once: both are kept until one says which holds', async () => {
  const one = await desk({ path: `/lessons/${meeting}` });
  const other = await desk({ path: `/lessons/${meeting}`, user: 'second' });
  const change = async (page, text) => {
    const place = page.locator('[data-kind=worked]');
    await button(place, 'Change').click();
    await place.getByLabel('Change').fill(text);
    await button(place, 'Save').click();
  };
  await change(one.page, 'Own calculations persuade');
  await until(async () => await points(one.page, 'worked').count() === 1 &&
    await points(one.page, 'worked').innerText() === 'Own calculations persuade');
  await change(other.page, 'Own calculations persuade the young best');
  await until(async () => await points(other.page, 'worked').count() === 2);
  await look(other.page, 'torn-en');
  await button(other.page.locator('[data-kind=worked]'), 'Let this one hold').first().click();
  await until(async () => await points(other.page, 'worked').count() === 1);
  const before = other.page.locator('[data-kind=worked] .l-before');
  await before.locator('summary').click();
  assert.match(await before.locator('ul').innerText(), /persuade the young/);
  await one.phone.close();
  await other.phone.close();
});

test('minutes come as a PDF; the programme reads the meeting and cannot write', async () => {
  const { phone, page } = await desk({ path: `/lessons/${meeting}`, user: 'office' });
  assert.equal(await page.locator('textarea').count(), 0);
  assert.match(await page.locator('[data-evidence=visits]').innerText(), /5 visits/);
  await look(page, 'programme-en');
  const paper = await page.request.get(
    `${address}${await page.locator('[data-minutes]').getAttribute('href')}`);
  assert.equal((await paper.body()).subarray(0, 4).toString(), '%PDF');
  await phone.close();
  for (const language of ['mn', 'kk']) {
    const small = await desk({ viewport: narrow, language, path: `/lessons/${meeting}` });
    await look(small.page, `meeting-${language}`);
    await small.phone.close();
  }
});

test('visits are drawn by lot once, and a share comes with its interval', async () => {
  const empty = await desk({ path: '/quality', viewport: narrow, language: 'mn' });
  await empty.page.locator('[data-empty]').waitFor();
  await look(empty.page, 'quality-empty-mn');
  await empty.phone.close();
  const { phone, page } = await desk({ path: '/quality' });
  const draw = async (seed) => {
    await button(page, 'Draw visits').click();
    await page.getByLabel('Word of the lot').fill(seed);
    await page.getByLabel('How many per cent').fill('100');
    await button(page, 'Draw').click();
  };
  await draw('dice 3 1 6');
  await page.locator('[data-draws="1"]').waitFor();
  await button(page, 'Open the list').click();
  const rows = page.locator('.l-calls > li');
  await rows.first().waitFor();
  assert.equal(await rows.count(), 6);
  for (let at = 0; at < 5; at += 1) {
    const row = rows.nth(at);
    await button(row, 'Note a call').click();
    await row.getByRole('radio', { name: at === 0 ? 'No' : 'Yes', exact: true }).first()
      .check({ force: true });
    await button(row, 'Save').click();
    await row.locator('.l-evidence li').waitFor();
  }
  await page.getByText('80% (95 per cent of confidence').waitFor();
  await look(page, 'quality-en');
  const file = async (name) => {
    const href = await page.locator(`[data-csv=${name}]`).getAttribute('href');
    return page.evaluate(async (path) => (await fetch(path)).text(), href);
  };
  const families = await file('call_backs_families');
  assert.match(families, /Soum,Day of the visit,/);
  assert.equal(families.trim().split('\r\n').length, 7);
  assert.match(await file('call_backs'), /,dice 3 1 6,/);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await rows.first().isVisible());
  assert.equal(await page.locator('button:visible').count(), 0, 'nothing to press on paper');
  await look(page, 'quality-paper-en');
  await page.emulateMedia({ media: 'screen' });
  await draw('again');
  await page.locator('[data-trouble=refused]').waitFor();
  assert.equal(await page.locator('[data-draws="1"]').count(), 1);
  await phone.close();
  for (const language of ['mn', 'kk']) {
    const small = await desk({ viewport: narrow, language, path: '/quality' });
    await look(small.page, `quality-${language}`);
    await small.phone.close();
  }
});
