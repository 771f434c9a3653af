// SPDX-License-Identifier: Apache-2.0
// A trainer's desk: a run is planned, people are invited, who came is noted, tests come home from
// phones, certificates are given; and what a head and the programme office see of it. The server is
// this test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { bringHome } from '../../bench/due.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-training-2026';
const officers = {
  'road-a': '18501', 'road-b': '18504', 'road-c': '18507', 'road-d': '18510', 'road-e': '18513',
  'near-a': '18301',
};
const server = await ownServer('training-desk', password, officers);
for (const [user, role, ...more] of [
  ['coach', 'trainer'], ['second', 'trainer'], ['chief', 'head', '--area', '185'],
  ['office', 'programme'],
]) server.run(['user', 'add', user, '--role', role, ...more], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, dayIn, found, launch, takeUncaught, until } = await import('./phone.mjs');
const { atDesk, look: lookAt, picture, small, wide } = await import('./desk.mjs');


/** Codes of the questions of a course, as its files say them. */
const course = resolve(import.meta.dirname, '../../content/training/law');
const questions = readdirSync(course).filter((name) => /^\d/.test(name)).flatMap((name) =>
  [...readFileSync(join(course, name), 'utf8').matchAll(
    /kind = "question"\s+code = "(\w+)"/g)].map(([, code]) => code));

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

const desk = ({ user = 'coach', path = '/training', ...more } = {}) =>
  atDesk(browser, { user, path, ...more });
const look = (page, name) => lookAt(page, `training-desk-${name}`);

const button = (within, name) => within.getByRole('button', { name, exact: true });
const order = (page, what) => page.locator(`[data-order=${what}]`);
const figureIs = (page, name, amount) => until(async () =>
  await page.locator(`[data-figure=${name}] dd`).innerText() === String(amount));
const cut = (page) => page.route('**/api/trainer/runs', (route) => route.abort());
const whole = (page) => page.unroute('**/api/trainer/runs');

/** The run of these tests, once it was planned. */
let run;
const runPage = (more = {}) => desk({ path: `/training/${run}`, ...more });

let phones = 0;
const bring = (user, facts) =>
  bringHome(address, { user, password, area: 'own', phone: ++phones }, facts);
const handed = (sitting, right) => ['test_handed', run, {
  course: 'law', on: dayIn(0), sitting, right: questions.slice(0, right),
  wrong: questions.slice(right),
}];

test('a run is planned, and what was filled in stays where no answer comes', async () => {
  const { phone, page } = await desk({ path: '' });
  await page.getByText('No run is planned yet. Plan the first one below.').waitFor();
  await page.getByText('No trainer has held a run yet.').waitFor();
  const plan = order(page, 'plan');
  assert.ok(await button(plan, 'First fill in course, days, times and place').isDisabled());
  await plan.getByLabel('Course').selectOption('The law and the calculation');
  await plan.getByLabel('Day 1', { exact: true }).fill(dayIn(-1));
  await button(plan, 'Add a day').click();
  assert.equal(await plan.getByLabel('Day 2', { exact: true }).inputValue(), dayIn(0));
  await plan.getByLabel('Day 2', { exact: true }).fill(dayIn(-1));
  await plan.getByText('The same day stands twice.').waitFor();
  await plan.getByLabel('Day 2', { exact: true }).fill(dayIn(0));
  await plan.getByLabel('Ends at').fill('08:00');
  await plan.getByText('It has to end after it begins.').waitFor();
  await plan.getByLabel('Ends at').fill('12:30');
  await plan.getByLabel('Place').fill('Зохиомол танхим');
  await look(page, 'plan');
  await cut(page);
  await button(plan, 'Save as a draft').click();
  await plan.locator('[data-trouble=unsure]').waitFor();
  assert.equal(await plan.getByLabel('Place').inputValue(), 'Зохиомол танхим');
  await whole(page);
  await button(plan, 'Save as a draft').click();
  await page.locator('.d-top [data-state=draft]').waitFor();
  run = /training\/([0-9a-f-]{36})$/.exec(page.url())[1];
  assert.match(await page.locator('.d-top').innerText(), /09:00–12:30 · in a hall · Зохиомол/);
  await phone.close();
});

