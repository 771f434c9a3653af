#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What a server answers when it holds two million events, over loopback, and how much memory it
// takes. Everybody in it is made up.
//   node bench/million.mjs [events] [folder]     needs build/release/otor and million_limit
// Without a folder the store is made in one under /tmp and deleted; in a folder it stays, and a
// folder that holds one is asked again. Filling ends after ten minutes (MINUTES), whatever is in
// it by then. OTOR and PORT name another program and port.

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync }
  from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { memory, percentile, Served } from './asking.mjs';
import { deviceOf, familiesFor, fill, officerOf, Phone, shares } from './million_fill.mjs';
import { uuid } from './soum.mjs';

const top = resolve(import.meta.dirname, '..');
const wanted = Number(process.argv[2] ?? 2_000_000);
const kept = process.argv[3];
const minutes = Number(process.env.MINUTES ?? 10);
const otor = process.env.OTOR ?? join(top, 'build/release/otor');
const limits = join(top, 'build/release/million_limit');
const port = Number(process.env.PORT ?? 8601);
const folder = kept ?? mkdtempSync(join(tmpdir(), 'otor-million-'));
const store = join(folder, 'store');
const notes = join(folder, 'filled.json');
const word = 'otor-bench-2026';

const tell = (text) => console.log(text);
const run = (words, input = '') => execFileSync(otor, words, { encoding: 'utf8', input });
const served = new Served({ otor, store, port, word });
const ask = (...question) => served.ask(...question);
const tokenOf = (user) => served.tokenOf(user);

/** Asks so often, one after the other, or for half a minute; tells the half and the 99th of 100. */
async function timed(what, times, question) {
  const took = [];
  let bytes = 0;
  const until = performance.now() + 30_000;
  for (let at = 0; at < times && performance.now() < until; at += 1) {
    const began = performance.now();
    bytes = Math.max(bytes, (await question(at))?.bytes?.length ?? 0);
    took.push(performance.now() - began);
  }
  told(what, took, bytes);
}

function told(what, took, bytes = 0) {
  took.sort((one, other) => one - other);
  const ms = (part) => percentile(took, part).toFixed(2).padStart(10);
  const size = bytes > 0 ? `, at most ${(bytes / 1000).toFixed(1)} KB` : '';
  tell(`${ms(0.5)} ms ${ms(0.99)} ms  ${what}, ${took.length} times${size}`);
}

const heads = { 183: 'made-up-head-183', 184: 'made-up-head-184', 185: 'made-up-head-185' };

function made() {
  run(['init', '--data', store, '--facts', join(top, 'data/mn')]);
  const facts = readFileSync(join(top, 'data/mn/soums.csv'), 'utf8').split('\n');
  for (const line of facts) {
    const code = /^\d{5}/.exec(line)?.[0];
    if (code) run(['user', 'add', officerOf(code), '--data', store, '--area', code], `${word}\n`);
  }
  for (const [aimag, user] of Object.entries(heads))
    run(['user', 'add', user, '--data', store, '--role', 'head', '--area', aimag], `${word}\n`);
}

async function phones() {
  const { areas } = (await ask('/api/areas')).json();
  const all = [];
  for (const share of shares(areas, familiesFor(wanted)))
    all.push(new Phone({ ...share, ask, token: await tokenOf(officerOf(share.area)) }));
  return all;
}

/** The store is filled by the program that is asked, through the same door. */
async function filled() {
  if (existsSync(notes)) return JSON.parse(readFileSync(notes, 'utf8'));
  made();
  const { server } = await served.start();
  const all = await phones();
  const found = await fill(all, minutes, (events, seconds) =>
    process.stderr.write(`${events} events in ${Math.round(seconds)} s\n`));
  found.memory = memory(server);
  found.phones = all.map(({ area, first, next, after }) => ({ area, first, next, after }));
  await served.end();
  writeFileSync(notes, JSON.stringify(found));
  return found;
}

const rotating = (list) => (at) => list[at % list.length];

/** What phones ask. A soum is its families first to next, and where its last pull ended. */
async function askAsPhones(soums) {
  const soum = rotating(soums);
  const last = Math.max(...soums.map(({ after }) => after));
  const pull = (after) => async (at) => ask(`/api/sync/pull?after=${after}&limit=1000`, undefined,
    await tokenOf(officerOf(soum(at).area)));
  await timed('nothing at all: GET /healthz', 500, () => ask('/healthz'));
  await timed('pull, the first page', 196, pull(0));
  await timed('pull, a page from the middle', 196, pull(Math.round(last / 2)));
  await timed('pull, what came among the last 5,000', 196, pull(last - 5_000));
  await timed('pull, nothing new', 196, pull(last + 1_000_000));
  await timed('hello', 294, async (at) => ask('/api/sync/hello', JSON.stringify({
    protocol: [1, 1], device: deviceOf(soum(at).area), now: Date.now(), after: last }),
  await tokenOf(officerOf(soum(at).area))));
}

