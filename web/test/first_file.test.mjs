// SPDX-License-Identifier: Apache-2.0
// The first file of a soum is coming, and the phone goes off: its browser is killed with all its
// processes, or the one that draws the page dies. What was kept is there afterwards, and the file
// goes on where it ended. The server and the line to it are this test's own.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';
import { heldLine, pushHouseholds } from './soum_file.mjs';

const word = 'otor-first-file-2026';
const server = await ownServer('first-file', word, {
  killed: '18501', crashed: '18504',
});
const wire = await heldLine(server.port);
Object.assign(process.env, { OTOR_URL: wire.address, OTOR_PASSWORD: word });
const {
  address, allSafe, killable, launch, made, newPhone, searched, signIn, unlock, until,
} = await import('./phone.mjs');
const { inDatabase, rowOf } = await import('./store.mjs');

const households = 3_500;
let browser;
before(async () => {
  await server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  wire.between.close();
  await server.end();
});

/** How far the file has come on the phone, and how many parts of it are kept. */
async function kept(page, user, area) {
  const account = await rowOf(page, 'accounts', user);
  if (!account) return { parts: 0, offset: 0 };
  return inDatabase(page, `otor-${account.device}`, async (db, wait, key) => {
    const tx = db.transaction(['pages', 'state']);
    const parts = (await wait(tx.objectStore('pages').getAll())).length;
    const filling = await wait(tx.objectStore('state').get(key));
    // Once all of it is here nothing is told of the file any more.
    return { parts, offset: filling?.offset ?? (parts === 0 ? 0 : Infinity) };
  }, `filling ${area}`);
}

async function fill(user, area, first) {
  await pushHouseholds({ address, user, word, area, count: households, first, name: made });
  Object.assign(wire.state, { holds: [], cut: undefined, braked: Infinity, from: {}, went: 0 });
}

/** All of the soum is in use, and each part of its file lies on the phone once. */
async function isWhole(page, user, area, parts) {
  await page.goto(`${address}/#/officer`);
  await page.getByText('Сервертэй сүүлд холбогдсон').waitFor();
  const now = await kept(page, user, area);
  assert.deepEqual(now, { parts, offset: Infinity }, 'each part once, and none is missing');
  await page.goto(`${address}/#/officer/households`);
  await page.getByText('3500').or(page.getByText('3 500')).first().waitFor();
  for (const n of [0, 1, 1_750, households - 1])
    assert.equal(await searched(page, made(`Өрх ${n}`)), 1, `household ${n}`);
  await allSafe(page);
}

const back = async (page) => {
  await page.goto(`${address}/#/officer`);
  await unlock(page);
};

// Bytes of the line after which it stands still, and the parts that are whole by then: in the head
// of the file, in its first part, in a later one, at the beginning of the last.
const stops = [[300, 0], [30_000, 0], [150_000, 2], [75_000, 3], [3_000, 3]];

test('killed while the first file of a soum comes, a browser goes on where it ended', async () => {
  await fill('killed', '18501', 0);
  const { start, clear } = await killable();
  let { page, kill } = await start();
  wire.state.holds = stops.map(([bytes]) => bytes);
  const ends = [];
  for (const [turn, [, whole]] of stops.entries()) {
    if (turn === 0) await signIn(page, 'killed');
    else await back(page);
    await until(async () =>
      wire.state.cut && (await kept(page, 'killed', '18501')).parts === whole);
    wire.state.cut = undefined;
    ends.push((await kept(page, 'killed', '18501')).offset);
    await kill();
    ({ page, kill } = await start());
  }
  await back(page);
  await isWhole(page, 'killed', '18501', 4);
  assert.deepEqual(wire.state.from['18501'], [0, ...ends],
    'each goes on where the one before ended');
  assert.ok(ends[2] > 0 && ends[3] > ends[2] && ends[4] === ends[3], `${ends}`);
  await kill();
  clear();
});

/** The process that draws the page dies, and the tab with it. */
async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

test('killed at any instant while a soum comes, a tab keeps what it had kept', async () => {
  await fill('crashed', '18504', 10_000);
  const phone = await newPhone(browser);
  let page = await phone.newPage();
  wire.state.braked = 4_096;
  await signIn(page, 'crashed');
  const ends = [0];
  // Wherever that is: while a part comes, is packed, or is being written.
  for (const bytes of [30_000, 60_000, 80_000, 62_000, 100_000]) {
    const wanted = wire.state.went + bytes;
    await until(async () => wire.state.went >= wanted ||
      (await kept(page, 'crashed', '18504')).offset === Infinity);
    await crash(page);
    page = await phone.newPage();
    await back(page);
    ends.push((await kept(page, 'crashed', '18504')).offset);
    assert.ok(ends.at(-1) >= ends.at(-2), `kept and gone: ${ends}`);
  }
  wire.state.braked = Infinity;
  await isWhole(page, 'crashed', '18504', 4);
  const from = wire.state.from['18504'];
  assert.ok(from.every((at, n) => n === 0 || at >= from[n - 1]), `begun anew: ${from}`);
  console.log(`killed where ${ends.slice(1).join(', ')} was kept; asked from ${from.join(', ')}`);
  await phone.close();
});