test('people are found, invited and taken off', async () => {
  const { phone, page } = await runPage();
  const invite = order(page, 'invite');
  await invite.getByRole('searchbox').fill('ROAD-B');
  assert.equal(await invite.getByRole('checkbox').count(), 1);
  await invite.getByRole('searchbox').fill('nobody of this name');
  await invite.getByText('Nobody like that.').waitFor();
  await invite.getByRole('searchbox').fill('');
  const uvs = invite.locator('[data-aimag="185"]');
  await button(uvs, 'Choose all 6').click(); // with the head
  await button(invite, 'Invite the 6 chosen').waitFor();
  await uvs.getByLabel('chief').click();
  await look(page, 'invite');
  await button(invite, 'Invite the 5 chosen').click();
  await invite.getByText('Invited: 5.').waitFor();
  await figureIs(page, 'invited', 5);
  assert.ok(await invite.getByLabel('road-a').isDisabled());
  await button(page.locator('.t-learners'), 'road-e').click();
  await button(order(page, 'take_off'), 'Take off the list').click();
  await button(page.locator('dialog'), 'Take off the list').click();
  await figureIs(page, 'invited', 4);
  await phone.close();
});

test('it goes from draft to open and on, after a question', async () => {
  const { phone, page } = await runPage();
  const to = async (name) => {
    await button(order(page, 'state'), name).click();
    await page.locator('dialog').waitFor();
    await button(page.locator('dialog'), name).click();
  };
  assert.equal(await button(page, 'Calendar file').count(), 0, 'a draft is nobody’s appointment');
  await button(order(page, 'state'), 'Open it').click();
  await page.locator('dialog').getByText(/^The 4 people invited see it/).waitFor();
  await button(page.locator('dialog'), 'Not now').click();
  await to('Open it');
  await page.locator('.d-top [data-state=open]').waitFor();
  const asked = page.waitForResponse('**/api/trainer/calendar?*');
  const coming = page.waitForEvent('download');
  await button(page, 'Calendar file').click();
  assert.match((await asked).headers()['content-type'], /^text\/calendar/);
  assert.match(readFileSync(await (await coming).path(), 'utf8'), /^BEGIN:VCALENDAR\r\n/);
  await to('Begin it');
  await page.locator('.d-top [data-state=running]').waitFor();
  await phone.close();
});

test('attendance is one tap, and the code of the day needs no network', async () => {
  const { phone, page } = await runPage();
  const row = (user) => page.locator(`[data-presence][data-learner=${user}]`);
  const isThere = (user, how) => page.locator(
    `[data-learner=${user}][data-presence=${how}]`).waitFor();
  await button(row('road-a'), 'Came').click();
  await isThere('road-a', 'list');
  await button(row('road-d'), 'Did not come').click();
  await isThere('road-d', 'absent');
  await cut(page);
  await button(row('road-b'), 'Came').click();
  await row('road-b').locator('[data-trouble=unsure]').waitFor();
  await whole(page);
  await phone.setOffline(true);
  await button(page, 'Show the code of the day').click();
  const letters = page.locator('[data-code]');
  const code = await letters.getAttribute('data-code');
  assert.match(code, /^[2-9A-HJ-NP-Z]{6}$/);
  assert.deepEqual(await found(page), []);
  await picture(page, 'training-desk-code');
  await page.keyboard.press('Escape');
  await letters.waitFor({ state: 'detached' });
  await phone.setOffline(false);

  await bring('road-b', [['attended', run, { day: dayIn(0), code }]]);
  await bring('road-c', [
    ['attended', run, { day: dayIn(0), code: code === '222222' ? '333333' : '222222' }],
  ]);
  await page.reload();
  await isThere('road-b', 'code');
  await isThere('road-c', '""');
  await page.locator('[data-came="2"]').waitFor();
  await look(page, 'attendance');
  await phone.close();
});

test('tests come home, and tell what was hard and how sure the gain is', async () => {
  assert.ok(questions.length >= 10);
  const few = Math.floor(questions.length / 3);
  const most = questions.length - 1;
  for (const [user, right, then] of [
    ['road-a', few, most], ['road-b', few + 2, most], ['road-c', few + 1, few + 2],
  ]) await bring(user, [handed('before', right), handed('after', then)]);
  const { phone, page } = await runPage();
  const results = page.locator('.t-results');
  const gain = Number(await results.locator('[data-gain]').getAttribute('data-gain'));
  assert.ok(gain > 0 && gain < 1_000);
  await results.getByText(/percentage points, most likely between .* and /).waitFor();
  assert.ok(await results.locator('li[data-change]').count() > 3);
  await button(results, 'As a table').click();
  await results.locator('tr[data-change=gain]').getByText('3', { exact: true }).waitFor();
  const coming = page.waitForEvent('download');
  await results.locator('[data-csv=questions]').click();
  const rows = readFileSync(await (await coming).path(), 'utf8').trim().split('\r\n').slice(1);
  assert.equal(rows.length, questions.length);
  assert.ok(rows.every((one) => /,\d+,3,\d+,3$/.test(one)), rows[0]);
  assert.ok(!/road-/.test(await results.innerText()), 'no person in it');
  await page.locator('.t-effect[data-told=false]').getByText('Fewer than five people').waitFor();
  await page.locator('.t-again-part [data-again=road-c]').waitFor();
  await look(page, 'results');
  await phone.close();
});