async function askAsHeads(soums) {
  const users = rotating(Object.values(heads));
  for (const [aimag, user] of Object.entries(heads)) {
    await timed(`overview of ${aimag}, the whole year`, 20, async () =>
      ask('/api/head/overview?from=2026-01-01&to=2026-12-31', undefined, await tokenOf(user)));
  }
  await timed('overview of one day without visits', 30, async (at) =>
    ask('/api/head/overview?from=2026-01-01&to=2026-01-01', undefined, await tokenOf(users(at))));
  await timed('seen, one household', 98, async (at) => {
    const { area, first, next } = soums[at % soums.length];
    return ask(`/api/head/seen?subject=${uuid(1, first + (at % (next - first)))}`, undefined,
      await tokenOf(heads[area.slice(0, 3)]));
  });
}

async function askForFiles(soums) {
  const size = ({ first, next }) => next - first;
  const largest = [...soums].sort((one, other) => size(other) - size(one));
  const file = (which) => async (at) => ask(`/api/sync/snapshot?area=${which(at).area}`, undefined,
    await tokenOf(officerOf(which(at).area)));
  await timed('the file of a soum, the ten largest, made', 10, file((at) => largest[at]));
  await timed('the file of a soum, kept', 100, file(() => largest[9]));
}

/** Another phone of each officer; each of its pushes is one visit, nine events. */
async function pushVisits(soums) {
  const all = [];
  for (const { area, first, next } of soums) {
    const token = await tokenOf(officerOf(area));
    all.push(new Phone({ area, first, behind: next, ask, token, device: randomUUID(),
      id: () => randomUUID() }));
  }
  for (const phone of all) await phone.hello([]);
  await timed('push of one visit, nine events', 294, (at) => {
    const phone = all[at % all.length];
    return phone.push(phone.visit(phone.first + 1 + Math.floor(at / all.length) * 3));
  });
}

/** Every officer at once, each page after page; then every head besides. */
async function allAtOnce(soums) {
  const took = [];
  const last = Math.max(...soums.map(({ after }) => after));
  const pages = async ({ area }) => {
    const token = await tokenOf(officerOf(area));
    for (let page = 0; page < 8; page += 1) {
      const began = performance.now();
      const after = Math.round((last * page) / 8);
      await ask(`/api/sync/pull?after=${after}&limit=1000`, undefined, token);
      took.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(soums.map(pages));
  const seconds = (performance.now() - began) / 1000;
  told(`pull of a page, ${soums.length} officers at once, ${(took.length / seconds).toFixed(0)} `
    + 'a second together', took);
  const overviews = [];
  const looking = Object.values(heads).map(async (user) => {
    const asked = performance.now();
    await ask('/api/head/overview?from=2026-01-01&to=2026-12-31', undefined, await tokenOf(user));
    overviews.push(performance.now() - asked);
  });
  await Promise.all([...soums.map(pages), ...looking]);
  told('the same beside three overviews: an overview', overviews);
}

function secondsOf(what, work) {
  const began = performance.now();
  work();
  tell(`${((performance.now() - began) / 1000).toFixed(2).padStart(10)} s  ${what}`);
}

const megabytes = (path) => (statSync(path).size / 1e6).toFixed(0);

function keepAndLook(last) {
  const backup = join(folder, 'backup');
  for (const name of [backup, `${backup}.keys`]) rmSync(name, { force: true });
  secondsOf('otor backup, while serving', () => run(['backup', backup, '--data', store]));
  for (const name of [backup, `${backup}.keys`]) rmSync(name, { force: true });
  secondsOf(`otor verify of ${last}`, () => run(['verify', '--data', store]));
}

const found = await filled();
tell(`${found.events} events, ${found.people} people, ${found.families} families, `
  + `${found.visits} visits, ${found.contacts} contacts of ${found.phones.length} phones, `
  + `${Math.round(found.seconds)} s to make and send them; server ${found.memory}`
  + `${found.whole ? '' : '; STOPPED BY TIME'}`);
tell(readdirSync(store).sort().map((name) =>
  `${name} ${megabytes(join(store, name))} MB`).join(', '));
const { server, ms } = await served.start();
tell(`${ms.toFixed(0).padStart(10)} ms  to start; ${memory(server)}`);
tell('   half of them   99 of 100');
const soums = found.phones;
for (const { area } of soums) await tokenOf(officerOf(area));  // a login is not what is measured
for (const user of Object.values(heads)) await tokenOf(user);
await askAsPhones(soums);
await askAsHeads(soums);
await askForFiles(soums);
await pushVisits(soums);
await allAtOnce(soums);
tell(`after the questions: ${memory(server)}`);
keepAndLook(store);
await served.end();
tell('what nothing can beat, in the same minutes:');
execFileSync(limits, [store], { stdio: 'inherit' });
if (!kept) rmSync(folder, { recursive: true, force: true });
