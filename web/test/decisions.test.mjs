// SPDX-License-Identifier: Apache-2.0
// What came of a decision, said by the officer it is given to: on her phone, without a network,
// across a killed browser; her head reads it, and a colleague sees her by name. The server is this
// test's own. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const password = 'otor-decisions-2026';
const server = await ownServer('decisions', password, {});
for (const [user, name, ...role] of [
  ['chief', 'Зохиомол Дарга', '--role', 'head', '--area', '183'],
  ['near', 'Зохиомол Сарнай', '--area', '18301'],
  ['beside', 'Зохиомол Туяа', '--area', '18304'],
]) server.run(['user', 'add', user, '--name', name, ...role], `${password}\n`);
await server.start();
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const {
  address, allSafe, dayIn, killable, launch, newPhone, nudge, readyOffline, signIn, unlock, until,
} = await import('./phone.mjs');
const { atDesk, look: lookAt, plainly, small } = await import('./desk.mjs');

const look = (page, name) => lookAt(page, `decisions-${name}`);
const words = 'Арван айлд утасдлаа, гурав нь хариу өгөөгүй';

let browser;
let meeting;
before(async () => {
  browser = await launch();
  const asked = (path, body, token) => fetch(`${address}${path}`, {
    method: 'POST', body: JSON.stringify(body),
    headers: token ? { authorization: `Bearer ${token}` } : {},
  }).then((answer) => answer.json());
  const { token } = await asked('/api/login', { user: 'chief', password });
  const note = (order) => asked('/api/head/lessons', { key: randomUUID(), ...order }, token);
  ({ meeting } = await note({
    what: 'meeting', title: 'Намрын дүгнэлт', days: [dayIn(-9)], people: ['near', 'beside'],
  }));
  for (const [text, owner] of [
    ['Хариу хүлээсэн айлд утасдах', 'near'], ['Зурагт хуудас тараах', 'beside'],
  ]) await note({ what: 'decision', meeting, text, owner, due: dayIn(-1) });
});
after(async () => {
  await browser?.close();
  await server.end();
});

const decision = (page, text) => page.locator('li[data-decision]', { hasText: text });
const hers = (page) => decision(page, 'Хариу хүлээсэн айлд утасдах');
const button = (within, name) => within.getByRole('button', { name, exact: true });

test('its officer says what came of a decision without a network, across a killed browser',
  async () => {
    const phone = await killable();
    const first = await phone.start();
    await signIn(first.page, 'near');
    await allSafe(first.page);
    await first.page.locator('[data-lessons]').waitFor();
    await readyOffline(first.page);
    await first.page.context().setOffline(true);
    await first.page.goto(`${address}/#/officer/lessons/${meeting}`);
    await hers(first.page).waitFor();
    assert.equal(await decision(first.page, 'Зурагт хуудас').getByRole('button').count(), 0,
      'of what is given to somebody else she says nothing');
    assert.match(plainly(await decision(first.page, 'Зурагт хуудас').innerText()),
      /Зохиомол Туяа/, 'a colleague has a name');
    await button(hers(first.page), 'Юу болсныг бичих').click();
    await button(hers(first.page), 'хэрэгжиж байна').click();
    assert.ok(await button(hers(first.page), 'Хийгээгүй бол тайлбар бичнэ үү').isDisabled());
    await hers(first.page).getByLabel('Тайлбар').fill(words);
    await first.page.waitForTimeout(1500); // a word that rests is kept
    await look(first.page, 'form-mn-360');
    await first.kill();

    const { page, kill } = await phone.start();
    await page.context().setOffline(true);
    await page.goto(`${address}/#/officer`);
    await unlock(page);
    await page.getByRole('link', { name: /Хариу хүлээсэн айлд утасдах/ }).click();
    const typed = hers(page).getByLabel('Тайлбар');
    await until(async () => await typed.inputValue() === words);
    await button(hers(page), 'Хадгалах').click();
    const came = hers(page).locator('[data-came=open]');
    await came.waitFor();
    assert.match(plainly(await came.innerText()), new RegExp(`хэрэгжиж байна: ${words}`));
    await came.locator('.v-unsafe').waitFor();
    await look(page, 'said-mn-360');
    await page.context().setOffline(false);
    await nudge(page);
    await allSafe(page);
    await page.goto(`${address}/#/officer/lessons/${meeting}`);
    await came.locator('.v-safe').waitFor();
    await kill();
    phone.clear();
  });

test('her head reads it with who and when, and says more; both stand', async () => {
  const { phone, page } = await atDesk(browser, {
    user: 'chief', path: `/lessons/${meeting}`, ready: '[data-came]',
  });
  const came = hers(page).locator('[data-came]');
  assert.match(plainly(await came.innerText()), new RegExp(`open: ${words} Зохиомол Сарнай, `));
  await button(hers(page), 'Note what came of it').click();
  await button(hers(page), 'Save').click();
  await hers(page).locator('[data-came=done]').waitFor();
  assert.equal(await came.count(), 2);
  await look(page, 'desk-en-1280');
  await phone.close();
});

test('a colleague reads on her phone by name who said it', async () => {
  const phone = await newPhone(browser, { viewport: small });
  const page = await phone.newPage();
  await signIn(page, 'beside');
  await allSafe(page);
  await page.goto(`${address}/#/officer/lessons/${meeting}`);
  await hers(page).locator('[data-came=done]').waitFor();
  const told = plainly(await hers(page).innerText());
  assert.match(told, /Зохиомол Сарнай/);
  assert.match(told, /Зохиомол Дарга/);
  assert.doesNotMatch(told, /near|chief/);
  assert.equal(await button(hers(page), 'Юу болсныг бичих').count(), 0);
  await phone.setOffline(true);
  await page.reload();
  await unlock(page);
  await hers(page).locator('[data-came=done]').waitFor();
  assert.match(plainly(await hers(page).innerText()), /Зохиомол Сарнай/, 'the names are kept');
  await look(page, 'colleague-mn-360');
  await phone.close();
});
