// SPDX-License-Identifier: Apache-2.0
// What stands around a visit: what is to be done next and why, where a family camps, its consent,
// who left, and a move to another soum. Needs a running server with the demonstration, like the
// visit's test.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  addPerson, address, allSafe, dayIn, found, launch, made, meetHousehold, newPhone, next,
  readyOffline, sent, signIn, unlock,
} from './phone.mjs';
import { moduleOf } from './store.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const cardOf = (page) => page.url().split('#')[1].split('/').slice(0, 4).join('/');

async function open(page, path) {
  await page.goto(`${address}/#${path}`);
}

/** In the running visit: a question whose answer is promised. Ends on the card. */
async function promiseAnswer(page) {
  const card = cardOf(page);
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  await page.locator('[data-step=present]').waitFor();
  await page.getByRole('button', { name: 'Ярьсан, асуусан' }).click();
  await page.getByRole('button', { name: 'Хэдэн сар төлөхгүй бол яах вэ?' }).click();
  await page.getByRole('button', { name: 'Хариу амласан' }).click();
  await next(page);
  await page.locator('[data-step=talk]').waitFor({ state: 'detached' });
  await open(page, card);
}

/** A list begins with its first tasks; an officer of a busy soum has more of them. */
async function everyTask(page) {
  await page.locator('.v-task').first().waitFor();
  const more = page.locator('.v-more');
  while (await more.count() > 0) await more.first().click();
}

test('a camp written without a network is where the family is now', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await readyOffline(page);
  await meetHousehold(page, made('Нутагтай'));
  await page.getByText('Улирлын нутаг бичээгүй байна.').waitFor();
  await phone.setOffline(true);
  await page.getByRole('link', { name: 'Нутаг нэмэх' }).click();
  await page.getByRole('button', { name: 'Өвөлжөө' }).click();
  await page.getByLabel('Газрын нэр').fill('Хар ус');
  await page.reload();
  await unlock(page);
  await page.getByLabel('Газрын нэр').waitFor();
  assert.equal(await page.getByLabel('Газрын нэр').inputValue(), 'Хар ус', 'typed, so kept');
  await page.getByLabel('Нүүх өдөр').fill(dayIn(60));
  await page.getByLabel('Буусан өдөр').fill(dayIn(90));
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Буусан өдөр').fill(dayIn(-20));
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.locator('.v-now[data-sure=true]', { hasText: 'Одоо: Хар ус' }).waitFor();

  await page.locator('.v-camps a', { hasText: 'Хар ус' }).click();
  await page.getByLabel('Газрын нэр').fill('Хар усны эх');
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.locator('.v-now', { hasText: 'Хар усны эх' }).waitFor();
  assert.equal(await page.locator('.v-camps li').count(), 1, 'it is the same camp');

  await phone.setOffline(false);
  await allSafe(page);
  const told = (await sent()).filter(({ kind }) => kind === 'camp_changed').slice(-2);
  assert.equal(told[0].body.camp, told[1].body.camp);
  assert.deepEqual(told[1].body, { camp: told[0].body.camp, place: 'Хар усны эх' });
  assert.deepEqual(told[1].over, [told[0].id], 'only what was changed, over what was seen');
  await phone.close();
});

test('a phone whose zone was never set counts the days of the west', async () => {
  const phone = await newPhone(browser, { timezoneId: 'Pacific/Pago_Pago' });
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Бүс'));
  await promiseAnswer(page);
  const task = page.locator('[data-task=answer_owed]');
  await task.getByText('14 хоног үлдсэн').waitFor();
  await task.getByText(`Хариу амласан өдөр: ${dayIn().replaceAll('-', '.')}`).waitFor();
  await phone.close();
});

