#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What every page of the desk asks of a server that holds a whole programme: 200,000 households,
// 500 officers, a year with two million events of visits, money, training. Everybody is made up.
//   node bench/desk.mjs [folder] [households] [visits] [officers] [word]
// needs build/release/otor and desk_fill. Without a folder the store is made in one under /tmp and
// deleted; in a folder it stays, and one that holds a store is asked again. Only what has `word` in
// its name is asked. OTOR and PORT name another program and port, SECONDS how long each question is
// repeated at the most.
// Every answer is timed by the clock and of the server's processor, all its threads together: on a
// machine that others use only the second says much.

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { memory, percentile, processorOf, Served } from './asking.mjs';

const top = resolve(import.meta.dirname, '..');
const [kept, households = '200000', visits = '222000', officers = '453', only = '']
  = process.argv.slice(2);
const seconds = Number(process.env.SECONDS ?? 20);
const otor = process.env.OTOR ?? join(top, 'build/release/otor');
const folder = kept ?? mkdtempSync(join(tmpdir(), 'otor-desk-'));
const store = join(folder, 'store');
const word = 'otor-bench-2026';
const facts = join(top, 'data/mn');
const served = new Served({ otor, store, port: Number(process.env.PORT ?? 8611), word });

if (!existsSync(store)) {
  execFileSync(otor, ['init', '--data', store, '--facts', facts, '--demo', '--password', word]);
  execFileSync(join(top, 'build/release/desk_fill'), [store, facts, households, visits, officers],
    { stdio: 'inherit' });
}

const { server, ms } = await served.start();
console.log(`${ms.toFixed(0)} ms to start; ${memory(server)}`);

const heads = ['bayan-ulgii', 'khovd', 'uvs'];
const codes = { 'bayan-ulgii': '183', khovd: '184', uvs: '185' };
const everything = 'made-up-head';  // heads all three aimags
const aimag = (at) => heads[at % heads.length];
const ofUser = (user) => () => user;
const post = (path, body) => async (user) =>
  served.ask(path, JSON.stringify(body), await served.tokenOf(user));
const get = (path) => async (user) => served.ask(path, undefined, await served.tokenOf(user));
const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const year = `from=${daysAgo(366)}&to=${daysAgo(0)}`;
const month = `from=${daysAgo(30)}&to=${daysAgo(0)}`;

/** One question, repeated by several accounts in turn; milliseconds wished for at the 99th. */
async function timed(what, wished, userAt, question, most = 60) {
  if (!what.includes(only)) return;
  const clock = [];
  const own = [];
  let bytes = 0;
  const until = performance.now() + seconds * 1_000;
  for (let at = 0; at < most && (at < 3 || performance.now() < until); at += 1) {
    const user = userAt(at);
    await served.tokenOf(user);
    const processor = processorOf(server);
    const began = performance.now();
    const answer = await question(user, at);
    clock.push(performance.now() - began);
    own.push(processor());
    bytes = Math.max(bytes, answer.bytes.length);
  }
  const ms = (list, part) => percentile(list, part).toFixed(1).padStart(8);
  for (const list of [clock, own]) list.sort((one, other) => one - other);
  const reached = percentile(own, 0.99) <= wished ? ' ' : '!';
  console.log(`${reached} clock ${ms(clock, 0.5)} ${ms(clock, 0.99)}  processor ${ms(own, 0.5)} `
    + `${ms(own, 0.99)}  of ${wished}  ${what}, ${clock.length} times, `
    + `${(bytes / 1000).toFixed(0)} KB`);
}

/** Of a head of one aimag, then of one of all three. */
async function page(what, path, most) {
  await timed(`${what}, an aimag`, 300, aimag, get(path), most);
  await timed(`${what}, all three`, 300, ofUser(everything), get(path), most);
}

async function totals(what, path) {
  await timed(`${what}, the programme`, 300, ofUser('programme'), get(path));
}

async function firstPage() {
  await page('what waits', '/api/head/waits');
  await page('overview of a year', `/api/head/overview?${year}`);
  await page('overview of a month', `/api/head/overview?${month}`);
  await page('overview of a year, its last visits', `/api/head/overview?${year}&after=9800`);
  await totals('overview of a year', `/api/head/overview?${year}`);
  await page('what waits: tasks', '/api/head/worklist?limit=0');
  await page('what waits: old answers', '/api/head/findings/told?limit=0');
  for (const user of ['programme', everything])
    await timed(`saved views, ${user}`, 300, ofUser(user), get('/api/desk/views'));
  const { visits: seen } = (await get(`/api/head/overview?${month}`)(everything)).json();
  await timed('who saw a household', 300, ofUser(everything),
    (user, at) => get(`/api/head/seen?subject=${seen[at % seen.length].household}`)(user));
  await page('set aside', '/api/head/aside');
}

async function worklist() {
  const filters = ['', 'state=overdue', 'state=stuck&order=officer', 'bagh=2&state=soon',
    'reason=answer_owed&order=officer&limit=200', 'after=2000'];
  await page('worklist', '/api/head/worklist');
  for (const filter of filters.slice(1))
    await page(`worklist ${filter}`, `/api/head/worklist?${filter}`, 20);
  for (const [who, user] of [['an aimag', aimag], ['all three', ofUser(everything)]])
    await timed(`worklist by name, ${who}`, 300, user,
      (as) => post('/api/head/worklist/find', { text: 'Дорж' })(as));
  await page('worklist as CSV', '/api/head/worklist?form=csv', 5);
  await totals('worklist totals', '/api/totals/worklist');
}

