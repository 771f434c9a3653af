// SPDX-License-Identifier: Apache-2.0
// What an officer learns on her phone: a run she is invited to, its tests and its days, lessons
// read, all of it without a network and kept. Needs a running server, as visit.test.mjs does.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  address, allSafe, dayIn, found, killable, launch, newPhone, nudge, officer, password, pin,
  readyOffline, secondOfficer, sent, signIn, typePin, unlock, until,
} from './phone.mjs';

const [today, tomorrow] = [dayIn(), dayIn(1)];
const lesson = '01_before_you_go';
const pictures = process.env['OTOR_PICTURES'];

let browser;
let token;
before(async () => {
  browser = await launch();
  token = await tokenOf('trainer');
});
after(() => browser.close());

async function ask(path, init = {}, as = token) {
  const answer = await fetch(`${address}${path}`, {
    ...init, headers: { authorization: `Bearer ${as}` },
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

async function tokenOf(user) {
  const answer = await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user, password }),
  });
  return (await answer.json()).token;
}

/** An order of the trainer, as her desk sends it. */
const order = (what) => ask('/api/trainer/runs', {
  method: 'POST', body: JSON.stringify({ key: randomUUID(), ...what }),
});

const planned = (days, more = {}) => order({
  what: 'plan', course: 'talking', way: 'hall', place: 'Зохиомол танхим', days, from: '09:00',
  to: '16:00', ...more,
});

/** A run that is open, with these people. */
async function held(days, learners = [officer]) {
  const { run } = await planned(days);
  if (learners.length > 0) await order({ what: 'invite', run, learners });
  await order({ what: 'state', run, state: 'open' });
  return run;
}

const desk = (run) => ask(`/api/trainer/runs?run=${run}`);
const learnerIn = async (run, user = officer) =>
  (await desk(run)).learners.find((one) => one.user === user);
const codeOf = async (run, day) => (await desk(run)).days.find((one) => one.day === day).code;