test('a task says why it is there; once it is done it stays done', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Асуусан'));
  const card = cardOf(page);
  await page.getByText('Энэ айлд хийх ажил алга.').waitFor();
  await promiseAnswer(page);
  const own = page.locator('[data-task=answer_owed]');
  await own.waitFor();
  const words = await own.innerText();
  assert.ok(words.includes('Хэдэн сар төлөхгүй бол яах вэ?'), words);
  assert.match(words, /Хариу амласан өдөр: \d{4}\.\d\d\.\d\d/);
  assert.match(words, /14 хоног үлдсэн/, `from ${dayIn()}`);

  await open(page, '/officer');
  await everyTask(page);
  const row = page.locator('.v-task', { hasText: made('Асуусан') });
  await row.getByRole('link', { name: /Юу болсныг тэмдэглэх/ }).click();
  await page.getByLabel('Ямар хариу өгсөн бэ').fill('Сарын дараа нөхөж төлнө');
  await page.reload();
  await unlock(page);
  await page.getByLabel('Ямар хариу өгсөн бэ').waitFor();
  assert.equal(
    await page.getByLabel('Ямар хариу өгсөн бэ').inputValue(), 'Сарын дараа нөхөж төлнө');
  assert.deepEqual(await found(page), []);
  await page.getByRole('button', { name: 'Хариуг хүргэсэн' }).click();
  await page.locator('.v-tabs').waitFor();
  await row.waitFor({ state: 'detached' });
  await page.reload();
  await unlock(page);
  await page.locator('.v-standing').waitFor();
  await allSafe(page);
  await everyTask(page);
  assert.equal(await row.count(), 0);
  await open(page, card);
  await page.getByText('Энэ айлд хийх ажил алга.').waitFor();
  await page.locator('.v-rare > summary').click();
  const settled = page.locator('[data-settled]', { hasText: 'Сарын дараа нөхөж төлнө' });
  await settled.waitFor();

  const events = await sent();
  const asked = events.findLast(({ kind }) => kind === 'question_asked');
  const brought = events.findLast(({ kind }) => kind === 'question_answered');
  assert.equal(brought.body.question, asked.id);
  assert.equal(brought.body.note, 'Сарын дараа нөхөж төлнө');
  await phone.close();
});

test('an answer and the promise of it are one task, on the day that was promised', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Нэг удаа'));
  const card = cardOf(page);
  await promiseAnswer(page);
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  await page.getByRole('button', { name: 'Дараагийн алхам' }).click();
  await page.getByLabel('Юу амласан бэ').fill('Утсаар хэлнэ');
  await page.locator('.v-card').getByLabel('Хугацаа').fill(dayIn(5));
  await next(page);
  await open(page, card);
  const tasks = page.locator('[data-task]');
  await tasks.filter({ hasText: /(^|\D)[456] хоног үлдсэн/ }).waitFor();
  assert.equal(await tasks.count(), 1, 'once, with the day that was promised');
  await tasks.locator('a').click();
  await page.getByRole('button', { name: 'Хариуг хүргэсэн' }).click();
  await page.getByText('Энэ айлд хийх ажил алга.').waitFor();
  await allSafe(page);
  const events = await sent();
  const asked = events.findLast(({ kind }) => kind === 'question_asked');
  const { question } = events.findLast(({ kind }) => kind === 'promise_made').body;
  assert.equal(question, asked.id);
  await phone.close();
});

test('a task is put off to a day, or is not needed any more', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Хойшлуулсан'));
  await promiseAnswer(page);
  const own = page.locator('[data-task=answer_owed]');
  await own.click();
  await page.getByLabel('Ямар өдөр хүртэл').fill(dayIn(21));
  await page.getByRole('button', { name: 'Хойшлуулах' }).click();
  await page.locator('[data-task=answer_owed]', { hasText: /2[012] хоног үлдсэн/ }).waitFor();
  await own.click();
  await page.getByLabel('Ямар хариу өгсөн бэ').fill('Өөрөө олж мэдсэн');
  await page.getByRole('button', { name: 'Шаардлагагүй' }).click();
  await page.getByText('Энэ айлд хийх ажил алга.').waitFor();
  await allSafe(page);
  const events = await sent();
  const asked = events.findLast(({ kind }) => kind === 'question_asked');
  const name = { rule: 'answer_owed', about: asked.id };
  assert.deepEqual(events.findLast(({ kind }) => kind === 'task_put_off').body,
    { ...name, until: dayIn(21) });
  assert.deepEqual(events.findLast(({ kind }) => kind === 'task_closed').body,
    { ...name, how: 'not_needed', note: 'Өөрөө олж мэдсэн' });
  await phone.close();
});

test('what became of a task is a fact of its own, or closes the task by its name', async () => {
  const { doneEvents } = await moduleOf('visit/task_events.ts');
  const task = { about: 'fact', household: 'home', area: '18301' };
  const said = (rule, note = '') =>
    doneEvents({ ...task, rule }, { note, outcome: 'helped' }, 'now')
      .map(({ kind, body }) => [kind, body]);
  assert.deepEqual(said('promise_due'), [['promise_kept', { promise: 'fact', visit: 'now' }]]);
  assert.deepEqual(said('step_due', 'Хамт очсон'), [
    ['next_step_done', { step: 'fact', visit: 'now' }],
    ['task_closed', { rule: 'step_due', about: 'fact', how: 'done', note: 'Хамт очсон' }],
  ]);
  assert.deepEqual(said('answer_owed', 'Тийм'), [
    ['question_answered', { question: 'fact', visit: 'now', note: 'Тийм' }],
  ]);
  assert.deepEqual(said('referral_open'), [
    ['referral_closed', { referral: 'fact', outcome: 'helped' }],
  ]);
  assert.deepEqual(said('shock'), [
    ['task_closed', { rule: 'shock', about: 'fact', how: 'done' }],
  ]);
});

