// SPDX-License-Identifier: Apache-2.0
// A browser and a served app for the tests: OTOR_URL where one is given, else the built app.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

export const base = { url: process.env.OTOR_URL };
let server;
let browser;

export async function start() {
  if (!base.url) {
    server = await serve();
    base.url = `http://127.0.0.1:${server.address().port}`;
  }
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--headless', '--disable-gpu'],
  });
}

export async function stop() {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
}

/** A page of its own, with nothing remembered but what is said here. */
export async function page({
  language = 'mn',
  theme = 'felt',
  width = 360,
  height = 740,
  ...more
} = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    serviceWorkers: 'block',
    ...more,
  });
  await context.addInitScript(
    ([l, t]) => {
      localStorage.setItem('language', l);
      localStorage.setItem('theme', t);
    },
    [language, theme],
  );
  const opened = await context.newPage();
  opened.problems = [];
  opened.on('pageerror', (error) => opened.problems.push(error.message));
  return opened;
}

/** The public page with its first answer drawn. */
export async function calculator(options) {
  const opened = await page(options);
  await opened.goto(base.url);
  await opened.waitForSelector('.prices');
  return opened;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, each with the elements it means. */
export async function findings(opened) {
  await opened.evaluate(axe);
  const found = await opened.evaluate(() =>
    globalThis.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    }),
  );
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
}

const pictures = process.env.OTOR_PICTURES;

/** Nothing for axe to find, nothing that went wrong; a picture where a folder for them is named. */
export async function look(opened, name) {
  assert.deepEqual(await findings(opened), [], name);
  assert.deepEqual(opened.problems ?? [], [], name);
  if (pictures) await opened.screenshot({ path: join(pictures, `${name}.png`) });
}

/** What of an element reaches beyond the right edge of the screen. */
export function wider(opened, selector) {
  return opened.evaluate((within) =>
    [...document.querySelectorAll(`${within} *`)].filter((element) =>
      element.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((e) => e.outerHTML),
  selector);
}
