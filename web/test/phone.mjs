// SPDX-License-Identifier: Apache-2.0
// What the browser tests do over and over: an officer's phone, the head's desk, a look with axe.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'node:test';
import { chromium } from 'playwright-core';

export const address = process.env['OTOR_URL'] ?? 'http://127.0.0.1:8080';
export const password = process.env['OTOR_PASSWORD'] ?? 'demo';
export const officer = process.env['OTOR_OFFICER'] ?? 'tes';
export const secondOfficer = process.env['OTOR_SECOND_OFFICER'] ?? 'tsengel';
export const head = process.env['OTOR_HEAD'] ?? 'uvs';
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell';
const phoneSize = { width: 360, height: 740 };

/** A day counted as the west counts (UTC+7), so many days ahead: 2026-11-23. */
export const dayIn = (ahead = 0) =>
  new Date(Date.now() + 7 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

/** Names nobody bears, new for every run. */
export const run = Date.now().toString(36).slice(-5);
export const made = (name) => `Зохиомол ${name} ${run}`;

export function launch() {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** What went wrong in a page and nobody there caught, or what the program reported. */
const uncaught = [];
const watched = new Set();
const watch = (context) => {
  watched.add(context);
  context.on('weberror', (told) => uncaught.push(told.error()));
  context.on('close', () => watched.delete(context));
};

/** What stood on the screens when a test failed: the machine it failed on is out of reach. */
async function tellScreens() {
  for (const page of [...watched].flatMap((context) => context.pages())) {
    const shown = page.evaluate(() => document.body.innerText.slice(0, 1500));
    const late = new Promise((done) => setTimeout(done, 3000, 'does not answer'));
    console.log(`on the screen: ${page.url()}\n${await Promise.race([shown, late])
      .catch((error) => error.message)}`);
  }
}

afterEach(async ({ passed }) => {
  if (!passed) await tellScreens();
  assert.deepEqual(
    uncaught.splice(0).map(({ name, message, stack }) => `${name} ${message} ${stack}`), []);
});

/** Of a test that makes something go wrong: what a test does not take fails it. */
export const takeUncaught = () => uncaught.splice(0).map(({ message }) => message);

/** A phone of the west; with `timezoneId`, one whose zone is set otherwise. */
export async function newPhone(browser, {
  viewport = phoneSize, timezoneId = 'Asia/Hovd', ...more
} = {}) {
  const phone = await browser.newContext({ viewport, timezoneId, locale: 'mn', ...more });
  phone.setDefaultTimeout(45_000);
  watch(phone);
  return phone;
}

/**
 * A browser with its own process and profile, so that it can be killed and started again; with
 * `copied`, the profile is a copy of another browser's.
 */
export async function killable(copied) {
  const profile = mkdtempSync(join(tmpdir(), 'otor-profile-'));
  if (copied) cpSync(copied, profile, {
    recursive: true, filter: (name) => !name.includes('Singleton'), // of the process that ran it
  });
  const start = async () => {
    const child = spawn(executablePath, [
      '--headless=new', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0', '--lang=mn',
      `--user-data-dir=${profile}`, 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const endpoint = await new Promise((found, failed) => {
      let said = '';
      child.stderr.on('data', (part) => {
        said += part;
        const match = /ws:\/\/\S+/.exec(said);
        if (match) found(match[0]);
      });
      child.on('exit', () => failed(new Error(said)));
    });
    const browser = await chromium.connectOverCDP(endpoint);
    watch(browser.contexts()[0]);
    const page = await browser.contexts()[0].newPage();
    page.setDefaultTimeout(45_000);
    await page.addInitScript(() => {
      localStorage['language'] ??= 'mn';
    });
    await page.setViewportSize(phoneSize);
    const kill = () => new Promise((gone) => {
      child.once('exit', gone);
      process.kill(-child.pid, 'SIGKILL'); // with its renderers, which write as well
    });
    return { page, kill };
  };
  const clear = () =>
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  return { start, clear, profile };
}

/** The PIN of every officer here, unless a test says otherwise. */
export const pin = '258036';

export async function givePassword(page, user = officer) {
  await page.getByLabel('Нууц үг').waitFor();
  const name = page.getByLabel('Нэвтрэх нэр');
  if (await name.count() > 0) await name.fill(user);
  await page.getByLabel('Нууц үг').fill(password);
  await page.getByRole('button', { name: 'Нэвтрэх' }).click();
}

/** The screen on which an account gets its PIN, typed twice. */
export async function choosePin(page, digits = pin) {
  await page.getByRole('heading', { name: 'ПИН код сонгоно уу' }).waitFor();
  await page.locator('.v-pad > button').first().waitFor();
  await page.keyboard.type(digits);
  await page.getByRole('button', { name: 'Дараах' }).click();
  await page.getByText('ПИН кодоо дахин оруулна уу').waitFor();
  await page.keyboard.type(digits);
}

/** A known account is chosen and waits for its PIN. */
export async function typePin(page, digits = pin) {
  await page.locator('.v-pad > button:enabled').first().waitFor();
  await page.keyboard.type(digits);
}

/** Opens what was locked; ends wherever the page was. */
export async function unlock(page, digits = pin) {
  await typePin(page, digits);
  await page.locator('.v-page').waitFor();
}

export async function signIn(page, user = officer, where = 'officer') {
  await page.goto(`${address}/#/${where}`);
  await givePassword(page, user);
  if (where !== 'officer') return page.locator('.d-headline').waitFor();
  await choosePin(page);
  await page.locator('.v-page').waitFor();
  return page.locator('.v-tabs').waitFor();
}

export async function lock(page) {
  await page.goto(`${address}/#/officer/me`);
  await page.getByRole('button', { name: 'Түгжих' }).click();
  await page.locator('.v-pad').waitFor();
}

/** The id under which the phone of one officer writes. */
export const deviceOf = (page) => page.evaluate(async () =>
  (await indexedDB.databases()).map(({ name }) => name)
    .find((name) => name.startsWith('otor-')).slice('otor-'.length));

/** Takes the work out as `file`; the phone is locked then, and has no key to sign with. */
export async function fileOut(page, file) {
  await lock(page);
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Файлаар гаргах' }).click();
  await (await taken).saveAs(file);
  await unlock(page);
}

/** Everything the page needs is on the phone: from now on it opens without a network. */
export async function readyOffline(page) {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const lacking = () => new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      active.postMessage('lacking', [port2]);
    });
    for (let turn = 0; turn < 300; turn += 1) {
      if (await lacking() === 0 && navigator.serviceWorker.controller) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error('the service worker does not hold the page');
  });
}

/** A household with consent and its running visit; ends on the card. */
export async function meetHousehold(page, name) {
  await page.goto(`${address}/#/officer/household/new`);
  await page.getByRole('button', { name: 'Тийм' }).click();
  await page.getByLabel('Өрхийн тэргүүн').fill(name);
  await page.getByLabel('Нутаглаж буй газар').fill('Харгана');
  await page.getByRole('application').click({ position: { x: 220, y: 90 } });
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).waitFor();
}