test('consent that was withdrawn closes the forms, and says what that means first', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Буцаасан'));
  const card = cardOf(page);
  await page.locator('.v-rare > summary').click();
  await page.getByRole('link', { name: /^Зөвшөөрөл/ }).click();
  await page.getByRole('button', { name: 'Зөвшөөрлөө буцаасан гэж тэмдэглэх' }).click();
  await page.getByText('Өмнө бичсэн зүйл үүгээр устахгүй.').waitFor();
  assert.deepEqual(await found(page), []);
  await page.getByRole('button', { name: 'Бичгээр' }).click();
  await page.getByRole('button', { name: 'Буцаасан гэж хадгалах' }).click();
  await page.locator('[data-consent=withdrawn]').waitFor();
  for (const name of ['Хүн нэмэх', 'Нутаг нэмэх', 'Өөрчлөх']) {
    assert.equal(await page.getByRole('link', { name }).count(), 0, name);
  }
  await allSafe(page);
  const events = await sent();
  const given = events.findLast(({ kind }) => kind === 'consent_given');
  const back = events.findLast(({ kind }) => kind === 'consent_withdrawn');
  assert.deepEqual([back.body.how, back.subject], ['written', given.subject]);
  assert.deepEqual(back.over, [given.id]);
  await open(page, `${card}/start`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.locator('[data-step=present]').waitFor();
  await open(page, card);
  await page.getByRole('link', { name: 'Хүн нэмэх' }).waitFor();
  await allSafe(page);
  const again = (await sent()).findLast(({ kind }) => kind === 'consent_given');
  assert.deepEqual(again.over, [back.id], 'the answer of now ends the withdrawal that was seen');
  await phone.close();
});

test('money months, who left and who came back, and a move to another soum', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Нүүсэн'));
  const card = cardOf(page);
  await addPerson(page, 'Нарантуяа');
  const more = page.locator('.v-rare');
  await more.locator('> summary').click();
  await page.getByRole('link', { name: /Мөнгөтэй болдог сар/ }).click();
  await page.getByRole('button', { name: '10 дугаар сар' }).click();
  await page.getByRole('button', { name: '4 дүгээр сар' }).click();
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.locator('.v-rare').waitFor();
  await open(page, card);
  await page.getByRole('link', { name: /Нарантуяа/ }).click();
  await page.getByRole('link', { name: 'Өрхөөс гарсан' }).click();
  await page.getByRole('button', { name: 'Гэрлэсэн' }).click();
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.getByText('Гишүүн бүртгээгүй байна.').waitFor();
  if (!await more.evaluate((shown) => shown.open)) await more.locator('> summary').click();
  await page.locator('[data-left=married]').getByRole('button', { name: 'Буцаж ирсэн' }).click();
  await page.getByRole('link', { name: /Нарантуяа/ }).waitFor();

  await open(page, `${card}/move`);
  const where = page.getByLabel('Аль сум руу нүүсэн бэ');
  await where.locator('option').nth(1).waitFor({ state: 'attached' });
  const area = await where.locator('option').nth(1).getAttribute('value');
  await where.selectOption(area);
  await page.getByText('Бичсэн нь энэ утсанд үлдэнэ').waitFor();
  assert.deepEqual(await found(page), []);
  await page.getByRole('button', { name: /^Шилжүүлэх/ }).click();
  await open(page, card);
  await page.locator(`[data-moved="${area}"]`).waitFor();
  assert.equal(await page.getByRole('button', { name: /Уулзалт/ }).count(), 0);
  await allSafe(page);
  const events = await sent();
  const last = (wanted) => events.findLast(({ kind }) => kind === wanted);
  assert.deepEqual(last('money_months_told').body, { months: [4, 10] });
  assert.equal(last('person_left').body.why, 'married');
  assert.deepEqual(last('person_met').over, [last('person_left').id]);
  assert.equal(last('household_moved').body.area, area);
  await phone.close();
});
