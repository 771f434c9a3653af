// SPDX-License-Identifier: Apache-2.0
// Work that was set aside enters the record after all: a head lets it in. The server is this test's
// own.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const word = 'otor-aside-2026';
const pictures = process.env['OTOR_PICTURES'];
const server = await ownServer('set-aside', word, {
  'away-a': '18501', 'away-b': '18504', 'stays-c': '18504', 'away-d': '18510',
});
server.run(['user', 'add', 'chief', '--role', 'head', '--area', '185'], `${word}\n`);
server.run(['user', 'add', 'far-chief', '--role', 'head', '--area', '184'], `${word}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: word });
const {
  address, allSafe, deviceOf, found, givePassword, launch, made, meetHousehold, newPhone, nudge,
  readyOffline, signIn, unlock,
} = await import('./phone.mjs');

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.end();
});

async function phoneOf(user) {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, user);
  await readyOffline(page);
  return { phone, page };
}

/** A desk on a phone, as wide as it comes. */
async function deskOf(user) {
  const desk = await newPhone(browser);
  const page = await desk.newPage();
  await signIn(page, user, 'desk');
  return { desk, page, part: page.locator('.d-aside') };
}

async function letIn(part, name, code) {
  const row = part.locator(`[data-aside=${code}]`, { hasText: name });
  await row.getByRole('button', { name: 'Бүртгэлд оруулах' }).click();
  await part.locator('[data-let-in]').waitFor();
  await row.waitFor({ state: 'detached' });
}

async function has(page, name) {
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li', { hasText: name }).waitFor();
}

test('a head lets in what a lost phone wrote; its officer finds it on her next one', async () => {
  const { phone, page } = await phoneOf('away-a');
  await phone.setOffline(true);
  const name = made('Алдсан утасных');
  await meetHousehold(page, name);
  server.run(['device', 'lose', await deviceOf(page)]);
  await phone.setOffline(false);
  await nudge(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=lost]').waitFor();
  await givePassword(page, 'away-a');
  await allSafe(page);
  await phone.close();

  const far = await deskOf('far-chief');
  await far.page.waitForTimeout(500);
  assert.equal(await far.part.count(), 0, 'another aimag hears nothing of it');
  await far.desk.close();

  const { desk, page: seen, part } = await deskOf('chief');
  await part.getByText(name).waitFor();
  assert.deepEqual(await found(seen), []);
  await letIn(part, name, 'device_lost');
  await seen.reload();
  await seen.locator('.d-headline').waitFor();
  await seen.locator('[data-aside]').waitFor({ state: 'detached' });
  await desk.close();

  const next = await phoneOf('away-a');
  await has(next.page, name);
  await next.phone.close();
  server.run(['verify']);
});

test('what was written before a soum was taken away lies apart until a head lets it in',
  async () => {
    const { phone, page } = await phoneOf('away-b');
    await phone.setOffline(true);
    const name = made('Сум солигдсон');
    await meetHousehold(page, name);
    server.run(['user', 'areas', 'away-b', '--area', '18507']);
    await phone.setOffline(false);
    await nudge(page);
    await page.goto(`${address}/#/officer`);
    const line = page.locator('[data-aside] [data-why=foreign_area]', { hasText: name }).first();
    await line.getByText('Энэ газар таны хариуцсан нутагт ордоггүй.').waitFor();
    assert.deepEqual(await found(page), []);
    if (pictures) await page.screenshot({ path: `${pictures}/aside-why.png`, fullPage: true });
    await allSafe(page);

    const { desk, part } = await deskOf('chief');
    await letIn(part, name, 'foreign_area');
    await desk.close();
    const colleague = await phoneOf('stays-c');
    await has(colleague.page, name);
    await colleague.phone.close();

    await page.reload();
    await unlock(page);
    await page.goto(`${address}/#/officer`);
    await page.locator('.v-standing').waitFor();
    await page.locator('[data-aside]').waitFor({ state: 'detached' });
    await allSafe(page);
    await phone.close();
    server.run(['verify']);
  });

/** Sends one entry of what this officer learned, as her phone would. */
async function learn(user, device, seq) {
  const asked = (path, body, token) => fetch(`${server.address}${path}`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: token } : {}) },
  }).then((answer) => answer.json());
  const { token } = await asked('/api/login', { user, password: word });
  const event = {
    area: 'own', at: '2026-11-02T10:00:00+07:00', author: user,
    body: { code: `OTOR-${seq}`, day: '2026-11-02' }, clock: `019a4c0e1c00000${seq}`, device,
    id: `019a4c0e-1c00-7000-8000-00000000010${seq}`, kind: 'attended', seq,
    subject: '019a4c0e-1c00-7000-8000-000000000999',
  };
  const { receipts } = await asked('/api/sync/push', { device, events: [event] },
    `Bearer ${token}`);
  return receipts[0].status;
}

test('what an officer learned on a lost phone is let in by days and number alone', async () => {
  const device = '019a4c0e-1c00-7000-8000-0000000000ee';
  assert.equal(await learn('stays-c', device, 1), 'stored');
  server.run(['device', 'lose', device]);
  assert.equal(await learn('stays-c', device, 2), 'quarantined');
  const far = await deskOf('far-chief');
  await far.page.waitForTimeout(500);
  assert.equal(await far.part.count(), 0, 'another aimag hears nothing of it');
  await far.desk.close();
  const { desk, page, part } = await deskOf('chief');
  const row = part.locator('[data-aside=device_lost]', { hasText: 'Сургалтын бичлэг' });
  await row.waitFor();
  assert.ok(!(await row.innerText()).includes('OTOR'), 'what it says is not told');
  assert.deepEqual(await found(page), []);
  if (pictures) await page.screenshot({ path: `${pictures}/aside-learned.png`, fullPage: true });
  await letIn(part, 'Сургалтын бичлэг', 'device_lost');
  await part.getByText('сургагч багш').waitFor();
  await desk.close();
  assert.equal(await learn('stays-c', device, 2), 'already_stored');
  server.run(['verify']);
});

test('a phone given up as lost sends a restored server again what it had kept', async () => {
  const { phone, page } = await phoneOf('away-d');
  const file = join(server.folder, 'backup.sqlite');
  await meetHousehold(page, made('Эхний'));
  await allSafe(page);
  server.run(['backup', file]);
  const name = made('Дараах');
  await meetHousehold(page, name);
  await allSafe(page);
  await server.stop();
  server.data = join(server.folder, 'second');
  server.run(['restore', file]);
  await server.start();
  server.run(['device', 'lose', await deviceOf(page)]);

  await nudge(page);
  await page.goto(`${address}/#/officer`);
  await givePassword(page, 'away-d');
  await page.locator('[data-closed=lost]').waitFor();
  await allSafe(page);
  const { desk, part } = await deskOf('chief');
  await letIn(part, name, 'device_lost');
  await desk.close();
  await phone.close();
  server.run(['verify']);
});
