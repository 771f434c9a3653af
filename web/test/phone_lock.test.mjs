// SPDX-License-Identifier: Apache-2.0
// A phone that several people hold: what it shows while it is locked, what lies on its disk, how
// wrong PINs slow down, when other people's records close. Needs a running server, as
// visit.test.mjs does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  address, allSafe, choosePin, givePassword, killable, launch, lock, made, meetHousehold,
  newPhone, officer, pin, readyOffline, rowsOn, secondOfficer, signIn, typePin, unlock,
} from './phone.mjs';
import { everythingStored, filesWith, inDatabase, putRow, rowOf } from './store.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

function searchFor(page, name) {
  return page.goto(`${address}/#/officer/households/search/${encodeURIComponent(name)}`);
}

/** The records of others are on the phone. */
async function seeOthers(page) {
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').nth(3).waitFor();
}

async function tries(page) {
  const { failed, wait_ms } = await rowOf(page, 'attempts', officer);
  return { failed, wait_ms };
}

test('while it is locked nothing on the phone is plain: no name, no draft, no token', async () => {
  const { start, clear, profile } = await killable();
  const { page, kill } = await start();
  let token = '';
  page.on('response', async (answer) => {
    if (answer.url().endsWith('/api/login')) ({ token } = await answer.json());
  });
  await signIn(page);
  await readyOffline(page);
  const pulled = await page.evaluate(async () => {
    location.hash = '#/officer/households';
    for (;;) {
      const first = document.querySelector('.v-list b');
      if (first) return first.textContent;
      await new Promise((done) => setTimeout(done, 50));
    }
  });
  await page.context().setOffline(true);
  const [name, word] = [made('Битүүмж'), made('Ноорог')];
  await meetHousehold(page, name);
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.getByLabel('Өрхийн тэргүүн').pressSequentially(word);
  // The page goes away with a word in its form: the tab's own storage is written too.
  await page.reload();
  await page.locator('.v-pad').waitFor();
  assert.ok(token.length > 20 && pulled.length > 3, `${token} ${pulled}`);
  const stored = await everythingStored(page);
  for (const secret of [name, word, token, pulled, 'household_met', 'Харгана']) {
    assert.ok(!stored.includes(secret), `${secret} can be read`);
  }
  assert.ok(stored.includes('otor-head-'), 'and what may be read was looked at');
  await page.context().setOffline(false);
  await kill();
  for (const secret of [name, word, token, pulled]) {
    assert.deepEqual(filesWith(profile, secret), [], `${secret} lies on the disk`);
  }
  assert.notDeepEqual(filesWith(profile, 'otor-head-'), [], 'and the disk was looked at');
  clear();
});

test('two officers share a phone; neither opens with the PIN of the other', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.route('**/api/sync/**', (route) => route.abort());
  await meetHousehold(page, made('Нэгдүгээр'));
  await lock(page);
  await page.getByRole('button', { name: 'Өөр хүн' }).click();
  await givePassword(page, secondOfficer);
  await choosePin(page, '31415926');
  await page.locator('.v-page').waitFor();
  await searchFor(page, made('Нэгдүгээр'));
  await page.getByText('Ийм айл олдсонгүй.').waitFor();
  await lock(page);
  await page.locator('.v-people button').filter({ hasNotText: 'Өөр хүн' }).nth(1).click();
  await page.getByText('6 оронтой ПИН').waitFor();
  await typePin(page, '314159');
  await page.locator('[data-wrong]').waitFor();
  await unlock(page);
  await searchFor(page, made('Нэгдүгээр'));
  await page.getByRole('link', { name: new RegExp(made('Нэгдүгээр')) }).waitFor();
  const [one, other] = [await rowOf(page, 'accounts', officer),
    await rowOf(page, 'accounts', secondOfficer)];
  assert.notEqual(one.device, other.device);
  assert.deepEqual([one.token, one.areas, other.token, other.areas], Array(4).fill(undefined));
  await phone.close();
});

test('a wrong PIN is written down before it is tried; the sixth waits half a minute', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await lock(page);
  for (let n = 1; n <= 4; n += 1) {
    await typePin(page, '482915');
    await page.locator('[data-wrong]').waitFor();
    assert.deepEqual(await tries(page), { failed: n, wait_ms: 0 });
  }
  // Whoever kills the app while the fifth is tried has used it up all the same.
  await page.evaluate(() => {
    crypto.subtle.deriveBits = () => new Promise(() => undefined);
  });
  await typePin(page, '482915');
  await page.waitForFunction(() => document.querySelector('.v-pin[aria-busy=true]'));
  await page.reload();
  await page.locator('[data-wait]').waitFor();
  const row = await rowOf(page, 'attempts', officer);
  assert.equal(row.failed, 5);
  assert.ok(row.wait_ms > 20_000 && row.wait_ms <= 30_000, `${row.wait_ms}`);
  assert.ok(await page.locator('.v-pad > button').first().isDisabled());
  await page.keyboard.type(pin);
  assert.equal((await rowOf(page, 'attempts', officer)).failed, 5, 'nothing is tried meanwhile');
  await putRow(page, 'attempts', { user: officer, wait_ms: 1500 });
  await unlock(page);
  assert.deepEqual(await tries(page), { failed: 0, wait_ms: 0 });
  await phone.close();
});

