// SPDX-License-Identifier: Apache-2.0
// The picture of last time, which stands there before the app has come: it is true, it is the
// example's, it gives way without a jump, and what was touched meanwhile is not lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, calculator, start, stop } from './browser.mjs';

before(start);
after(stop);

const kept = (opened) => opened.evaluate(() => localStorage.getItem('first-look'));

/** Opened once, and seen whole. */
async function seen(options) {
  const opened = await calculator(options);
  await opened.waitForFunction(() => localStorage.getItem('first-look') !== null);
  return opened;
}

/** What can be read without scrolling: who, the picture, the prices. */
const wordsAbove = (opened) => opened.evaluate(() =>
  ['.who', 'figure', '.prices'].map((part) => document.querySelector(part)?.textContent));

/** The app stays on its way until `come` is called. */
async function heldBack(opened) {
  let come;
  const may = new Promise((done) => {
    come = done;
  });
  await opened.route('**/assets/index-*.js', async (route) => {
    await may;
    await route.continue();
  });
  return come;
}

test('the first result stands there before the app has come, and gives way without a jump',
  async () => {
    for (const options of [{}, { language: 'kk', theme: 'lamp', width: 1280, height: 800 }]) {
      const opened = await seen(options);
      const words = await opened.innerText('#app');
      const above = await wordsAbove(opened);
      const come = await heldBack(opened);
      await opened.addInitScript(() => {
        globalThis.jumped = 0;
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) globalThis.jumped += one.value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await opened.reload({ waitUntil: 'commit' });
      await opened.waitForSelector('.prices');
      assert.deepEqual(await wordsAbove(opened), above);
      assert.equal(await opened.locator('.foot').count(), 1);
      assert.equal(await opened.evaluate(() => performance.getEntriesByName('outlook').length), 0);
      assert.equal(await opened.getAttribute('html', 'lang'), options.language ?? 'mn');
      come();
      await opened.waitForFunction(() => performance.getEntriesByName('outlook').length > 0);
      await opened.waitForTimeout(500);
      assert.equal(await opened.innerText('#app'), words);
      assert.equal(await opened.evaluate(() => globalThis.jumped), 0);
      assert.deepEqual(opened.problems, []);
      await opened.context().close();
    }
  });

test('what was touched before the app could answer is answered when it comes', async () => {
  const opened = await seen();
  const come = await heldBack(opened);
  await opened.reload({ waitUntil: 'commit' });
  await opened.waitForSelector('.prices');
  await opened.click('.who');
  come();
  await opened.waitForSelector('.sheet .form');
  await opened.context().close();
});

test('it is shown only where the app would draw the same', async () => {
  const opened = await seen();
  const come = await heldBack(opened);
  const shownAt = async (address) => {
    await opened.goto('about:blank');
    await opened.goto(address, { waitUntil: 'commit' });
    await opened.waitForFunction(() => globalThis.firstLook !== undefined);
    return opened.evaluate(() => globalThis.firstLook.shown);
  };
  assert.equal(await shownAt(base.url), true);
  assert.equal(await shownAt(`${base.url}/#/officer`), false);
  await opened.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await shownAt(base.url), false, 'the phone has gone dark');
  await opened.emulateMedia({ colorScheme: 'light' });
  await opened.clock.install({ time: Date.now() + 32 * 86_400_000 });
  assert.equal(await shownAt(base.url), false, 'another month');
  come();
  await opened.context().close();
});

test('a damaged picture is not shown, and the app comes as ever', async () => {
  const opened = await seen();
  for (const damaged of ['{', 'null', '{"key":"another"}']) {
    await opened.evaluate((text) => localStorage.setItem('first-look', text), damaged);
    await opened.reload();
    await opened.waitForSelector('.prices');
    assert.deepEqual(opened.problems, []);
  }
  await opened.context().close();
});

test('nothing that was typed is ever kept', async () => {
  const opened = await calculator();
  const slider = opened.locator('.try input[type=range]');
  await slider.focus();
  await slider.press('ArrowRight');
  await opened.waitForTimeout(3000);
  assert.equal(await kept(opened), null);
  await opened.context().close();
});
