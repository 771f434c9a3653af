// SPDX-License-Identifier: Apache-2.0
// The whole record of a visit on the phone: who was there and who came along, papers, how to pay,
// what the family does itself, where it was sent. Looked at by axe on the way; OTOR_PICTURES names
// a folder for pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  addPerson, address, allSafe, found, launch, made, meetHousehold, newPhone, next, sent, signIn,
  unlock,
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
    await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 360, height: 740 });
}

/** The group of chips under a label. */
const group = (page, label) => page.getByRole('group', { name: label, exact: true });
const tap = (page, label, chip) =>
  group(page, label).getByRole('button', { name: chip, exact: true }).click();

async function running(page, name) {
  await meetHousehold(page, made(name));
  await addPerson(page, 'Нарантуяа');
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  await page.locator('[data-step=present]').waitFor();
}

const step = (page, name) => page.locator(`[data-step=${name}]`).waitFor();
const openStep = async (page, words, name) => {
  await page.locator('.v-steprow', { hasText: words }).click();
  await step(page, name);
};
const bodiesOf = async (kind) =>
  (await sent()).filter((event) => event.kind === kind).map(({ body }) => body);

test('a whole visit is recorded, shown on its card and safe on the server', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await running(page, 'Бүрэн');
  await page.getByRole('button', { name: /Нарантуяа/ }).click();
  await page.getByRole('button', { name: 'Өөр хүмүүс байна' }).click();
  const women = page.locator('.v-stepper', { hasText: 'Эмэгтэй' });
  await women.getByRole('button').last().click();
  await women.getByRole('button').last().click();
  await page.getByRole('button', { name: 'Хамт явсан хүн нэмэх' }).click();
  await tap(page, 'Хэн бэ', 'Багийн Засаг дарга');
  await tap(page, 'Байгууллага', 'Багийн Засаг дарга');
  assert.deepEqual(await found(page), []);
  await picture(page, 'present');
  await next(page);
  await step(page, 'calculation');
  await openStep(page, 'Ярьсан', 'talk');
  await tap(page, 'Төлөх арга', 'Хамт туршсан');
  await page.locator('[data-step=talk]').getByRole('button', { name: 'Банкны аппликейшн' }).click();
  assert.deepEqual(await found(page), []);
  await picture(page, 'talk');
  await next(page);
  await step(page, 'papers');
  await tap(page, 'Хөдөлмөрийн дэвтэр', 'Дутуу');
  await tap(page, 'Нийгмийн даатгалын дэвтэр', 'Олдсон');
  assert.deepEqual(await found(page), []);
  await picture(page, 'papers');
  await page.reload();
  await unlock(page);
  await openStep(page, 'Бичиг баримт', 'papers');
  assert.equal(
    await group(page, 'Хөдөлмөрийн дэвтэр').getByRole('button', { name: 'Дутуу' })
      .getAttribute('aria-pressed'), 'true', 'a tap survives a reload');
  await next(page);
  await step(page, 'handbooks');
  await next(page);
  await step(page, 'next_step');
  await page.getByLabel('Юу амласан бэ').fill('Архиваас лавлагаа авах');
  await tap(page, 'Хэн хийх вэ', 'Айл өөрөө');
  await page.getByRole('button', { name: 'Өөр байгууллагад илгээх' }).click();
  await tap(page, 'Хаашаа', 'Архив');
  await page.getByLabel('Ямар учраас').fill('Дэвтэр алга');
  assert.deepEqual(await found(page), []);
  await picture(page, 'next');
  await next(page);
  await step(page, 'close');
  await next(page);
  await page.locator('.v-closed').waitFor();
  const told = await page.locator('main').innerText();
  for (const words of ['Хамт туршсан · Банкны аппликейшн', 'Архиваас лавлагаа авах',
    'Дэвтэр алга', 'Эмэгтэй: 2']) {
    assert.ok(told.includes(words), words);
  }
  await picture(page, 'closed');
  await allSafe(page);
  const visit = (await bodiesOf('payment_shown')).at(-1).visit;
  const [present] = (await bodiesOf('people_present')).filter((one) => one.visit === visit);
  assert.equal(present.people.length, 1);
  assert.deepEqual([present.women, present.men], [2, 0]);
  const [came] = (await bodiesOf('team_member_came')).filter((one) => one.visit === visit);
  assert.deepEqual([came.role, came.organisation], ['governor', 'bagh_governor']);
  const papers = (await bodiesOf('document_noted')).filter((one) => one.visit === visit);
  assert.deepEqual(papers.map(({ item, state }) => [item, state]).sort(),
    [['insurance_book', 'found'], ['labour_book', 'missing']]);
  const [agreed] = (await bodiesOf('next_step_agreed')).filter((one) => one.visit === visit);
  assert.equal(agreed.owner, '');
  const [referral] = (await bodiesOf('referral_made')).filter((one) => one.visit === visit);
  assert.equal(referral.to, 'archive');
  await phone.close();
});

