// SPDX-License-Identifier: Apache-2.0
// The handbook on the screen, the personal sheet that the browser prints, messages to a family.
// Needs a running server with the demonstration, as the officer's tests do. OTOR_PICTURES names a
// folder for pictures.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { base, look, page, start, stop, wider } from './browser.mjs';
import {
  addPerson, dayIn, launch, made, meetHousehold, newPhone, next, readyOffline, showCalculation,
  signIn, toCalculation,
} from './phone.mjs';

const content = resolve(import.meta.dirname, '../../content/handbook');
const folder = mkdtempSync(join(tmpdir(), 'otor-papers-'));
const languages = ['mn', 'kk', 'en'];
const chapterNames = readdirSync(content).filter((name) => /^\d\d_.*\.toml$/.test(name))
  .map((name) => name.replace('.toml', ''));

let phones;
before(async () => {
  await start();
  phones = await launch();
});
after(async () => {
  await phones?.close();
  await stop();
  rmSync(folder, { recursive: true });
});

const run = (command, given) => execFileSync(command, given, { encoding: 'utf8' });
const plainly = (words) => words.replace(/\s+/g, ' ').trim();
const grouped = (amount) => String(amount).replace(/\B(?=(\d{3})+$)/g, ',');

async function handbook(options, path = '') {
  const opened = await page(options);
  await opened.goto(`${base.url}/#/handbook${path}`);
  await opened.locator(path ? '.doc-chapter' : '.book-chapters').first().waitFor();
  return opened;
}

async function answered(call, body) {
  const answer = await fetch(`${base.url}/api/${call}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return answer.json();
}

for (const language of languages) {
  test(`every chapter stands on the screen and fits a narrow one: ${language}`, async () => {
    const opened = await handbook({ language });
    const listed = await opened.locator('.book-chapters a').evaluateAll((links) =>
      links.map((link) => link.hash.split('/')[2]));
    assert.deepEqual(listed, [...chapterNames, 'sources']);
    await look(opened, `handbook-${language}`);
    for (const name of listed) {
      await opened.goto(`${base.url}/#/handbook/${name}`);
      await opened.waitForFunction((wanted) => document.activeElement?.tagName === 'H1'
        && location.hash.endsWith(wanted), name);
      const wide = await wider(opened, '.book-page');
      assert.deepEqual(wide, [], `${name} is wider than the screen`);
      const words = await opened.locator('.book-page').innerText();
      assert.doesNotMatch(words, /[{}]|undefined|NaN|null/, name);
      await look(opened, `handbook-${language}-${name}`);
    }
    await opened.context().close();
  });
}

test('the figures are those of this month', async () => {
  const opened = await handbook({}, '/03_cost');
  const month = await opened.evaluate(() => {
    const now = new Date();
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  });
  const due = await answered('due', { month, as: 'herder', income: 'minimum' });
  const words = await opened.locator('.book-page').innerText();
  for (const amount of [due.person, due.state, due.total]) {
    assert.ok(words.includes(grouped(amount)), `${grouped(amount)} in ${words.slice(0, 300)}`);
  }
  await opened.context().close();
});

test('what is looked for is found with letters that people write for each other', async () => {
  const opened = await handbook({});
  await opened.getByRole('searchbox').fill('ондор насны тэтгэвэр');
  const hit = opened.locator('.book-chapters a', { has: opened.locator('mark') });
  await hit.first().waitFor();
  assert.match(await hit.first().locator('mark').innerText(), /^Өндөр$/i);
  await look(opened, 'handbook-search');
  await opened.getByRole('searchbox').fill('байхгүйүгболох');
  await opened.getByText('Олдсон: 0').waitFor();
  await opened.getByRole('searchbox').fill('зуд');
  const address = await hit.last().getAttribute('href');
  await hit.last().click();
  const here = opened.locator('.book-here');
  await here.waitFor();
  assert.equal(await here.getAttribute('id'), `block-${address.split('/').at(-1)}`);
  assert.match(await here.innerText(), /зуд/i);
  await here.evaluate((element) => new Promise((seen) => {
    new IntersectionObserver(([entry]) => entry.isIntersecting && seen()).observe(element);
  }));
  await opened.context().close();
});