async function findings() {
  for (const by of ['area', 'age', 'sex', 'season'])
    await page(`findings by ${by}`, `/api/head/findings?by=${by}&${year}`);
  await totals('findings', `/api/head/findings?${year}`);
  await page('who was told an old answer', '/api/head/findings/told');
  for (const [who, user] of [['an aimag', aimag], ['all three', ofUser(everything)]]) {
    await timed(`what was typed, ${who}`, 300, user, (as) =>
      post('/api/head/findings/notes', {
        area: '', from: '', to: '', text: 'зам', questions: false, coded: false, limit: 50,
        skip: 0 })(as));
  }
  await page('codes a head added', '/api/head/findings/themes');
}

async function coverage() {
  await page('coverage', '/api/head/coverage');
  await totals('coverage', '/api/head/coverage');
  await page('staying insured', '/api/head/staying');
  await totals('staying insured', '/api/head/staying');
  await page('figures', '/api/head/figures');
  await timed('rows of a figure', 300, ofUser(everything), async (user, at) => {
    const { sets } = (await get('/api/head/figures')(user)).json();
    const mine = sets.filter(({ set }) => set.indicator.startsWith('herders'));
    return get(`/api/head/figures?set=${mine[at % mine.length].set.id}`)(user);
  });
}

async function money() {
  await page('money', '/api/head/allowance');
  const desk = (await get('/api/head/allowance')(everything)).json();
  const [{ officer }] = desk.officers;
  await timed('book of one officer', 300, ofUser(everything),
    get(`/api/head/allowance?officer=${encodeURIComponent(officer)}`));
  await totals('money', '/api/totals/allowance');
  await page('handbooks', '/api/head/handbooks');
  return officer;
}

async function training() {
  await page('training', '/api/head/training');
  await totals('training', '/api/totals/training');
  await page('phones of officers', '/api/phones');
  await timed('training, the trainer', 300, ofUser('trainer'), get('/api/trainer/runs'));
  const { runs } = (await get('/api/trainer/runs')('trainer')).json();
  await timed('training, one run', 300, ofUser('trainer'),
    (user, at) => get(`/api/trainer/runs?run=${runs[at % runs.length].run}`)(user));
  await timed('training, days as a calendar', 300, ofUser('trainer'),
    get(`/api/trainer/calendar?run=${runs[0].run}&lang=mn`));
}

async function quality() {
  await page('remarks', '/api/head/remarks');
  for (const user of heads) {
    // Days are drawn in once: of a store that was asked before the draw is there.
    await post('/api/head/quality', { what: 'draw', key: randomUUID(), seed: 'made-up',
      from: daysAgo(30), to: daysAgo(2), area: codes[user], share: 20 })(user)
      .catch(() => undefined);
    const { draws } = (await get('/api/head/quality')(user)).json();
    await timed(`call-backs, one draw, ${user}`, 300, ofUser(user),
      get(`/api/head/quality?draw=${draws[0].draw}`), 20);
  }
  await page('call-backs', '/api/head/quality');
  await page('lessons', '/api/head/lessons');
  await totals('lessons', '/api/head/lessons');
  const { meetings } = (await get('/api/head/lessons')(everything)).json();
  if (meetings.length === 0) return;
  const meeting = `/api/head/lessons?meeting=${meetings[0].meeting}`;
  await timed('one meeting', 300, ofUser(everything), get(meeting));
  await timed('minutes of a meeting, PDF', 3_000, ofUser(everything),
    get(`${meeting}&form=pdf&lang=mn`), 5);
}

async function reports(officer) {
  await page('list of reports', '/api/head/reports?lang=mn');
  const { reports: listed } = (await get('/api/head/reports?lang=mn')(everything)).json();
  for (const { name, of_officer, from_day, whole } of listed) {
    const who = of_officer ? `&officer=${officer}` : '';
    const from = from_day ? `&from=${daysAgo(366)}` : '';
    const about = `/api/head/report?name=${name}&lang=mn${who}${from}&on=${daysAgo(0)}`;
    if (of_officer)
      await timed(`report ${name}`, 300, ofUser(everything), get(`${about}&format=json`), 12);
    else await page(`report ${name}`, `${about}&format=json`, 12);
    // A ledger of everything is too long for paper, and says so.
    for (const form of [whole || name === 'allowance-ledger' ? 'xlsx' : 'csv', 'pdf'])
      if (form === 'xlsx' || name !== 'allowance-ledger')
        await timed(`report ${name} ${form}, all three`, 3_000, ofUser(everything),
          get(`${about}&format=${form}`), 3);
  }
  const { reports: told } = (await get('/api/head/reports?lang=mn')('programme')).json();
  const last = new Date().getFullYear();
  for (const { name, from_day } of told) {
    const about = `/api/head/report?name=${name}&lang=mn${from_day ? `&from=${last}-01-01` : ''}`;
    for (const form of ['json', 'pdf'])
      await timed(`report ${name} ${form}, the programme`, form === 'json' ? 300 : 3_000,
        ofUser('programme'), get(`${about}&format=${form}`), 4);
  }
}

async function open() {
  for (const path of ['me', 'areas', 'programme', 'codebook'])
    await timed(`/api/${path}`, 300, ofUser(everything), get(`/api/${path}`));
}

const begun = performance.now();
for (const user of [...heads, everything]) {
  const asked = performance.now();
  await get('/api/head/worklist?limit=0')(user);
  console.log(`  ${Math.round(performance.now() - asked)} ms until the tasks of ${user} are there`);
}
console.log(`  ${Math.round(performance.now() - begun)} ms to fold all; ${memory(server)}`);
await open();
await firstPage();
await worklist();
await findings();
await coverage();
const officer = await money();
await training();
await quality();
await reports(officer);
await page('who is due', '/api/head/due');
console.log(`after the questions: ${memory(server)}`);
await served.end();
if (!kept) rmSync(folder, { recursive: true, force: true });
