// SPDX-License-Identifier: Apache-2.0
// How long the public page takes: from a cold, offline start to the first result on a processor
// six times slower than this one, and what one movement of its slider costs. Each figure stands
// beside the same with nothing in it: an empty page from the same service worker, a frame in which
// one letter changes.
//
// node bench/page.mjs [rounds]     needs build/release/otor, build/web and npm ci in web/
// CHROMIUM names the browser, PORT the port on the loopback interface, OTOR_WEB another build.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '../web/node_modules/playwright-core/index.mjs';

const top = resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 9);
const web = resolve(process.env.OTOR_WEB ?? join(top, 'build/web'));
const port = Number(process.env.PORT ?? 18919);
const address = `http://127.0.0.1:${port}`;
const slower = 6;
const folder = mkdtempSync(join(tmpdir(), 'otor-page-'));

const sorted = (list) => list.toSorted((a, b) => a - b);
const middle = (list) => sorted(list)[Math.floor(list.length / 2)];
const ninetyFifth = (list) => sorted(list)[Math.ceil(list.length * 0.95) - 1];
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const say = (what, list) =>
  console.log(`${what.padEnd(60)} median ${ms(middle(list))}, 95th ${ms(ninetyFifth(list))}`);

/** The program itself serves the built page; killing it is what cuts the network. */
async function serve() {
  const otor = join(top, 'build/release/otor');
  const data = join(folder, 'store');
  const made = spawnSync(otor, ['init', '--data', data, '--facts', join(top, 'data/mn')]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  const server = spawn(
    otor,
    ['serve', '--data', data, '--port', String(port), '--static', web],
    { stdio: 'ignore' },
  );
  for (let turn = 0; ; turn += 1) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return server;
    if (turn > 50) throw new Error('the server does not answer');
    await new Promise((done) => setTimeout(done, 100));
  }
}

const open = (profile) =>
  chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    viewport: { width: 360, height: 740 },
    locale: 'mn',
  });

/** A phone that has seen the page twice with a network, as whoever installs it has. */
async function seen(profile) {
  const phone = await open(profile);
  const page = await phone.newPage();
  await page.goto(address);
  await page.waitForSelector('.prices');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForSelector('.prices');
  await page.waitForTimeout(1500);
  await phone.close();
}

/** The same service worker, with an empty page where the page was. */
async function emptied(profile) {
  const phone = await open(profile);
  const page = await phone.newPage();
  await page.goto(address);
  await page.evaluate(async () => {
    const name = (await caches.keys()).find((key) => !key.endsWith('answers'));
    const html = '<!doctype html><title>empty</title><p class="prices">empty</p>';
    await (await caches.open(name)).put(
      '/',
      new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    );
  });
  await phone.close();
}

/** Tells when the first result has been painted: the frame in which it appears is over. */
function watchForResult() {
  const look = () => {
    if (!document.querySelector('.prices')) return false;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        globalThis.drawn = performance.now();
        performance.mark('drawn');
      };
      after.port2.postMessage(0);
    });
    return true;
  };
  const watcher = new MutationObserver(() => look() && watcher.disconnect());
  watcher.observe(document, { childList: true, subtree: true });
}

/** A processor's worth of work, to see that the brake holds. */
function busy() {
  const began = performance.now();
  let sum = 0;
  for (let i = 0; i < 2e7; i += 1) sum = (sum + i * 7) % 1013;
  return performance.now() - began + sum * 0;
}

/** What the browser notes about itself while something runs. */
async function trace(client, run) {
  const events = [];
  const take = ({ value }) => events.push(...value);
  client.on('Tracing.dataCollected', take);
  const categories = 'toplevel,devtools.timeline,blink.user_timing';
  await client.send('Tracing.start', { categories, transferMode: 'ReportEvents' });
  await run();
  const over = once(client, 'Tracing.tracingComplete');
  await client.send('Tracing.end');
  await over;
  client.off('Tracing.dataCollected', take);
  return events;
}

/** The tasks of the thread on which a mark was set. */
function mainThread(events, mark) {
  return events.filter((e) => e.pid === mark.pid && e.tid === mark.tid && e.ph === 'X' &&
    e.name === 'ThreadControllerImpl::RunTask');
}

/** Processor time: what other programs take of the machine is not in it. */
const workOf = (sum, { dur, tdur }) => sum + (tdur ?? dur) / 1000;

