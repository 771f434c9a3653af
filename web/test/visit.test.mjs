// SPDX-License-Identifier: Apache-2.0
// A visit from the ger to the head's desk, with everything that can go wrong on the way. Needs a
// running server with the demonstration: OTOR_URL, OTOR_OFFICER, OTOR_SECOND_OFFICER, OTOR_HEAD,
// OTOR_PASSWORD.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  addPerson, address, allSafe, choosePin, confirmMonth, dayIn, found, givePassword, head, killable,
  launch, made, meetHousehold, newPhone, next, officer, readyOffline, rowsOn, secondOfficer, sent,
  showCalculation, signIn, takeUncaught, toCalculation, typePin, unlock, until,
} from './phone.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('a visit with the network cut in the middle arrives at the head', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await readyOffline(page);
  await meetHousehold(page, made('Пүрэвдорж'));
  await addPerson(page, 'Нарантуяа');
  await toCalculation(page, 'Нарантуяа');

  await phone.setOffline(true);
  await showCalculation(page);
  await next(page);
  await page.getByRole('button', { name: 'Утсаар төлөх' }).click();
  await page.getByRole('button', { name: 'Хэдэн сар төлөхгүй бол яах вэ?' }).click();
  await page.getByRole('button', { name: 'Хариу амласан' }).click();

  await page.reload();
  await unlock(page);
  await page.locator('[data-step]').waitFor();
  await page.locator('.v-steprow', { hasText: 'Ярьсан, асуусан' }).or(
    page.locator('[data-step=talk]')).first().waitFor();
  if (await page.locator('[data-step=talk]').count() === 0) {
    await page.getByRole('button', { name: 'Ярьсан, асуусан' }).click();
  }
  const kept = page.getByRole('button', { name: 'Хариу амласан' });
  const pressed = await kept.getAttribute('aria-pressed');
  assert.equal(pressed, 'true', 'what was tapped survives the reload');
  await page.getByRole('button', { name: 'Орлого улирлын' }).click();
  await next(page);
  await page.locator('[data-step=papers]').waitFor();
  const papers = page.locator('[data-step=papers]');
  await papers.getByRole('button', { name: 'Олдсон' }).first().click();
  await papers.getByRole('button', { name: 'Хүссэн' }).nth(1).click();
  await next(page);
  await page.locator('.v-steprow', { hasText: 'Бичиг баримт' }).locator('small', { hasText: '2' })
    .waitFor();
  await page.getByRole('button', { name: 'Нэгээр нэмэх' }).click();
  await next(page);
  await page.getByLabel('Юу амласан бэ').waitFor();
  assert.match(await page.getByLabel('Юу амласан бэ').inputValue(), /Хэдэн сар төлөхгүй/);
  await next(page);
  await page.locator('[data-no-stage]').waitFor();
  await page.getByRole('button', { name: 'Бодож байгаа' }).click();
  assert.equal(await page.locator('[data-no-stage]').count(), 0);
  await next(page);
  const closed = page.locator('.v-closed');
  await closed.waitFor();
  const heading = page.getByRole('heading', { name: 'Бичиг баримт' });
  const noted = await page.locator('section', { has: heading }).innerText();
  for (const state of ['Олдсон', 'Хүссэн']) {
    assert.match(noted, new RegExp(`Нарантуяа · .+ · ${state}`), 'papers stand in the summary');
  }
  assert.ok(Number(await closed.getAttribute('data-unsafe')) >= 6, 'it is only on this phone');
  const visit = page.url().split('/').at(-1);

  await phone.setOffline(false);
  await page.locator('.v-closed[data-unsafe="0"]').waitFor({ timeout: 30_000 });
  await allSafe(page);
  await phone.close();

  const desk = await newPhone(browser, { viewport: { width: 1280, height: 800 } });
  const seen = await desk.newPage();
  await signIn(seen, head, 'desk');
  const row = seen.locator(`[data-visit="${visit}"]`);
  await row.waitFor();
  const words = await row.innerText();
  for (const part of [made('Пүрэвдорж'), 'Хэдэн сар төлөхгүй', 'Орлого улирлын', 'Бодож байгаа']) {
    assert.ok(words.includes(part), `${part} in ${words}`);
  }
  assert.match(words, /769,000|Тооцоо үзсэн|Тэтгэвэр/);
  await desk.close();
});

