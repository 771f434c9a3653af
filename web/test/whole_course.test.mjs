// SPDX-License-Identifier: Apache-2.0
// A course and the money for the road from end to end, each person at her own screen: a trainer
// invites three officers, they learn and are tested without a network, she gives certificates; a
// head pays, officers spend without a network, she asks, refuses, approves, takes back and closes.
// Once in Mongolian, once in Kazakh. The server is this test's own. OTOR_PICTURES names a folder.

import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';

const top = resolve(import.meta.dirname, '../..');
const password = 'otor-whole-2026';
/** Each language in an aimag of its own. */
const places = {
  mn: { head: 'uvs', officers: ['uvs-a', 'uvs-b', 'uvs-c'] },
  kk: { head: 'ulgii', officers: ['ulgii-a', 'ulgii-b', 'ulgii-c'] },
};
const server = await ownServer('whole-course', password, {
  'uvs-a': '18501', 'uvs-b': '18504', 'uvs-c': '18507',
  'ulgii-a': '18301', 'ulgii-b': '18304', 'ulgii-c': '18307',
});
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const {
  address, allSafe, dayIn, launch, newPhone, nudge, readyOffline, signIn, unlock, until,
} = await import('./phone.mjs');
const { atDesk, look, picture, wide } = await import('./desk.mjs');
const today = dayIn();

/** The scheme of 2021 again, with days that are now. */
function schemeOfNow() {
  const facts = join(server.folder, 'facts');
  cpSync(join(top, 'data/mn'), facts, { recursive: true });
  const file = join(facts, 'programme.toml');
  const told = readFileSync(file, 'utf8');
  const of2021 = told.slice(told.indexOf('[[allowance]]'));
  writeFileSync(file, `${told}\n${of2021.replace('joint_2021', 'joint_now')
    .replace(/^from = .*/m, `from = ${dayIn(-30)}`).replace(/^to = .*/m, `to = ${dayIn(30)}`)}`);
  server.run(['init', '--facts', facts]);
}

/** The sentences of a language, by their keys. */
function sentencesOf(language) {
  const said = new Map();
  let part = '';
  for (const line of readFileSync(join(top, `text/${language}.toml`), 'utf8').split('\n')) {
    part = /^\[(.+)\]$/.exec(line)?.[1] ?? part;
    const [, key, text] = /^(\w+) = (".*")$/.exec(line) ?? [];
    if (key) said.set(`${part}.${key}`, JSON.parse(text));
  }
  return (key, places = {}) => Object.entries(places).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value), said.get(key));
}

/** Which option of a question is right, as the files of the course have it. */
function rightOnes(language) {
  const course = join(top, 'content/training/talking');
  const right = new Map();
  for (const name of readdirSync(course).filter((one) => /^\d/.test(one))) {
    for (const block of readFileSync(join(course, name), 'utf8').split('[[block]]')) {
      const [, code] = /^code = "(\w+)"$/m.exec(block) ?? [];
      const [, options] = new RegExp(`^options = .*?\\b${language} = (\\[.*?\\])[,} ]`, 'm')
        .exec(block) ?? [];
      const [, at] = /^right = (\d+)$/m.exec(block) ?? [];
      if (!code || !options || !at) continue;
      const words = JSON.parse(options)[at - 1].split(/\{[^}]*\}/); // figures stand between them
      right.set(code, (option) => {
        const from = words.map((part) => option.indexOf(part));
        return from.every((place, n) => place >= (from[n - 1] ?? 0)) &&
          (words.length > 1 || option === words[0]);
      });
    }
  }
  return right;
}

for (const [user, role, ...more] of [
  ['coach', 'trainer'], ['uvs', 'head', '--area', '185'], ['ulgii', 'head', '--area', '183'],
]) server.run(['user', 'add', user, '--role', role, ...more], `${password}\n`);
schemeOfNow();
await server.start();

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

