// SPDX-License-Identifier: Apache-2.0
// Phone and server meet again after one of them has lost something, was copied or was told of other
// soums. The server is this test's own: it is stopped, put back from a backup and started again.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ownServer } from './own_server.mjs';
import { heldLine, numbered as id, pushHouseholds as push } from './soum_file.mjs';

const word = 'otor-contact-2026';
const server = await ownServer('contact', word, {
  'met-a': '18501', 'met-b': '18504', 'met-c': '18507', 'met-d': '18507', 'met-e': '18513',
  'met-f': '18516', 'met-g': '18519', 'met-h': '18522', 'met-i': '18525', 'met-j': '18528',
  'met-k': '18531', 'met-l': '18531',
});
const { folder, run } = server;

const wire = await heldLine(server.port);
Object.assign(process.env, { OTOR_URL: wire.address, OTOR_PASSWORD: word });
const {
  addPerson, address, allSafe, dayIn, givePassword, killable, launch, made, meetHousehold,
  newPhone, nudge, searched, sent, signIn, toCalculation, unlock, until,
} = await import('./phone.mjs');
const { inDatabase, putRow, rowOf } = await import('./store.mjs');

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

async function phoneOf(user, more) {
  const phone = await newPhone(browser);
  if (more) await phone.addInitScript(more);
  const page = await phone.newPage();
  await signIn(page, user);
  return { phone, page };
}

/** Unsent work stays unsent until this is undone. */
const cutOff = (page) => page.route('**/api/**', (route) => route.abort());
const comeBack = async (page) => {
  await page.unroute('**/api/**');
  await nudge(page);
};

const headsOf = async (user) => (await sent(user)).map(({ body }) => body.head).filter(Boolean);

/** The first pass with the server is over. */
async function met(page) {
  await page.goto(`${address}/#/officer`);
  await page.getByText('Сервертэй сүүлд холбогдсон').waitFor();
}

/** How many pages of what others wrote lie on the phone, under this number of it. */
const pagesUnder = (page, device) => inDatabase(page, `otor-${device}`, async (db, wait) =>
  (await wait(db.transaction('pages').objectStore('pages').getAll())).length);

async function pagesOf(page, user) {
  const { device } = await rowOf(page, 'accounts', user);
  return pagesUnder(page, device);
}

/** The phone shows these households and no other. */
async function shows(page, names) {
  await page.goto(`${address}/#/officer/households`);
  const shown = async () => (await page.locator('.v-list li b').allInnerTexts()).toSorted();
  const wanted = names.map(made).toSorted();
  const right = async () => (await shown()).join() === wanted.join();
  await until(right).catch(() => undefined); // what is there instead is told below
  assert.deepEqual(await shown(), wanted);
}

test('a server put back from a backup gets again what it had acknowledged', async () => {
  const { phone, page } = await phoneOf('met-a');
  await meetHousehold(page, made('Эхний'));
  await allSafe(page);
  const file = join(folder, 'backup.sqlite');
  run(['backup', file]);
  const later = made('Дараах');
  await meetHousehold(page, later);
  await allSafe(page);

  await server.stop();
  server.data = join(folder, 'second');
  run(['restore', file]);
  await server.start();
  assert.ok(!(await headsOf('met-a')).includes(later), 'the backup is older than that');

  await nudge(page);
  await page.goto(`${address}/#/officer`);
  await givePassword(page, 'met-a');
  await until(async () => (await headsOf('met-a')).includes(later));
  assert.deepEqual((await headsOf('met-a')).toSorted(), [made('Эхний'), later].toSorted());
  await allSafe(page);
  run(['verify']);
  await phone.close();
});

