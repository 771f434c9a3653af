// SPDX-License-Identifier: Apache-2.0
// Remarks on visits: the officer sees them first, on her phone without a network, and says how it
// was; her head sees both. Needs a running server with the demonstration, as the other tests do.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atDesk, look, plainly, small, wide } from './desk.mjs';
import {
  address, allSafe, head, launch, newPhone, nudge, readyOffline, run, signIn, until,
} from './phone.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const words = `Нэг нутгийн айлууд ${run}`;
const remark = (page) => page.locator('[data-remark=same_noted]').first();

test('an officer says without a network how it was, and her head reads it', async () => {
  const phone = await newPhone(browser, { viewport: small });
  const page = await phone.newPage();
  await signIn(page);
  await allSafe(page);
  const line = page.locator('[data-remarks]');
  await line.waitFor();  // what the pull brings has come
  await readyOffline(page);
  // Another test may have made visits that there is a remark on as well.
  const open = () => page.evaluate(
    () => Number(document.querySelector('[data-remarks]')?.dataset.remarks ?? 0));
  const before = await open();
  await phone.setOffline(true);
  await line.locator('a').click();
  await remark(page).waitFor();
  const said = plainly(await remark(page).innerText());
  assert.match(said, /айлд яг адилхан зүйл тэмдэглэсэн/);
  assert.match(said, /5 ба түүнээс олон айлд/, 'the numbers of the rule are told');
  assert.match(said, /Дарга тань .* өдрөөс харна/);
  await look(page, 'remarks-mn-360');
  const save = remark(page).getByRole('button', { name: 'Хадгалах' });
  assert.ok(await save.isDisabled(), 'nothing was said yet');
  await remark(page).getByLabel('Яагаад ийм байсан бэ?').fill(words);
  await page.waitForTimeout(1500); // a word that rests is kept
  await page.goto(`${address}/#/officer`);
  await page.getByText('Яагаад ийм байсан бэ?').waitFor(); // among what is unfinished
  await page.goto(`${address}/#/officer/remarks`);
  const typed = remark(page).getByLabel('Яагаад ийм байсан бэ?');
  await until(async () => await typed.inputValue() === words);
  await save.click();
  await remark(page).getByText(words).waitFor();
  await remark(page).getByText('Дарга тань таны тайлбартай хамт харна.').waitFor();
  await page.goto(`${address}/#/officer`);
  await page.locator('.v-wrap').waitFor();
  await until(async () => await open() === before - 1);
  await phone.setOffline(false);
  await nudge(page);
  await allSafe(page);
  await phone.close();

  const desk = await atDesk(browser, { user: head, path: '/quality', language: 'mn' });
  await desk.page.getByText('Анхаарах зүйлсийг үзэх').click();
  await desk.page.getByText(words).waitFor();
  const row = plainly(await remark(desk.page).innerText());
  assert.match(row, /Бичсэн: /);
  const href = await desk.page.locator('[data-csv=remarks]').getAttribute('href');
  const file = await desk.page.evaluate(async (path) => (await fetch(path)).text(), href);
  assert.ok(file.includes(words), 'the file tells the same');
  await desk.page.evaluate(() => (globalThis.print = () => undefined));
  await desk.page.locator('[data-csv=remarks] + button').click();
  await desk.page.emulateMedia({ media: 'print' });
  assert.ok(await remark(desk.page).locator('details li').first().isVisible(),
    'on paper the visits stand');
  await look(desk.page, 'remarks-paper-mn-1280');
  await desk.page.emulateMedia({ media: 'screen' });
  await look(desk.page, 'remarks-desk-mn-1280');
  await desk.phone.close();
});

test('months go back and forth, and a month without remarks says so', async () => {
  const { phone, page } = await atDesk(browser, {
    user: head, path: '/quality/remarks', viewport: small, ready: '[data-remarks] .l-actions',
  });
  const months = page.locator('[data-remarks] b').first();
  const now = plainly(await months.innerText());
  await look(page, 'remarks-desk-en-360');
  assert.equal(await page.getByRole('link', { name: 'Later' }).count(), 0);
  await page.getByRole('link', { name: 'Earlier' }).click();
  await until(async () => plainly(await months.innerText()) !== now);
  await page.getByRole('link', { name: 'Earlier' }).click();
  await page.locator('[data-none]').waitFor();
  await page.getByRole('link', { name: 'Later' }).click();
  await page.getByRole('link', { name: 'Later' }).click();
  await until(async () => plainly(await months.innerText()) === now);
  await phone.close();
});

test('what a colleague explained is read in Kazakh', async () => {
  const { phone, page } = await atDesk(browser, {
    user: 'bayan-ulgii', path: '/quality/remarks', language: 'kk', viewport: wide,
    ready: '[data-remark]',
  });
  assert.match(plainly(await remark(page).innerText()), /Бір жайылымдағы туыс үйлер/);
  await look(page, 'remarks-desk-kk-1280');
  await phone.close();
});