async function coldStart(profile, rate) {
  const phone = await open(profile);
  const page = await phone.newPage();
  const brake = await phone.newCDPSession(page);
  await brake.send('Emulation.setCPUThrottlingRate', { rate });
  await page.addInitScript(watchForResult);
  const events = await trace(brake, async () => {
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.drawn !== undefined);
  });
  const told = await page.evaluate(() => {
    const [way] = performance.getEntriesByType('navigation');
    const parts = performance
      .getEntries()
      .filter(({ entryType }) => entryType !== 'navigation')
      .map((e) => `${Math.round(e.startTime)}+${Math.round(e.duration)} ${e.name.slice(-40)}`);
    const { drawn } = globalThis;
    return { drawn, worker: way.workerStart, html: way.responseEnd, parts };
  });
  const end = events.find(({ name }) => name === 'drawn');
  told.work = mainThread(events, end).filter(({ ts }) => ts < end.ts).reduce(workOf, 0);
  told.busy = await page.evaluate(busy);
  await phone.close();
  return told;
}

async function starts(profile, rate) {
  const list = [];
  for (let round = 0; round < rounds; round += 1) list.push(await coldStart(profile, rate));
  return list;
}

/** Processor time of the main thread from each mark `from` to the mark `to` that follows it. */
function between(events, from, to) {
  const at = (name) => events.filter((e) => e.name === name).sort((a, b) => a.ts - b.ts);
  const begun = at(from);
  const over = at(to);
  const tasks = mainThread(events, begun[0]);
  return begun.flatMap(({ ts }) => {
    const end = over.find((mark) => mark.ts > ts)?.ts;
    if (end === undefined) return [];
    return [tasks.filter((e) => e.ts + e.dur > ts && e.ts < end).reduce(workOf, 0)];
  });
}

async function traced(page, client, count, step) {
  return trace(client, async () => {
    for (let i = 0; i < count; i += 1) await page.evaluate(step, i);
  });
}

/** `moved` is what changes; the frame that shows it is over when a message sent in it arrives. */
function stepping() {
  globalThis.stepOf = async (moved) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const { port1, port2 } = new MessageChannel();
    const shown = new Promise((done) => {
      port1.onmessage = () => {
        performance.mark('shown');
        done();
      };
    });
    await frame();
    await pause(30);
    performance.mark('step');
    // A task of its own, as a finger's movement is: what this script does around it is not in it.
    await pause(0);
    moved();
    requestAnimationFrame(() => port2.postMessage(0));
    await shown;
  };
}

const moveSlider = (i) => globalThis.stepOf(() => {
  const slider = document.querySelector('.try input[type=range]');
  slider.value = String(Number(slider.min) + 1 + (i % 120));
  slider.dispatchEvent(new Event('input', { bubbles: true }));
});

const moveNothing = (i) => globalThis.stepOf(() => {
  document.querySelector('.prices').textContent = String(i % 10);
});

async function slider() {
  const phone = await open(join(folder, 'slider'));
  const page = await phone.newPage();
  await page.goto(address);
  await page.waitForSelector('.prices');
  await page.waitForTimeout(1000);
  await page.evaluate(stepping);
  const client = await phone.newCDPSession(page);
  const moved = await traced(page, client, 121, moveSlider);
  const calls = await page.evaluate(() =>
    performance.getEntriesByName('outlook').map(({ duration }) => duration));
  await page.evaluate(() => document.body.replaceChildren(
    Object.assign(document.createElement('p'), { className: 'prices' })));
  const still = await traced(page, client, 121, moveNothing);
  await phone.close();
  say('a movement of the slider until its frame is over', between(moved, 'step', 'shown').slice(1));
  say('  of it the core', calls.slice(2));
  say('  a frame in which one letter changes', between(still, 'step', 'shown').slice(1));
}

const server = await serve();
try {
  await slider();
  await seen(join(folder, 'phone'));
  cpSync(join(folder, 'phone'), join(folder, 'empty'), { recursive: true });
  await emptied(join(folder, 'empty'));
} finally {
  server.kill();
}
try {
  await once(server, 'exit');
  const empty = await starts(join(folder, 'empty'), slower);
  const braked = await starts(join(folder, 'phone'), slower);
  const free = await starts(join(folder, 'phone'), 1);
  const drawn = (list) => list.map((one) => one.drawn);
  say(`cold, offline, ${slower} times slower: to the first result`, drawn(braked));
  say('  until the first byte of the page had come', braked.map((one) => one.html));
  say('  an empty page from the same service worker', drawn(empty));
  say('cold, offline, as fast as this machine: to the first result', drawn(free));
  say('  of it processor time of the main thread', free.map((one) => one.work));
  const bare = await starts(join(folder, 'empty'), 1);
  say('  the same for the empty page', bare.map((one) => one.work));
  const held = middle(braked.map((one) => one.busy)) / middle(free.map((one) => one.busy));
  console.log(`the brake held: the same work took ${held.toFixed(1)} times as long`);
  if (process.env.PARTS) console.log(braked.at(-1).parts.join('\n'));
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