const button = (within, name) => within.getByRole('button', { name, exact: true });
const order = (page, what) => page.locator(`[data-order=${what}]`);
const isFigure = (page, name, amount) => until(async () =>
  (await page.locator(`[data-figure=${name}] dd`).innerText()).replace(/\D/g, '') ===
    String(amount));

/** One language's course and money, with the screens that stay open through it. */
class Walk {
  constructor(language) {
    this.language = language;
    this.say = sentencesOf(language);
    this.right = rightOnes(language);
    Object.assign(this, places[language]);
    this.phones = new Map();
  }

  desk(user, path, viewport = wide) {
    return atDesk(browser, { user, path, viewport, language: this.language });
  }

  look(page, name) {
    return look(page, `whole-${this.language}-${name}`);
  }

  /** The officer's phone, signed in and told of everything. */
  async phoneOf(user) {
    const phone = await newPhone(browser);
    const page = await phone.newPage();
    await signIn(page, user);
    await allSafe(page);
    await page.evaluate((language) => localStorage.setItem('language', language), this.language);
    await page.reload();
    await unlock(page);
    this.phones.set(user, page);
    return page;
  }

  learn(page, path) {
    return page.goto(`${address}/#/learn${path}`)
      .then(() => page.locator('.book-page').waitFor());
  }

  async sure(page, words) {
    await button(page.locator('dialog').locator('.sheet-foot'), words).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  }

  /** Plans a run of today, invites the three, opens and begins it. */
  async plan() {
    const { say } = this;
    const { page } = await this.desk('coach', '');
    const plan = order(page, 'plan');
    await plan.locator('select').selectOption('talking');
    await plan.locator('input[type=date]').fill(today);
    await plan.getByLabel(say('training.place')).fill('Зохиомол танхим');
    await plan.locator('button[type=submit]').click();
    await page.locator('.d-top [data-state=draft]').waitFor();
    this.run = /training\/([0-9a-f-]{36})$/.exec(page.url())[1];
    const invite = order(page, 'invite');
    for (const user of this.officers) await invite.getByLabel(user).check();
    await this.look(page, 'invite');
    await button(invite, say('training.invite_send', { n: 3 })).click();
    await isFigure(page, 'invited', 3);
    for (const state of ['open', 'running']) {
      await button(order(page, 'state'), say(`training.to_${state}`)).click();
      await this.sure(page, say(`training.to_${state}`));
      await page.locator(`.d-top [data-state=${state}]`).waitFor();
    }
    await button(page, say('training.show_code')).click();
    this.code = await page.locator('[data-code]').getAttribute('data-code');
    await picture(page, `whole-${this.language}-code`);
    await page.keyboard.press('Escape');
    this.trainer = page;
  }

  /** Answers a test; `wrongs` of its questions wrongly. */
  async answer(page, sitting, wrongs) {
    await this.learn(page, `/run/${this.run}/${sitting}`);
    let left = wrongs;
    for (let asked; await page.locator('.learn-question').count() > 0;) {
      asked = await page.locator('.learn-question').getAttribute('data-question');
      const options = page.locator('.learn-question .choice');
      const words = await options.allInnerTexts();
      const right = words.findIndex((one) => this.right.get(asked)?.(one.trim()));
      assert.ok(right >= 0, `${asked}: ${words.join(' | ')}`);
      await options.nth(left > 0 ? (right + 1) % words.length : right).click();
      left -= 1;
      await page.locator('.learn-row .primary').click();
      await page.waitForFunction((old) =>
        document.querySelector('.learn-question')?.dataset.question !== old, asked);
    }
    await page.locator('.learn-answers').waitFor();
  }

