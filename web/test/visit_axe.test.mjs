// SPDX-License-Identifier: Apache-2.0
// axe on each screen of the officer and the head, small and large, in Mongolian and Kazakh.
// Pictures are left in OTOR_PICTURES, if that names a folder.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  addPerson, address, choosePin, found, givePassword, head, launch, meetHousehold, newPhone,
  next, run, signIn, unlock,
} from './phone.mjs';

const pictures = process.env['OTOR_PICTURES'];
const sizes = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function look(page, name, language, width) {
  const problems = await found(page);
  if (pictures) {
    await page.screenshot({ path: `${pictures}/${name}-${language}-${width}.png`, fullPage: true });
  }
  return problems.map((problem) => `${name} ${language} ${width}: ${problem}`);
}

async function speak(page, language) {
  await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
  await page.reload();
}

/** The screens of the PIN, chosen in the language; ends in Mongolian, inside. */
async function lookAtPins(page, language, width) {
  const problems = [];
  const lookAt = async (name) => problems.push(...await look(page, name, language, width));
  const toChoose = page.locator('.v-pin .button');
  await givePassword(page);
  await toChoose.waitFor();
  await page.locator(`.languages button[lang=${language}]`).click();
  await lookAt('pin-choose');
  await page.locator('.languages button[lang=mn]').click();
  await choosePin(page);
  await page.locator('.v-page').waitFor();
  await speak(page, language);
  await page.locator('.v-pad > button:enabled').first().waitFor();
  await page.keyboard.type('258');
  await lookAt('pin');
  await page.keyboard.type('000');
  await page.locator('[data-wrong]').waitFor();
  await lookAt('pin-wrong');
  await page.locator('.v-pad .v-pad-plain').first().click();
  await page.locator('form').waitFor();
  await lookAt('pin-forgotten');
  await page.locator('.v-people button').first().click();
  await unlock(page);
  await speak(page, 'mn');
  await unlock(page);
  return problems;
}

for (const viewport of sizes) {
  for (const language of ['mn', 'kk']) {
    const { width } = viewport;
    test(`officer, ${language}, ${width}`, async () => {
      const context = await newPhone(browser, { viewport });
      const page = await context.newPage();
      const problems = [];
      await page.goto(`${address}/#/officer`);
      await page.locator('form').waitFor();
      await speak(page, language);
      await page.locator('form').waitFor();
      problems.push(...await look(page, 'sign-in', language, width));
      await speak(page, 'mn');
      problems.push(...await lookAtPins(page, language, width));
      await meetHousehold(page, `Зохиомол Харсан ${run}`);
      await addPerson(page, 'Нарантуяа');
      const card = page.url().split('#')[1];
      await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
      await page.locator('[data-step=present]').waitFor();
      const visit = page.url().split('#')[1];
      await speak(page, language);
      await unlock(page);
      const screens = [
        ['visit', visit, '[data-step]'], ['today', '/officer', '.v-standing'],
        ['households', '/officer/households', '.v-list li'], ['card', card, '.v-map'],
        ['edit', `${card}/edit`, '.v-map'], ['person', `${card}/person/new`, '.v-month'],
        ['consent', '/officer/household/new', '.v-consent'], ['me', '/officer/me', '.languages'],
        ['start', `${card}/start`, '.v-consent'], ['camp', `${card}/camp/new`, '.v-chip'],
        ['money', `${card}/money`, '.v-chip'], ['move', `${card}/move`, 'select'],
        ['consent-stands', `${card}/consent`, '.v-facts'],
      ];
      for (const [name, path, ready] of screens) {
        await page.goto(`${address}/#${path}`);
        await page.locator(ready).first().waitFor();
        problems.push(...await look(page, name, language, width));
      }
      await page.goto(`${address}/#${visit}`);
      await page.locator('[data-step=present]').waitFor();
      await page.locator('.v-chip').first().click();
      await next(page);
      await page.locator('.v-calculate .button').first().click();
      await page.locator('.sheet').waitFor();
      if (await page.locator('[data-doubt]').count() > 0) {
        problems.push(...await look(page, 'month', language, width));
        await page.locator('.sheet-foot .primary').click();
      }
      await page.locator('.sheet .picture').first().waitFor();
      problems.push(...await look(page, 'calculation', language, width));
      await page.locator('.v-plan').click();
      await page.locator('.sheet .form').waitFor();
      problems.push(...await look(page, 'plan', language, width));
      await page.locator('.sheet-foot .primary').last().click();
      await page.locator('.sheet-foot .primary').click();
      await page.locator('.sheet').waitFor({ state: 'detached' });
      await next(page);
      for (const step of ['talk', 'papers', 'handbooks', 'next_step', 'close']) {
        await page.locator(`[data-step=${step}]`).waitFor();
        problems.push(...await look(page, step, language, width));
        if (step === 'talk') await page.locator('.v-chip').first().click();
        await next(page);
      }
      await page.locator('.v-closed').waitFor();
      problems.push(...await look(page, 'closed', language, width));
      assert.deepEqual(problems, []);
      await context.close();
    });

    test(`head, ${language}, ${width}`, async () => {
      const context = await newPhone(browser, { viewport });
      const page = await context.newPage();
      await signIn(page, head, 'desk');
      await speak(page, language);
      await page.locator('.d-map').waitFor();
      const problems = await look(page, 'desk', language, width);
      const officers = page.getByRole('region').filter({ has: page.locator('th small') });
      if (width >= 1280) {
        for (const table of await officers.all())
          assert.equal(await table.evaluate((one) => one.scrollWidth - one.clientWidth), 0);
      }
      await page.locator('.d-links .link').nth(1).click();
      await page.locator('.d-columns table').first().waitFor();
      problems.push(...await look(page, 'desk-table', language, width));
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}
