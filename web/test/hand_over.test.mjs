// SPDX-License-Identifier: Apache-2.0
// Work that goes to the server as a file, and receipts that come back as one: the phone itself
// never meets the server in between. Needs a running server, as visit.test.mjs does, and in
// OTOR_DATA the folder of its store: `otor bundle import` works beside the serving program.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { address, launch, lock, made, meetHousehold, newPhone, signIn, unlock } from './phone.mjs';

const otor = process.env['OTOR_PROGRAM'] ?? 'build/release/otor';
const data = process.env['OTOR_DATA'];
const folder = mkdtempSync(join(tmpdir(), 'otor-hand-over-'));

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Signs in, meets a family without a network, and takes the work out as a file. */
async function handOver(name) {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await page.route('**/api/**', (route) => route.abort());
  await meetHousehold(page, made(name));
  await page.goto(`${address}/#/officer/me`);
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Файлаар гаргах' }).click();
  const file = join(folder, `${name}.jsonl`);
  await (await taken).saveAs(file);
  return { phone, page, file };
}

function take(file) {
  const receipts = `${file}.receipts`;
  const told = execFileSync(otor, ['bundle', 'import', file, '--data', data, '--receipts',
    receipts], { encoding: 'utf8' });
  return { told, text: readFileSync(receipts, 'utf8') };
}

async function giveReceipts(page, text) {
  await page.locator('input[data-receipts]').setInputFiles({
    name: 'receipts.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text),
  });
}

async function standing(page, unsafe) {
  const box = unsafe === 0 ? '.v-box-safe' : `.v-box[data-unsafe="${unsafe}"]`;
  await page.locator(`.v-standing ${box}`).waitFor();
}

test('a file to the server and receipts back make work safe without a network', async () => {
  const { phone, page, file } = await handOver('Гар дамжсан');
  await standing(page, 4);
  const { told, text } = take(file);
  assert.match(told, /4 stored, 0 already there, 0 kept aside, 0 refused/);
  await giveReceipts(page, text);
  await page.locator('[data-made-safe="4"]').waitFor();
  await standing(page, 0);
  await lock(page);
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer`);
  await standing(page, 0);
  const again = join(folder, 'again.jsonl');
  writeFileSync(again, readFileSync(file));
  assert.match(take(again).told, /0 stored, 4 already there/);
  await phone.close();
});

test('receipts that are forged, torn or of another phone change nothing and are told', async () => {
  const [mine, other] = [await handOver('Хуурамч'), await handOver('Өөр утас')];
  const { page, file } = mine;
  const { text } = take(file);
  const [head, line] = text.split('\n');
  const cases = {
    forged: `${head}\n${line.replace('"stored"', '"quarantined"')}\n`,
    torn: text.slice(0, -40),
    foreign: take(other.file).text,
    wrong: readFileSync(file, 'utf8'),
  };
  for (const [why, given] of Object.entries(cases)) {
    await giveReceipts(page, given);
    await page.locator(`[data-not-believed="${why}"]`).waitFor();
    await standing(page, 4);
  }
  await giveReceipts(page, text);
  await page.locator('[data-made-safe="4"]').waitFor();
  await mine.phone.close();
  await other.phone.close();
});

test('another signing key later is not taken, and is said', async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await signIn(page);
  await lock(page);
  await page.route('**/api/devices', async (route) => {
    const answer = await route.fetch();
    const met = await answer.json();
    await route.fulfill({ response: answer, json: { ...met, sign: met.recovery } });
  });
  await page.reload();
  await unlock(page);
  await page.goto(`${address}/#/officer/me`);
  await page.reload();
  await unlock(page);
  await page.locator('[data-other-key]').waitFor();
  await phone.close();
});
