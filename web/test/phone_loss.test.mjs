// SPDX-License-Identifier: Apache-2.0
// What must not be lost, and what is said when it is: tabs and browsers killed while saving, stores
// thrown away, a full phone, work taken out as a file, a log from before there was a PIN. Needs a
// running server, as visit.test.mjs does.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import {
  address, allSafe, choosePin, givePassword, killable, launch, lock, made, meetHousehold,
  newPhone, officer, readyOffline, rowsOn, signIn, typePin, unlock,
} from './phone.mjs';
import {
  deleteDatabases, deleteFiles, everythingStored, inDatabase, putRow, rowOf,
} from './store.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function crash(page, session) {
  const gone = page.waitForEvent('crash');
  const told = session ?? await page.context().newCDPSession(page);
  told.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

/** Taps save and does not wait: what the form told before the end comes by the console. */
async function tapSave(page) {
  const told = { saved: false };
  page.on('console', (word) => {
    told.saved ||= word.text() === 'told: saved';
  });
  await page.evaluate(() => {
    // The form goes to the card as soon as it was told that the line is durable.
    addEventListener('hashchange', () => console.log('told: saved'));
    setTimeout(() => document.querySelector('.v-foot .primary').click());
  });
  return told;
}

/** The place of a household in its edit form, when its draft has been read. */
async function placeField(page, card) {
  await page.goto(`${address}/#${card}/edit`);
  const field = page.getByLabel('Нутаглаж буй газар');
  await field.waitFor();
  return field;
}

test('a tab killed while it saves: what it called saved is there, else the draft is', async () => {
  const phone = await newPhone(browser);
  let page = await phone.newPage();
  await signIn(page);
  await page.route('**/api/sync/**', (route) => route.abort());
  await meetHousehold(page, made('Тасарсан'));
  const card = page.url().split('#')[1];
  let rows = (await rowsOn(page)).length;
  const told = { saved: 0, not: 0 };
  for (let turn = 0; turn < 10; turn += 1) {
    const word = `${made('Газар')} ${turn}`;
    const field = await placeField(page, card);
    await field.fill(word);
    const session = await phone.newCDPSession(page);
    const end = await tapSave(page);
    await page.waitForTimeout(turn * turn);
    await crash(page, session);
    const { saved } = end;
    page = await phone.newPage();
    await page.route('**/api/sync/**', (route) => route.abort());
    await page.goto(`${address}/#${card}/edit`);
    await unlock(page);
    const now = (await rowsOn(page)).length;
    if (saved) assert.equal(now, rows + 1, `turn ${turn}: saved and gone`);
    assert.ok(now === rows || now === rows + 1);
    await page.getByLabel('Нутаглаж буй газар').waitFor();
    await page.waitForFunction((wanted) => [...document.querySelectorAll('input')]
      .some(({ value }) => value === wanted), word);
    told[saved ? 'saved' : 'not'] += 1;
    rows = now;
  }
  console.log(`killed after it was told: ${told.saved}, before: ${told.not}`);
  await page.unroute('**/api/sync/**');
  await allSafe(page);
  await phone.close();
});

/** How many bytes the sealed draft of a new household has on this phone; 0 before there is one. */
function draftBytes(page) {
  return page.evaluate(async () => {
    const wait = (request) => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    let bytes = 0;
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('otor-')) continue;
      const db = await wait(indexedDB.open(name));
      const row = await wait(db.transaction('drafts').objectStore('drafts').get('household:new'));
      bytes += row?.sealed.length ?? 0;
      db.close();
    }
    return bytes;
  });
}

/** Waits until the draft has `wanted` bytes: sealing adds the same to every text. */
async function draftHas(page, wanted) {
  for (let bytes = 0; bytes !== wanted;) {
    await page.waitForTimeout(20);
    bytes = await draftBytes(page);
  }
}

/** The size of the draft once it rests: it is written again a second after the last change. */
async function draftAtRest(page) {
  let [before, bytes] = [-1, 0];
  while (bytes === 0 || bytes !== before) {
    await page.waitForTimeout(1500);
    [before, bytes] = [bytes, await draftBytes(page)];
  }
  return bytes;
}

test('every keystroke of a draft survives a killed tab', { timeout: 240_000 }, async () => {
  const phone = await newPhone(browser);
  let page = await phone.newPage();
  await signIn(page);
  let word = '';
  let size = 0;
  for (const more of ['Зохиомол ', 'ө', 'ү', 'ёж ', 'қ', '12']) {
    await page.goto(`${address}/#/officer/household/new`);
    const field = page.getByLabel('Өрхийн тэргүүн');
    if (word === '') await page.getByRole('button', { name: 'Тийм' }).click();
    await field.waitFor();
    size ||= await draftAtRest(page);
    await field.press('End');
    await field.pressSequentially(more);
    word += more;
    size += Buffer.byteLength(more);
    await draftHas(page, size);
    await crash(page);
    page = await phone.newPage();
    await page.goto(`${address}/#/officer/household/new`);
    await unlock(page);
    await page.getByLabel('Өрхийн тэргүүн').waitFor();
    assert.equal(await page.getByLabel('Өрхийн тэргүүн').inputValue(), word);
  }
  await phone.close();
});

