#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What totals for the programme take while phones push: before each question a family and a visit
// to it come home from another soum, so that what is kept between questions has to be brought up.
// By the clock, and of the server's processor. Everybody in it is made up.
//   node bench/told_between.mjs FOLDER [times]     100; a folder that bench/desk.mjs filled
// The first question after a start waits until all tasks are folded; it is told apart. OTOR and
// PORT name another program and port. It adds to the store.
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { percentile, processorOf, Served } from './asking.mjs';
import { Phone } from './million_fill.mjs';

const [folder, times = '100'] = process.argv.slice(2);
const top = resolve(import.meta.dirname, '..');
const served = new Served({ otor: process.env.OTOR ?? join(top, 'build/release/otor'),
  store: join(folder, 'store'), port: Number(process.env.PORT ?? 8622), word: 'otor-bench-2026' });
const officers = { tes: '18546', malchin: '18522', turgen: '18543', zavkhan: '18513' };
const year = new Date().getFullYear();
const report = (name, lang) =>
  `/api/head/report?name=${name}&lang=${lang}&from=${year}-01-01&format=json`;
const questions = { 'report of the programme, mn': report('programme', 'mn'),
  'report of the programme, en': report('programme', 'en'),
  'sheet of indicators': report('indicators', 'mn') };

const { server } = await served.start();
const phones = [];
for (const [author, area] of Object.entries(officers)) {
  phones.push(new Phone({ area, author, device: randomUUID(), id: () => randomUUID(),
    ask: (...question) => served.ask(...question), token: await served.tokenOf(author) }));
}
const token = await served.tokenOf('programme');
let home = Date.now();

async function asked(path) {
  const processor = processorOf(server);
  const began = performance.now();
  await served.ask(path, undefined, token);
  return [performance.now() - began, processor()];
}

const [first] = await asked(Object.values(questions)[0]);
console.log(`${first.toFixed(0)} ms for the first question`);
for (const [what, path] of Object.entries(questions)) {
  const took = [];
  for (let at = 0; at < Number(times); at += 1) {
    const phone = phones[at % phones.length];
    home += 1;
    await phone.push([...phone.family(home), ...phone.visit(home)]);
    took.push(await asked(path));
  }
  const words = ['clock', 'processor'].map((name, which) => {
    const sorted = took.map((one) => one[which]).sort((one, other) => one - other);
    return `${name} ${percentile(sorted, 0.5).toFixed(0)} / ${percentile(sorted, 0.99).toFixed(0)}`;
  });
  console.log(`${what}: ${words.join(', ')} ms, ${times} times`);
}
await served.end();
