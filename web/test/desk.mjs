// SPDX-License-Identifier: Apache-2.0
// A page of the desk in a browser, as tests of the desk open it. Imported when OTOR_URL is set.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { address, found, newPhone, signIn } from './phone.mjs';

export const wide = { width: 1280, height: 800 };
export const small = { width: 360, height: 740 };

/** What a desk remembers of whoever signed in there, by account: most tests are not about that. */
const remembered = new Map();

const speaking = ({ origins, ...state }, language) => ({
  ...state,
  origins: origins.map(({ localStorage, ...origin }) => ({
    ...origin,
    localStorage: [
      ...localStorage.filter(({ name }) => name !== 'language'),
      { name: 'language', value: language },
    ],
  })),
});

/** Whoever is signed in at a page; `ready`: what stands there once it is drawn. */
export async function atDesk(browser, {
  user, path, viewport = wide, language = 'en', ready = '.d-headline',
}) {
  const there = `${address}/#/desk${path}`;
  if (remembered.has(user)) {
    const storageState = speaking(remembered.get(user), language);
    const phone = await newPhone(browser, { viewport, storageState });
    const page = await phone.newPage();
    await page.goto(there);
    await page.locator(`${ready}, .v-signin`).first().waitFor();
    if (await page.locator('.v-signin').count() === 0) return { phone, page };
    await phone.close(); // a test signed it out
  }
  const phone = await newPhone(browser, { viewport });
  const page = await phone.newPage();
  await signIn(page, user, 'desk');
  remembered.set(user, await phone.storageState({ indexedDB: true }));
  await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
  await page.goto(there);
  await page.reload();
  await page.locator(ready).waitFor();
  return { phone, page };
}

/** A picture, where OTOR_PICTURES names a folder for them. */
export async function picture(page, name) {
  const pictures = process.env.OTOR_PICTURES;
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Nothing for axe to find, nothing wider than the screen, and a picture. */
export async function look(page, name) {
  assert.deepEqual(await found(page), [], name);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${name}: ${over} wider than the screen`);
  await picture(page, name);
}

export const plainly = (words) => words.replace(/\s+/g, ' ').trim();
