// SPDX-License-Identifier: Apache-2.0
// A family that lives in one soum now and is recorded in another: the record is asked for, handed
// over or not, and asked back. Two phones of two soums and a server between them. Looked at by axe
// on the way; OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  address, allSafe, found, launch, made, meetHousehold, newPhone, next, nudge, officer, password,
  readyOffline, secondOfficer, sent, signIn, unlock,
} from './phone.mjs';

const pictures = process.env['OTOR_PICTURES'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function look(page, name) {
  assert.deepEqual(await found(page), [], name);
  if (!pictures) return;
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${pictures}/asked-${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 360, height: 740 });
}

async function soumOf(user) {
  const answer = await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user, password }),
  });
  return (await answer.json()).areas[0].code;
}

async function phoneOf(user) {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, user);
  return { phone, page };
}

/** A family met by an officer; ends on its card, whose address is given. */
async function met(page, name) {
  await meetHousehold(page, name);
  return page.url();
}

const openAgain = async (page, card) => {
  await page.goto(`${address}/#/officer`);
  await page.goto(card);
};

/** From the card: the other soum is asked. */
async function ask(page, from, more = '') {
  await page.locator('.v-rare > summary').click();
  await page.getByRole('link', { name: /Бүртгэлийг нь өөр сумаас хүсэх/ }).click();
  const select = page.getByLabel('Бүртгэл нь аль суманд байна');
  await select.waitFor();
  if (from) await select.selectOption(from);
  await page.getByLabel('Айлыг юугаар таних вэ').fill(more);
}

const send = async (page) => {
  await page.getByRole('button', { name: 'Хүсэлт илгээх' }).click();
  await page.locator('[data-asked=waiting]').waitFor();
};

/** The other phone hears of it; ends on what it is asked. */
async function openRequest(page, card, note) {
  await page.goto(`${address}/#/officer`);
  await nudge(page);
  await page.goto(card);
  await page.locator('[data-request]', { hasText: note }).waitFor();
  await page.locator('main [data-task=hand_over] a').waitFor();
}

const openTask = (page) => page.locator('main [data-task=hand_over] a').click();

test('a record is asked for without a network, and the other soum hands it over', async () => {
  const [here, there] = await Promise.all([soumOf(officer), soumOf(secondOfficer)]);
  const [asks, gives] = [await phoneOf(officer), await phoneOf(secondOfficer)];
  const name = made('Нүүсэн');
  const known = await met(gives.page, name);
  await allSafe(gives.page);
  await readyOffline(asks.page);
  await asks.phone.setOffline(true);
  const card = await met(asks.page, name);
  const { page } = asks;
  await ask(page, '', '');
  await page.getByRole('button', { name: 'Хүсэлт илгээх' }).click();
  await page.getByText('Дутуу байна: Бүртгэл нь аль суманд байна').waitFor();
  await page.getByLabel('Бүртгэл нь аль суманд байна').selectOption(there);
  const note = `${name}, 3-р баг`;
  await page.getByLabel('Айлыг юугаар таних вэ').fill(note);
  await page.reload();
  await unlock(page);
  await page.getByLabel('Айлыг юугаар таних вэ').waitFor();
  assert.equal(await page.getByLabel('Айлыг юугаар таних вэ').inputValue(), note);
  await look(page, 'ask');
  await send(page);
  await look(page, 'waiting');
  await asks.phone.setOffline(false);
  await allSafe(page);

  await openRequest(gives.page, card, note);
  await look(gives.page, 'request');
  await openTask(gives.page);
  await gives.page.getByRole('searchbox').fill(name);
  await gives.page.locator('[data-choose] a').first().waitFor();
  await look(gives.page, 'which');
  assert.equal(await gives.page.locator('[data-choose] a').count(), 1, 'the request is no family');
  await gives.page.locator('[data-choose] a').click();
  await gives.page.getByLabel('Аль сум руу нүүсэн бэ').waitFor();
  assert.equal(await gives.page.getByLabel('Аль сум руу нүүсэн бэ').inputValue(), here);
  await look(gives.page, 'give');
  await next(gives.page);
  await gives.page.locator(`[data-moved="${here}"]`).waitFor();
  assert.equal(gives.page.url(), known);
  await allSafe(gives.page);

  await openAgain(page, card);
  await nudge(page);
  await page.locator('[data-asked=done]').waitFor();
  await look(page, 'done');
  await page.goto(`${card}/twice`);
  await page.getByRole('searchbox').fill(name);
  await page.locator('[data-choose] a').first().click();
  const same = page.getByRole('button', { name: 'Нэг айл мөн' });
  await same.click();
  await same.waitFor({ state: 'detached' });
  await openAgain(page, card);
  await page.locator('[data-asked]').waitFor({ state: 'detached' });
  await allSafe(page);
  const events = await sent(secondOfficer);
  const closing = events.findLast(({ kind }) => kind === 'task_closed');
  const asked = events.findLast(({ kind }) => kind === 'hand_over_requested');
  assert.deepEqual(asked.body, { from: there, note });
  assert.deepEqual(closing.body, { about: asked.id, how: 'done', rule: 'hand_over' });
  await asks.phone.close();
  await gives.phone.close();
});