test('once opened it is there without a network', async () => {
  const phone = await newPhone(phones);
  const opened = await phone.newPage();
  await opened.goto(base.url);
  await opened.evaluate(() => navigator.serviceWorker.ready);
  await opened.reload();
  await opened.goto(`${base.url}/#/handbook/04_old_age`);
  await opened.locator('.doc-chapter').waitFor();
  await phone.setOffline(true);
  await opened.reload();
  await opened.locator('.doc-chapter').waitFor();
  await phone.close();
});

test('a chapter that is not there leads to the contents', async () => {
  const opened = await handbook({}, '');
  for (const path of ['/99_nothing', '/03_cost/99999', '/%E0%A4%A', '/__proto__/constructor']) {
    await opened.goto(`${base.url}/#/handbook${path}`);
    await opened.locator('.book-chapters:visible, .doc-chapter').first().waitFor();
    assert.deepEqual(opened.problems, [], path);
  }
  await opened.context().close();
});

/** The page that the browser prints, and the address that a camera reads off it. */
async function printed(opened, name) {
  const file = join(folder, `${name}.pdf`);
  await opened.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  const picture = file.replace('.pdf', '');
  run('pdftoppm', ['-r', '200', '-png', '-singlefile', file, picture]);
  return {
    told: run('pdfinfo', [file]),
    words: plainly(run('pdftotext', ['-layout', file, '-'])),
    address: run('zbarimg', ['-q', '--raw', `${picture}.png`]).trim(),
  };
}

const sizes = {
  A5: /Page size: +(419|420)[\d.]* x 59[45]/,
  A4: /Page size: +59[456][\d.]* x 84[12]/,
};

for (const language of languages) {
  test(`a sheet stands on one page and its code opens it again: ${language}`, async () => {
    const opened = await page({ language });
    await opened.goto(base.url);
    await opened.locator('main .prices').waitFor();
    const pension = plainly(await opened.locator('main .prices-pension').innerText());
    await opened.locator('.foot .primary').click();
    await opened.locator('.sheet-frame .doc-code').waitFor();
    await look(opened, `sheet-${language}`);
    for (const size of ['A5', 'A4']) {
      await opened.locator('.sheet .choice', { hasText: size }).click();
      await opened.locator(`.sheet-print-${size} .doc-code`).waitFor({ state: 'attached' });
      const type = await opened.locator('.sheet-frame .sheet-paper').evaluate((element) => ({
        points: parseFloat(element.style.fontSize),
        over: element.scrollHeight - element.clientHeight,
      }));
      assert.ok(type.over <= 0, `nothing is cut off: ${type.over}`);
      assert.ok(type.points > 5.2, `it can be read: ${type.points} pt`);
      const sheet = await printed(opened, `sheet-${language}-${size}`);
      assert.match(sheet.told, /Pages: +1\n/);
      assert.match(sheet.told, sizes[size]);
      const figure = /[\d,]{7,}/.exec(pension)[0];
      assert.ok(sheet.words.includes(figure), `${figure} in ${sheet.words}`);
      const again = await page({ language });
      await again.goto(sheet.address);
      await again.locator('main .prices').waitFor();
      assert.equal(plainly(await again.locator('main .prices-pension').innerText()), pension);
      await again.context().close();
    }
    await opened.keyboard.press('Escape');
    await opened.locator('.sheet').waitFor({ state: 'detached' });
    assert.equal(await opened.locator('.sheet-print').count(), 0);
    await opened.context().close();
  });
}

