#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What the list, its filters, a name that is looked for and a card ask of a server with a million
// people in 250,000 households, and how much memory it takes. Everybody is made up.
//   node bench/families.mjs [folder] [households] [visits]
// needs build/release/otor and desk_fill. Without a folder the store is made in one under /tmp and
// deleted; in a folder it stays, and one that holds a store is asked again. OTOR and PORT name
// another program and port, TIMES how often each is asked.
// Beside each stands what nothing beats on the same machine: /healthz, which tells nothing, and the
// list without rows, which is filtered and counted but names nobody and writes no audit.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { memory, percentile, processorOf, Served } from './asking.mjs';

const top = resolve(import.meta.dirname, '..');
const [kept, households = '250000', visits = '25000'] = process.argv.slice(2);
const times = Number(process.env.TIMES ?? 300);
const otor = process.env.OTOR ?? join(top, 'build/release/otor');
const folder = kept ?? mkdtempSync(join(tmpdir(), 'otor-families-'));
const store = join(folder, 'store');
const word = 'otor-bench-2026';
const facts = join(top, 'data/mn');
const served = new Served({ otor, store, port: Number(process.env.PORT ?? 8641), word });
const officers = '200';
const members = '4';

if (!existsSync(store)) {
  const began = performance.now();
  execFileSync(otor, ['init', '--data', store, '--facts', facts, '--demo', '--password', word]);
  execFileSync(join(top, 'build/release/desk_fill'),
    [store, facts, households, visits, officers, members], { stdio: 'inherit' });
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

const { server, ms } = await served.start();
console.log(`${ms.toFixed(0)} ms to start; ${memory(server)}`);

const aimags = ['bayan-ulgii', 'khovd', 'uvs'];
const everything = 'made-up-head';  // heads all three aimags
const ask = async (user, path, body) => served.ask(
  path, body === undefined ? undefined : JSON.stringify(body), await served.tokenOf(user));
const list = (query, body) => (user) =>
  ask(user, `/api/head/families${body === undefined ? '' : '/find'}?${query}`, body);

/** One question, asked by several accounts in turn; milliseconds wished for at the 99th. */
async function timed(what, userAt, question) {
  const clock = [];
  const own = [];
  for (let at = 0; at < times; at += 1) {
    const user = userAt(at);
    await served.tokenOf(user);
    const processor = processorOf(server);
    const began = performance.now();
    await question(user, at);
    clock.push(performance.now() - began);
    own.push(processor());
  }
  for (const all of [clock, own]) all.sort((one, other) => one - other);
  const [half, last] = [0.5, 0.99].map((part) => percentile(clock, part).toFixed(1).padStart(7));
  const [own_half, own_last] =
    [0.5, 0.99].map((part) => percentile(own, part).toFixed(1).padStart(7));
  console.log(`clock ${half} ${last}  processor ${own_half} ${own_last}  ${what}`);
}

async function both(what, question) {
  await timed(`${what}, an aimag`, (at) => aimags[at % aimags.length], question);
  await timed(`${what}, all three`, () => everything, question);
}

const began = performance.now();
const all = (await list('limit=200')(everything)).json();
console.log(`${all.families} households, ${all.people} people; the first question took `
  + `${((performance.now() - began) / 1000).toFixed(1)} s, in which every soum was folded; `
  + memory(server));

const soum = all.areas.toSorted((one, other) => other.families - one.families)[0].code;
await timed('/healthz', () => everything, () => served.ask('/healthz'));
await both('the list without rows', list('limit=0'));
await both('the list', list(''));
await both('the list, its middle', list(`after=${Math.round(all.families / 6)}`));
await both('one soum', list(`area=${soum}`));
await both('a stage, not visited for long', list('stage=considering&unseen=2026-06-01'));
await both('a name', list('', { text: 'Нарантуяа' }));
await both('a name with a typing error', list('', { text: 'Нарантуа' }));
await both('one letter', list('', { text: 'а' }));
const ids = all.rows.map(({ household }) => household);
await timed('a card', () => everything,
  (user, at) => ask(user, `/api/head/family?household=${ids[at % ids.length]}`));
console.log(memory(server));

await served.end();
if (!kept) rmSync(folder, { recursive: true });
