// SPDX-License-Identifier: Apache-2.0
// What a phone says of its sending, by what went wrong. Needs a running server, as visit.test.mjs
// does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  address, allSafe, choosePin, givePassword, launch, lock, made, meetHousehold, newPhone, nudge,
  readyOffline, secondOfficer, signIn, takeUncaught, unlock, until,
} from './phone.mjs';
import { look, small } from './desk.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const noAnswer = 'Сервер хариу өгсөнгүй. Дахин оролдоно.';
const serverTrouble = 'Сервер одоо хүлээж авч чадахгүй байна. Дахин оролдоно.';
const wentWrong = 'Алдаа гарлаа. Юу ч алдагдаагүй.';

/** What stands between phone and server, what the officer reads, what the program reports. */
const troubles = [
  {
    title: 'a network that brings nothing is told as that, and is no error of the program',
    paths: '**/api/sync/**', meets: (route) => route.abort(), says: noAnswer, errors: [],
  },
  {
    title: 'a page of whoever runs the network is no answer of the server',
    paths: '**/api/sync/**', says: noAnswer, errors: [],
    meets: (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Wi-Fi</h1>' }),
  },
  {
    title: 'a server that cannot is told as that, and is no error of the program',
    paths: '**/api/sync/**', says: serverTrouble, errors: [],
    meets: (route) => route.fulfill({ status: 503, json: { code: 'busy' } }),
  },
  {
    title: 'an error of the program is told as one and reported, and sending goes on after it',
    paths: '**/api/sync/pull*', says: wentWrong, errors: [/not iterable/],
    meets: async (route) => {
      const answer = await (await route.fetch()).json();
      await route.fulfill({ json: { ...answer, events: 7 } });
    },
  },
];

for (const { title, paths, meets, says, errors } of troubles) {
  test(title, async () => {
    const phone = await newPhone(browser);
    const page = await phone.newPage();
    await signIn(page);
    await allSafe(page);
    await page.route(paths, meets);
    await meetHousehold(page, made('Саад'));
    await page.goto(`${address}/#/officer`);
    await page.getByText(says).waitFor();
    const told = takeUncaught();
    assert.ok(told.length >= errors.length, 'it was not reported');
    told.forEach((message) => assert.match(message, errors[0] ?? /nothing at all/));
    await page.unroute(paths);
    await nudge(page);
    await allSafe(page);
    await page.getByText('Сервертэй сүүлд холбогдсон').waitFor();
    takeUncaught();
    await phone.close();
  });
}

/** `fromFirst`: there is no room from the first meeting on, else only later. */
async function withoutRoom(fromFirst) {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  const fill = () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function full(...given) {
      const met = ['cursor', 'store'].includes(given[1]);
      if (met) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };
    globalThis.makeRoom = () => { IDBObjectStore.prototype.put = put; };
  };
  if (fromFirst) await page.addInitScript(fill);
  await signIn(page);
  if (!fromFirst) {
    await page.getByText('Сервертэй сүүлд холбогдсон').waitFor();
    await page.evaluate(fill);
  }
  await meetHousehold(page, made('Зай'));
  await page.goto(`${address}/#/officer`);
  await page.getByText('Бусдын бичсэнийг хадгалж чадсангүй.').waitFor();
  await page.locator('.v-box-safe').waitFor();
  await page.evaluate(() => globalThis.makeRoom());
  await nudge(page);
  await page.getByText('Сервертэй сүүлд холбогдсон').waitFor();
  await phone.close();
}

test('a phone without room for what others wrote says so, and its own work is sent', () =>
  withoutRoom(false));

test('a phone without room at its first meeting sends its own work all the same', () =>
  withoutRoom(true));

test('what was under way for one officer does not reach the next on the same phone', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.goto(`${address}/#/officer/households`);
  const name = await page.locator('.v-list b').first().innerText();
  await page.goto(`${address}/#/officer`);
  await allSafe(page);
  let asked = false;
  let held;
  await page.route('**/api/sync/pull*', async (route) => {
    if (asked) return route.continue();
    asked = true;
    const { events, ...rest } = await (await route.fetch({ url: route.request().url()
      .replace(/after=\d+/, 'after=0') })).json();
    held = () => route.fulfill({ json: { events, ...rest } });
  });
  await nudge(page);
  await until(() => held !== undefined);
  await lock(page);
  await page.getByRole('button', { name: 'Өөр хүн' }).click();
  await givePassword(page, secondOfficer);
  await choosePin(page, '31415926');
  await page.locator('.v-page').waitFor();
  await allSafe(page);
  await held();
  await page.waitForTimeout(1500);
  await page.goto(`${address}/#/officer/households/search/${encodeURIComponent(name)}`);
  await page.getByRole('searchbox').waitFor();
  await page.waitForTimeout(500);
  assert.equal(await page.getByRole('link', { name: new RegExp(name) }).count(), 0);
  await lock(page);
  await page.locator('.v-people button').filter({ hasNotText: 'Өөр хүн' }).nth(1).click();
  await page.getByText('6 оронтой ПИН').waitFor();
  await unlock(page);
  await allSafe(page);
  await phone.close();
});

test('what is not on the server is counted where no account is needed, also locked, unnamed',
  async () => {
    const phone = await newPhone(browser, { viewport: small });
    const page = await phone.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const open = async (at) => {
      await page.goto(`${address}/#/officer/me`);
      await page.goto(`${address}/#${at}`);
      await page.locator('.bar').waitFor();
    };
    await page.goto(address);
    await page.locator('.wordmark').waitFor();
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    assert.ok(!asked.some((url) => url.includes('unsent_count')), 'nobody works on this phone');
    await signIn(page, secondOfficer);
    await allSafe(page);
    await readyOffline(page);
    await open('/');
    await page.locator('.wordmark').waitFor();
    assert.equal(await page.locator('[data-unsent]').count(), 0);
    await phone.setOffline(true);
    await meetHousehold(page, made('Тоологдох'));
    await page.goto(`${address}/#/officer`);
    const waits = await page.locator('[data-unsafe]').first().getAttribute('data-unsafe');
    assert.ok(Number(waits) > 0);

    for (const [name, at] of [
      ['calculator', '/'], ['handbook', '/handbook'], ['courses', '/learn'],
    ]) {
      await open(at);
      await page.locator('.bar .v-unsafe', { hasText: waits }).waitFor();
      await look(page, `unsent-${name}-mn-360`);
    }
    const name = await page.evaluate(async (user) => {
      const db = await new Promise((done) => {
        const request = indexedDB.open('otor');
        request.onsuccess = () => done(request.result);
      });
      const row = await new Promise((done) => {
        const request = db.transaction('accounts').objectStore('accounts').get(user);
        request.onsuccess = () => done(request.result);
      });
      db.close();
      return row.name;
    }, secondOfficer);
    await lock(page);
    await page.reload();
    for (const at of ['/', '/handbook', '/learn']) {
      await page.goto(`${address}/#${at}`);
      await page.locator(`[data-unsent="${waits}"]`).waitFor();
      const said = await page.locator('body').innerText();
      assert.ok(!said.includes(name) && !said.includes(secondOfficer), 'whose it is is not told');
    }
    await page.locator('[data-unsent]').click();
    await unlock(page);
    await phone.setOffline(false);
    await nudge(page);
    await allSafe(page);
    await open('/');
    await page.locator('.wordmark').waitFor();
    await page.waitForTimeout(500);
    assert.equal(await page.locator('[data-unsent]').count(), 0);
    await phone.close();
  });