test('a changed list of those present takes the place of the former one', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await running(page, 'Засвар');
  const chip = page.getByRole('button', { name: /Нарантуяа/ });
  await chip.click();
  await next(page);
  await step(page, 'calculation');
  await openStep(page, 'Хэн байна', 'present');
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  await page.getByRole('button', { name: 'Өөр хүмүүс байна' }).click();
  await page.locator('.v-stepper', { hasText: 'Эрэгтэй' }).getByRole('button').last().click();
  await page.getByRole('button', { name: 'Хамт явсан хүн нэмэх' }).click();
  await tap(page, 'Хэн бэ', 'Жолооч');
  await next(page);
  await step(page, 'calculation');
  await openStep(page, 'Хэн байна', 'present');
  await next(page);
  await step(page, 'calculation');
  await allSafe(page);
  const presents = (await sent()).filter(({ kind }) => kind === 'people_present');
  const latest = presents.at(-1);
  const own = presents.filter(({ body }) => body.visit === latest.body.visit);
  assert.equal(own.length, 2, 'nothing is written twice');
  const { role, organisation } = (await bodiesOf('team_member_came')).at(-1);
  assert.deepEqual([role, organisation], ['driver', 'other'], 'what was half told is kept');
  const [former] = own;
  const gone = (await sent()).filter(({ kind }) => kind === 'entry_withdrawn').at(-1);
  assert.equal(gone.body.entry, former.id);
  assert.deepEqual(gone.over, [former.id]);
  await phone.close();
});

test('a code of the department stands among the others; a wrong one closes nothing', async () => {
  const own = (code) => JSON.stringify({
    codes: [{
      set: 'finding', code, group: 'access', first: true,
      title: { mn: 'Зам хаагдсан', kk: 'Жол жабық', en: 'Road closed' },
    }],
    rules: [],
  });
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  let code = '183.road';
  await phone.route('**/api/codebook', (route) =>
    route.fulfill({ json: { codebooks: [own(code)] } }));
  await signIn(page);
  await running(page, 'Зам');
  await openStep(page, 'Ярьсан', 'talk');
  await page.getByRole('button', { name: 'Зам хаагдсан' }).click();
  await page.getByRole('button', { name: 'Бүх ажиглалт' }).click();
  await page.getByRole('button', { name: 'Өөр зүйл' }).click();
  await page.getByLabel('Өөрийнх нь үгээр').last().fill('  Худаг хол ');
  await next(page);
  await step(page, 'papers');
  await allSafe(page);
  const [road, other] = (await bodiesOf('finding_noted')).slice(-2);
  assert.equal(road.code, '183.road');
  assert.deepEqual([other.code, other.note], ['other', 'Худаг хол'], 'what no code says, in words');
  code = 'no prefix';
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').nth(3).waitFor();
  await phone.close();
});

test('nobody at home is a visit too, and nothing about consent is written', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list a').first().click();
  await page.locator('.v-foot .primary').click();
  await page.getByRole('button', { name: 'Айлд хүн байхгүй байна' }).click();
  await page.locator('[data-visit]').first().waitFor();
  await allSafe(page);
  const events = await sent();
  const { body: { visit } } = events.findLast(({ kind }) => kind === 'nobody_found');
  assert.deepEqual(
    events.filter(({ body }) => body.visit === visit).map(({ kind }) => kind).sort(),
    ['nobody_found', 'visit_closed', 'visit_started']);
  await phone.close();
});

test('what is typed in the moment a form appears is kept', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Шуурхай'));
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  await page.getByRole('button', { name: 'Дараагийн алхам' }).waitFor();
  await page.evaluate(() => {
    const typing = new MutationObserver(() => {
      const field = document.querySelector('.v-card input');
      if (!field) return;
      typing.disconnect();
      field.value = 'Шуурхай';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    typing.observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole('button', { name: 'Дараагийн алхам' }).click();
  const promised = page.getByLabel('Юу амласан бэ');
  await promised.waitFor();
  await page.waitForTimeout(500);
  assert.equal(await promised.inputValue(), 'Шуурхай');
  await phone.close();
});