test('waiting counts only while the app is open: setting the clock wins nothing', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await lock(page);
  await putRow(page, 'attempts', { user: officer, failed: 9, wait_ms: 3_600_000 });
  await page.clock.install({ time: Date.now() + 10 * 86_400_000 });
  await page.reload();
  await page.locator('[data-wait]').waitFor();
  assert.ok((await rowOf(page, 'attempts', officer)).wait_ms > 3_500_000);
  await page.clock.runFor(30_000);
  await page.waitForFunction(() =>
    /59:\d\d/.test(document.querySelector('[data-wait]')?.textContent ?? ''));
  await phone.close();
});

test('after twenty wrong PINs other people\'s records close, own work stays', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await seeOthers(page);
  await page.route('**/api/**', (route) => route.abort());
  await meetHousehold(page, made('Хорь'));
  const { device } = await rowOf(page, 'accounts', officer);
  const pages = () => inDatabase(page, `otor-${device}`, (db, wait) =>
    wait(db.transaction('pages').objectStore('pages').count()));
  await lock(page);
  await putRow(page, 'attempts', { user: officer, failed: 19, wait_ms: 0 });
  assert.ok(await pages() > 0);
  await page.reload();
  await typePin(page, '482915');
  await page.locator('[data-wait]').waitFor();
  assert.equal((await rowOf(page, 'keys', officer)).cache, undefined);
  assert.equal(await pages(), 0);
  await putRow(page, 'attempts', { user: officer, wait_ms: 0 });
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=tries]').waitFor();
  await page.goto(`${address}/#/officer/households`);
  await page.getByRole('link', { name: new RegExp(made('Хорь')) }).waitFor();
  assert.equal(await page.locator('.v-list li').count(), 1, 'only what this officer met');
  await page.goto(`${address}/#/officer`);
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Одоо илгээх' }).click();
  await page.locator('[data-closed]').waitFor({ state: 'detached' });
  await allSafe(page);
  await seeOthers(page);
  assert.ok(await pages() > 0, 'contact gives them back');
  await phone.close();
});

test('after 31 days without contact they close, own work stays; contact opens', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await seeOthers(page);
  await page.route('**/api/**', (route) => route.abort());
  await meetHousehold(page, made('Удаан'));
  const lease = await rowOf(page, 'leases', officer);
  assert.equal(lease.days, 30);
  await putRow(page, 'leases', { user: officer, highest: lease.contact + 31 * 86_400_000 });
  await page.reload();
  await page.waitForFunction(async () => {
    const db = await new Promise((done) => {
      const request = indexedDB.open('otor');
      request.onsuccess = () => done(request.result);
    });
    const rows = await new Promise((done) => {
      const request = db.transaction('keys').objectStore('keys').getAll();
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return rows.every((row) => row.cache === undefined);
  });
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed="31"]').waitFor();
  await page.getByText('Таны бичлэг бүрэн байна').waitFor();
  await page.goto(`${address}/#/officer/households`);
  await page.getByRole('link', { name: new RegExp(made('Удаан')) }).waitFor();
  assert.equal(await page.locator('.v-list li').count(), 1, 'only what this officer met');
  await page.goto(`${address}/#/officer`);
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Одоо илгээх' }).click();
  await page.locator('[data-closed]').waitFor({ state: 'detached' });
  await allSafe(page);
  await phone.close();
});

test('left alone it locks, and the word in the form is there afterwards', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await page.clock.install();
  await signIn(page);
  await page.goto(`${address}/#/officer/me`);
  await page.getByRole('button', { name: '2 минут' }).click();
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.getByLabel('Өрхийн тэргүүн').fill(made('Түгжсэн'));
  await page.clock.runFor(60_000);
  assert.equal(await page.locator('.v-pad').count(), 0);
  // Scrolling to the field is a touch too, and may be told only now.
  await page.clock.runFor(125_000);
  await page.locator('.v-pad').waitFor();
  assert.ok(!(await page.content()).includes(made('Түгжсэн')));
  await unlock(page);
  await page.waitForFunction((word) =>
    [...document.querySelectorAll('input')].some(({ value }) => value === word), made('Түгжсэн'));
  await phone.close();
});

test('a forgotten PIN: the password is a way back, unsent work and draft survive', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.route('**/api/sync/**', (route) => route.abort());
  await meetHousehold(page, made('Мартсан'));
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.getByLabel('Өрхийн тэргүүн').fill(made('Мартсан ноорог'));
  await lock(page);
  await page.getByRole('button', { name: 'Мартсан' }).click();
  await givePassword(page);
  await choosePin(page, '90817263');
  await page.locator('.v-page').waitFor();
  await page.goto(`${address}/#/officer`);
  await page.getByRole('link', { name: made('Мартсан ноорог') }).waitFor();
  assert.equal((await rowsOn(page)).length, 4);
  await page.unroute('**/api/sync/**');
  await allSafe(page);
  await lock(page);
  await typePin(page, '25803600');
  await page.locator('[data-wrong]').waitFor();
  await unlock(page, '90817263');
  await phone.close();
});

test('another language, chosen while somebody signs in, does not send her back', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await lock(page);
  await page.getByRole('button', { name: 'Өөр хүн' }).click();
  await page.getByLabel('Нэвтрэх нэр').fill(secondOfficer);
  await page.locator('.languages button[lang=kk]').click();
  await page.getByRole('heading', { name: 'Кім кіреді?' }).waitFor();
  assert.equal(await page.getByLabel('Пайдаланушы аты').inputValue(), secondOfficer);
  await phone.close();
});
