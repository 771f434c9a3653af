#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// How long a head waits in the browser until the pages of her desk say something, at the size the
// program is for: until anything is painted, and until the headline stands there. A new page each
// time, in a browser that has seen the desk before, signed in.
//   node bench/desk_page.mjs FOLDER [rounds]     a folder that bench/desk.mjs filled; 7
// needs build/release/otor, build/web and npm ci in web/. CHROMIUM names the browser, OTOR and PORT
// another program and port. It waits first until all tasks are folded.
import { join, resolve } from 'node:path';
import { chromium } from '../web/node_modules/playwright-core/index.mjs';
import { percentile, Served } from './asking.mjs';

const [folder, rounds = '7'] = process.argv.slice(2);
const top = resolve(import.meta.dirname, '..');
const word = 'otor-bench-2026';
const user = 'uvs';
const served = new Served({ otor: process.env.OTOR ?? join(top, 'build/release/otor'),
  store: join(folder, 'store'), port: Number(process.env.PORT ?? 8623), word,
  pages: join(top, 'build/web') });
await served.start();
const address = `http://127.0.0.1:${served.port}`;
await served.ask('/api/head/worklist?limit=0', undefined, await served.tokenOf(user));

const browser = await chromium.launch({ args: ['--no-sandbox'],
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell' });
const desk = await browser.newContext({ locale: 'mn',
  viewport: { width: 1280, height: 800 } });
const first = await desk.newPage();
await first.goto(`${address}/#/desk`);
await first.getByLabel('Нэвтрэх нэр').fill(user);
await first.getByLabel('Нууц үг').fill(word);
await first.getByRole('button', { name: 'Нэвтрэх' }).click();
await first.locator('.d-headline').waitFor();
await first.close();

async function opened(path) {
  const page = await desk.newPage();
  await page.goto(`${address}/#/desk${path}`);
  await page.locator('.d-headline, .d-top').first().waitFor();
  const took = await page.evaluate(() => ({ stands: performance.now(),
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime }));
  await page.close();
  return took;
}

const sorted = (list) => list.toSorted((one, other) => one - other);
const words = (list) =>
  `${percentile(sorted(list), 0.5).toFixed(0)}, at most ${Math.max(...list).toFixed(0)} ms`;
for (const path of ['', '/worklist', '/coverage', '/findings']) {
  const all = [];
  for (let round = 0; round < Number(rounds); round += 1) all.push(await opened(path));
  console.log(`#/desk${path}: first paint ${words(all.map(({ paint }) => paint))}; `
    + `its headline stands after ${words(all.map(({ stands }) => stands))}`);
}
await browser.close();
await served.end();
