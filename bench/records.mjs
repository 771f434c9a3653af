#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What an officer waits for: the whole log of a soum folded at the start, the list of its people
// narrowed at every key, a card opened. `bench/records.mjs [records.wasm] [rounds]`; made-up names,
// 5,000 people, 50,000 events, the same in every run. Told in wall time and in processor time of
// the whole process, in which V8's compiler and its sweeping of this script's own text have their
// part: on a machine that is busy with other things only the latter says something.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { events, lines, sorted, uuid } from './soum.mjs';

const path = process.argv[2] ?? new URL('../build/wasm/records.wasm', import.meta.url);
const rounds = Number(process.argv[3] ?? 7);

const bytesOf = (name, body) => new TextEncoder().encode(JSON.stringify({ call: name, body }));

const compiled = new WebAssembly.Module(readFileSync(path));
function opened() {
  const imports = {};
  for (const { module, name } of WebAssembly.Module.imports(compiled)) {
    (imports[module] ??= {})[name] = () => 8;
  }
  const { exports: core } = new WebAssembly.Instance(compiled, imports);
  core._initialize?.();
  const call = (name, body) => {
    const bytes = body instanceof Uint8Array ? body : bytesOf(name, body);
    const before = performance.now();
    const used = process.cpuUsage();
    const pointer = core.otor_allocate(bytes.length);
    new Uint8Array(core.memory.buffer, pointer, bytes.length).set(bytes);
    const length = core.otor_call(pointer, bytes.length);
    core.otor_free(pointer);
    const text = new TextDecoder().decode(
      new Uint8Array(core.memory.buffer, core.otor_answer(), length));
    const { user, system } = process.cpuUsage(used);
    const cpu = (user + system) / 1000;
    return { ms: performance.now() - before, cpu, text, answer: JSON.parse(text), core };
  };
  call('log_open', { device: uuid(5, 2), user: 'uvs', name: 'made up', role: 'officer',
    areas: ['18301'] });
  return call;
}

const median = (list) => [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)];
const told = (list) => `median ${median(list).toFixed(1)} ms, `
  + `best ${Math.min(...list).toFixed(1)}, worst ${Math.max(...list).toFixed(1)}`;
const tell = (what, calls) => {
  console.log(what);
  console.log(`  wall ${told(calls.map(({ ms }) => ms))}`);
  console.log(`  processor ${told(calls.map(({ cpu }) => cpu))}`);
};

const all = lines();
const received = 1_795_000_000_000;
const entries = all.map((line, at) => ({ line, position: at + 1, received: received + at }));
console.log(`${all.length} events, ${(all.join('').length / 1e6).toFixed(1)} MB of text`);
const log = bytesOf('log_load', { entries });
const loads = [];
let call;
let memory = 0;
for (let round = 0; round < rounds; ++round) {
  call = opened();
  const { ms, cpu, answer, core } = call('log_load', log);
  if (answer.count !== events || answer.bad.length) throw new Error(JSON.stringify(answer));
  loads.push({ ms, cpu });
  memory = core.memory.buffer.byteLength;
}
tell('load and fold', loads);
console.log(`memory afterwards: ${(memory / 1e6).toFixed(0)} MB`);
const searches = ['', 'бат', 'Олзий', 'Болрмаа', 'Уурийн', 'зззз'];
for (const name of ['households', 'people']) {
  for (const search of searches) {
    const list = [];
    let total = 0;
    for (let round = 0; round < 15; ++round) {
      const { ms, cpu, answer } = call(name, { search, limit: 60 });
      list.push({ ms, cpu });
      total = answer.total;
    }
    tell(`${name} "${search}" (${total} found), first ${list[0].ms.toFixed(1)} ms`, list);
  }
}

// Who was told an answer that is another now, of all families: the line on the first screen.
{
  const told = [];
  const changes = [{ question: 'Q9', days: ['2025-04-01', '2027-01-01'] }];
  let rows = 0;
  for (let round = 0; round < 15; ++round) {
    const { ms, cpu, answer } = call('other_now', { on: '2027-01-01', changes });
    told.push({ ms, cpu });
    rows = answer.rows.length;
  }
  tell(`other now (${rows} rows)`, told);
}

// Opening a card: the card itself and the records that may be the same. With a fact that came in
// just before, as when something was saved, and with fifty links that people told.
const made = (seq, kind, subject, body) => JSON.stringify(sorted({ area: '18301',
  at: '2026-11-23T10:11:12+07:00', author: 'uvs', body, device: uuid(5, 3), id: uuid(7, seq), kind,
  clock: (0x01934f6e8c00 + events + seq).toString(16).padStart(12, '0') + '0000', seq, subject,
  over: [] }));
function openCards(what, before) {
  const [cards, pairs] = [[], []];
  let found = 0;
  for (let round = 0; round < 15; ++round) {
    before(round);
    const id = uuid(1, round * 83);
    cards.push(call('household', { id, on: '2026-11-26' }));
    const duplicates = call('duplicates', { household: id });
    pairs.push(duplicates);
    found += duplicates.answer.pairs.length;
  }
  tell(`${what}: the card`, cards);
  tell(`${what}: what may be the same (${(found / pairs.length).toFixed(1)} pairs)`, pairs);
}
let fact = 0;
const take = (...told) => {
  const { answer } = call('log_load', { entries: [{ line: made(++fact, ...told) }] });
  if (answer.fresh !== 1 || answer.bad.length) throw new Error(JSON.stringify(answer));
};
openCards('a card', () => {});
openCards('a card after a fact', (round) => take('household_met', uuid(1, 9_000 + round), {}));
for (let link = 0; link < 50; ++link) {
  take('sameness_told', uuid(1, 3 * link), { other: uuid(1, 3 * link + 600), same: true });
}
openCards('a card after a fact, fifty links',
  (round) => take('household_met', uuid(1, 9_100 + round), {}));