test('the plan is the officer\'s to change, and what was shown is what is kept', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await meetHousehold(page, made('Төлөвлөсөн'));
  await addPerson(page, 'Нарантуяа');
  await toCalculation(page, 'Нарантуяа');
  await page.getByRole('button', { name: 'Тооцоо үзүүлэх' }).click();
  await confirmMonth(page);
  await page.locator('.sheet .prices').waitFor();
  await page.getByRole('button', { name: 'Яагаад?' }).click();
  await page.locator('.sheet .step').first().waitFor();
  await page.keyboard.press('Escape');
  const before = await page.locator('.sheet .prices').innerText();
  await page.locator('.v-plan').click();
  await page.locator('.choice', { hasText: 'Сайн дурын даатгуулагч' }).click();
  await page.locator('.choice', { hasText: 'Өөр дүн' }).click();
  await page.getByLabel('Сард мэдүүлэх орлого, ₮').fill('1500000');
  await page.locator('.choice', { hasText: 'Малчнаар хэдэн жил төлсөн' }).click();
  await page.getByRole('button', { name: 'Тооцоог харах' }).click();
  assert.match(await page.locator('.v-plan').innerText(), /Сайн дурын[^]*1,500,000/);
  assert.notEqual(await page.locator('.sheet .prices').innerText(), before, 'the picture follows');

  await page.reload();
  await unlock(page);
  const step = page.locator('.v-steprow', { hasText: 'Тооцоо' });
  const again = page.getByRole('button', { name: 'Тооцоо үзүүлэх' });
  await again.or(step).first().waitFor();
  if (await again.count() === 0) await step.click();
  await again.click();
  await page.locator('.v-plan', { hasText: '1,500,000' }).waitFor();
  await page.getByRole('button', { name: 'Үзүүлсэн гэж хадгалах' }).click();
  await page.getByRole('button', { name: 'Дахин үзүүлэх' }).waitFor();
  await allSafe(page);
  const { request } = (await sent()).findLast(({ kind }) => kind === 'calculation_shown').body;
  assert.deepEqual([request.plan.as, request.plan.income], ['voluntary', 1500000]);
  assert.equal(request.paid.length, 1);
  assert.equal(request.children, 2, 'children come from the record');
  assert.equal('sheep_price' in request, false);
  await phone.close();
});

test('the consent says what the department has settled, and the log says which text', async () => {
  const settled = await (await fetch(`${address}/api/programme`)).json();
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await readyOffline(page);
  await phone.setOffline(true);
  await page.goto(`${address}/#/officer/household/new`);
  const text = page.locator('.v-consent');
  await text.getByText(settled.telephones.find(({ aimag }) => aimag === '185').number).waitFor();
  await text.getByText(`${settled.keeping.at(-1).years} жил`).waitFor();
  await text.getByText('Утасны дугаар зохиомол').waitFor();
  await phone.setOffline(false);
  await meetHousehold(page, made('Тохирсон'));
  await allSafe(page);
  const given = (await sent()).findLast(({ kind }) => kind === 'consent_given');
  assert.equal(given.body.version, settled.consents.at(-1).version);
  await phone.close();
});

test('where nothing is settled the consent says so and names no number', async () => {
  const phone = await newPhone(browser);
  await phone.route('**/api/programme', (route) => route.fulfill({
    json: {
      made_up: false, aimags: [], handbooks: [], consents: [],
      telephones: [{ aimag: '185', since: '2026-01-01', number: null }],
      keeping: [{ since: '2020-01-01', years: 3 }, { since: '2099-01-01', years: 9 }],
    },
  }));
  const page = await phone.newPage();
  await signIn(page);
  await page.goto(`${address}/#/officer/household/new`);
  const text = page.locator('.v-consent');
  await text.getByText('3 жил').waitFor();
  await text.getByText('утасны дугаар мэдэгдээгүй').waitFor();
  assert.equal(await text.getByText('Утас:').count(), 0);
  await text.getByText('Бичвэрийн хувилбар: мэдэгдээгүй').waitFor();
  await phone.close();
});

test('what was said to be saved is there after the browser was killed', async () => {
  const { start, clear } = await killable();
  let { page, kill } = await start();
  await signIn(page);
  await readyOffline(page);
  await page.context().setOffline(true);
  const name = made('Дуламсүрэн');
  await meetHousehold(page, name);
  await kill();
  ({ page, kill } = await start());
  await page.context().setOffline(true);
  await page.goto(`${address}/#/officer/households/search/${encodeURIComponent(name)}`);
  await unlock(page);
  await page.getByRole('link', { name: new RegExp(name) }).waitFor();
  assert.equal((await rowsOn(page)).length, 4);
  await page.context().setOffline(false);
  await allSafe(page);
  await kill();
  clear();
});