export async function addPerson(page, name) {
  await page.getByRole('link', { name: 'Хүн нэмэх' }).click();
  await page.getByLabel('Нэр', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Эмэгтэй' }).click();
  await page.getByLabel('Он', { exact: true }).fill('1996');
  await page.getByLabel('Сар', { exact: true }).selectOption('3');
  await page.getByRole('button', { name: 'Эхнэр, нөхөр' }).click();
  await page.getByLabel('Хүүхдийн тоо').fill('2');
  await page.getByRole('button', { name: 'Хадгалах' }).click();
  await page.getByRole('link', { name: new RegExp(name) }).waitFor();
}

/** From the card to the step of a running visit on which the calculation of one person stands. */
export async function toCalculation(page, name) {
  await page.getByRole('button', { name: 'Уулзалт үргэлжлүүлэх' }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await next(page);
}

/** The calculation is shown and kept. */
export async function showCalculation(page) {
  await page.getByRole('button', { name: 'Тооцоо үзүүлэх' }).click();
  await confirmMonth(page);
  await page.locator('.sheet .picture').first().waitFor();
  await page.getByRole('button', { name: 'Үзүүлсэн гэж хадгалах' }).click();
  await page.getByRole('button', { name: 'Дахин үзүүлэх' }).waitFor();
}

/** Today lies behind what is known of the law, so the month is asked for; once a month. */
export async function confirmMonth(page) {
  const right = page.getByRole('button', { name: 'Зөв, тооцоо хийх' });
  await right.or(page.locator('.sheet .picture')).first().waitFor();
  if (await right.count() > 0) await right.click();
}

export async function next(page) {
  await page.locator('.v-foot .primary').click();
}

/** All rows of all logs on this phone, as the database holds them: sealed. */
export function rowsOn(page) {
  return page.evaluate(async () => {
    const open = (name) => new Promise((done, failed) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const all = (db, store) => new Promise((done) => {
      const request = db.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => done(request.result);
    });
    const rows = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('otor-')) continue;
      const db = await open(name);
      rows.push(...await all(db, 'log'));
      db.close();
    }
    return rows.map((row) => Object.keys(row).sort().join(' '));
  });
}

/** The network is there again, as far as the page can tell. */
export const nudge = (page) => page.evaluate(() => dispatchEvent(new Event('online')));

/** Comes back when it holds, and fails where it does not within some seconds. */
export async function until(holds) {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`it did not come about: ${holds}`);
}

/** How many households of this name the search finds: the list shows its beginning only. */
export async function searched(page, name) {
  await page.goto(`${address}/#/officer`);
  await page.goto(`${address}/#/officer/households/search/${encodeURIComponent(name)}`);
  await page.getByRole('searchbox').waitFor();
  await page.waitForTimeout(500);
  return page.getByRole('link', { name: new RegExp(name) }).count();
}

export async function allSafe(page) {
  await page.goto(`${address}/#/officer`);
  await page.locator('.v-box-safe').waitFor({ timeout: 30_000 });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, each with the elements it means. */
export async function found(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 140)).join(' | ')}`);
}

/** What the officer sent, newest last, as the server has it: on the phone it is sealed. */
export async function sent(user = officer) {
  const ask = async (path, init) => (await fetch(`${address}${path}`, init)).json();
  const { token } = await ask('/api/login', {
    method: 'POST', body: JSON.stringify({ user, password }),
  });
  const events = [];
  for (let after = 0, more = true; more;) {
    const part = await ask(`/api/sync/pull?after=${after}&limit=5000`, {
      headers: { authorization: `Bearer ${token}` },
    });
    events.push(...part.events);
    ({ next: after, more } = part);
  }
  return events;
}