test('a request is answered with why not, and taken back it is a task no more', async () => {
  const there = await soumOf(secondOfficer);
  const [asks, gives] = [await phoneOf(officer), await phoneOf(secondOfficer)];
  const { page } = asks;
  const card = await met(page, made('Татгалзах'));
  const note = made('Үл таних');
  await ask(page, there, note);
  await send(page);
  await allSafe(page);
  await openRequest(gives.page, card, note);
  await openTask(gives.page);
  const decline = gives.page.getByRole('button', { name: 'Шилжүүлэхгүй гэж хариулах' });
  await decline.waitFor();
  assert.equal(await decline.isDisabled(), true, 'not without a word');
  await gives.page.getByLabel('Яагаад шилжүүлэхгүй вэ').fill('Ийм айл энд байхгүй');
  await decline.click();
  await decline.waitFor({ state: 'detached' });
  await allSafe(gives.page);
  await openAgain(page, card);
  await nudge(page);
  await page.locator('[data-asked=declined]').waitFor();
  assert.ok((await page.locator('[data-asked]').innerText()).includes('Ийм айл энд байхгүй'));
  await look(page, 'declined');
  await page.getByRole('button', { name: 'Хүсэлтээ хүчингүй болгох' }).click();
  await page.locator('[data-asked]').waitFor({ state: 'detached' });

  const second = made('Дахин хүссэн');
  await ask(page, there, second);
  await send(page);
  await allSafe(page);
  await openRequest(gives.page, card, second);
  const task = gives.page.locator('main [data-task=hand_over]');
  await task.waitFor();
  await openAgain(page, card);
  await page.getByRole('button', { name: 'Хүсэлтээ хүчингүй болгох' }).click();
  await page.locator('[data-asked]').waitFor({ state: 'detached' });
  await allSafe(page);
  await nudge(gives.page);
  await task.waitFor({ state: 'detached' });
  await asks.phone.close();
  await gives.phone.close();
});

test('a family that was given away and came back is asked for by its own record', async () => {
  const [here, there] = await Promise.all([soumOf(officer), soumOf(secondOfficer)]);
  const [asks, gives] = [await phoneOf(officer), await phoneOf(secondOfficer)];
  const { page } = asks;
  const card = await met(page, made('Буцсан'));
  await page.goto(`${card}/move`);
  await page.getByLabel('Аль сум руу нүүсэн бэ').selectOption(there);
  await next(page);
  await page.locator(`[data-moved="${there}"]`).waitFor();
  await ask(page, undefined, 'Буцаж ирсэн');
  assert.equal(await page.getByLabel('Бүртгэл нь аль суманд байна').inputValue(), there);
  await send(page);
  await allSafe(page);
  await gives.page.goto(`${address}/#/officer`);
  await nudge(gives.page);
  await gives.page.locator('[data-task=hand_over]').first().waitFor();
  await gives.page.goto(card);
  await openTask(gives.page);
  await gives.page.locator('[data-request]').waitFor();
  await look(gives.page, 'back');
  await gives.page.locator('main > a.button').click();
  await next(gives.page);
  await gives.page.locator(`[data-moved="${here}"]`).waitFor();
  await allSafe(gives.page);
  await openAgain(page, card);
  await nudge(page);
  await page.locator('[data-moved]').waitFor({ state: 'detached' });
  await page.locator('.v-foot .primary').waitFor();
  assert.equal(await page.locator('[data-asked]').count(), 0);
  await asks.phone.close();
  await gives.phone.close();
});