test('a copied phone takes a number of its own, and neither loses anything', async (t) => {
  const first = await killable();
  let { page, kill } = await first.start();
  t.after(() => kill());
  await signIn(page, 'met-b');
  await meetHousehold(page, made('Хамтын'));
  await allSafe(page);
  const { device } = await rowOf(page, 'accounts', 'met-b');
  await kill();
  const second = await killable(first.profile);
  t.after(() => [first, second].forEach(({ clear }) => clear()));

  ({ page, kill } = await first.start());
  await page.goto(`${address}/#/officer`);
  await unlock(page);
  await meetHousehold(page, made('Эх утас'));
  await allSafe(page);
  await kill();

  ({ page, kill } = await second.start());
  await cutOff(page);
  await page.goto(`${address}/#/officer`);
  await unlock(page);
  await meetHousehold(page, made('Хуулбар утас'));
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.getByLabel('Өрхийн тэргүүн').fill(made('Ноорог'));
  await page.waitForTimeout(1500);
  await page.goto(`${address}/#/officer`);
  await comeBack(page);
  await page.locator('[data-copied]').waitFor();
  // The four lines of the copy bear numbers that are taken: they are kept, for a person to look at.
  await page.locator('[data-aside="4"]').waitFor();
  const moved = await rowOf(page, 'accounts', 'met-b');
  assert.notEqual(moved.device, device);
  assert.deepEqual(moved.past, [device]);

  // What was being typed goes on under the new number.
  await page.getByRole('link', { name: made('Ноорог') }).click();
  await page.getByLabel('Нутаглаж буй газар').fill('Харгана');
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).waitFor();
  await allSafe(page);
  await shows(page, ['Хамтын', 'Эх утас', 'Хуулбар утас', 'Ноорог']);
  const log = await sent('met-b');
  const fresh = log.filter((event) => event.device === moved.device);
  assert.equal(fresh.length, 4);
  assert.ok(log.some(({ body }) => body.head === made('Эх утас')));
  assert.ok(!log.some(({ body }) => body.head === made('Хуулбар утас')));
});

test('a soum taken away takes its pages along, and unsent work of it is not lost', async () => {
  const colleague = await phoneOf('met-c');
  await meetHousehold(colleague.page, made('Бусдын'));
  await allSafe(colleague.page);
  await colleague.phone.close();
  const { phone, page } = await phoneOf('met-d');
  await met(page);
  await shows(page, ['Бусдын']);
  await cutOff(page);
  await meetHousehold(page, made('Миний'));

  run(['user', 'areas', 'met-d', '--area', '18510']);
  await page.goto(`${address}/#/officer`);
  await comeBack(page);
  await page.locator('[data-aside="4"]').waitFor();
  await allSafe(page);
  await shows(page, ['Миний']);
  assert.equal(await pagesOf(page, 'met-d'), 0, 'pages of the soum are gone');
  await page.getByText('Давст').first().waitFor();
  await phone.close();
});

test('a phone that goes on under another number keeps no pages under the former', async () => {
  const colleague = await phoneOf('met-k');
  await meetHousehold(colleague.page, made('Айл'));
  await allSafe(colleague.page);
  await colleague.phone.close();
  const { phone, page } = await phoneOf('met-l');
  await met(page);
  await shows(page, ['Айл']);
  const { device } = await rowOf(page, 'accounts', 'met-l');
  assert.ok(await pagesUnder(page, device) > 0);
  // As the page does when its chain went on elsewhere.
  const fresh = '019a0000-0000-7000-8000-0000000000ab';
  await putRow(page, 'accounts', { user: 'met-l', device: fresh, past: [device] });
  run(['user', 'areas', 'met-l', '--area', '18534']);
  await page.reload();
  await unlock(page);
  await until(async () => await pagesUnder(page, device) === 0);
  await shows(page, []);
  assert.equal(await pagesUnder(page, fresh), 0);
  await phone.close();
});

test('a page of others that does not open any more is taken again', async () => {
  const colleague = await phoneOf('met-c');
  await meetHousehold(colleague.page, made('Дахин'));
  await allSafe(colleague.page);
  await colleague.phone.close();
  const { phone, page } = await phoneOf('met-c');
  await shows(page, ['Бусдын', 'Дахин']);
  const { device } = await rowOf(page, 'accounts', 'met-c');
  await inDatabase(page, `otor-${device}`, async (db, wait) => {
    const pages = db.transaction('pages', 'readwrite').objectStore('pages');
    for (const row of await wait(pages.getAll())) {
      row.sealed[row.sealed.length >> 1] ^= 1;
      await wait(pages.put(row));
    }
  });
  await page.reload();
  await unlock(page);
  await shows(page, ['Бусдын', 'Дахин']);
  await phone.close();
});

