// SPDX-License-Identifier: Apache-2.0
// What a person's card knows besides the calculation: her contract and when to remind her of it,
// and how she agreed to be contacted again; and how a visit was, put right. Without a network, and
// through a page that is loaded anew. Looked at by axe on the way; OTOR_PICTURES names a folder for
// pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  addPerson, address, allSafe, dayIn, found, launch, made, meetHousehold, newPhone, next,
  readyOffline, sent, signIn, unlock,
} from './phone.mjs';

const pictures = process.env['OTOR_PICTURES'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function picture(page, name) {
  if (!pictures) return;
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${pictures}/agreed-${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 360, height: 740 });
}

async function look(page, name) {
  assert.deepEqual(await found(page), [], name);
  await picture(page, name);
}

/** A family of one with a running visit, on a phone without a network. */
async function metOffline(name) {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await readyOffline(page);
  await phone.setOffline(true);
  await meetHousehold(page, made(name));
  await addPerson(page, 'Нарантуяа');
  return { phone, page, card: page.url() };
}

async function home({ phone, page }) {
  await phone.setOffline(false);
  await allSafe(page);
}

const group = (page, label) => page.getByRole('group', { name: label, exact: true });
const chip = (page, label, name) =>
  group(page, label).getByRole('button', { name, exact: true });
const person = (page) => page.locator('a[href*="/person/"]', { hasText: 'Нарантуяа' });
const agreed = (page) => page.locator('[data-agreed]').innerText();
const label = 'Нарантуяа'; // of her ways of contact
const eventsOf = async (kind, subject) =>
  (await sent()).filter((event) => event.kind === kind && event.subject === subject);
const openAgain = async (page, card) => {
  await page.goto(`${address}/#/officer`);
  await page.goto(card);
};

test('a contract stands on the card, and its end is a task 14 days before', async () => {
  const here = await metOffline('Гэрээт');
  const { page, card } = here;
  await person(page).click();
  const [from, to] = [dayIn(-351), dayIn(14)];
  await page.getByLabel('Гэрээ эхэлсэн өдөр').fill(to);
  await page.getByLabel('Гэрээ дуусах өдөр').fill(from);
  await next(page);
  await page.getByText('Дутуу байна: Гэрээ дуусах өдөр').waitFor();
  await page.getByLabel('Гэрээ эхэлсэн өдөр').fill(from);
  await page.getByLabel('Гэрээ дуусах өдөр').fill(to);
  await group(page, 'Ямар хэлбэрээр').last().getByRole('button', { name: 'Малчнаар' }).click();
  await page.reload();
  await unlock(page);
  assert.equal(await page.getByLabel('Гэрээ дуусах өдөр').inputValue(), to, 'a draft is kept');
  await look(page, 'contract');
  await next(page);
  await page.locator('[data-agreed]').waitFor();
  assert.ok((await agreed(page)).includes(to.replaceAll('-', '.')));
  const task = page.locator('[data-task=contract_ends]');
  assert.ok((await task.innerText()).includes('Гэрээгээ сунгахыг сануулах'));
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-task=contract_ends]').first().waitFor();
  await openAgain(page, card);
  await person(page).click();
  await page.getByLabel('Гэрээ дуусах өдөр').fill(dayIn(379));
  await next(page);
  await page.locator('[data-agreed]').waitFor();
  await task.waitFor({ state: 'detached' });
  await home(here);
  const events = (await sent()).filter(({ kind }) => kind === 'contract_changed').slice(-2);
  assert.deepEqual(events.map(({ body }) => body),
    [{ as: 'herder', from, to }, { to: dayIn(379) }]);
  assert.deepEqual(events[1].over, [events[0].id], 'written over what was seen');
  await here.phone.close();
});

test('a person says at the visit how to be contacted again, and may say otherwise', async () => {
  const here = await metOffline('Холбоо');
  const { page, card } = here;
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  const row = page.locator('.v-steprow', { hasText: 'Тантай дахин холбогдож болох уу?' });
  await row.click();
  await chip(page, label, 'Мессежээр').click();
  await chip(page, label, 'Утсаар').click();
  await page.getByRole('textbox', { name: 'Утас' }).fill('99110000');
  await page.reload();
  await unlock(page);
  await chip(page, label, 'Утсаар').waitFor();
  assert.equal(await chip(page, label, 'Утсаар').getAttribute('aria-pressed'), 'true');
  await look(page, 'contact');
  await next(page);
  await row.waitFor();
  assert.ok((await row.innerText()).includes('1 хүн'));
  await look(page, 'contact-visit');
  await openAgain(page, card);
  await page.locator('a[href="tel:99110000"]').waitFor();
  assert.equal(await agreed(page), 'Утсаар, Мессежээр');
  await person(page).click();
  const again = page.getByRole('link', { name: 'Тантай дахин холбогдож болох уу?' });
  await again.click();
  await chip(page, label, 'Холбогдохгүй').click();
  assert.equal(await chip(page, label, 'Утсаар').getAttribute('aria-pressed'), 'false');
  await next(page);
  await again.waitFor();
  await openAgain(page, card);
  await page.locator('[data-no-calls]').waitFor();
  assert.equal(await agreed(page), 'Холбогдохгүй');
  assert.equal(await page.locator('a[href^="tel:"]').count(), 0, 'nobody is called against it');
  await look(page, 'contact-none');
  await home(here);
  const events = (await sent()).filter(({ kind }) => kind === 'contact_agreed').slice(-2);
  assert.deepEqual(events.map(({ body }) => body.ways), [['phone', 'message'], []]);
  assert.ok(events[0].body.visit, 'told at the visit');
  assert.deepEqual(events[1].over, [events[0].id]);
  const [written] = await eventsOf('household_changed', card.split('/').at(-1))
    .then((all) => all.slice(-1));
  assert.deepEqual(written.body, { phone: '99110000' });
  await here.phone.close();
});

test('how a visit was is put right while it runs and when it is closed', async () => {
  const here = await metOffline('Засвартай');
  const { page } = here;
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  const putRight = page.getByRole('link', { name: 'Яаж уулзсаныг засах' });
  await putRight.click();
  await chip(page, 'Яаж уулзсан', 'Утсаар').click();
  await page.reload();
  await unlock(page);
  await chip(page, 'Яаж уулзсан', 'Утсаар').waitFor();
  assert.equal(await chip(page, 'Яаж уулзсан', 'Утсаар').getAttribute('aria-pressed'), 'true');
  await chip(page, 'Ярилцсан хэл', 'Казах').click();
  await look(page, 'visit');
  await next(page);
  await putRight.waitFor();
  assert.ok((await page.locator('.v-bar').innerText()).includes('Утсаар'));
  await page.locator('.v-steprow', { hasText: 'Уулзалт хаах' }).click();
  await next(page);
  await page.locator('.v-closed').waitFor();
  assert.ok((await page.locator('main').innerText()).includes('Казах'));
  await putRight.click();
  await chip(page, 'Яаж уулзсан', 'Багийн хурал').click();
  await next(page);
  await page.locator('.v-closed').waitFor();
  assert.ok((await page.locator('.v-bar').innerText()).includes('Багийн хурал'));
  await look(page, 'visit-closed');
  await home(here);
  const events = (await sent()).filter(({ kind }) => kind === 'visit_changed').slice(-2);
  assert.deepEqual(events.map(({ body: { visit: _, ...body } }) => body),
    [{ language: 'kk', way: 'phone' }, { way: 'bagh_meeting' }]);
  assert.deepEqual(events[1].over, [events[0].id]);
  await here.phone.close();
});