async function look(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** A screen of the courses; ends when the officer's own part of it is there. */
async function learn(page, path) {
  await page.goto(`${address}/#/learn${path}`);
  await page.locator('.book-page').waitFor();
}

/** Waits until the phone has heard of this run. */
async function invitedTo(page, run) {
  await until(async () => {
    await nudge(page);
    await page.goto(`${address}/#/officer`);
    await page.locator('.v-tabs').waitFor();
    await learn(page, '');
    await page.locator('.learn-mine').waitFor();
    return await page.locator(`[data-run="${run}"]`).count() > 0;
  });
}

/** Answers the question that is shown with its first option, and goes on. */
async function answerOne(page) {
  const asked = await page.locator('.learn-question h1').innerText();
  await page.getByRole('radio').first().check();
  await page.locator('.learn-row .primary').click();
  return asked;
}

async function fillIn(page) {
  await page.locator('.learn-question').waitFor();
  while (await page.locator('.learn-question').count() > 0) {
    const asked = await answerOne(page);
    await page.waitForFunction((old) =>
      document.querySelector('.learn-question h1')?.textContent !== old, asked);
  }
}

async function typeCode(page, code) {
  await page.getByLabel('Өнөөдрийн код').fill(code);
  await page.getByRole('button', { name: 'Тэмдэглэх', exact: true }).click();
}

async function verdict(page, is) {
  const told = page.locator(`[data-verdict="${is}"]`);
  await told.waitFor();
  return told.innerText();
}

test('without a network: a lesson, a test of a killed page, the code of the day', async () => {
  const run = await held([today, tomorrow]);
  const beside = await held([today]);
  const { start, clear } = await killable();
  let { page, kill } = await start();
  await signIn(page);
  await allSafe(page);
  await readyOffline(page);
  await invitedTo(page, run);
  await look(page, 'learning-mine');
  await page.context().setOffline(true);

  await learn(page, `/talking/${lesson}`);
  await page.getByRole('button', { name: /уншсан/i }).click();
  await page.locator(`[data-read=new][data-on="${today}"]`).waitFor();
  await page.locator('[data-safe=false]').waitFor();

  await learn(page, `/run/${run}/before`);
  await answerOne(page);
  await page.getByText('Асуулт: 2 /').waitFor();
  const second = await answerOne(page);
  await page.getByText('Асуулт: 3 /').waitFor();
  await page.waitForTimeout(500); // what is typed is sealed and written
  await kill();
  ({ page, kill } = await start());
  await page.context().setOffline(true);
  await page.goto(`${address}/#/learn/run/${run}/before`);
  await typePin(page, pin);
  await page.getByText('Асуулт: 3 /').waitFor();
  await page.getByRole('button', { name: 'Өмнөх' }).click();
  assert.equal(await page.locator('.learn-question h1').innerText(), second);
  assert.ok(await page.getByRole('radio').first().isChecked());
  await fillIn(page);
  await page.locator('.learn-answers').waitFor();
  await page.getByText('Утас серверт холбогдоход багш харна.').waitFor();
  await look(page, 'learning-handed');
  await learn(page, `/run/${run}`);
  await page.locator('[data-sitting=before][data-handed=true]').waitFor();
  await learn(page, `/run/${run}/before`);
  assert.match(await page.locator('[data-refused=twice]').innerText(), /Нэг сорилыг нэг удаа/);

  await learn(page, `/run/${run}`);
  await typeCode(page, 'ABC');
  await verdict(page, 'no_code');
  const [now, then] = [await codeOf(run, today), await codeOf(run, tomorrow)];
  await typeCode(page, now.replace(/.$/, now.endsWith('2') ? '3' : '2'));
  await verdict(page, 'mistyped');
  await typeCode(page, then);
  assert.ok((await verdict(page, 'other_day')).includes(tomorrow.replaceAll('-', '.')));
  await typeCode(page, await codeOf(beside, today));
  assert.match(await verdict(page, 'other_run'), /Малчидтай ярилцах/);
  // As people type: small, with a gap, and with the letters of a Mongolian keyboard.
  const typed = [...now].map((letter) => 'АВСЕНКМРТХУ'['ABCEHKMPTXY'.indexOf(letter)] ?? letter);
  await typeCode(page, `${typed.slice(0, 3).join('').toLowerCase()} ${typed.slice(3).join('')}`);
  await page.locator(`[data-came=true][data-day="${today}"]`).waitFor();
  assert.equal(await page.locator('[data-step=code]').count(), 0);
  await learn(page, `/here?run=${run}&day=${today}&code=${now}`);
  await verdict(page, 'already');

  await page.context().setOffline(false);
  await nudge(page);
  await allSafe(page);
  const mine = await learnerIn(run);
  assert.equal(mine.before.of, 35);
  assert.equal(mine.not_counted, 0);
  assert.equal(mine.wrong_codes, 0);
  assert.deepEqual(mine.days.map(({ day, came }) => [day, came]),
    [[today, 'code'], [tomorrow, null]]);
  const others = (await sent(secondOfficer)).filter(({ area }) => area === 'own');
  assert.ok(others.every(({ author }) => author === secondOfficer), 'each reads her own alone');
  await kill();
  clear();

  const other = await newPhone(browser);
  const its = await other.newPage();
  await signIn(its);
  await allSafe(its);
  await learn(its, `/talking/${lesson}`);
  await its.locator(`[data-read=new][data-on="${today}"]`).waitFor();
  await invitedTo(its, run);
  await learn(its, `/run/${run}/before`);
  await its.locator('[data-refused=twice]').waitFor();
  await other.close();
});

test('a scanned code asks who is locked out first, and notes whoever was not invited', async () => {
  const run = await held([today], []);
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await allSafe(page);
  const code = await codeOf(run, today);
  await page.reload();
  await page.goto(`${address}/#/learn/here?run=${run}&day=${today}&code=${code}`);
  await unlockThere(page);
  assert.match(await verdict(page, 'not_invited'), /урьсан хүмүүсийн гадна/);
  assert.deepEqual(await found(page), []);
  await page.getByRole('button', { name: 'Тэгсэн ч тэмдэглэх' }).click();
  await page.locator(`[data-noted="${today}"]`).waitFor();
  await allSafe(page);
  const mine = await learnerIn(run);
  assert.equal(mine.invited, false);
  assert.equal(mine.days[0].came, 'code');
  await phone.close();
});

/** The PIN is asked for where the address led. */
async function unlockThere(page) {
  await typePin(page);
  await page.locator('.book-page').waitFor();
}

test('a test that is past its days is refused, and what was filled in is kept', async () => {
  const run = await held([today]);
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await invitedTo(page, run);
  await learn(page, `/run/${run}/after`);
  await page.locator('.learn-question').waitFor();
  await answerOne(page);
  await page.getByText('Асуулт: 2 /').waitFor();
  await page.waitForTimeout(1500); // its draft is written
  await planned([dayIn(-20)], { run });
  await page.reload();
  await page.goto(`${address}/#/officer`);
  await unlock(page);
  await page.getByText('Бөглөж эхэлсэн сорил').first().waitFor();
  await until(async () => {
    await learn(page, `/run/${run}`);
    return await page.locator('[data-step=after]').count() === 0;
  });
  await learn(page, `/run/${run}/after`);
  await page.locator('[data-refused=late]').waitFor();
  await page.getByText('Бөглөсөн хариулт тань утсанд хэвээр байна.').waitFor();
  await look(page, 'learning-late');
  assert.deepEqual(await found(page), []);
  await page.getByRole('button', { name: 'Өөрийгөө шалгаж дуусгах' }).click();
  await page.locator('.learn-answers').waitFor();
  await allSafe(page);
  assert.equal((await learnerIn(run)).after, null);
  assert.equal(await page.getByText('Бөглөж эхэлсэн сорил').count(), 0);
  await phone.close();
});

test('behind the test after, the one before is offered no more', async () => {
  const run = await held([today]);
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await invitedTo(page, run);
  await learn(page, `/run/${run}`);
  assert.match(await page.locator('[data-step=before] a').getAttribute('class'), /primary/);
  assert.doesNotMatch(await page.locator('[data-step=after] a').getAttribute('class'), /primary/);
  await learn(page, `/run/${run}/after`);
  await fillIn(page);
  await page.locator('.learn-answers').waitFor();
  await learn(page, `/run/${run}`);
  await page.locator('[data-sitting=after][data-handed=true]').waitFor();
  assert.equal(await page.locator('[data-step=before]').count(), 0);
  await learn(page, `/run/${run}/before`);
  await page.locator('[data-refused=behind]').waitFor();
  await phone.close();
});

test('a certificate is looked up by anybody, and none is told of as none', async () => {
  const { certificates } = await ask('/api/training', {}, await tokenOf(officer));
  assert.ok(certificates.length > 0, 'the demonstration gives some');
  const [{ number, name, standing }] = certificates;
  const context = await newPhone(browser);
  const page = await context.newPage();
  await page.goto(`${address}/#/certificate/${number}`);
  await page.locator(`[data-standing=${standing}]`).waitFor();
  await page.getByText(name).waitFor();
  await page.getByText('Үзүүлэх горим: энэ хүн зохиомол.').waitFor();
  assert.deepEqual(await found(page), []);
  await look(page, 'learning-certificate');
  await page.goto(`${address}/#/certificate/2222-2222-2222`);
  await page.locator('[data-says=seen_none]').waitFor();
  await context.setOffline(true);
  await page.goto(`${address}/#/certificate/${number}`);
  await page.locator('[data-says=seen_needs_network]').waitFor();
  await context.close();
});

for (const language of ['mn', 'kk']) {
  test(`every screen of the learner's can be used without seeing it: ${language}`, async () => {
    const run = await held([today]);
    const phone = await newPhone(browser);
    const page = await phone.newPage();
    await signIn(page);
    await invitedTo(page, run);
    await page.locator(`.languages [lang=${language}]`).click();
    const screens = {
      mine: '', run: `/run/${run}`, before: `/run/${run}/before`, here: '/here', course: '/talking',
      lesson: `/talking/${lesson}`, questions: `/talking/${lesson}/questions`,
    };
    for (const [name, path] of Object.entries(screens)) {
      await learn(page, path);
      await page.waitForTimeout(300);
      assert.deepEqual(await found(page), [], name);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false, `${name} is wider than the screen`);
      assert.doesNotMatch(await page.locator('.book-page').innerText(), /[{}]|learning\./, name);
      await look(page, `learning-${language}-${name}`);
    }
    await phone.close();
  });
}

test('a run is gone through with keys alone', async () => {
  const run = await held([today]);
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await invitedTo(page, run);
  await learn(page, `/run/${run}`);
  const code = await codeOf(run, today);
  const field = page.getByLabel('Өнөөдрийн код');
  for (let turn = 0; turn < 40; turn += 1) {
    if (await field.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.locator(`[data-came=true][data-day="${today}"]`).waitFor();
  await phone.close();
});
