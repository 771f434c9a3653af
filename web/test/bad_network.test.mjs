// SPDX-License-Identifier: Apache-2.0
// Two phones of one officer behind a network that cuts, delays and swallows what they say at any
// byte. Needs a running server, as visit.test.mjs does.

import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import { after, before, test } from 'node:test';

/** Numbers that look like chance and are the same in every run (mulberry32). */
function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes after which a connection ends, in either direction: in heads as well as in bodies. */
const fates = {
  whole: () => ({}),
  cutAsking: (chance) => ({ up: Math.floor(chance() * 6_000) }),
  cutAnswering: (chance) => ({ down: Math.floor(chance() * 1_500) }),
  answerLost: () => ({ down: 0 }), // the server did it, and the phone never hears
  late: (chance) => ({ late: 200 + Math.floor(chance() * 1_500) }),
};

/** A network in front of the server; good until told otherwise. */
async function network(port, seed) {
  const chance = chanceOf(seed);
  const told = Object.fromEntries(Object.keys(fates).map((name) => [name, 0]));
  const state = { bad: false, told };
  const open = new Set();
  const server = createServer((phone) => {
    const names = Object.keys(fates);
    const name = state.bad ? names[Math.floor(chance() * names.length)] : 'whole';
    if (state.bad) told[name] += 1;
    const { up = Infinity, down = Infinity, late = 0 } = fates[name](chance);
    const far = connect(port, '127.0.0.1');
    const end = () => {
      phone.destroy();
      far.destroy();
      open.delete(end);
    };
    open.add(end);
    if (state.bad) setTimeout(end, 400 + late + Math.floor(chance() * 600)); // none lasts
    const through = (from, to, most) => {
      let left = most;
      from.on('data', (bytes) => setTimeout(() => {
        if (!to.destroyed) to.write(bytes.subarray(0, left));
        left -= bytes.length;
        if (left < 0) end();
      }, late));
      from.on('end', () => setTimeout(() => to.end(), late));
      from.on('error', end);
      from.on('close', () => setTimeout(end, late + 50));
    };
    through(phone, far, up);
    through(far, phone, down);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const turn = (bad) => {
    state.bad = bad;
    for (const end of [...open]) end(); // connections of before go on as they were otherwise
  };
  const close = () => {
    turn(false);
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, state, turn, close };
}

const server = new URL(process.env['OTOR_URL'] ?? 'http://127.0.0.1:8080');
const net = await network(Number(server.port), 20_261_126);
process.env['OTOR_URL'] = net.address; // everything the phones know of is behind the bad network
const {
  address, allSafe, launch, made, meetHousehold, newPhone, nudge, officer, readyOffline, rowsOn,
  sent, signIn,
} = await import('./phone.mjs');

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  net.close();
});

/** As when the phone says that there is a network again. */
async function phoneReady() {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page, officer);
  await readyOffline(page);
  return { phone, page };
}

const title = 'behind a network that cuts and swallows, two phones send everything once and agree';

test(title, async () => {
  const [first, second] = [await phoneReady(), await phoneReady()];
  net.turn(true);
  const names = [];
  for (let round = 0; round < 4; round += 1) {
    for (const { page } of [first, second]) {
      const name = made(`Тасалдсан ${names.length}`);
      await meetHousehold(page, name);
      names.push(name);
      await nudge(page);
    }
  }
  const seen = () => Math.min(...Object.values(net.state.told));
  for (let turn = 0; seen() < 5 && turn < 300; turn += 1) {
    for (const { page } of [first, second]) await nudge(page);
    await first.page.waitForTimeout(100);
  }
  console.log(`connections: ${JSON.stringify(net.state.told)}`);
  assert.ok(seen() >= 5, 'the network was hardly bad');

  net.turn(false);
  const rows = [];
  for (const { page } of [first, second]) {
    await nudge(page);
    await allSafe(page);
    rows.push((await rowsOn(page)).length);
  }
  const events = await sent(officer);
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length, 'an event came twice');
  const ofTheirs = events.filter(({ body }) => names.includes(body.head));
  assert.deepEqual(ofTheirs.map(({ body }) => body.head).sort(), [...names].sort());
  const devices = new Set(ofTheirs.map(({ device }) => device));
  assert.equal(devices.size, 2);
  const held = events.filter(({ device }) => devices.has(device)).length;
  assert.equal(held, rows[0] + rows[1], 'the phones wrote another number than the server holds');
  for (const { page } of [first, second]) {
    await page.goto(`${address}/#/officer/households`);
    for (const name of names) {
      await page.getByRole('searchbox').fill(name);
      await page.getByRole('link', { name: new RegExp(name) }).first().waitFor();
    }
  }
  await first.phone.close();
  await second.phone.close();
});
