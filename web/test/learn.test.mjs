// SPDX-License-Identifier: Apache-2.0
// The courses as an officer takes them on her phone: lessons, a conversation, a calculation, the
// test. Needs a served app (OTOR_URL) or build/web. OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { base, look, page, start, stop, wider } from './browser.mjs';
import { launch, newPhone, readyOffline, signIn } from './phone.mjs';

const content = resolve(import.meta.dirname, '../../content/training');
const courses = readdirSync(content, { withFileTypes: true })
  .filter((one) => one.isDirectory()).map(({ name }) => name).sort();
const lessonsOf = (course) => readdirSync(join(content, course))
  .filter((name) => /^\d\d_/.test(name)).map((name) => name.replace('.toml', '')).sort();

/** Every sentence of a language, as it stands in text/. */
const sentencesOf = (language) => new Set(
  readFileSync(join(content, `../../text/${language}.toml`), 'utf8').split('\n')
    .map((line) => /^\w+ = "(.*)"$/.exec(line)?.[1]).filter((words) => words !== undefined));

let phones;
before(async () => {
  await start();
  phones = await launch();
});
after(async () => {
  await phones?.close();
  await stop();
});

async function at(path, options) {
  const opened = await page(options);
  await opened.goto(`${base.url}/#/learn${path}`);
  await opened.locator('.book-page').waitFor();
  return opened;
}

test('what the course on the phone says in quotes stands on a screen', () => {
  const [mn, kk, en] = ['mn', 'kk', 'en'].map(sentencesOf);
  let quotes = 0;
  for (const lesson of lessonsOf('phone')) {
    const words = readFileSync(join(content, `phone/${lesson}.toml`), 'utf8');
    for (const [, quoted] of words.matchAll(/«([^»]+)»/g)) {
      quotes += 1;
      assert.ok(mn.has(quoted) || kk.has(quoted), `${lesson}: «${quoted}»`);
    }
    for (const [, quoted] of words.matchAll(/\\"([^"\\]+)\\"/g)) {
      quotes += 1;
      assert.ok(en.has(quoted), `${lesson}: "${quoted}"`);
    }
  }
  assert.ok(quotes > 30);
});

for (const language of ['mn', 'kk', 'en']) {
  test(`every lesson of every course fits a narrow screen: ${language}`, async () => {
    const opened = await at('', { language });
    await look(opened, `learn-${language}`);
    for (const course of courses) {
      await opened.goto(`${base.url}/#/learn/${course}`);
      await opened.locator('.learn-go').waitFor();
      assert.equal(await opened.locator('.book-chapters li').count(), lessonsOf(course).length);
      for (const lesson of lessonsOf(course)) {
        await opened.goto(`${base.url}/#/learn/${course}/${lesson}`);
        await opened.locator('.book-turn a').waitFor();
        const wide = await wider(opened, '.book-page');
        assert.deepEqual(wide, [], `${course}/${lesson}`);
        const words = await opened.locator('.book-page').innerText();
        assert.doesNotMatch(words, /[{}]|undefined|NaN/, `${course}/${lesson}`);
      }
      await look(opened, `learn-${language}-${course}`);
    }
    await opened.context().close();
  });
}

test('a conversation takes the way that is chosen, and can be taken back', async () => {
  const opened = await at('/talking/04_calculation');
  const talk = opened.locator('[data-dialogue=young_man_laughs]');
  await talk.getByRole('button', { name: 'Яриаг эхлэх' }).click();
  const choices = talk.locator('.learn-talk > div:not(.learn-row) .button');
  const first = await choices.first().innerText();
  let steps = 0;
  while (await choices.count() > 0 && steps < 20) {
    const said = await choices.first().innerText();
    await choices.first().click();
    steps += 1;
    assert.equal(await talk.locator('.learn-officer').last().innerText(), said);
    assert.equal(await talk.locator('.learn-tells').count(), steps);
  }
  await talk.locator('.learn-end').waitFor();
  await look(opened, 'dialogue');
  for (; steps > 0; steps -= 1) await talk.getByRole('button', { name: 'Нэг алхам буцах' }).click();
  assert.equal(await choices.first().innerText(), first);
  await opened.context().close();
});

test('a calculation is marked by the engine: wrong with the answer, and that answer is right',
  async () => {
    const opened = await at('/law/02_what_one_month_costs');
    const exercise = opened.locator('[data-exercise=due_person]').first();
    const field = exercise.getByRole('textbox');
    await field.fill('1');
    await exercise.getByRole('button', { name: 'Шалгах' }).click();
    const marked = exercise.locator('.learn-marked');
    await exercise.locator('[data-right=false]').waitFor();
    assert.ok(await marked.locator('li').count() >= 3, 'the steps are shown');
    const answer = (await marked.locator('b').last().innerText()).replace(/\D/g, '');
    await field.fill(answer);
    await exercise.getByRole('button', { name: 'Шалгах' }).click();
    await exercise.locator('[data-right=true]').waitFor();
    await look(opened, 'exercise');
    const before = await exercise.getAttribute('data-seed');
    await exercise.getByRole('button', { name: 'Өөр жишээ' }).click();
    await opened.waitForFunction((seed) =>
      document.querySelector('[data-exercise=due_person]').dataset.seed !== seed, before);
    assert.equal(await marked.count(), 0);
    await opened.context().close();
  });

/** Goes through the test, choosing by the words of the options where they are known. */
async function sit(opened, known) {
  await opened.locator('.learn-question').waitFor();
  const questions = Number(await opened.locator('progress').getAttribute('max'));
  for (let i = 0; i < questions; i += 1) {
    const asked = await opened.locator('.learn-question h1').innerText();
    const right = known.get(asked);
    if (right) await opened.getByRole('radio', { name: right, exact: true }).check();
    await opened.locator('.learn-row .primary').click();
    if (i + 1 < questions) {
      await opened.waitForFunction((old) =>
        document.querySelector('.learn-question h1')?.textContent !== old, asked);
    }
  }
  await opened.locator('.learn-answers').waitFor();
  return questions;
}

test('a test that is not passed says why, and can be taken again, without a network', async () => {
  const phone = await newPhone(phones);
  const opened = await phone.newPage();
  await signIn(opened);
  await readyOffline(opened);
  await phone.setOffline(true);
  await opened.goto(`${base.url}/#/learn/law/test`);
  const questions = await sit(opened, new Map());
  assert.equal(await opened.locator('[data-passed=false]').count(), 1);
  assert.equal(await opened.locator('.learn-answers > li').count(), questions);
  const known = new Map(await opened.locator('.learn-answers > li').evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('b')].slice(0, 2).map((b) => b.textContent))));
  await opened.getByRole('button', { name: 'Сорилыг дахин өгөх' }).click();
  await sit(opened, known);
  assert.equal(await opened.locator('[data-passed=true]').count(), 1);
  assert.equal(await opened.locator('.learn-answers > li[data-right=true]').count(), questions);
  await look(opened, 'test-passed');
  await phone.close();
});

test('an address of nothing leads to what there is', async () => {
  const opened = await at('');
  for (const path of ['/cooking', '/law/99', '/law/__proto__', '/%E0%A4%A']) {
    await opened.goto(`${base.url}/#/learn${path}`);
    await opened.locator('.book-chapters').waitFor();
    assert.deepEqual(opened.problems, [], path);
  }
  await opened.context().close();
});