test('a soum that is given comes whole, and what was here stays', async () => {
  const { phone, page } = await phoneOf('met-e');
  await meetHousehold(page, made('Хуучин сум'));
  await allSafe(page);
  const other = await phoneOf('met-f');
  await meetHousehold(other.page, made('Шинэ сум'));
  await allSafe(other.page);
  await other.phone.close();
  const asked = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (/snapshot|pull/.test(pathname)) asked.push(`${pathname} ${searchParams}`);
  });
  run(['user', 'areas', 'met-e', '--area', '18513', '--area', '18516']);
  await nudge(page);
  await shows(page, ['Хуучин сум', 'Шинэ сум']);
  await allSafe(page);
  assert.deepEqual(asked.filter((one) => /snapshot/.test(one)).length, 1, asked.join('\n'));
  assert.ok(asked.some((one) => /snapshot area=18516/.test(one)), asked.join('\n'));
  assert.ok(!asked.some((one) => /pull after=0&/.test(one)), asked.join('\n'));
  await phone.close();
});

/** The phone's clock, so many milliseconds beside the truth. */
const clockBy = (ms) => `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + ${ms}) : super(...given); }
    static now() { return Real.now() + ${ms}; }
  };
}`;

test('a clock that is off is told, and asked about before a calculation', async () => {
  const minute = 60_000;
  const right = await phoneOf('met-g', clockBy(minute));
  await met(right.page);
  assert.equal(await right.page.locator('[data-clock-off]').count(), 0, 'a minute is nothing');
  await right.phone.close();
  const { phone, page } = await phoneOf('met-g', clockBy(-12 * minute));
  await allSafe(page);
  await page.locator('[data-clock-off]').waitFor();
  const off = Number(await page.locator('[data-clock-off]').getAttribute('data-clock-off'));
  assert.ok(Math.abs(off - 12 * minute) < minute, String(off));
  await meetHousehold(page, made('Цаг'));
  await addPerson(page, 'Нарантуяа');
  await toCalculation(page, 'Нарантуяа');
  await page.getByRole('button', { name: 'Тооцоо үзүүлэх' }).click();
  await page.locator('[data-doubt=off]').waitFor();
  await phone.close();
});

test('cards that were opened without a network are in the audit, once a day each', async () => {
  const { phone, page } = await phoneOf('met-g');
  const [one, other] = [made('Нээсэн'), made('Нээгээгүй')];
  const cards = {};
  for (const name of [one, other]) {
    await meetHousehold(page, name);
    cards[name] = /household\/([0-9a-f-]{36})/.exec(page.url())[1];
  }
  await allSafe(page);
  const opened = (id) => run(['audit', '--subject', id, '--lang', 'mn'])
    .split('\n').filter((line) => line.includes('нээж харсан'));
  const reader = await phoneOf('met-g');
  await met(reader.page);
  await cutOff(reader.page);
  for (let turn = 0; turn < 3; turn += 1) {
    await reader.page.goto(`${address}/#/officer/household/${cards[one]}`);
    await reader.page.getByText(one).first().waitFor();
    await reader.page.goto(`${address}/#/officer/households`);
    await reader.page.waitForTimeout(200);
  }
  const before = opened(cards[one]).length;
  await comeBack(reader.page);
  await until(() => opened(cards[one]).length > before);
  const [now, ofOther] = [opened(cards[one]), opened(cards[other])];
  assert.equal(now.length, before + 1, now.join('\n'));
  const day = dayIn().replaceAll('-', '.');
  assert.ok(now.at(-1).includes(day) && now.at(-1).includes('met-g'), now.at(-1));
  await nudge(reader.page);
  await reader.page.waitForTimeout(1000);
  assert.equal(opened(cards[one]).length, before + 1, 'told once');
  assert.deepEqual(opened(cards[other]), ofOther, 'a card that was not opened');
  await phone.close();
  await reader.phone.close();
});

