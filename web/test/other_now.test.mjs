// SPDX-License-Identifier: Apache-2.0
// A family that was told something which is otherwise now: the officer sees it on her phone without
// a network, says the new answer, and the head's list knows. The server is this test's own; the
// visit was in March 2025, before the minimum wage became another.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bringHome } from '../../bench/due.mjs';
import { uuid } from '../../bench/soum.mjs';
import { ownServer } from './own_server.mjs';

const password = 'otor-other-now-2026';
const server = await ownServer('other-now', password, { 'told-a': '18501' });
server.run(['user', 'add', 'chief', '--role', 'head', '--area', '185'], `${password}\n`);
const daysAgo = Math.round((Date.now() - Date.parse('2025-03-10')) / 86_400_000);
await server.start({ daysAgo });
Object.assign(process.env, { OTOR_URL: server.address, OTOR_PASSWORD: password });
const { address, allSafe, found, launch, newPhone, nudge, readyOffline, signIn, until } =
  await import('./phone.mjs');
const { look, plainly, small } = await import('./desk.mjs');

const [home, person, visit] = [uuid(1, 1), uuid(2, 1), uuid(3, 1)];
const request = {
  on: '2025-03', sex: 'female', born: '1996-03', children: 2, paid: [],
  plan: { from: '2025-04', as: 'herder', income: 'minimum' },
};

let browser;
before(async () => {
  await bringHome(address, {
    user: 'told-a', password, area: '18501', phone: 1,
    since: Date.now() - daysAgo * 86_400_000 - 60_000, at: '2025-03-10T12:00:00+07:00',
  }, [
    ['household_met', home, {}],
    ['household_changed', home, { bagh: '1', head: 'Зохиомол Бат' }],
    ['person_met', person, { household: home }],
    ['person_changed', person, { name: 'Зохиомол Сараа', born: '1996-03', sex: 'female' }],
    ['visit_started', home, { visit, way: 'home' }],
    ['consent_given', home, { how: 'spoken', language: 'mn', version: '1', visit }],
    ['calculation_shown', home, {
      first: 'herder', opens: '2051-03', pack: 'e1d279b8d16c8845', pension: 550_000, person, visit,
      request,
    }],
    ['question_asked', home, { code: 'Q9', state: 'answered', visit }],
    ['question_asked', home, { code: 'Q42', state: 'answered', visit }],
    ['visit_closed', home, { stage: 'considering', visit }],
  ]);
  await server.stop();
  await server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.end();
});

async function onHeadsList() {
  const { token } = await (await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user: 'chief', password }),
  })).json();
  const answer = await fetch(`${address}/api/head/findings/told?lang=mn`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await answer.json()).found;
}

test('what changed since it was told is said again where the officer is', async () => {
  assert.equal(await onHeadsList(), 1);
  const phone = await newPhone(browser, { viewport: small });
  const page = await phone.newPage();
  await signIn(page, 'told-a');
  await allSafe(page);
  const line = page.locator('[data-other-families="1"]');
  await line.waitFor(); // what the pull brings has come
  await readyOffline(page);
  await phone.setOffline(true);
  await line.locator('a').click();
  await page.getByText('Зохиомол Бат').waitFor();
  assert.deepEqual(await found(page), []);
  await look(page, 'other-now-list-mn-360');
  await page.getByText('Зохиомол Бат').click();
  const part = page.locator('[data-other-now="2"]');
  await part.waitFor();
  const calculation = plainly(await part.locator('[data-other-calculation]').innerText());
  assert.match(calculation, /Зохиомол Сараа.*2025\.03\.10: 2051 оны 3 дугаар сар, сард 550,000/);
  assert.match(calculation, /Өнөөдрийн хуулиар: 2046 оны 3 дугаар сар, сард [678]\d\d,\d{3}/);
  const answer = part.locator('li').first();
  assert.match(
    plainly(await answer.innerText()), /Хэлсэн өдөр 2025\.03\.\d\d; шинэ хариу 2025\.04\.01/);
  assert.deepEqual(await found(page), []);
  await part.scrollIntoViewIfNeeded();
  await look(page, 'other-now-card-mn-360');
  await answer.locator('button').click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('.v-says').waitFor();
  assert.deepEqual(await found(page), []);
  await look(page, 'other-now-say-mn-360');
  await sheet.getByRole('button', { name: 'Шинэ хариуг хэллээ' }).click();
  await page.locator('[data-other-now="1"]').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.goto(`${address}/#/officer`);
  await page.locator('.v-wrap').waitFor();
  assert.equal(await page.locator('[data-other-families]').count(), 0);
  await page.goto(`${address}/#/officer/other-now`);
  await page.getByText('Хэлсэн хариу бүр өнөөдрийн хуулиар хэвээр байна.').waitFor();
  await phone.setOffline(false);
  await nudge(page);
  await allSafe(page);
  await until(async () => await onHeadsList() === 0);
  await phone.close();
});
