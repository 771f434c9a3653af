// SPDX-License-Identifier: Apache-2.0
// A phone is given up as lost while it is away, and comes into reach again. Needs a running server,
// as visit.test.mjs does, and its folder in OTOR_DATA.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { atDesk, look, small, wide } from './desk.mjs';
import {
  address, allSafe, dayIn, deviceOf, fileOut, givePassword, head, launch, made, meetHousehold,
  newPhone, nudge, officer, password, readyOffline, run, secondOfficer, sent, signIn,
} from './phone.mjs';

const otor = process.env['OTOR_PROGRAM'] ??
  resolve(import.meta.dirname, '../../build/release/otor');

function command(words, input = '') {
  return execFileSync(otor, [...words, '--data', process.env['OTOR_DATA']],
    { encoding: 'utf8', input });
}

const device = (...words) => command(['device', ...words]);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The households that are on the phone, of all its officers. */
async function households(page) {
  await page.goto(`${address}/#/officer`);
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').first().waitFor();
  return page.locator('.v-list li').count();
}

test('a lost phone erases what others wrote, and what its officer wrote is set aside', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, secondOfficer);
  await readyOffline(page);
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').nth(3).waitFor();
  await phone.setOffline(true);
  const name = made('Алдагдсан');
  await meetHousehold(page, name);

  const id = await deviceOf(page);
  device('lose', id);
  assert.match(device('list', '--user', secondOfficer), new RegExp(`${id} .* lost `));

  await phone.setOffline(false);
  await nudge(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=lost]').waitFor();
  assert.equal(await households(page), 1);
  await page.getByRole('link', { name: new RegExp(name) }).waitFor();

  await page.goto(`${address}/#/officer`);
  await givePassword(page, secondOfficer);
  await allSafe(page);
  assert.equal(await households(page), 1, 'the records of others came back');
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=lost]').waitFor();
  const log = await sent(secondOfficer);
  assert.deepEqual(log.filter(({ device: from, body }) => from === id && body.head === name), []);
  await phone.close();
});

/** An officer of one test, in the soum of another. */
async function newOfficer(user) {
  const answer = await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user: secondOfficer, password }),
  });
  const { areas: [{ code }] } = await answer.json();
  command(['user', 'add', user, '--area', code], `${password}\n`);
}

test('a phone of a closed account erases what others wrote and keeps its own work', async () => {
  const user = `closed-${run}`;
  await newOfficer(user);
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, user);
  await readyOffline(page);
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').nth(3).waitFor();
  await phone.setOffline(true);
  const name = made('Хаагдсан');
  await meetHousehold(page, name);

  command(['user', 'disable', user]);
  await phone.setOffline(false);
  await nudge(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=disabled]').waitFor();
  await look(page, 'closed-account');
  assert.equal(await households(page), 1);
  await page.getByRole('link', { name: new RegExp(name) }).waitFor();
  const folder = mkdtempSync(join(tmpdir(), 'otor-closed-'));
  await fileOut(page, join(folder, 'unsent.jsonl'));
  const rows = readFileSync(join(folder, 'unsent.jsonl'), 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });
  assert.equal(rows.filter((row) => row.includes('"seq"')).length, 4, 'her work leaves as a file');

  command(['user', 'enable', user]);
  await page.goto(`${address}/#/officer`);
  await givePassword(page, user);
  await allSafe(page);
  await page.locator('[data-closed]').waitFor({ state: 'detached' });
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').nth(3).waitFor();
  await phone.close();
});

test('an account closed after its session ended is told as well, at the next contact', async () => {
  const user = `ended-${run}`;
  await newOfficer(user);
  const { phone, page } = await phoneOf(user);
  command(['user', 'passwd', user], `${password}\n`);
  await nudge(page);
  await page.getByText('Илгээхийн тулд нууц үгээ дахин оруулна уу.').waitFor();
  assert.equal(await page.locator('[data-closed]').count(), 0, 'another password closes nothing');
  command(['user', 'disable', user]);
  await nudge(page);
  await page.locator('[data-closed=disabled]').waitFor();
  await phone.close();
});

/** A phone of the officer that has met the server, with one record sent. */
async function phoneOf(user) {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, user);
  await readyOffline(page);
  await allSafe(page);
  return { phone, page, id: await deviceOf(page) };
}

