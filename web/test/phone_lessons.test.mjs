// SPDX-License-Identifier: Apache-2.0
// What the department learned and decided, read on an officer's phone without a network. Needs a
// running server with the demonstration, as the other tests do.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, plainly, small } from './desk.mjs';
import { address, allSafe, launch, newPhone, readyOffline, signIn } from './phone.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('an officer reads without a network what was decided, and what is hers to do', async () => {
  const phone = await newPhone(browser, { viewport: small });
  const page = await phone.newPage();
  await signIn(page);
  await allSafe(page);
  const line = page.locator('[data-lessons]');
  await line.waitFor();
  await readyOffline(page);
  await phone.setOffline(true);
  assert.match(plainly(await line.innerText()), /Газрын шийдвэрээс таных: 1/);
  await line.locator('a').click();
  const mine = page.locator('[data-decision]').first();
  await mine.waitFor();
  assert.match(plainly(await mine.innerText()), /Утсаар төлөх алхмыг/);
  await look(page, 'phone-lessons-mn-360');
  await page.locator('[data-meeting] a').click();
  const meeting = page.locator('[data-page]');
  await meeting.waitFor();
  const said = plainly(await meeting.innerText());
  assert.match(said, /залуу малчид сонсож эхэлсэн/);
  assert.match(said, /Хариу хүлээсэн айл бүрт утасдсан/, 'what came of a decision');
  assert.equal(await page.locator('[data-decision][data-state=done]').count(), 1);
  await look(page, 'phone-lessons-meeting-mn-360');
  await page.goto(`${address}/#/officer/me`);
  await page.getByRole('link', { name: 'Сургамж ба шийдвэр' }).waitFor();
  await phone.close();
});

test('where no meeting lies on the phone, it says so', async () => {
  const phone = await newPhone(browser, { viewport: { width: 1280, height: 800 } });
  const page = await phone.newPage();
  await signIn(page, 'tsengel');
  await allSafe(page);
  await page.goto(`${address}/#/officer/lessons`);
  await page.getByText('Энэ утсанд газрын зөвлөгөөн алга.').waitFor();
  await look(page, 'phone-lessons-none-mn-1280');
  await phone.close();
});
