// SPDX-License-Identifier: Apache-2.0
// A phone is given up as lost while it is away, and comes into reach again. Needs a running server,
// as visit.test.mjs does, and its folder in OTOR_DATA.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import {
  address, allSafe, deviceOf, givePassword, launch, made, meetHousehold, newPhone, nudge,
  readyOffline, secondOfficer, sent, signIn,
} from './phone.mjs';

const otor = resolve(import.meta.dirname, '../../build/release/otor');

function device(...words) {
  return execFileSync(otor, ['device', ...words, '--data', process.env['OTOR_DATA']],
    { encoding: 'utf8' });
}

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The households that are on the phone, of all its officers. */
async function households(page) {
  await page.goto(`${address}/#/officer`);
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').first().waitFor();
  return page.locator('.v-list li').count();
}

test('a lost phone erases what others wrote, and what its officer wrote is set aside', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, secondOfficer);
  await readyOffline(page);
  await page.goto(`${address}/#/officer/households`);
  await page.locator('.v-list li').nth(3).waitFor();
  await phone.setOffline(true);
  const name = made('Алдагдсан');
  await meetHousehold(page, name);

  const id = await deviceOf(page);
  device('lose', id);
  assert.match(device('list', '--user', secondOfficer), new RegExp(`${id} .* lost `));

  await phone.setOffline(false);
  await nudge(page);
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=lost]').waitFor();
  assert.equal(await households(page), 1);
  await page.getByRole('link', { name: new RegExp(name) }).waitFor();

  await page.goto(`${address}/#/officer`);
  await givePassword(page, secondOfficer);
  await allSafe(page);
  assert.equal(await households(page), 1, 'the records of others came back');
  await page.goto(`${address}/#/officer`);
  await page.locator('[data-closed=lost]').waitFor();
  const log = await sent(secondOfficer);
  assert.deepEqual(log.filter(({ device: from, body }) => from === id && body.head === name), []);
  await phone.close();
});