test('a phone hands out what it was told of the audit, and the server is held to it', async () => {
  const { phone, page } = await phoneOf('met-g');
  await met(page);
  await page.goto(`${address}/#/officer/me`);
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Хандалтын бүртгэлийн гэрчийг гаргах' }).click();
  const file = await (await taken).path();
  const told = readFileSync(file, 'utf8');
  assert.match(told, /^\{"n":\d+,"hash":"[\w-]{22}"\}\n/);
  run(['verify', '--witnesses', file]);
  const forged = join(folder, 'forged.jsonl');
  writeFileSync(forged, told.replace(/"hash":"."?/, (start) => `${start.slice(0, -1)}${
    start.endsWith('A') ? 'B' : 'A'}`));
  assert.throws(() => run(['verify', '--witnesses', forged]));
  await phone.close();
});

const pushHouseholds = (user, area, count, first = 0) =>
  push({ address, user, word, area, count, first, name: made });

test("a soum's file that was cut off goes on where it ended", async () => {
  await pushHouseholds('met-h', '18522', 3_500);
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  const asked = [];
  page.on('request', (request) => {
    if (!request.url().includes('/sync/snapshot?area=18522')) return;
    asked.push(Number(/bytes=(\d+)-/.exec(request.headers().range ?? '')?.[1] ?? 0));
  });
  wire.state.holds = [150_000, 75_000, 10_000]; // in the third part, the fourth, before one ends
  await signIn(page, 'met-h');
  const parts = () => pagesOf(page, 'met-h');
  for (const whole of [2, 3, 3]) {
    await until(async () => wire.state.cut && await parts() === whole);
    assert.equal(await parts(), whole);
    const { cut } = wire.state;
    wire.state.cut = undefined;
    cut();
  }
  await met(page);
  const [start, second, third, last] = asked;
  assert.ok(start === 0 && second > 0 && third > second && last === third && asked.length === 4,
    `each goes on where the one before ended: ${asked}`);
  await page.goto(`${address}/#/officer/households`);
  await page.getByText('3500').or(page.getByText('3 500')).first().waitFor();
  assert.equal(await parts(), 4, 'each part once');
  await phone.close();
});

const erase = (subject) => run(['erase', '--household', subject,
  '--reason', 'trial-2', '--really']);

test("a soum's file of which half is here begins anew when somebody in it is erased", async () => {
  const first = 100_000;
  await pushHouseholds('met-i', '18525', 3_500, first);
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  wire.state.holds = [150_000];
  await signIn(page, 'met-i');
  await until(async () => wire.state.cut && await pagesOf(page, 'met-i') === 2);
  const name = made('Өрх 7');
  assert.equal(await searched(page, name), 1, 'what came is in use before the rest');
  erase(id('003', first + 7));
  wire.state.cut();
  await met(page);
  await page.goto(`${address}/#/officer/households`);
  await page.getByText('3499').or(page.getByText('3 499')).first().waitFor();
  assert.equal(await searched(page, name), 0);
  assert.equal(await pagesOf(page, 'met-i'), 4, 'each part once, and of the erased nothing');
  await phone.close();
});

test('what was erased while a soum was taken away goes when it is given again', async () => {
  const { phone, page } = await phoneOf('met-j');
  const name = made('Буцсан');
  await meetHousehold(page, name);
  await allSafe(page);
  const { subject } = (await sent('met-j')).find(({ body }) => body.head === name);
  const works = async (area, soum) => {
    run(['user', 'areas', 'met-j', '--area', area]);
    await nudge(page);
    await until(async () => {
      await page.goto(`${address}/#/officer`);
      await page.goto(`${address}/#/officer/households`);
      await page.waitForTimeout(300);
      return page.getByText(soum).first().isVisible();
    });
    await allSafe(page);
  };
  await works('18510', 'Давст');
  erase(subject);
  await nudge(page);
  await allSafe(page);
  assert.equal(await searched(page, name), 1,
    'nothing of that soum is told, and the line is her own');
  await works('18528', 'Өлгий');
  await until(async () => await searched(page, name) === 0);
  assert.equal(await searched(page, name), 0);
  await meetHousehold(page, made('Дараагийн'));
  await allSafe(page);
  run(['verify']);
  await phone.close();
});