test('a word typed and not saved is there after a reload', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.getByLabel('Өрхийн тэргүүн').pressSequentially(made('Хагас'));
  await page.reload();
  await unlock(page);
  assert.equal(await page.getByLabel('Өрхийн тэргүүн').inputValue(), made('Хагас'));
  assert.equal((await rowsOn(page)).length, 0, 'and nothing was recorded');
  await phone.close();
});

test('after a no nothing about the person is written', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Үгүй' }).click();
  await page.getByText('Зөвшөөрөөгүй: энэ хүний тухай юу ч хадгалаагүй.').waitFor();
  assert.deepEqual(await rowsOn(page), []);
  await page.getByRole('button', { name: 'Зөвлөгөө өгөх' }).waitFor();
  await phone.close();
});

test('a second tab reads, says so, and takes over when the first is closed', async () => {
  const phone = await newPhone(browser);
  const first = await phone.newPage();
  await signIn(first);
  const second = await phone.newPage();
  await second.goto(`${address}/#/officer/household/new`);
  await unlock(second);
  await second.locator('[data-reader]').waitFor();
  await second.getByRole('button', { name: 'Тийм' }).click();
  await second.getByLabel('Өрхийн тэргүүн').fill(made('Хоёр'));
  await second.getByRole('button', { name: 'Хадгалах' }).click();
  await second.getByRole('alert').waitFor();
  assert.equal((await rowsOn(second)).length, 0);
  await first.close();
  await second.locator('[data-reader]').waitFor({ state: 'detached' });
  await second.getByRole('button', { name: 'Хадгалах' }).click();
  await second.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).waitFor();
  assert.equal((await rowsOn(second)).length, 4);
  await allSafe(second);
  await phone.close();
});

/** On its way each line of this kind gets another author: the server itself refuses it. */
const inAnothersName = (page, kind) => page.route('**/api/sync/push', (route) => {
  const body = JSON.parse(route.request().postData());
  const events = body.events.map((event) =>
    (event.kind === kind ? { ...event, author: 'somebody' } : event));
  return route.continue({ postData: JSON.stringify({ ...body, events }) });
});

test('a record the server refuses stays and delays no other', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await inAnothersName(page, 'household_changed');
  await meetHousehold(page, made('Буцаасан'));
  await page.goto(`${address}/#/officer`);
  await page.locator('.v-box[data-unsafe="1"]').waitFor();
  const refused = page.locator('[data-refused="1"]');
  await refused.getByText('1 бичлэгийг сервер хүлээж авсангүй.').waitFor();
  const line = refused.locator('[data-why=not_allowed]');
  await line.getByText(`Айлын мэдээлэл · ${made('Буцаасан')}`).waitFor();
  await line.getByText(dayIn().replaceAll('-', '.')).waitFor();
  await line.getByText('Таны эрхэд энэ бичлэг хамаарахгүй.').waitFor();
  const words = line.getByText('The author is another account.');
  assert.equal(await words.isVisible(), false, 'the English lies folded');
  assert.deepEqual(await found(page), []);
  await line.locator('summary').click();
  assert.equal(await words.isVisible(), true);
  await page.unroute('**/api/sync/push');
  await page.getByRole('button', { name: 'Одоо илгээх' }).click();
  await page.locator('.v-box-safe').waitFor();
  assert.equal(await refused.count(), 0);
  await phone.close();
});

test('what the server lacks of her phone an officer is told there, with what to do', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await inAnothersName(page, 'household_changed');
  await meetHousehold(page, made('Дутуу'));
  await page.goto(`${address}/#/officer/me`);
  const lacks = page.locator('[data-chain=missing]');
  await lacks.getByText('1 бичлэг ирээгүй.').waitFor();
  await lacks.getByText('«Одоо илгээх» дээр дарна уу').waitFor();
  assert.deepEqual(await found(page), []);
  await page.unroute('**/api/sync/push');
  await page.getByRole('button', { name: 'Одоо илгээх' }).click();
  await lacks.waitFor({ state: 'detached' });
  await allSafe(page);
  await phone.close();
});

