#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// How many visits a second are home for good over HTTP: phones, each with its officer's login, push
// side by side into the real program, each one push after the other. A push is the visits of a day
// or of a week, nine events each, of families that the record knows. Lines are made, and families
// pushed, before the clock starts. Beside it what nothing can beat: one thread that puts the same
// lines into one table, a durable commit for each push. Everybody in it is made up.
//   node bench/push.mjs [phones] [pushes of each] [visits a push]     64 20 6
// Needs build/release/otor and push_bench. OTOR and PORT name another program and port.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { percentile, processorOf, Served } from './asking.mjs';
import { Phone } from './million_fill.mjs';
import { uuid } from './soum.mjs';

const [phones, pushes, together] = [64, 20, 6].map((usual, at) =>
  Number(process.argv[2 + at] ?? usual));
const top = resolve(import.meta.dirname, '..');
const otor = process.env.OTOR ?? join(top, 'build/release/otor');
const port = Number(process.env.PORT ?? 8602);
const folder = mkdtempSync(join(tmpdir(), 'otor-push-'));
const store = join(folder, 'store');
const word = 'otor-bench-2026';
const served = new Served({ otor, store, port, word });

const run = (words, input = '') => execFileSync(otor, words, { encoding: 'utf8', input });
const several = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size));
const wholes = (first, count) => Array.from({ length: count }, (_, at) => first + at);

/** A phone, and what it will push. */
function phoneOf(number, areas) {
  const phone = new Phone({ area: areas[number % areas.length], author: `made-up-${number}`,
    device: uuid(5, 1 + number), id: (seq) => uuid(6, number * 2 ** 24 + seq),
    ask: (...question) => served.ask(...question) });
  const homes = wholes(number * pushes * together, pushes * together);
  const families = several(homes.flatMap((h) => phone.family(h)), 1_000);
  const visits = several(homes, together).map((some) => some.flatMap((h) => phone.visit(h)));
  return { phone, families, visits };
}

/** A phone's connection, which stays open: it sends what was made before, so that the clock is of
 *  the server and not of who asks it. */
class Line {
  constructor(socket) {
    Object.assign(this, { socket, text: '' });
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (part) => {
      this.text += part;
      const body = this.text.indexOf('\r\n\r\n') + 4;
      const size = body < 4 ? NaN : Number(/content-length: (\d+)/i.exec(this.text)[1]);
      if (!(this.text.length >= body + size)) return;
      const whole = this.text;
      this.text = '';
      this.answered(whole);
    });
  }

  static open() {
    return new Promise((done, failed) => {
      const socket = connect({ host: '127.0.0.1', port }, () => done(new Line(socket)));
      socket.on('error', failed);
    });
  }

  ask(bytes) {
    return new Promise((done) => {
      this.answered = done;
      this.socket.write(bytes);
    });
  }
}

/** A push as it goes over the line. */
function requestOf({ device, token }, lines) {
  const body = `{"device":"${device}","now":${Date.now()},"events":[${lines.join(',')}]}`;
  const size = Buffer.byteLength(body);
  return Buffer.from('POST /api/sync/push HTTP/1.1\r\nHost: 127.0.0.1\r\n'
    + `Authorization: Bearer ${token}\r\nContent-Length: ${size}\r\n\r\n${body}`);
}

async function begun() {
  run(['init', '--data', store, '--facts', join(top, 'data/mn')]);
  const areas = readFileSync(join(top, 'data/mn/soums.csv'), 'utf8').split('\n')
    .map((line) => /^\d{5}/.exec(line)?.[0]).filter(Boolean);
  const all = wholes(0, phones).map((number) => phoneOf(number, areas));
  for (const { phone: { author, area } } of all)
    run(['user', 'add', author, '--data', store, '--area', area], `${word}\n`);
  const { server } = await served.start();
  for (const one of all) {
    one.phone.token = await served.tokenOf(one.phone.author);
    for (const lines of one.families) await one.phone.push(lines);
  }
  for (const one of all) {
    one.line = await Line.open();
    one.requests = one.visits.map((lines) => requestOf(one.phone, lines));
  }
  return { all, server };
}

async function pushed({ all, server }) {
  const took = [], answers = [];
  const processor = processorOf(server);
  const own = process.cpuUsage();
  const began = performance.now();
  await Promise.all(all.map(async ({ line, requests }) => {
    for (const request of requests) {
      const sent = performance.now();
      answers.push(await line.ask(request));
      took.push(performance.now() - sent);
    }
  }));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(own);
  const figures = { seconds, took: took.sort((one, other) => one - other),
    processor: processor(), own: (user + system) / 1000 };
  const stored = answers.reduce((sum, text) => sum + text.split('"status":"stored"').length - 1, 0);
  if (stored !== all.reduce((sum, { visits }) => sum + visits.flat().length, 0))
    throw new Error(answers.find((text) => !text.includes('"stored"')) ?? `${stored} stored`);
  for (const { line } of all) line.socket.destroy();
  return figures;
}

const { all, server } = await begun();
const { seconds, took, processor, own } = await pushed({ all, server });
await served.end();
const visits = phones * pushes * together;
const lines = all.flatMap(({ visits: some }) => some.flat());
const size = all[0].visits[0].length;
const bare = execFileSync(join(top, 'build/release/push_bench'), ['bare', String(size)],
  { encoding: 'utf8', input: lines.join('\n'), maxBuffer: 1 << 20 });
rmSync(folder, { recursive: true });
const limit = Number(/([\d.]+) events\/s/.exec(bare)[1]);
const rate = lines.length / seconds;
console.log(`${phones} phones, ${pushes} pushes of each, of ${together} visits, ${size} events`);
console.log(`${(visits / seconds).toFixed(0)} visits/s, ${rate.toFixed(0)} events/s, `
  + `${(processor * 1000 / lines.length).toFixed(1)} us of the server's processor an event, `
  + `${(own * 1000 / lines.length).toFixed(1)} us of the phones'`);
console.log(`a push takes ${percentile(took, 0.5).toFixed(0)} ms, `
  + `at the 99th percentile ${percentile(took, 0.99).toFixed(0)} ms`);
console.log(`${(100 * rate / limit).toFixed(0)} % of ${bare.trim()}`);