for (const [language, viewport] of [['mn', small], ['en', wide]]) {
  test(`a head gives up a phone of her officer, at the desk: ${language}`, async () => {
    const { phone, page, id } = await phoneOf(officer);
    const desk = await atDesk(browser, {
      user: head, path: '/phones', language, viewport, ready: `[data-phone="${id}"]`,
    });
    const row = desk.page.locator(`[data-phone="${id}"]`);
    await look(desk.page, `phones-${language}`);
    await row.getByRole('button').click();
    await look(desk.page, `phones-ask-${language}`);
    await desk.page.locator('dialog .primary, .sheet .primary').first().click();
    await desk.page.locator(`[data-phone="${id}"][data-lost=true]`).waitFor();
    assert.equal(await row.getByRole('button').count(), 0);
    assert.match(device('list', '--user', officer), new RegExp(`${id} .* lost `));
    await nudge(page);
    await page.goto(`${address}/#/officer`);
    await page.locator('[data-closed=lost]').waitFor();
    await phone.close();
    await desk.phone.close();
  });
}

/** Sends lines of a phone that is none: a gap, and one that follows from nothing. */
async function sendLoosely(id) {
  const asked = (path, body, authorization) => fetch(`${address}${path}`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
  }).then((answer) => answer.json());
  const { token, areas: [{ code: area }] } =
    await asked('/api/login', { user: officer, password });
  const now = Date.now();
  const events = [1, 2, 5].map((seq) => ({
    area, at: `${dayIn()}T10:00:00+07:00`, author: officer, body: {},
    clock: `${now.toString(16).padStart(12, '0')}000${seq}`, device: id,
    id: `${id.slice(0, -2)}0${seq}`, kind: 'household_met',
    ...(seq === 1 ? {} : { prev: 'A'.repeat(22) }), seq, subject: `${id.slice(0, -2)}ff`,
  }));
  const { receipts } = await asked('/api/sync/push', { device: id, events }, `Bearer ${token}`);
  assert.deepEqual(receipts.map(({ status }) => status), ['stored', 'stored', 'stored']);
}

test('of each phone a head is told what has not come and what follows from nothing', async () => {
  const id = `019a4c0e-1c00-7000-8000-${Date.now().toString(16).padStart(12, '0')}`;
  await sendLoosely(id);
  for (const [language, viewport, gap, loose] of [
    ['mn', small, '2 бичлэг ирээгүй.', '1 бичлэг өмнөх бичлэгтэйгээ холбогдохгүй байна.'],
    ['en', wide, '2 entries have not come.', '1 entry does not follow from the one before.'],
  ]) {
    const desk = await atDesk(browser, {
      user: head, path: '/phones', language, viewport, ready: `[data-phone="${id}"]`,
    });
    const row = desk.page.locator(`[data-chain-of="${id}"]`);
    await row.getByText(gap).waitFor();
    await row.getByText(loose).waitFor();
    assert.equal(await desk.page.locator('[data-chain-do]').count(), 2, 'and what to do');
    await look(desk.page, `phones-chain-${language}`);
    await desk.phone.close();
  }
});

test('a phone of another department is on no list of hers', async () => {
  const { phone, id } = await phoneOf(secondOfficer);
  const desk = await atDesk(browser, { user: head, path: '/phones', ready: 'table' });
  assert.equal(await desk.page.locator(`[data-phone="${id}"]`).count(), 0);
  const answer = await desk.page.request.post(`${address}/api/phones/lost`, {
    data: { device: id }, headers: { 'x-otor': '1' },
  });
  assert.equal(answer.status(), 404);
  await phone.close();
  await desk.phone.close();
});

test('whoever lost a phone gives it up from her next one, and signs in anew', async () => {
  const lost = await phoneOf(officer);
  const next = await phoneOf(officer);
  const { page } = next;
  await page.goto(`${address}/#/officer/me`);
  await page.getByRole('button', { name: 'Бусад утсаа харах' }).click();
  const row = page.locator(`[data-phone="${lost.id}"]`);
  await row.waitFor();
  assert.equal(await page.locator(`[data-phone="${next.id}"]`).count(), 0, 'not this one');
  await look(page, 'own-phones');
  await row.getByRole('button').click();
  await look(page, 'own-phones-ask');
  await page.getByRole('button', { name: 'Тийм, алдагдсан' }).click();
  await row.getByText('Алдагдсан гэж тэмдэглэсэн').waitFor();
  assert.match(device('list', '--user', officer), new RegExp(`${lost.id} .* lost `));
  await page.goto(`${address}/#/officer`);
  await nudge(page);
  await givePassword(page, officer);
  await allSafe(page);
  await lost.phone.close();
  await next.phone.close();
});
