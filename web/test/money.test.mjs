// SPDX-License-Identifier: Apache-2.0
// An officer's money for the road on her phone: entered without a network, taken back, asked about
// and answered. Needs a running server with the demonstration, as the officer's tests do.
// OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  address, allSafe, dayIn, found, head, killable, launch, newPhone, nudge, officer, password,
  readyOffline, run, sent, signIn, unlock, until,
} from './phone.mjs';

const pictures = process.env.OTOR_PICTURES;
const largestLine = 64 * 1024;
const mostLetters = 44_000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What the head's desk asks of the server. */
async function asHead(path, body) {
  const login = await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user: head, password }),
  });
  const { token } = await login.json();
  const answer = await fetch(`${address}${path}`, {
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  assert.equal(answer.status, 200, `${path} ${answer.status}`);
  return answer;
}

const order = (what, more) =>
  asHead('/api/head/allowance', { what, scheme: 'road', ...more });

const left = (page) => page.locator('.m-left').getAttribute('data-left').then(Number);

async function toMoney(page) {
  await page.goto(`${address}/#/officer/money`);
  await page.locator('.m-left').waitFor();
}

async function toForm(page) {
  await page.goto(`${address}/#/officer/money/new/road`);
  await page.getByLabel('Дүн, төгрөг').waitFor();
}

const save = (page) => page.getByRole('button', { name: 'Хадгалах' }).click();

/** The row of the expense with this number of a receipt. */
const rowOf = (page, receipt) => page.locator('[data-expense]', { hasText: receipt });

/** A picture as bad for a JPEG as any: noise in every pixel. */
async function noise(page, width, height) {
  const bytes = await page.evaluate(async ([w, h]) => {
    const canvas = new OffscreenCanvas(w, h);
    const context = canvas.getContext('2d');
    const pixels = context.createImageData(w, h);
    const words = new Uint32Array(pixels.data.buffer);
    for (let at = 0, word = 1; at < words.length; at += 1) {
      word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
      words[at] = word | 0xff000000;
    }
    context.putImageData(pixels, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    const read = new FileReader();
    return new Promise((done) => {
      read.onload = () => done(read.result.split(',')[1]);
      read.readAsDataURL(blob);
    });
  }, [width, height]);
  return { name: 'receipt.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes, 'base64') };
}

const take = (page, file) => page.locator('input[type=file]').setInputFiles(file);

test('an expense is entered far from any network and arrives with its picture', async () => {
  const phone = await killable();
  let { page, kill } = await phone.start();
  await signIn(page);
  await allSafe(page);
  await toMoney(page);
  const atFirst = await left(page);
  await order('pay', { officers: [officer], amount: 100_000, on: dayIn() });
  await nudge(page);
  await until(async () => await left(page) === atFirst + 100_000);
  await readyOffline(page);
  await page.context().setOffline(true);

  await toForm(page);
  await page.getByRole('button', { name: 'Шатахуун' }).click();
  const amount = page.getByLabel('Дүн, төгрөг');
  await amount.fill('58000.5');
  await page.getByText('Бүхэл төгрөгөөр бичнэ үү. Бутархайг тоймлохгүй.').waitFor();
  assert.equal(await amount.inputValue(), '58000.5', 'nothing is rounded');
  await amount.fill('-58000');
  await page.getByText('Хасах тэмдэггүй бичнэ үү.').waitFor();
  await amount.fill('таван мянга');
  await page.getByText('Зөвхөн цифрээр бичнэ үү.').waitFor();
  await amount.fill('58,000');
  await page.getByText('58,000 ₮').waitFor();
  const day = page.getByLabel('Ямар өдөр');
  await day.fill(dayIn(1));
  await page.getByText('Тэр өдөр болоогүй байна.').waitFor();
  await day.fill(dayIn());
  await page.getByText('Тэр өдөр болоогүй байна.').waitFor({ state: 'detached' });
  await page.getByLabel('Хэдэн литр').fill('20,5');
  await save(page);
  await page.getByText('Баримтын дугаар эсвэл зураг хэрэгтэй.').waitFor();
  await page.getByText('Хадгалаагүй байна. Засах зүйл: 1.').waitFor();
  await take(page, await noise(page, 1500, 2000));
  const picture = page.locator('.m-picture');
  await until(async () => Number(await picture.getAttribute('data-letters')) > 0);
  const letters = Number(await picture.getAttribute('data-letters'));
  assert.ok(letters <= mostLetters, `${letters} letters`);
  await page.getByRole('img', { name: 'Баримтын зураг' }).waitFor();
  const number = `SHT-${run.toUpperCase()}`;
  await page.getByLabel('Баримтын дугаар').fill(` шт ${run}`); // as the slip has it
  // A reading below all others: the officer is told before she saves, and may save.
  await page.getByLabel('Явсан зайн заалт').fill('7');
  await page.locator('[data-flag=odometer_back]').waitFor();
  assert.match(await page.locator('[data-flag=odometer_back]').innerText(), /заалт 7 км/);
  await page.waitForTimeout(1500); // a word that rests is written for good

  await kill();
  ({ page, kill } = await phone.start());
  await page.context().setOffline(true);
  await page.goto(`${address}/#/officer/money/new/road`);
  await page.locator('.v-people button').first().or(page.locator('.v-pad')).first().waitFor();
  if (await page.locator('.v-pad').count() === 0) {
    await page.locator('.v-people button').first().click();
  }
  await unlock(page);
  await toForm(page);
  assert.equal(await page.getByLabel('Дүн, төгрөг').inputValue(), '58,000');
  assert.equal(await page.getByLabel('Хэдэн литр').inputValue(), '20,5');
  assert.equal(Number(await page.locator('.m-picture').getAttribute('data-letters')), letters);
  await page.getByLabel('Явсан зайн заалт').fill('');
  await save(page);
  const row = rowOf(page, number);
  await row.waitFor();
  assert.equal(await left(page), atFirst + 42_000);
  assert.equal(await row.getAttribute('data-state'), 'claimed');
  assert.match(await row.innerText(), /20\.5 л/);
  await row.locator('.v-unsafe').waitFor();
  await toForm(page);
  assert.equal(await page.getByLabel('Дүн, төгрөг').inputValue(), '', 'the draft has ended');

  await page.context().setOffline(false);
  await nudge(page);
  await allSafe(page);
  await toMoney(page);
  await rowOf(page, number).locator('.v-safe').waitFor();
  const events = await sent();
  const claims = events.filter(({ body }) => body?.receipt === number);
  assert.equal(claims.length, 1);
  const [claim] = claims;
  assert.deepEqual(
    { amount: claim.body.amount, litres: claim.body.litres_ml, on: claim.body.on },
    { amount: 58_000, litres: 20_500, on: dayIn() });
  const shown = events.find(({ kind, subject }) =>
    kind === 'receipt_pictured' && subject === claim.subject);
  const line = Buffer.byteLength(JSON.stringify(shown));
  assert.ok(line < largestLine, `${line} bytes`);
  const atDesk = await asHead(`/api/head/receipt?expense=${claim.subject}`);
  assert.equal(atDesk.headers.get('content-type'), 'image/jpeg');
  const bytes = Buffer.from(await atDesk.arrayBuffer());
  assert.equal(bytes.toString('base64url'), shown.body.picture);
  await kill();
  phone.clear();
});

test('a head asks, the officer answers; what is approved is taken back no more', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await allSafe(page);
  const enter = async (number, amount) => {
    await toForm(page);
    await page.getByRole('button', { name: 'Хоол хүнс' }).click();
    await page.getByLabel('Дүн, төгрөг').fill(String(amount));
    await page.getByLabel('Баримтын дугаар').fill(number);
    await save(page);
    await rowOf(page, number).waitFor();
  };
  await toMoney(page);
  const atFirst = await left(page);
  const [kept, mistaken] = [`XX-${run}`, `AA-${run}`];
  await enter(kept, 1_100);
  await enter(mistaken, 2_300);
  await toMoney(page);
  assert.equal(await left(page), atFirst - 3_400);

  await rowOf(page, mistaken).getByRole('button', { name: /хүчингүй болгох/ }).click();
  await page.getByRole('button', { name: 'Тийм, хүчингүй болгоё' }).click();
  await page.locator('[data-state=taken_back]', { hasText: mistaken }).waitFor();
  assert.equal(await left(page), atFirst - 1_100);
  assert.equal(await rowOf(page, mistaken).getByRole('button').count(), 0);

  await allSafe(page);
  await toMoney(page);
  const expense = await rowOf(page, kept).getAttribute('data-expense');
  await order('review', { expenses: [expense], verdict: 'asked', why: 'Хэдэн хоног явсан бэ?' });
  await nudge(page);
  await page.locator('[data-state=asked]', { hasText: kept }).waitFor();
  const row = rowOf(page, kept);
  await row.getByText('Асуулт: Хэдэн хоног явсан бэ?').waitFor();
  await row.getByLabel('Таны хариу').fill('Хоёр хоног');
  await page.waitForTimeout(1500);
  await page.reload();
  await unlock(page);
  await row.getByLabel('Таны хариу').waitFor();
  assert.equal(await row.getByLabel('Таны хариу').inputValue(), 'Хоёр хоног');
  await row.getByRole('button', { name: 'Хариуг хадгалах' }).click();
  await page.locator('[data-state=explained]', { hasText: kept }).waitFor();
  await row.getByText('Таны хариу: Хоёр хоног').waitFor();
  await allSafe(page);

  await order('review', { expenses: [expense], verdict: 'approved' });
  await toMoney(page);
  await nudge(page);
  await page.locator('[data-state=approved]', { hasText: kept }).waitFor();
  assert.equal(await rowOf(page, kept).getByRole('button').count(), 0);
  assert.equal(await left(page), atFirst - 1_100);
  await phone.close();
});

test('what is no picture is told, and nothing is in the way of saving', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await allSafe(page);
  await toForm(page);
  const words = Buffer.from('not a picture');
  await take(page, { name: 'receipt.jpg', mimeType: 'image/jpeg', buffer: words });
  await page.getByText('Энэ зургийг уншиж чадсангүй.').waitFor();
  await save(page);
  await page.getByText('Юунд зарцуулснаа сонгоно уу.').waitFor();
  await page.getByText('Дүнгээ бичнэ үү.').waitFor();
  await page.getByRole('button', { name: 'Бусад' }).click();
  await page.getByLabel('Дүн, төгрөг').fill('1000');
  await save(page);
  await page.getByText('Хадгалаагүй байна. Засах зүйл: 2.').waitFor();
  await page.getByLabel('Юунд зарцуулснаа тайлбарлана уу').fill(`Зохиомол гүүрний мөнгө ${run}`);
  await save(page);
  await rowOf(page, `гүүрний мөнгө ${run}`).locator('[data-flag=no_receipt]').waitFor();
  await phone.close();
});

/** The rules as this phone holds them, changed; from then on it hears no server. */
async function withRules(page, phone, change) {
  await readyOffline(page);
  await phone.setOffline(true);
  await page.evaluate(async (allowances) => {
    for (const name of await caches.keys()) {
      const store = await caches.open(name);
      const known = await store.match('/api/programme');
      if (!known) continue;
      const told = { ...await known.json(), allowances };
      await store.put('/api/programme', new Response(JSON.stringify(told)));
    }
    const db = await new Promise((done) => {
      const request = indexedDB.open('otor');
      request.onsuccess = () => done(request.result);
    });
    await new Promise((done) => {
      const state = db.transaction('state', 'readwrite').objectStore('state');
      const request = state.get('programme');
      request.onsuccess = () => {
        state.put({ ...request.result, allowances }, 'programme').onsuccess = done;
      };
    });
    db.close();
  }, change);
  await page.reload();
  await unlock(page);
}

test('where the programme set nothing, that is said', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await allSafe(page);
  await withRules(page, phone, null);
  await page.goto(`${address}/#/officer/money`);
  await page.getByText('Танай хөтөлбөр замын зардлын дэмжлэг тогтоогоогүй байна.').waitFor();
  await page.goto(`${address}/#/officer`);
  await page.getByRole('searchbox').waitFor();
  assert.equal(await page.locator('[data-money]').count(), 0);
  await phone.close();
});