  /** Invited with a network, then all of the day without one. */
  async learnOffline(user, { before: first, after: then }) {
    const { say } = this;
    const page = await this.phoneOf(user);
    await readyOffline(page);
    await until(async () => {
      await nudge(page);
      await page.goto(`${address}/#/officer`);
      await page.locator('.v-tabs').waitFor();
      await this.learn(page, '');
      await page.locator('.learn-mine').waitFor();
      return await page.locator(`[data-run="${this.run}"]`).count() > 0;
    });
    await page.context().setOffline(true);
    if (user === this.officers[0]) await this.look(page, 'learner');
    await this.answer(page, 'before', first);
    await this.learn(page, '/talking/01_before_you_go');
    await button(page, say('learning.read')).click();
    await page.locator(`[data-read=new][data-on="${today}"]`).waitFor();
    await this.learn(page, `/run/${this.run}`);
    await page.getByLabel(say('learning.code')).fill(this.code);
    await button(page, say('learning.note_it')).click();
    await page.locator(`[data-came=true][data-day="${today}"]`).waitFor();
    await this.answer(page, 'after', then);
    await page.locator('[data-passed=true]').waitFor();
    await this.learn(page, `/run/${this.run}`);
    if (user === this.officers[0]) await this.look(page, 'run');
  }

  async comeHome() {
    for (const page of this.phones.values()) {
      await page.context().setOffline(false);
      await nudge(page);
      await allSafe(page);
    }
  }

  /** Observes one on a visit, gives all three their certificates, and closes the run. */
  async certify() {
    const { say, trainer: page } = this;
    await page.reload();
    await isFigure(page, 'passed', 3);
    await page.locator('[data-came="3"]').waitFor();
    await button(page.locator('.t-learners'), this.officers[0]).click();
    const practice = order(page, 'practice');
    await button(practice, say('training.practice_write')).click();
    await practice.locator('[data-point]').first().getByLabel(say('training.seen')).check();
    await button(practice, say('training.practice_send')).click();
    await practice.locator('[data-mark=seen]').waitFor();
    const certify = order(page, 'certify');
    await button(certify, say('training.certify_all', { n: 3 })).click();
    await this.sure(page, say('training.certify'));
    await isFigure(page, 'certificates', 3);
    await this.look(page, 'certified');
    await button(order(page, 'state'), say('training.to_closed')).click();
    await this.sure(page, say('training.to_closed'));
    await page.locator('.d-top [data-state=closed]').waitFor();
    await page.context().close();
  }

  /** Whoever holds one has its number, and anybody may ask what it is worth. */
  async hold(user) {
    const page = this.phones.get(user);
    await nudge(page);
    const one = page.locator('.learn-list [data-certificate]').first();
    await until(async () => {
      await page.goto(`${address}/#/officer`);
      await this.learn(page, '');
      await page.locator('.learn-mine').waitFor();
      return await one.count() > 0;
    });
    const number = await one.getAttribute('data-certificate');
    await this.look(page, 'holder');
    const anybody = await newPhone(browser);
    const asked = await anybody.newPage();
    await asked.addInitScript((language) => localStorage.setItem('language', language),
      this.language);
    await asked.goto(`${address}/#/certificate/${number}`);
    await asked.locator('[data-standing=holds]').waitFor();
    await this.look(asked, 'certificate');
    await anybody.close();
  }

  async pay() {
    const { say } = this;
    const { page } = await this.desk(this.head, '/money');
    const pay = order(page, 'pay');
    await button(pay, say('money_desk.pay_send')).click();
    await this.sure(page, say('money_desk.pay_send'));
    await isFigure(page, 'given', 3 * 459_000);
    this.chief = page;
  }

  /** Enters an expense without a network; `fields` are labels' keys and what is typed. */
  async spend(user, category, fields) {
    const { say } = this;
    const page = this.phones.get(user);
    await page.context().setOffline(true);
    await page.goto(`${address}/#/officer/money/new/joint_now`);
    await page.locator('.v-chip').first().waitFor();
    await button(page, category).click();
    for (const [key, typed] of Object.entries(fields))
      await page.getByLabel(say(`money.${key}`), { exact: true }).fill(typed);
    if (fields.litres) await this.look(page, 'expense');
    await button(page, say('household.save')).click();
    await page.locator('[data-expense]', { hasText: fields.receipt }).waitFor();
  }

  async toMoney(user) {
    const page = this.phones.get(user);
    await page.goto(`${address}/#/officer/money`);
    await page.locator('.m-left').waitFor();
    await nudge(page);
    return page;
  }

