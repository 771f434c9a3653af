// SPDX-License-Identifier: Apache-2.0
// The public page in a browser. Run: npm test (after npm run build), or with OTOR_URL against a
// server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, calculator, findings, page, start, stop } from './browser.mjs';


before(start);
after(stop);

const lights = ['felt', 'lamp', 'sun'];
const languages = ['mn', 'kk', 'en'];

for (const theme of lights) {
  for (const language of languages) {
    test(`axe finds nothing: ${language}, ${theme}`, async () => {
      const opened = await calculator({ language, theme });
      assert.deepEqual(await findings(opened), []);
      await opened.click('.who');
      await opened.waitForSelector('.sheet .form');
      assert.deepEqual(await findings(opened), []);
      await opened.keyboard.press('Escape');
      await opened.click('.foot .button >> nth=0');
      await opened.waitForSelector('.sheet .steps');
      assert.deepEqual(await findings(opened), []);
      assert.deepEqual(opened.problems, []);
      await opened.context().close();
    });
  }
}

test('every sentence on the page is there: no key shows', async () => {
  for (const language of languages) {
    const opened = await calculator({ language });
    const words = await opened.evaluate(() => document.body.textContent);
    assert.doesNotMatch(words, /\b(app|calculator|why|cover|problem)\.[a-z_]+/);
    assert.doesNotMatch(words, /\{\w+\}|NaN|undefined/);
    assert.equal(await opened.getAttribute('html', 'lang'), language);
    await opened.context().close();
  }
});

test('why: every source is told by its title in the language of the reader', async () => {
  const expected = {
    mn: 'Гурван талт үндэсний хорооны хуралдаан, 2026.08.17',
    kk: 'Үшжақты ұлттық комитеттің отырысы, 2026.08.17',
    en: 'National Tripartite Committee, meeting of 2026-08-17',
  };
  for (const language of languages) {
    const opened = await calculator({ language });
    await opened.click('.foot .button >> nth=0');
    await opened.waitForSelector('.sheet .sources');
    const acts = await opened.$$eval('.sheet .sources [lang]', (all) =>
      all.map((act) => [act.lang, act.textContent]));
    assert.ok(acts.some(([, title]) => title === expected[language]), acts.join('; '));
    assert.deepEqual(acts.filter(([spoken]) => spoken !== language), []);
    await opened.context().close();
  }
});

test('the mark of an open question stays on the line of its last word', async () => {
  for (const language of languages) {
    const opened = await calculator({ language, width: 360 });
    const apart = await opened.$$eval('.with-mark', (all) => all.flatMap((words) => {
      const mark = words.querySelector('.mark-open')?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(words.firstChild);
      const word = range.getBoundingClientRect();
      return !mark || (mark.top < word.bottom && mark.bottom > word.top) ? [] : [words.textContent];
    }));
    assert.ok((await opened.locator('.with-mark .mark-open').count()) >= 3);
    assert.deepEqual(apart, []);
    assert.equal(await opened.locator('main .mark-button').evaluateAll((all) =>
      all.filter((mark) => mark.closest('p, h3') && !mark.closest('.with-mark')).length), 0);
    await opened.context().close();
  }
});

test('the picture is one text for a screen reader', async () => {
  const opened = await calculator();
  const said = await opened.getAttribute('main figure svg[role=img]', 'aria-label');
  assert.match(said, /^Эхний 5 жил: жилд \d+ (хонины үнэ|төгрөг)|^Эхний/);
  assert.match(said, /Тэтгэвэр эхлэх нас: 50.нас\. Насан туршдаа жилд/);
  await opened.context().close();
});

test('a price is never alone: all prices of the plan stand together', async () => {
  const opened = await calculator();
  const rows = await opened.locator('main .prices dl > div').allTextContents();
  assert.ok(rows.length >= 2, rows.join());
  await opened.context().close();
});

test('everything can be done with the keyboard', async () => {
  const opened = await calculator();
  await opened.focus('.who');
  await opened.keyboard.press('Enter');
  await opened.waitForSelector('.sheet[open]');
  const inside = () => opened.evaluate(() => Boolean(document.activeElement?.closest('.sheet')));
  assert.ok(await inside(), 'the sheet takes the focus');
  for (let i = 0; i < 40; ++i) {
    await opened.keyboard.press('Tab');
    const out = await opened.evaluate(() => Boolean(document.activeElement?.closest('.screen')));
    assert.ok(!out, 'the page below cannot be reached');
  }
  await opened.focus('.sheet input[type=radio]');
  await opened.keyboard.press('ArrowRight');
  await opened.keyboard.press('Escape');
  await opened.waitForSelector('.sheet', { state: 'detached' });
  assert.match(await opened.textContent('.who'), /Эрэгтэй/);
  await opened.waitForFunction(() => document.activeElement?.matches('.who'));  // it comes back
  await opened.context().close();
});

test('the thumb moves the picture: one call of the core, within a frame', async () => {
  const opened = await calculator();
  const times = await opened.evaluate(async () => {
    const slider = document.querySelector('.try input[type=range]');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    performance.clearMeasures('outlook');
    const whole = [];
    for (let i = 1; i <= 60; ++i) {
      slider.value = String(Number(slider.min) + i);
      const began = performance.now();
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await Promise.resolve();
      await frame();
      whole.push(performance.now() - began);
    }
    const calls = performance.getEntriesByName('outlook').map((entry) => entry.duration);
    return { calls, whole };
  });
  const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  console.log(
    `core ${middle(times.calls).toFixed(1)} ms, ` +
      `to the next frame ${middle(times.whole).toFixed(1)} ms`,
  );
  assert.ok(times.calls.length <= 61, `${times.calls.length} calls`);
  assert.ok(middle(times.calls) < 16, `${middle(times.calls)} ms`);
  await opened.context().close();
});

