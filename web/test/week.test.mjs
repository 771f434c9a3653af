// SPDX-License-Identifier: Apache-2.0
// A week of two officers, played from Monday to Friday: five days without a network, two phones of
// which one is stolen, a colleague whose clock is wrong and who edits the same family, a family
// that moves to another soum. The server is this test's own; it and the phones go from day to day.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const word = 'otor-week-2026';
const server = await ownServer('week', word, {
  officer: '18501', colleague: '18501', neighbour: '18504',
});
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: word });
const {
  addPerson, address, allSafe, fileOut, givePassword, launch, made, meetHousehold, newPhone, next,
  nudge, readyOffline, sent, showCalculation, signIn, toCalculation, unlock,
} = await import('./phone.mjs');
const { rowOf } = await import('./store.mjs');

const minute = 60_000;
const day = 24 * 60 * minute;

let browser;
before(async () => {
  await server.start({ daysAgo: 4 });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

/** The wall of a phone stands so far beside the true one; what it is can change at a reload. */
const clock = `{
  const Real = Date;
  const beside = () => {
    try { return Number(localStorage['beside'] ?? 0); } catch { return 0; }
  };
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + beside()) : super(...given); }
    static now() { return Real.now() + beside(); }
  };
}`;

/** Day 1 is Monday, day 5 is today. `wrong` is what the clock of the phone is off by. */
function phoneOf(user, wrong = 0) {
  let context, page;
  const setDay = (n) => page.evaluate((ms) => {
    localStorage['beside'] = String(ms);
  }, (n - 5) * day + wrong);
  return {
    get page() { return page; },
    async monday() {
      context = await newPhone(browser);
      await context.addInitScript(clock);
      page = await context.newPage();
      await page.goto(address);
      await setDay(1);
      await page.reload();
      await signIn(page, user);
      await readyOffline(page);
      await allSafe(page);
    },
    async morningOf(n) {
      await setDay(n);
      await page.reload();
      await unlock(page);
    },
    network: (there) => context.setOffline(!there),
    async unsafe() {
      await page.goto(`${address}/#/officer`);
      return Number(await page.locator('.v-standing [data-unsafe]').getAttribute('data-unsafe'));
    },
    close: () => context.close(),
  };
}

const card = async (page, name) => {
  await page.goto(`${address}/#/officer/households`);
  await page.getByRole('link', { name: new RegExp(made(name)) }).click();
  await page.locator('.v-rare').waitFor();
  return page.url().split('#')[1];
};

async function changePhone(page, name, number) {
  await page.goto(`${address}/#${await card(page, name)}/edit`);
  await page.getByRole('textbox', { name: 'Утас' }).fill(number);
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.locator('.v-rare').waitFor();
}

/** A visit with a calculation, and a promise that has a day. */
async function visit(page, name) {
  await meetHousehold(page, made(name));
  await addPerson(page, 'Нарантуяа');
  await toCalculation(page, 'Нарантуяа');
  await showCalculation(page);
  await next(page);
  await page.getByRole('button', { name: 'Хэдэн сар төлөхгүй бол яах вэ?' }).click();
  await page.getByRole('button', { name: 'Хариу амласан' }).click();
  for (const step of ['papers', 'handbooks', 'next_step', 'close']) {
    await next(page);
    await page.locator(`[data-step=${step}]`).waitFor();
  }
  await next(page);
  await page.locator('.v-closed').waitFor();
}

/** Home again: signed in anew where the server asks for it, and everything sent. */
async function home(phone, user) {
  await phone.network(true);
  const { page } = phone;
  await nudge(page);
  await page.goto(`${address}/#/officer`);
  const safe = page.locator('.v-box-safe');
  await safe.or(page.getByLabel('Нууц үг')).first().waitFor({ timeout: 45_000 });
  if (await safe.count() === 0) await givePassword(page, user);
  await allSafe(page);
}

/** What is not reached is told by the day on which it was not. */
async function step(name, act) {
  try {
    await act();
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}

/** These families and no others: what the pull brings comes after her own work is safe. */
async function headsAre(page, names) {
  await page.goto(`${address}/#/officer/households`);
  const heads = page.locator('.v-list li b');
  for (const name of names) await heads.filter({ hasText: name }).waitFor();
  assert.deepEqual((await heads.allInnerTexts()).toSorted(), names.toSorted());
}

test('a week in the Altai comes home whole', async () => {
  const first = phoneOf('officer');
  const second = phoneOf('officer');
  const colleague = phoneOf('colleague', -40 * minute);
  const neighbour = phoneOf('neighbour');
  const file = join(server.folder, 'tuesday.jsonl');
  let stolen;

  await step('Monday, in the office: four phones, a family that two officers know', async () => {
    await first.monday();
    await meetHousehold(first.page, made('Хоёулангийн'));
    await allSafe(first.page);
    await second.monday();
    await colleague.monday();
    await colleague.page.locator('[data-clock-off]').waitFor();
    for (const phone of [second, colleague]) await card(phone.page, 'Хоёулангийн');
    await neighbour.monday();
    for (const phone of [first, second, colleague, neighbour]) await phone.network(false);
  });

  await step('Tuesday: a visit on one phone, a family on the one that is stolen', async () => {
    await first.morningOf(2);
    await visit(first.page, 'Мягмарын');
    await second.morningOf(2);
    await meetHousehold(second.page, made('Хулгайлсан утсаар'));
    assert.equal(await second.unsafe(), 4);
    await fileOut(second.page, file);
    ({ device: stolen } = await rowOf(second.page, 'accounts', 'officer'));
  });

  await step('Wednesday: both officers change the number of one family', async () => {
    await first.morningOf(3);
    await changePhone(first.page, 'Хоёулангийн', '99000012');
    await colleague.morningOf(3);
    await changePhone(colleague.page, 'Хоёулангийн', '88000007');
  });

  await step('Thursday: the family of Tuesday moves to the next soum', async () => {
    await first.morningOf(4);
    const { page } = first;
    await page.goto(`${address}/#${await card(page, 'Мягмарын')}/move`);
    const where = page.getByLabel('Аль сум руу нүүсэн бэ');
    await where.locator('option[value="18504"]').waitFor({ state: 'attached' });
    await where.selectOption('18504');
    await page.getByRole('button', { name: /^Шилжүүлэх/ }).click();
    await page.locator('[data-moved="18504"]').waitFor();
  });

  await step('Friday: the file of the stolen phone, the colleague, the officer', async () => {
    await server.stop();
    await server.start();
    const told = server.run(['bundle', 'import', file]);
    assert.match(told, /\b4 stored/, told);
    server.run(['device', 'lose', stolen]);
    await colleague.morningOf(5);
    await home(colleague, 'colleague');
    await first.morningOf(5);
    const waiting = await first.unsafe();
    assert.ok(waiting > 12, `${waiting} wait`);
    await home(first, 'officer');
  });

  await step('nothing is lost: every family is where it belongs', async () => {
    await headsAre(first.page, ['Хоёулангийн', 'Мягмарын', 'Хулгайлсан утсаар'].map(made));
    const { page } = first;
    await page.goto(`${address}/#${await card(page, 'Хоёулангийн')}`);
    const differs = page.locator('[data-differs=phone]');
    await differs.waitFor();
    const both = await differs.innerText();
    assert.ok(both.includes('99000012') && both.includes('88000007'), both);
    await differs.locator('.v-choice', { hasText: '88000007' }).getByRole('button').click();
    await differs.waitFor({ state: 'detached' });
    await allSafe(page);
    await home(colleague, 'colleague');
    await card(colleague.page, 'Хоёулангийн');
    await colleague.page.locator('a[href="tel:88000007"]').waitFor();
    assert.equal(await colleague.page.locator('[data-differs=phone]').count(), 0);
    const events = await sent('officer');
    const calculations = events.filter(({ kind }) => kind === 'calculation_shown');
    assert.equal(calculations.length, 1);
    const asked = events.find(({ kind }) => kind === 'question_asked');
    assert.equal(asked.body.state, 'promised');
  });

  await step('the next soum sees the family that came, with what it was promised', async () => {
    await neighbour.morningOf(5);
    await home(neighbour, 'neighbour');
    await headsAre(neighbour.page, [made('Мягмарын')]);
    await card(neighbour.page, 'Мягмарын');
    await neighbour.page.locator('[data-visit]').first().waitFor();
    await neighbour.page.goto(`${address}/#/officer`);
    await neighbour.page.getByText(made('Мягмарын')).first().waitFor();
  });

  await step('the stolen phone shows nothing of others, whoever knows its PIN', async () => {
    await second.morningOf(5);
    await second.network(true);
    await nudge(second.page);
    await second.page.goto(`${address}/#/officer`);
    await second.page.locator('[data-closed=lost]').waitFor();
    await headsAre(second.page, [made('Хулгайлсан утсаар')]);
  });

  await step('and the store is sound', () => server.run(['verify']));
  for (const phone of [first, second, colleague, neighbour]) await phone.close();
});