for (const [language, theme] of [['mn', 'felt'], ['kk', 'lamp'], ['en', 'sun']]) {
  for (const width of [360, 1280]) {
    test(`the screens of money: ${language}, ${theme}, ${width}`, async () => {
      const phone = await newPhone(browser, { viewport: { width, height: 740 } });
      const page = await phone.newPage();
      await signIn(page);
      await allSafe(page);
      await page.evaluate(([l, light]) => {
        localStorage.setItem('language', l);
        localStorage.setItem('theme', light);
      }, [language, theme]);
      await page.reload();
      await unlock(page);
      const look = async (name) => {
        assert.deepEqual(await found(page), [], name);
        assert.deepEqual(await page.evaluate(() =>
          [...document.querySelectorAll('main *')].filter((element) =>
            element.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML)), []);
        const file = `${pictures}/money-${name}-${language}-${width}.png`;
        if (pictures) await page.screenshot({ path: file, fullPage: true });
      };
      await page.locator('[data-money] a').click();
      await page.locator('.m-left').waitFor();
      await look('list');
      await page.locator('.v-foot a').click();
      await page.locator('.m-picture').waitFor();
      await page.locator('.v-foot .primary').click();
      await page.locator('.v-foot .v-wrong').waitFor();
      await page.locator('.v-chip').first().click();
      await page.locator('.m-amount input').fill('9.5');
      await look('form');
      await phone.close();
    });
  }
}