test('when the token ran out the work goes on and waits for the password', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  const unknown = { status: 401, json: { status: 401 } };
  await page.route('**/api/sync/**', (route) => route.fulfill(unknown));
  await meetHousehold(page, made('Хүлээсэн'));
  await page.goto(`${address}/#/officer`);
  await page.getByText('Илгээхийн тулд нууц үгээ дахин оруулна уу.').waitFor();
  assert.equal((await rowsOn(page)).length, 4);
  await page.unroute('**/api/sync/**');
  await givePassword(page);
  await page.locator('.v-box-safe').waitFor();
  await phone.close();
});

test('signing out keeps what was not sent; two officers keep apart', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  const mine = (await page.locator('.v-bar h1').textContent()).split(' · ').at(-1);
  await page.route('**/api/sync/**', (route) => route.abort());
  await meetHousehold(page, made('Гарсан'));
  await page.goto(`${address}/#/officer/me`);
  await page.getByRole('button', { name: 'Гарах' }).click();
  await page.getByText('Таны илгээгээгүй 4 бичлэг энэ утсанд түгжээтэй.').waitFor();
  await page.getByRole('button', { name: 'Өөр хүн' }).click();
  await givePassword(page, secondOfficer);
  await choosePin(page, '314159');
  await page.locator('.v-tabs').waitFor();
  await page.goto(`${address}/#/officer/households/search/${encodeURIComponent(made('Гарсан'))}`);
  await page.getByText('Ийм айл олдсонгүй.').waitFor();
  await page.goto(`${address}/#/officer/me`);
  await page.getByRole('button', { name: 'Гарах' }).click();
  await page.unroute('**/api/sync/**');
  await page.locator('.v-people button', { hasText: mine }).click();
  await page.locator('.v-people button[aria-pressed=true]', { hasText: mine }).waitFor();
  await typePin(page);
  await page.locator('.v-tabs').waitFor();
  await givePassword(page);
  await allSafe(page);
  assert.equal((await rowsOn(page)).length, 4);
  await phone.close();
});

test('two phones write two phone numbers; both are shown and one is chosen', async () => {
  const [one, other] = await Promise.all([newPhone(browser), newPhone(browser)]);
  const [a, b] = await Promise.all([one.newPage(), other.newPage()]);
  await signIn(a, officer);
  await meetHousehold(a, made('Утас'));
  const card = a.url().split('#')[1];
  await allSafe(a);
  await signIn(b, officer);
  await b.goto(`${address}/#${card}`);
  await b.getByRole('link', { name: 'Өөрчлөх' }).waitFor();
  for (const [page, phone] of [[a, '99000012'], [b, '88000007']]) {
    await page.goto(`${address}/#${card}/edit`);
    await page.getByRole('textbox', { name: 'Утас' }).fill(phone);
  }
  for (const page of [a, b]) {
    await page.getByRole('button', { name: 'Хадгалах' }).click();
    await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).waitFor();
    await allSafe(page);
  }
  await a.reload();
  await unlock(a);
  await a.goto(`${address}/#${card}`);
  const differs = a.locator('[data-differs=phone]');
  await differs.waitFor({ timeout: 20_000 });
  const words = await differs.innerText();
  assert.ok(words.includes('99000012') && words.includes('88000007'), words);
  await differs.locator('.v-choice', { hasText: '99000012' }).getByRole('button').click();
  await differs.waitFor({ state: 'detached' });
  await allSafe(a);
  await Promise.all([one.close(), other.close()]);
});

test('a mistake in one screen is told and reported, and any other address opens', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await allSafe(page);
  await page.goto(`${address}/#/officer/me`);
  await page.getByRole('button', { name: 'Түгжих' }).waitFor();
  await page.evaluate(() => {
    const join = Array.prototype.join;
    Array.prototype.join = function fails(...given) {
      if (/ сум$/.test(this[0])) throw new Error('a mistake');
      return join.apply(this, given);
    };
    globalThis.mend = () => { Array.prototype.join = join; };
  });
  await page.goto(`${address}/#/officer/households`);
  await page.getByRole('alert').filter({ hasText: 'Алдаа гарлаа' }).waitFor();
  assert.ok(takeUncaught().includes('a mistake'));
  await page.evaluate(() => globalThis.mend());
  await page.goto(`${address}/#/officer`);
  await page.locator('.v-box-safe').waitFor();
  await phone.close();
});

