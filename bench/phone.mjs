// SPDX-License-Identifier: Apache-2.0
// What sealing costs on a phone, in a real browser, beside WebCrypto alone in the same run:
//   node bench/phone.mjs          needs Chromium and web/node_modules; CHROMIUM names another one
// Prints medians of five runs. DevTools' slow-down does not reach WebCrypto, so none is used.

import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { createRequire } from 'node:module';

const web = createRequire(resolve(import.meta.dirname, '../web/package.json'));
const { chromium } = web('playwright-core');
const { build } = await import(web.resolve('vite'));

async function script(path, name) {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: resolve(import.meta.dirname, '../web/src', path), formats: ['iife'], name },
    },
  });
  return made[0].output[0].code;
}

const server = createServer((_, answer) => answer.end('<!doctype html>'));
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}`);
await page.addScriptTag({ content: await script('log/seal.ts', 'seals') });
await page.addScriptTag({ content: await script('log/pin.ts', 'pins') });

const found = await page.evaluate(async () => {
  const { about, randomBytes, sealText, sealValue, sealingKey, unsealText } = globalThis.seals;
  const { measureRounds, newSecret, wrappingKey } = globalThis.pins;
  const count = 50_000;
  const line = 'x'.repeat(600);
  const key = await sealingKey(randomBytes(32));
  const bytes = new TextEncoder().encode(line);
  const each = (act) => Promise.all(Array.from({ length: count }, (_, at) => act(at)));
  const timed = async (act) => {
    const took = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const began = performance.now();
      await act();
      took.push(performance.now() - began);
    }
    return took.toSorted((a, b) => a - b)[2];
  };
  const rows = await each((at) => sealText(key, about.line('device', at), line));
  const pages = Array.from({ length: count / 250 }, () => Array.from({ length: 250 }, () => line));
  const rounds = await measureRounds();
  const [secret, salt] = [await newSecret(), randomBytes(16)];
  return {
    rounds,
    'PIN to key, ms': await timed(() => wrappingKey('258036', salt, rounds, secret)),
    'the same with 600,000 rounds, ms': await timed(() =>
      wrappingKey('258036', salt, 600_000, secret)),
    'WebCrypto alone, 50,000 x 600 bytes, ms': await timed(() => each(() => crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: crypto.getRandomValues(new Uint8Array(12)) }, key, bytes))),
    'sealed one by one, ms': await timed(() =>
      each((at) => sealText(key, about.line('device', at), line))),
    'opened one by one, ms': await timed(() =>
      each((at) => unsealText(key, about.line('device', at), rows[at]))),
    'sealed in pages of 250, ms': await timed(() => Promise.all(pages.map((one, at) =>
      sealValue(key, about.page('device', at), one)))),
  };
});
for (const [what, ms] of Object.entries(found)) {
  console.log(`${String(Math.round(ms)).padStart(9)}  ${what}`);
}
await browser.close();
server.close();
