// SPDX-License-Identifier: Apache-2.0
// What a phone says of its sending, by what went wrong. Needs a running server, as visit.test.mjs
// does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  address, allSafe, choosePin, givePassword, launch, lock, made, meetHousehold, newPhone, nudge,
  secondOfficer, signIn, takeUncaught, unlock, until,
} from './phone.mjs';

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