test('nothing jumps while the page comes up', async () => {
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ]) {
    const opened = await page({ width, height });
    await opened.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await opened.goto(base.url);
    await opened.waitForSelector('.prices');
    await opened.waitForTimeout(500);
    assert.equal(await opened.evaluate(() => globalThis.shift), 0, `${width} wide`);
    await opened.context().close();
  }
});

test('what is typed wrong is said beside its field, and the last answer stays', async () => {
  const opened = await calculator({ language: 'en' });
  const before = await opened.textContent('main .prices');
  await opened.click('.who');
  await opened.click('.choice:has-text("Another amount")');
  await opened.fill('.form input[inputmode=numeric] >> nth=0', 'twelve');
  assert.equal(
    await opened.textContent('.form .wrong'),
    'Write a whole number, for example 800000.',
  );
  assert.equal(await opened.textContent('main .prices'), before);
  await opened.fill('.form input[inputmode=numeric] >> nth=0', '1,500,000');
  assert.equal(await opened.locator('.form .wrong').count(), 0);
  await opened.click('.choice:has-text("Write each period")');
  await opened.selectOption('.period select >> nth=0', '2026');
  await opened.selectOption('.period select >> nth=2', '2020');
  assert.equal(await opened.textContent('.form .wrong'), 'The last month is before the first.');
  await opened.context().close();
});

test('two soums of one name are told apart in every language', async () => {
  const soum = (code, name_mn) => ({ code, name_mn, name_kk: name_mn, name_en: 'Bulgan' });
  const aimag = (code, name_mn, name_en) => ({ code, name_mn, name_kk: name_mn, name_en });
  const told = {
    areas: [
      soum('18307', 'Булган'), soum('18407', 'Булган'),
      { ...soum('18546', 'Тэс'), name_en: 'Tes' },
    ],
    aimags: [
      aimag('183', 'Баян-Өлгий', 'Bayan-Ulgii'), aimag('184', 'Ховд', 'Khovd'),
      aimag('185', 'Увс', 'Uvs'),
    ],
  };
  const wanted = {
    mn: ['Баян-Өлгий, Булган', 'Ховд, Булган', 'Тэс'],
    kk: ['Баян-Өлгий, Булган', 'Ховд, Булган', 'Тэс'],
    en: ['Bayan-Ulgii, Bulgan', 'Khovd, Bulgan', 'Tes'],
  };
  for (const language of languages) {
    const opened = await page({ language });
    await opened.route('**/api/areas', (route) => route.fulfill({ json: told }));
    await opened.goto(base.url);
    await opened.waitForSelector('.prices');
    await opened.click('.who');
    const shown = await opened.locator('.form optgroup option').allInnerTexts();
    assert.deepEqual(shown, wanted[language]);
    await opened.context().close();
  }
});

test('many lives: each has a picture, none breaks the page', async () => {
  const opened = await calculator();
  await opened.click('.who');
  for (const sex of [0, 1]) {
    await opened.click(`.form .choice >> nth=${sex}`);
    for (const year of ['2010', '2000', '1986', '1981', '1972', '1966', '1960', '1952']) {
      await opened.selectOption('.form select >> nth=0', year);
      const state = await opened.evaluate(() => ({
        picture: document.querySelectorAll('main svg.picture').length,
        alert: document.querySelector('main [role=alert]')?.textContent,
        wide: document.documentElement.scrollWidth <= innerWidth,
        odd: /NaN|undefined|Infinity/.test(document.querySelector('main')?.innerHTML ?? ''),
      }));
      assert.ok(
        state.picture >= 1 && state.wide && !state.odd && !state.alert,
        `${sex} ${year}: ${JSON.stringify(state)}`,
      );
    }
  }
  assert.deepEqual(opened.problems, []);
  await opened.context().close();
});

test('letters twice as large lose nothing at 360', async () => {
  for (const language of languages) {
    const opened = await calculator({ language });
    await opened.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    const wide = await opened.evaluate(() =>
      [...document.querySelectorAll('main *, .bar *')]
        .filter((e) => !e.closest('svg') && !e.matches('.out-of-sight, .out-of-sight *'))
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
        .map((e) => `${e.className} ${e.textContent.slice(0, 40)}`),
    );
    assert.deepEqual(wide, [], language);
    await opened.context().close();
  }
});

test('without signal it opens again and counts', async () => {
  const opened = await page({ serviceWorkers: 'allow' });
  await opened.goto(base.url);
  await opened.waitForSelector('.prices');
  await opened.evaluate(() => navigator.serviceWorker.ready);
  await opened.waitForFunction(() => caches.keys().then((names) => names.length > 0));
  await opened.waitForTimeout(500);
  await opened.context().setOffline(true);
  await opened.reload();
  await opened.waitForSelector('.prices');
  for (const language of ['kk', 'en', 'mn']) {
    await opened.click(`.languages button[lang=${language}]`);
    await opened.waitForSelector(`html[lang=${language}]`);
  }
  assert.deepEqual(opened.problems, []);
  await opened.context().close();
});

test('an address that changes while the page is being drawn is followed', async () => {
  const opened = await page();
  // Between the first drawing and the moment in which the app begins to listen.
  await opened.addInitScript(() => new MutationObserver((_, watch) => {
    if (!document.querySelector('#app > *')) return;
    watch.disconnect();
    location.hash = '#/officer';
  }).observe(document, { childList: true, subtree: true }));
  await opened.goto(base.url);
  await opened.waitForSelector('.v-signin', { timeout: 5_000 });
  assert.deepEqual(opened.problems, []);
  await opened.context().close();
});