test('a practice visit is observed point by point', async () => {
  const { phone, page } = await runPage();
  await button(page.locator('.t-learners'), 'road-a').click();
  const practice = order(page, 'practice');
  await button(practice, 'Write what was observed').click();
  const points = practice.locator('[data-point]');
  assert.ok(await button(practice, 'First mark at least one point').isDisabled());
  await points.nth(0).getByLabel('Seen').check();
  await points.nth(1).getByLabel('Missed').check();
  await practice.getByLabel('Note').fill('Тайван ярилцсан');
  await look(page, 'practice');
  await cut(page);
  await button(practice, 'Save what was observed').click();
  await practice.locator('[data-trouble=unsure]').waitFor();
  assert.equal(await practice.getByLabel('Note').inputValue(), 'Тайван ярилцсан');
  assert.ok(await points.nth(1).getByLabel('Missed').isChecked());
  await whole(page);
  await button(practice, 'Save what was observed').click();
  await practice.locator('[data-mark=missed]').waitFor();
  await practice.getByText('Note: «Тайван ярилцсан»').waitFor();
  await phone.close();
});

test('certificates go to those who may have one, and are withdrawn with a reason', async () => {
  const { phone, page } = await runPage();
  const certify = order(page, 'certify');
  await button(certify, 'Give one to all 2 who may have it').click();
  assert.deepEqual(
    await page.locator('dialog li').allInnerTexts(), ['road-a', 'road-b']);
  await look(page, 'certify');
  await button(page.locator('dialog'), 'Give a certificate').click();
  await certify.getByText('Given: 2.').waitFor();
  await figureIs(page, 'certificates', 2);
  await button(page.locator('.t-learners'), 'road-a').click();
  const mine = page.locator('[data-opened=road-a] [data-certificate]');
  assert.match(await mine.getAttribute('data-certificate'), /^\w{4}-\w{4}-\w{4}$/);
  const coming = page.waitForEvent('download');
  await button(mine, 'Download the PDF').click();
  assert.match(readFileSync(await (await coming).path(), 'latin1'), /^%PDF-/);
  await button(mine, 'Withdraw').click();
  await mine.getByRole('textbox').fill('  ');
  assert.ok(await button(mine, 'First write the reason').isDisabled());
  await mine.getByRole('textbox').fill('Нэр андуурсан');
  await cut(page);
  await button(mine, 'Withdraw with this reason').click();
  await mine.locator('[data-trouble=unsure]').waitFor();
  assert.equal(await mine.getByRole('textbox').inputValue(), 'Нэр андуурсан');
  await whole(page);
  await button(mine, 'Withdraw with this reason').click();
  await figureIs(page, 'certificates', 1);
  await mine.getByText('withdrawn').waitFor();
  await phone.close();
});

test('whoever has to learn again gets a run, planned once', async () => {
  const { phone, page } = await runPage();
  await button(page, 'Plan a run for this one person').click();
  const again = order(page, 'again');
  await again.getByLabel('Day 1', { exact: true }).fill(dayIn(20));
  await page.route('**/api/trainer/runs', (route) =>
    (/"invite"/.test(route.request().postData() ?? '') ? route.abort() : route.continue()));
  await button(again, 'Plan it and invite them').click();
  await again.getByText(/^The run was saved, but nobody could be invited/).waitFor();
  await whole(page);
  await button(again, 'Plan it and invite them').click();
  await page.locator('.d-top [data-state=draft]').waitFor();
  await figureIs(page, 'invited', 1);
  await page.locator('.t-learners tr[data-learner=road-c]').waitFor();
  await page.goto(`${address}/#/desk/training`);
  await page.locator('tr[data-run]').first().waitFor();
  assert.equal(await page.locator('tr[data-run]').count(), 2, 'one more, not two');
  await page.locator('[data-trainer=coach]').waitFor();
  await phone.close();
});