test('an officer reads out an answer and leaves a sheet, without a network', async () => {
  const phone = await newPhone(phones);
  const opened = await phone.newPage();
  await signIn(opened);
  await readyOffline(opened);
  await meetHousehold(opened, made('Хуудасны'));
  await addPerson(opened, 'Нарантуяа');
  await toCalculation(opened, 'Нарантуяа');
  await phone.setOffline(true);
  await showCalculation(opened);
  await next(opened);
  await opened.getByRole('button', { name: 'Хэдэн сар төлөхгүй бол яах вэ?' }).click();
  await opened.getByRole('button', { name: 'Гарын авлагад юу гэсэн бэ' }).click();
  await opened.locator('.v-says .doc-block').first().waitFor();
  assert.match(await opened.locator('.v-says').innerText(), /Хэдэн сар төлөхгүй бол яах вэ/);
  await look(opened, 'answer');
  await opened.keyboard.press('Escape');
  await next(opened);
  await opened.locator('[data-step=papers]').waitFor();
  await opened.getByRole('button', { name: 'Дутуу' }).first().click();
  await next(opened);
  await next(opened);
  await opened.getByLabel('Юу амласан бэ').first().fill('Гэрээ авчирч өгнө');
  await next(opened);
  await opened.getByRole('heading', { name: 'Үлдээх хуудас' }).waitFor();
  await opened.locator('.v-calculate button').click();
  await opened.locator('.sheet-frame .doc-code').waitFor();
  await look(opened, 'own-sheet');
  const sheet = await printed(opened, 'own');
  for (const part of ['Нарантуяа', 'Гэрээ авчирч өгнө']) {
    assert.ok(sheet.words.includes(part), `${part} in ${sheet.words}`);
  }
  assert.match(sheet.told, /Pages: +1\n/);
  const mark = await opened.locator('.sheet-print .sheet-paper').getAttribute('data-mark');
  assert.equal(mark, 'Зохиомол хүн', 'a made-up person is marked across the page');
  await phone.close();
});

test('a message to the family is written with the month\'s figures and measured', async () => {
  const phone = await newPhone(phones);
  const opened = await phone.newPage();
  await signIn(opened);
  await readyOffline(opened);
  await meetHousehold(opened, made('Мессежийн'));
  await opened.getByRole('link', { name: 'Өөрчлөх' }).last().click();
  await opened.getByRole('textbox', { name: 'Утас' }).fill('8800 0009');
  await opened.getByRole('button', { name: 'Хадгалах' }).click();
  await phone.setOffline(true);
  await opened.getByRole('button', { name: 'Мессеж бичих' }).click();
  await opened.getByRole('button', { name: 'Сард хэдийг төлөх вэ' }).click();
  const month = dayIn().slice(0, 7);
  const words = opened.getByLabel('Мессежийн үг');
  await opened.waitForFunction(() => document.querySelector('dialog textarea').value !== '');
  const figure = run(process.env.OTOR_PROGRAM ?? resolve(content, '../../build/release/otor'),
    ['due', '--month', month, '--as', 'herder', '--income', 'minimum']);
  const [, amount] = /([\d,]{6,}) төгрөг/.exec(await words.inputValue());
  assert.ok(figure.includes(amount), `${amount} in ${figure}`);
  const meter = opened.locator('.v-meter');
  await meter.getByText('Мессеж: 2').waitFor();
  await look(opened, 'message');
  await words.fill('ө'.repeat(70));
  await meter.getByText('Мессеж: 1').waitFor();
  await words.fill('ө'.repeat(71));
  await meter.getByText('Мессеж: 2').waitFor();
  assert.match(await meter.innerText(), /Дараагийнх хүртэл: 63/);
  await words.fill('Сайн уу & баяртай?');
  const href = await opened.locator('a[href^="sms:"]').getAttribute('href');
  assert.equal(href, `sms:88000009?body=${encodeURIComponent('Сайн уу & баяртай?')}`);
  await phone.close();
});
