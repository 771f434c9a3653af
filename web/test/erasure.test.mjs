// SPDX-License-Identifier: Apache-2.0
// A family that asks to be erased goes from the phone that met it and from the one that pulled it.
// Needs a running server, as visit.test.mjs does, and its folder in OTOR_DATA.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import {
  address, allSafe, launch, made, meetHousehold, newPhone, nudge, readyOffline, searched,
  secondOfficer, sent, signIn, until,
} from './phone.mjs';

const otor = resolve(import.meta.dirname, '../../build/release/otor');

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('an erased family goes from every phone at contact, and its officer writes on', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, secondOfficer);
  await readyOffline(page);
  const name = made('Арчигдсан');
  await meetHousehold(page, name);
  await allSafe(page);
  const other = await newPhone(browser);
  const away = await other.newPage();
  await signIn(away, secondOfficer);
  await until(async () => await searched(away, name) === 1);

  const written = await sent(secondOfficer);
  const { subject } = written.find(({ body }) => body.head === name);
  execFileSync(otor, ['erase', '--data', process.env['OTOR_DATA'], '--household', subject,
    '--reason', 'trial-1', '--really']);
  assert.ok(!JSON.stringify(await sent(secondOfficer)).includes(name));

  for (const one of [page, away]) {
    await nudge(one);
    await until(async () => await searched(one, name) === 0);
  }
  await meetHousehold(page, made('Дараагийн'));
  await allSafe(page);
  const verdict = execFileSync(otor, ['verify', '--data', process.env['OTOR_DATA']],
    { encoding: 'utf8' });
  assert.match(verdict, /nothing is wrong/);
  assert.match(verdict, /[1-9]\d* erased/);
  await phone.close();
  await other.close();
});
