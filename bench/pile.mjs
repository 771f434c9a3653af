// SPDX-License-Identifier: Apache-2.0
// How long a head waits for who is due and for their sheets, and how much memory the server takes:
//
//   node bench/pile.mjs [PEOPLE...]        500 2000; needs build/release/otor
//
// A soum holds 500 families at the most, ten events each; all that was ever told of the soums asked
// for is read and folded for each question.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bringHome, dueFamily } from './due.mjs';

const top = resolve(import.meta.dirname, '..');
const otor = process.env.OTOR ?? join(top, 'build/release/otor');
const port = Number(process.env.OTOR_PORT ?? 8437);
const address = `http://127.0.0.1:${port}`;
const password = 'otor-pile-2026';
const soums = ['18501', '18504', '18507', '18510'];
const inSoum = 500;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

const memory = (child, what) => {
  const told = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(told)[1]) / 1024;
};

/** Seconds of a processor that a process has taken; a tick is a hundredth. */
function processor(child) {
  const told = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(told[11]) + Number(told[12])) / 100;
}

async function measured(people) {
  const data = mkdtempSync(join(tmpdir(), 'otor-pile-'));
  const run = (words, input) =>
    execFileSync(otor, [...words, '--data', data], { input, stdio: ['pipe', 'pipe', 'ignore'] });
  run(['init', '--facts', join(top, 'data/mn')]);
  run(['user', 'add', 'chief', '--role', 'head', '--area', '185'], `${password}\n`);
  for (const soum of soums) run(['user', 'add', `o${soum}`, '--area', soum], `${password}\n`);
  const child = spawn(otor, ['serve', '--data', data, '--port', String(port)], { stdio: 'ignore' });
  try {
    while (!(await fetch(`${address}/readyz`).catch(() => undefined))?.ok) {
      await new Promise((done) => setTimeout(done, 100));
    }
    for (let at = 0; at * inSoum < people; at += 1) {
      await bringHome(address, { user: `o${soums[at]}`, password, area: soums[at], phone: at + 1 },
        families(at * inSoum, Math.min(people, (at + 1) * inSoum)));
    }
    await ask(child, people);
  } finally {
    await new Promise((gone) => {
      child.once('exit', gone);
      child.kill('SIGTERM');
    });
    rmSync(data, { recursive: true });
  }
}

function* families(from, to) {
  for (let n = from; n < to; n += 1) yield* dueFamily(n, { by: tomorrow });
}

/** Not by fetch, which gives up after five minutes without an answer. */
function print(headers) {
  return new Promise((done, failed) => {
    const asked = request(`${address}/api/head/sheets`, { method: 'POST', headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('error', failed).on('end', () => done({
        sheets: Number(answer.headers['otor-sheets']), file: Buffer.concat(parts) }));
    });
    asked.on('error', failed).end('{}');
  });
}

async function ask(child, people) {
  const { token } = await (await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user: 'chief', password }),
  })).json();
  const headers = { authorization: `Bearer ${token}` };
  const before = memory(child, 'VmRSS');
  let begun = performance.now();
  const { sheets } = await (await fetch(`${address}/api/head/due`, { headers })).json();
  const counted = performance.now() - begun;
  const worked = processor(child);
  begun = performance.now();
  const printing = print(headers);
  let slowest = 0;
  let over = false;
  const probing = (async () => {
    while (!over) {
      const since = performance.now();
      await fetch(`${address}/readyz`);
      slowest = Math.max(slowest, performance.now() - since);
      await new Promise((done) => setTimeout(done, 100));
    }
  })();
  const { sheets: printed, file } = await printing.finally(() => {
    over = true;
  });
  const took = performance.now() - begun;
  const work = processor(child) - worked;
  await probing;
  if (sheets !== people || printed !== people) {
    throw new Error(`${sheets} of ${people} are due: ${file.subarray(0, 200)}`);
  }
  if (process.env.OTOR_PILE) writeFileSync(process.env.OTOR_PILE, file);
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  const size = (mib) => `${mib.toFixed(0)} MiB`;
  console.log(`${people} people: who is due ${seconds(counted)}; their sheets ${seconds(took)}, ` +
    `of a processor ${seconds(1000 * work)}, ${((1000 * work) / people).toFixed(1)} ms each; ` +
    `${(file.length / 1e6).toFixed(1)} MB; memory ${size(before)} before, ` +
    `${size(memory(child, 'VmHWM'))} at the most, ${size(memory(child, 'VmRSS'))} after; ` +
    `another request meanwhile ${slowest.toFixed(0)} ms at the most`);
}

for (const people of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [500, 2_000]) {
  await measured(people);
}