test('a browser killed in the middle of many records keeps each that was told saved', async () => {
  const { start, clear } = await killable();
  let { page, kill } = await start();
  await signIn(page);
  await readyOffline(page);
  await page.context().setOffline(true);
  let card = '';
  for (const pause of [0, 40, 150]) {
    await meetHousehold(page, made(`Унтарсан ${pause}`));
    card ||= page.url().split('#')[1];
    const before = (await rowsOn(page)).length;
    const field = await placeField(page, card);
    await field.fill(`Харгана ${pause}`);
    const end = await tapSave(page);
    await page.waitForTimeout(pause);
    await kill();
    const { saved } = end;
    ({ page, kill } = await start());
    await page.context().setOffline(true);
    await page.goto(`${address}/#/officer`);
    await unlock(page);
    const rows = (await rowsOn(page)).length;
    assert.ok(saved ? rows === before + 1 : rows >= before, `${before} ${saved} ${rows}`);
    assert.equal(await page.locator('[data-gone]').count(), 0);
  }
  await page.context().setOffline(false);
  await allSafe(page);
  await kill();
  clear();
});

test('a log thrown away comes back from the second copy, and that is said', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.route('**/api/sync/**', (route) => route.abort());
  await meetHousehold(page, made('Хуулбар'));
  const { device } = await rowOf(page, 'accounts', officer);
  await lock(page);
  assert.deepEqual(await deleteDatabases(page, `^otor-${device}$`), [`otor-${device}`]);
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-gone="0"]').waitFor();
  await page.getByText('Утасны 4 бичлэгийг хоёр дахь хуулбараас сэргээсэн').waitFor();
  assert.equal((await rowOf(page, 'accounts', officer)).device, device, 'the chain goes on');
  await page.getByRole('button', { name: 'Ойлголоо' }).click();
  await page.locator('[data-gone]').waitFor({ state: 'detached' });
  await page.unroute('**/api/sync/**');
  await allSafe(page);
  await phone.close();
});

test('a log that is behind is counted, never continued, and work goes on', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Хагас'));
  await allSafe(page);
  await page.route('**/api/sync/**', (route) => route.abort());
  await meetHousehold(page, made('Алга'));
  await page.goto(`${address}/#/officer`);
  await page.locator('.v-box[data-unsafe="4"]').waitFor();
  const { device } = await rowOf(page, 'accounts', officer);
  await lock(page);
  await deleteDatabases(page, `^otor-${device}$`);
  await deleteFiles(page);
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-gone="4"]').waitFor();
  const told = '8 бичлэг бичсэн. 4 нь серверт байна. 4 нь утаснаас алга болсон.';
  await page.getByText(told).waitFor();
  const after = await rowOf(page, 'accounts', officer);
  assert.notEqual(after.device, device);
  assert.deepEqual(after.past, [device]);
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-gone="4"]').waitFor();
  await page.unroute('**/api/sync/**');
  await meetHousehold(page, made('Үргэлжилсэн'));
  await allSafe(page);
  await phone.close();
});

test('when all but the files is thrown away, the password sends what they hold', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.route('**/api/sync/**', (route) => route.abort());
  await meetHousehold(page, made('Үлдсэн'));
  await lock(page);
  await page.goto('about:blank');
  await page.goto(`${address}/icon.svg`);
  assert.ok((await deleteDatabases(page, '^otor')).length >= 2);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-left="4"]').waitFor();
  await page.unroute('**/api/sync/**');
  await givePassword(page);
  await choosePin(page);
  await page.locator('.v-page').waitFor();
  await page.goto(`${address}/#/officer/households/search/${encodeURIComponent(made('Үлдсэн'))}`);
  await page.getByRole('link', { name: new RegExp(made('Үлдсэн')) }).waitFor();
  await lock(page);
  assert.equal(await page.locator('[data-left]').count(), 0);
  await phone.close();
});

test('unsent work leaves as a file without a PIN and arrives from another phone',
  async () => {
    const [phone, other] = [await newPhone(browser), await newPhone(browser)];
    const [page, second] = [await phone.newPage(), await other.newPage()];
    await signIn(page);
    await page.route('**/api/sync/**', (route) => route.abort());
    await meetHousehold(page, made('Файл'));
    await lock(page);
    const taken = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Файлаар гаргах' }).click();
    const text = readFileSync(await (await taken).path(), 'utf8');
    assert.equal(text.trim().split('\n').length, 6);
    for (const word of [made('Файл'), 'household_met', 'Харгана']) assert.ok(!text.includes(word));
    await phone.close();
    await signIn(second);
    await second.goto(`${address}/#/officer/me`);
    await second.locator('input[data-unsent]').setInputFiles({
      name: 'unsent.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text),
    });
    await second.getByText(`${officer}: 4 бичлэг.`).waitFor();
    await givePassword(second);
    await second.locator('[data-sent="4"]').waitFor();
    await allSafe(second);
    await second.reload();
    await unlock(second);
    await second.goto(`${address}/#/officer/households/search/${encodeURIComponent(made('Файл'))}`);
    await second.getByRole('link', { name: new RegExp(made('Файл')) }).waitFor();
    await other.close();
  });