test('by keyboard alone, in three languages, small and wide, and on paper', async () => {
  const words = { mn: 'Ирсэн', kk: 'Келді', en: 'Came' };
  for (const [language, viewport] of [['mn', small], ['kk', small], ['en', small], ['mn', wide]]) {
    const { phone, page } = await runPage({ language, viewport });
    const name = `run-${language}-${viewport.width}`;
    await button(page.locator('[data-presence][data-learner=road-c]'), words[language]).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-learner=road-c][data-presence=list]').waitFor();
    await page.locator('.t-learners tbody button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-opened=road-a]').waitFor();
    await look(page, name);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('button.button:visible').count(), 0);
    assert.ok(await page.locator('.t-learners tbody tr:visible').count() >= 4);
    await picture(page, `paper-${name}`);
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${address}/#/desk/training`);
    await page.locator('tr[data-run]').first().waitFor();
    await look(page, `runs-${language}-${viewport.width}`);
    await phone.close();
  }
});

test('it is closed, and then takes nobody more', async () => {
  const { phone, page } = await runPage();
  await button(order(page, 'state'), 'Close it').click();
  await button(page.locator('dialog').locator('.sheet-foot'), 'Close it').click();
  await page.locator('.d-top [data-state=closed]').waitFor();
  for (const what of ['invite', 'change']) assert.equal(await order(page, what).count(), 0);
  assert.equal(await page.locator('[data-presence]').count(), 0);
  assert.equal(await order(page, 'state').getByRole('button').count(), 0);
  await phone.close();
});

test('what cannot be read or may not be is told, and the session can end', async () => {
  const { phone, page } = await runPage();
  await page.route('**/api/trainer/runs?*', (route) => route.fulfill({ status: 500, body: '{}' }));
  await page.reload();
  await page.getByRole('alert').waitFor();
  await page.unroute('**/api/trainer/runs?*');
  await button(page, 'Try again').click();
  await page.locator('.d-top').waitFor();
  await page.route('**/api/trainer/calendar?*', (route) =>
    route.fulfill({ status: 500, body: '{}' }));
  await button(page, 'Calendar file').click();
  await page.getByText('The file could not be fetched. Please try again.').waitFor();
  await page.goto(`${address}/#/desk/training`);
  const plan = order(page, 'plan');
  await plan.getByLabel('Course').selectOption('The law and the calculation');
  await plan.getByLabel('Day 1', { exact: true }).fill(dayIn(3));
  await plan.getByLabel('Place').fill('Зохиомол');
  const answerOrders = (status) => page.route('**/api/trainer/runs', (route) =>
    (route.request().method() === 'POST' ? route.fulfill({ status, body: '{}' })
      : route.continue()));
  for (const [status, trouble] of [[422, 'refused'], [403, 'not_allowed']]) {
    await answerOrders(status);
    await button(plan, 'Save as a draft').click();
    await plan.locator(`[data-trouble=${trouble}]`).waitFor();
    assert.equal(await plan.getByLabel('Place').inputValue(), 'Зохиомол');
    await whole(page);
  }
  await answerOrders(401);
  await button(plan, 'Save as a draft').click();
  await page.locator('.v-signin').waitFor();
  takeUncaught();
  await phone.close();
});

test('a head sees certificates of her officers and no score', async () => {
  for (const [language, viewport] of [['en', wide], ['mn', small]]) {
    const { phone, page } = await desk({ user: 'chief', path: '', language, viewport });
    await page.locator('a[href="#/desk/training"]').click();
    if (viewport === small)
      await page.locator('tr[data-officer=road-b] details > summary').click();
    await page.locator('tr[data-officer=road-b] [data-standing=holds]').waitFor();
    const said = await page.locator('.d-page').innerText();
    assert.ok(!/near-a|\d+\/\d+/.test(said), said);
    if (language === 'en') {
      await page.getByText('Officers with a certificate that holds: 1 of 5').waitFor();
      await page.locator('tr[data-officer=road-a] [data-standing=withdrawn]').waitFor();
    }
    await look(page, `head-${language}-${viewport.width}`);
    await phone.close();
  }
});

test('the programme office sees aimags, and nothing of fewer than five', async () => {
  for (const [language, viewport] of [['en', wide], ['kk', small]]) {
    const { phone, page } = await desk({ user: 'office', path: '', language, viewport });
    await page.locator('.t-totals tr[data-aimag="183"][data-withheld=true]').first().waitFor();
    assert.ok(!/road-|near-/.test(await page.locator('.t-totals').innerText()));
    await page.locator('.t-effect').waitFor();
    await look(page, `office-${language}-${viewport.width}`);
    await phone.close();
  }
});