  /** The one expense of this officer that waits. */
  waiting(user) {
    return this.chief.locator(`.m-group[data-officer=${user}] [data-expense]`);
  }

  /** The head asks or refuses, in words. */
  async answerWith(user, verdict, words) {
    const { say } = this;
    const row = this.waiting(user);
    await button(row, say(`money_desk.${verdict}`)).click();
    await row.getByRole('textbox').fill(words);
    await button(row, say(`money_desk.${verdict}_send`)).click();
    await row.waitFor({ state: 'detached' });
  }

  async review() {
    const { say, chief: page, officers: [first, second, third] } = this;
    await page.reload();
    for (const user of [second, third])
      await this.waiting(user).locator('[data-flag=receipt_twice]').waitFor();
    await this.look(page, 'waiting');
    await this.answerWith(first, 'asked', 'Хэнийд очсон бэ?');
    const phone = await this.toMoney(first);
    const row = phone.locator('[data-expense][data-state=asked]');
    await row.waitFor();
    await row.getByLabel(say('money.answer')).fill('Багийн даргынд');
    await button(row, say('money.answer_save')).click();
    await phone.locator('[data-state=explained]').waitFor();
    await this.look(phone, 'answered');
    await allSafe(phone);
    await page.reload();
    for (const user of [first, second]) {
      await button(this.waiting(user), say('money_desk.approve')).click();
      await this.waiting(user).waitFor({ state: 'detached' });
    }
    await this.answerWith(third, 'refused', 'Нэг баримт хоёр удаа');
    await isFigure(page, 'spent', 62_000);
  }

  /** What was not spent comes back, and the days up to today are closed. */
  async settle() {
    const { say, chief: page } = this;
    const back = order(page, 'take_back');
    for (const user of this.officers) {
      await back.locator('select').selectOption(user);
      await button(back, say('money_desk.take_back_send')).click();
      await this.sure(page, say('money_desk.take_back_send'));
      await until(async () => await back.locator(`option[value="${user}"]`).count() === 0);
    }
    await isFigure(page, 'returned', 3 * 459_000 - 62_000);
    const close = order(page, 'close');
    await close.locator('input[type=date]').fill(today);
    await button(close, say('money_desk.close_send')).click();
    await this.sure(page, say('money_desk.close_send'));
    await close.getByText(say('money_desk.close_done')).waitFor();
    await this.look(page, 'closed');
    await page.context().close();
    const phone = await this.toMoney(this.officers[0]);
    await until(async () => await phone.locator('.m-left').getAttribute('data-left') === '0');
    await this.look(phone, 'settled');
  }
}

for (const language of ['mn', 'kk']) {
  const walk = new Walk(language);

  test(`a course from invitation to certificate, without a network: ${language}`, async () => {
    const [first, second, third] = walk.officers;
    await walk.plan();
    await walk.learnOffline(first, { before: 9, after: 1 });
    await walk.learnOffline(second, { before: 5, after: 0 });
    await walk.learnOffline(third, { before: 7, after: 2 });
    await walk.comeHome();
    await walk.certify();
    await walk.hold(first);
  });

  test(`money from the advance to a closed period: ${language}`, async () => {
    const [first, second, third] = walk.officers;
    const [petrol, stationery] = { mn: ['Шатахуун', 'Бичиг хэрэг'],
      kk: ['Жанармай', 'Кеңсе заттары'] }[language];
    await walk.pay();
    for (const user of walk.officers) {
      const page = await walk.toMoney(user);
      await until(async () => await page.locator('.m-left').getAttribute('data-left') === '459000');
    }
    await walk.spend(first, petrol, { amount: '58,000', litres: '20,5', receipt: 'P-1' });
    await walk.spend(second, stationery, { amount: '4,000', receipt: 'S-1' });
    await walk.spend(third, stationery, { amount: '3,000', receipt: 'S-1' });
    await walk.comeHome();
    await walk.review();
    await walk.settle();
    for (const page of walk.phones.values()) await page.context().close();
  });
}