test('an address that cannot be read opens a screen all the same', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  for (const word of ['50%', '100%25', 'а/б', '%d0']) {
    const part = word === '50%' || word === '%d0' ? word : encodeURIComponent(word);
    await page.goto(`${address}/#/officer/households/search/${part}`);
    await until(async () => await page.getByRole('searchbox').inputValue() === word);
  }
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list a').first().click();
  await page.locator('.v-rare').waitFor();
  await page.goto(`${page.url()}/nothing`);
  await page.locator('.v-rare').waitFor();
  await phone.close();
});

test('before the first contact nobody is told that there is nothing to do', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  let go;
  const later = new Promise((done) => { go = done; });
  await page.route('**/api/sync/snapshot*', async (route) => {
    await later;
    await route.continue();
  });
  await signIn(page);
  await page.getByText('Сумын бичлэгийг авч байна…').waitFor();
  await page.locator('[data-not-ready=coming]', { hasText: 'замд гарахад хараахан бэлэн биш' })
    .waitFor();
  assert.equal(await page.getByText('Бүх бичлэг серверт').count(), 0, 'no word of all being safe');
  await page.getByText('Гамшиг тэмдэглэх').waitFor();
  for (const words of ['Хугацаа нь дөхсөн ажил алга.', 'Одоо тэмдэглэсэн нь алга.',
    'Энэ сарын уулзалт']) {
    assert.equal(await page.getByText(words).count(), 0, words);
  }
  await phone.setOffline(true);
  await page.locator('[data-not-ready=waiting]', { hasText: 'Сүлжээ алга.' }).waitFor();
  for (const [screen, what] of [['money', 'Замын зардлын дэмжлэг'],
    ['lessons', 'Сургамж ба шийдвэр'], ['remarks', 'Миний уулзалтад анхаарах зүйл']]) {
    await page.evaluate((to) => { location.hash = `#/officer/${to}`; }, screen);
    await page.locator('[data-not-ready=waiting]', { hasText: what }).waitFor();
    assert.equal(await page.getByText('Сумын бичлэгийг авч байна…').count(), 0, screen);
  }
  await page.evaluate(() => { location.hash = '#/officer'; });
  await phone.setOffline(false);
  go();
  await page.getByText('Хугацаа нь болсон').waitFor();
  assert.equal(await page.locator('[data-not-ready]').count(), 0);
  await phone.close();
});

for (const user of ['bayan-ulgii', 'khovd', 'uvs']) {
  test(`on the map of ${user} every name of a soum stands within its cell`, async () => {
    const desk = await newPhone(browser, { viewport: { width: 1280, height: 800 } });
    const page = await desk.newPage();
    await signIn(page, user, 'desk');
    await page.locator('.d-map .d-name').first().waitFor();
    const beside = await page.locator('.d-map').evaluate((map) => {
      const cells = map.querySelectorAll('.d-cell path'); // in the order of the labels
      return [...map.querySelectorAll('.d-label')].filter((label, at) => {
        const name = label.querySelector('.d-name');
        if (!name) return false;
        const { x, y, width, height } = name.getBBox();
        const [top, bottom] = [y + 0.3 * height, y + 0.95 * height]; // where there is ink
        return [[x, top], [x + width, top], [x, bottom], [x + width, bottom]]
          .some((corner) => !cells[at].isPointInFill(new DOMPoint(...corner)));
      }).map((label) => label.textContent);
    });
    assert.deepEqual(beside, []);
    assert.ok(await page.locator('.d-name').count() > 5);
    await desk.close();
  });
}

test('the table of soums shows every column, and a soum without notes says so', async () => {
  const desk = await newPhone(browser, { viewport: { width: 1280, height: 800 } });
  const page = await desk.newPage();
  await signIn(page, head, 'desk');
  await page.getByRole('button', { name: 'Хүснэгтээр' }).click();
  const table = page.locator('.d-areas');
  await table.waitFor();
  assert.ok(await table.evaluate((all) => all.scrollWidth <= all.parentElement.clientWidth));
  const noted = page.locator('.d-pair .d-part');
  for (const soum of await table.locator('.link').all()) {
    await soum.click();
    const visits = await page.locator('.d-visits > *').count();
    const words = await noted.allInnerTexts();
    const nothing = words.filter((part) => part.includes('уулзалт алга')).length;
    assert.equal(nothing, visits === 0 ? 2 : 0, words.join('\n'));
  }
  await desk.close();
});
