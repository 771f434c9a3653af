// SPDX-License-Identifier: Apache-2.0
// What an officer takes back: an entry made by mistake, what one person allowed, a shock that is
// over or never was. Each without a network, then seen on a second phone. Looked at by axe on the
// way, in Mongolian and Kazakh; OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  addPerson, address, allSafe, found, launch, made, meetHousehold, newPhone, next, readyOffline,
  sent, signIn, unlock,
} from './phone.mjs';

const pictures = process.env['OTOR_PICTURES'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function picture(page, name) {
  if (!pictures) return;
  await page.screenshot({ path: `${pictures}/back-${name}.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: `${pictures}/back-${name}-wide.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
}

/** The screen, in Mongolian and then in Kazakh; `what` says that it is there. */
async function look(page, name, what) {
  await page.locator(what).first().waitFor();
  assert.deepEqual(await found(page), [], name);
  await picture(page, `${name}-mn`);
  if (!pictures) return;
  await page.evaluate(() => localStorage.setItem('language', 'kk'));
  await page.reload();
  await unlock(page);
  await page.locator(what).first().waitFor();
  assert.deepEqual(await found(page), [], `${name} in Kazakh`);
  await picture(page, `${name}-kk`);
  await page.evaluate(() => localStorage.setItem('language', 'mn'));
  await page.reload();
  await unlock(page);
  await page.locator(what).first().waitFor();
}

async function offlinePhone() {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await readyOffline(page);
  await phone.setOffline(true);
  return { phone, page };
}

/** Everything comes home, and the same officer opens another phone. */
async function onSecondPhone({ phone, page }) {
  await phone.setOffline(false);
  await allSafe(page);
  await phone.close();
  const second = await newPhone(browser);
  const seen = await second.newPage();
  await signIn(seen);
  await allSafe(seen);
  return { phone: second, page: seen };
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const follow = (page, name) => page.getByRole('link', { name, exact: true }).click();
const card = (page, id) => page.goto(`${address}/#/officer/household/${id}`);
const idOfCard = (page) => page.url().split('/household/')[1].split('/')[0];
const people = (page) => page.locator('main li a[href*="/person/"]').count();

/** Told a question and a finding, then closed. */
async function holdVisit(page) {
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  await page.getByRole('button', { name: /Нарантуяа/ }).click();
  await next(page);
  await page.getByRole('button', { name: 'Тооцоо үзүүлэх' }).first().waitFor();
  await next(page);
  await press(page, 'Орлого улирлын');
  await next(page);
  await page.locator('[data-step=papers]').waitFor();
  await next(page);
  await page.getByRole('button', { name: 'Нэгээр нэмэх' }).click();
  await next(page);
  await page.locator('[data-step=next_step]').waitFor();
  await next(page);
  await page.getByRole('button', { name: 'Бодож байгаа' }).click();
  await next(page);
  await page.locator('.v-closed').waitFor();
}

test('an entry taken back stays crossed out with its reason, and comes back', async () => {
  const { phone, page } = await offlinePhone();
  await meetHousehold(page, made('Андуур'));
  const home = idOfCard(page);
  await addPerson(page, 'Нарантуяа');
  await addPerson(page, 'Давхардсан');
  await holdVisit(page);
  await follow(page, 'Эндээс андуурснаа хүчингүй болгох');
  await look(page, 'entries', '[data-entry=finding_noted]');
  assert.equal(await page.locator('[data-taken=true]').count(), 0);
  await page.locator('[data-entry=finding_noted] a').click();
  await page.getByText('Устахгүй:').waitFor();
  const take = page.locator('.v-foot .primary');
  assert.ok(await take.isDisabled(), 'not without a reason');
  await page.getByLabel('Эсвэл өөрийн үгээр').fill('Өөр айлынхыг бичсэ');
  await page.reload();
  await unlock(page);
  await page.getByText('Устахгүй:').waitFor();
  assert.equal(await page.getByLabel('Эсвэл өөрийн үгээр').inputValue(), 'Өөр айлынхыг бичсэ',
    'the last keystroke is kept');
  await press(page, 'Андуурч дарсан');
  await look(page, 'entry', '.v-means');
  await take.click();
  const gone = page.locator('[data-entry=finding_noted][data-taken=true]');
  await gone.first().waitFor();
  assert.match(await gone.first().innerText(),
    /: \p{Lu}\. \p{L}+, [\d.]+ · Андуурч дарсан/u, 'who did it is told by name');
  await card(page, home);
  await page.getByRole('link', { name: /Давхардсан/ }).click();
  await follow(page, 'Андуурч эсвэл давхар бичсэн');
  await page.getByText('Энэ хүн өрхийн гишүүнд тооцогдохгүй.').waitFor();
  await page.getByLabel('Эсвэл өөрийн үгээр').fill('Нөгөө нэрээрээ бий');
  await take.click();
  await page.locator('[data-taken-back="2"]').waitFor();
  assert.equal(await people(page), 1, 'she is a member no more');
  await look(page, 'card', '[data-taken-back]');

  const second = await onSecondPhone({ phone, page });
  await card(second.page, home);
  const rows = second.page.locator('[data-taken-back="2"]');
  await rows.waitFor();
  assert.match(await rows.innerText(), /Андуурч дарсан[^]*Нөгөө нэрээрээ бий/);
  await rows.locator('[data-entry=finding_noted] a').click();
  await look(second.page, 'entry-back', '.v-facts del');
  await press(second.page, 'Сэргээх');
  await second.page.locator('.v-facts[data-taken=false]').waitFor();
  await card(second.page, home);
  await second.page.locator('[data-taken-back="1"]').waitFor();
  await second.page.locator('[data-visit] a').click();
  await second.page.locator('.v-lines', { hasText: 'Орлого улирлын' }).waitFor();
  await allSafe(second.page);
  const told = (await sent()).filter(({ kind, subject }) =>
    subject === home && kind.startsWith('entry_'));
  assert.deepEqual(told.map(({ kind, body }) => [kind, body.why]),
    [['entry_withdrawn', 'slip'], ['entry_restored', undefined]]);
  assert.deepEqual(told[1].over, [told[0].id], 'putting back names what it puts back');
  await second.phone.close();
});

test('who withdraws for herself is written of nowhere until she agrees again', async () => {
  const { phone, page } = await offlinePhone();
  await meetHousehold(page, made('Дураараа'));
  const home = idOfCard(page);
  await addPerson(page, 'Нарантуяа');
  const herself = page.getByRole('link', { name: /Нарантуяа/ });
  await herself.click();
  await follow(page, 'Энэ хүний зөвшөөрөл');
  await look(page, 'own-none', '[data-own-consent=none]');
  await press(page, 'Энэ хүнээс асуух');
  await page.locator('.v-consent ol li').nth(5).waitFor();
  await press(page, 'Тийм');
  await look(page, 'own-given', '[data-own-consent=given]');
  await press(page, 'Өөрийн тухай бичүүлэхийг хүсэхгүй');
  await page.getByText('Өмнө бичсэн зүйл үүгээр устахгүй.').waitFor();
  await page.getByLabel('Тэмдэглэл').fill('Нөхөр нь дэргэд бай');
  await page.reload();
  await unlock(page);
  await page.getByLabel('Тэмдэглэл').waitFor();
  assert.equal(await page.getByLabel('Тэмдэглэл').inputValue(), 'Нөхөр нь дэргэд бай');
  await look(page, 'own-withdraw', '.v-means');
  await press(page, 'Буцаасан гэж хадгалах');
  await page.locator('[data-own-consent=none], [data-person-consent=withdrawn]').first().waitFor();
  await card(page, home);
  await herself.click();
  await look(page, 'own-withdrawn', '[data-person-consent=withdrawn]');
  assert.equal(await page.getByRole('button', { name: 'Хадгалах' }).count(), 0);
  assert.ok(await page.getByLabel('Нэр', { exact: true }).isDisabled());
  await card(page, home);
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  await page.locator('[data-step=present]').waitFor();
  await page.locator('[data-person-consent=withdrawn]').waitFor();
  const chips = page.getByRole('button', { name: /Нарантуяа/ });
  assert.equal(await chips.count(), 0, 'she is in no step');

  const second = await onSecondPhone({ phone, page });
  await card(second.page, home);
  await second.page.getByRole('link', { name: /Нарантуяа/ }).click();
  await second.page.locator('[data-person-consent=withdrawn]').waitFor();
  await follow(second.page, 'Энэ хүний зөвшөөрөл');
  await second.page.locator('[data-own-consent=withdrawn]').waitFor();
  await second.page.getByText('Амаар').waitFor();
  await press(second.page, 'Энэ хүнээс асуух');
  await press(second.page, 'Тийм');
  await second.page.locator('[data-own-consent=given]').waitFor();
  await card(second.page, home);
  await second.page.getByRole('link', { name: /Нарантуяа/ }).click();
  await second.page.getByRole('button', { name: 'Хадгалах' }).waitFor();
  await allSafe(second.page);
  const said = (await sent()).filter(({ kind, subject, body }) =>
    subject === home && kind.startsWith('consent_') && body.person);
  assert.deepEqual(said.map(({ kind }) => kind),
    ['consent_given', 'consent_withdrawn', 'consent_given']);
  assert.deepEqual(said[2].over, [said[1].id]);
  await second.phone.close();
});

test('a dzud stands on the cards of its bagh until its last day, on every phone', async () => {
  const { phone, page } = await offlinePhone();
  const meet = async (name, bagh) => {
    await page.goto(`${address}/#/officer/household/new`);
    await press(page, 'Тийм');
    await page.getByLabel('Өрхийн тэргүүн').fill(made(name));
    await page.getByLabel('Баг').fill(bagh);
    await page.getByRole('button', { name: 'Хадгалах' }).click();
    await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).waitFor();
    return idOfCard(page);
  };
  const struck = await meet('Зудтай', '97-р баг');
  const spared = await meet('Зудгүй', '98-р баг');
  await page.goto(`${address}/#/officer`);
  await page.getByRole('link', { name: 'Гамшиг тэмдэглэх' }).click();
  await press(page, 'Зуд');
  await press(page, 'Баг 97');
  await page.getByLabel('Эхэлсэн өдөр').fill('2026-11-01');
  await page.reload();
  await unlock(page);
  await look(page, 'shock-new', '.v-means');
  assert.equal(await page.getByLabel('Эхэлсэн өдөр').inputValue(), '2026-11-01');
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  const dzud = page.locator('[data-shock=dzud]', { hasText: 'Баг 97' });
  await look(page, 'today', '[data-shock=dzud]');
  await card(page, struck);
  await look(page, 'shock-card', '[data-struck="1"]');
  await card(page, spared);
  await page.locator('.v-rare[data-pairs]').waitFor();
  assert.equal(await page.locator('[data-struck]').count(), 0, 'another bagh');
  await page.goto(`${address}/#/officer`);
  await dzud.getByRole('link').click();
  await look(page, 'shock', 'main[data-holds=true] [data-waiting]');
  await press(page, 'Дууссан');
  await page.getByLabel('Дууссан өдөр').fill('2026-10-01');
  assert.ok(await page.getByRole('button', { name: 'Дууссан өдрийг хадгалах' }).isDisabled());
  await page.getByLabel('Дууссан өдөр').fill('2026-11-20');
  await press(page, 'Дууссан өдрийг хадгалах');
  await page.locator('main[data-holds=false]').waitFor();
  await card(page, struck);
  await page.locator('.v-rare[data-pairs]').waitFor();
  assert.equal(await page.locator('[data-struck]').count(), 0, 'it is over');

  const second = await onSecondPhone({ phone, page });
  const seen = second.page;
  await seen.locator('[data-shocks-past] summary').click();
  await seen.locator('[data-shock=dzud]', { hasText: 'Баг 97' }).getByRole('link').click();
  await follow(seen, 'Засах');
  await seen.getByLabel('Дууссан өдөр').fill('');
  await seen.getByRole('button', { name: 'Хадгалах' }).click();
  await seen.locator('main[data-holds=true]').waitFor();
  await follow(seen, 'Андуурч эсвэл давхар бичсэн');
  await press(seen, 'Ийм зүйл болоогүй');
  await look(seen, 'shock-mistake', '.v-means');
  await press(seen, 'Хүчингүй болгох');
  await look(seen, 'shock-taken', 'main[data-holds=false] del');
  await press(seen, 'Сэргээх');
  await seen.locator('main[data-holds=true]').waitFor();
  await card(seen, struck);
  await seen.locator('[data-struck="1"]').waitFor();
  await allSafe(seen);
  const told = (await sent()).filter(({ kind, body }) =>
    kind === 'shock_noted' && body.bagh === '97');
  const { subject } = told.at(-1);
  const mine = told.filter((one) => one.subject === subject);
  assert.deepEqual(mine.map(({ body }) => body.to), [undefined, '2026-11-20', undefined]);
  assert.deepEqual([mine[1].over, mine[2].over], [[mine[0].id], [mine[1].id]]);
  await second.phone.close();
});