test('a full phone says so; the text stays on the screen until there is room', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.getByLabel('Өрхийн тэргүүн').fill(made('Дүүрсэн'));
  const session = await phone.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: address, quotaSize: 1 });
  // The browser goes on writing on what it believed to be left, for half a minute.
  await page.waitForTimeout(31_000);
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.getByRole('alert').filter({ hasText: 'Утас дүүрсэн' }).first().waitFor();
  assert.equal(await page.getByLabel('Өрхийн тэргүүн').inputValue(), made('Дүүрсэн'));
  assert.equal((await rowsOn(page)).length, 0);
  await session.send('Storage.overrideQuotaForOrigin', { origin: address });
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).waitFor();
  await allSafe(page);
  await phone.close();
});

/** The databases of a phone as version 1 of the app wrote them. */
async function putBefore(page, dump) {
  await page.evaluate(async (all) => {
    for (const [name, { version, stores }] of Object.entries(all)) {
      await new Promise((done, failed) => {
        const request = indexedDB.open(name, version);
        request.onerror = () => failed(request.error);
        request.onupgradeneeded = () => {
          for (const [store, { keyPath, autoIncrement }] of Object.entries(stores)) {
            request.result.createObjectStore(store, { keyPath, autoIncrement });
          }
        };
        request.onsuccess = () => {
          const db = request.result;
          const tx = db.transaction(Object.keys(stores), 'readwrite');
          for (const [store, { keyPath, rows }] of Object.entries(stores)) {
            for (const { key, value } of rows) {
              tx.objectStore(store).put(value, keyPath === null ? key : undefined);
            }
          }
          tx.oncomplete = () => {
            db.close();
            done();
          };
        };
      });
    }
  }, dump);
}

test('a log from before there was a PIN is sealed in place, and no line is lost', async () => {
  const file = new URL('phones/before_pin.json', import.meta.url);
  const dump = JSON.parse(readFileSync(file, 'utf8'));
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await page.route('**/api/**', (route) => route.abort());
  await page.goto(`${address}/icon.svg`);
  await putBefore(page, dump);
  const { device } = dump.otor.stores.accounts.rows[0].value;
  const count = dump[`otor-${device}`].stores.log.rows.length;
  assert.ok((await everythingStored(page)).includes('Зохиомол Шинэ'));
  await page.goto(`${address}/#/officer`);
  await choosePin(page);
  await page.locator('.v-page').waitFor();
  await page.goto(`${address}/#/officer`);
  await page.locator('.v-box[data-unsafe="6"]').waitFor();
  await page.getByRole('link', { name: 'Зохиомол Ноорог' }).waitFor();
  for (const name of ['Зохиомол Хуучин', 'Зохиомол Шинэ']) {
    await page.goto(`${address}/#/officer/households/search/${encodeURIComponent(name)}`);
    await page.getByRole('link', { name: new RegExp(name) }).waitFor();
  }
  assert.equal((await rowsOn(page)).length, count);
  await lock(page);
  const stored = await everythingStored(page);
  for (const word of ['Зохиомол Шинэ', 'Ноорог', 'deadbeef', 'household_met', 'Нарантуяа']) {
    assert.ok(!stored.includes(word), `${word} can be read`);
  }
  const hashes = await inDatabase(page, `otor-${device}`, async (db, wait) =>
    (await wait(db.transaction('log').objectStore('log').getAll())).map(({ hash }) => hash));
  assert.deepEqual(hashes,
    dump[`otor-${device}`].stores.log.rows.map(({ value }) => value.hash));
  await putRow(page, 'attempts', { user: officer, failed: 0, wait_ms: 0 });
  await typePin(page);
  await page.locator('.v-page').waitFor();
  await phone.close();
});

test('a page that its worker did not get hold of at first is held once it is used', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // As a page that begins in the moment in which the worker becomes active.
  const session = await phone.newCDPSession(page);
  const loaded = page.waitForEvent('load');
  await session.send('Page.reload', { ignoreCache: true });
  await loaded;
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  await signIn(page);
  await readyOffline(page);
  await phone.close();
});

test('a phone that lacks a screen says so before the road, and fetches it by itself', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await readyOffline(page);
  await phone.setOffline(true);
  const lost = await page.evaluate(async () => {
    const [app] = (await caches.keys()).filter((name) => name !== 'otor-answers');
    const cache = await caches.open(app);
    const papers = (await cache.keys()).filter(({ url }) => /\/papers[^/]*\.wasm$/.test(url));
    await Promise.all(papers.map((request) => cache.delete(request)));
    return papers.length;
  });
  assert.equal(lost, 1);
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer/me`);
  await page.locator('[data-lacking="1"]').waitFor();
  await page.locator('[data-not-whole="1"]').waitFor();
  await phone.setOffline(false);
  await page.locator('[data-lacking="0"]').waitFor();
  await page.locator('[data-not-whole]').waitFor({ state: 'detached' });
  await phone.close();
});
