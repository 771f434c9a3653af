#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What an officer waits for: the whole log of a soum folded at the start, the list of its people
// narrowed at every key, a card opened. `bench/records.mjs [records.wasm] [rounds]`; made-up names,
// 5,000 people, 50,000 events, the same in every run. Told in wall time and in processor time of
// the whole process, in which V8's compiler and its sweeping of this script's own text have their
// part: on a machine that is busy with other things only the latter says something.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const path = process.argv[2] ?? new URL('../build/wasm/records.wasm', import.meta.url);
const people = 5_000;
const perHousehold = 4;
const events = 50_000;
const rounds = Number(process.argv[3] ?? 7);

const hex = (number, digits) => number.toString(16).padStart(digits, '0');
const uuid = (kind, number) => `01934f6e-8c00-7${hex(kind, 3)}-8def-${hex(number, 12)}`;
const drawn = (count, ...words) =>
  createHash('sha256').update(words.join('/')).digest().readUInt32BE(0) % count;
const given = ['Бат-Эрдэнэ', 'Болормаа', 'Үүрийнтуяа', 'Өлзий', 'Ганбаатар', 'Қайрат', 'Әлібек',
  'Тілеуберді', 'Ғалым', 'Нарангэрэл', 'Сүхбаатар', 'Еркежан', 'Оюунчимэг', 'Дөлгөөн',
  'Мөнхжаргал'];
const places = ['Хар ус', 'Өлгий', 'Цагаан нуур', 'Бөөрөг', 'Қарағанды', 'Улаан толгой'];

function* facts() {
  const households = people / perHousehold;
  for (let h = 0; h < households; ++h) {
    const home = uuid(1, h);
    yield ['household_met', home, {}];
    yield ['household_changed', home, { bagh: String(1 + (h % 5)),
      head: `${given[drawn(given.length, h, 'f')]} ${given[drawn(given.length, h, 'h')]}`,
      language: 'mn', lat_e5: 4_900_000 + drawn(90_000, h, 'lat'), lon_e5: 9_000_000,
      place: places[drawn(places.length, h, 'p')] }];
    for (let m = 0; m < perHousehold; ++m) {
      const person = uuid(2, h * perHousehold + m);
      yield ['person_met', person, { household: home }];
      yield ['person_changed', person, { born: `${1950 + drawn(70, h, m, 'b')}-03`, children: m,
        father: given[drawn(given.length, h, m, 'f')], name: given[drawn(given.length, h, m, 'n')],
        relation: m === 0 ? 'head' : 'child', sex: drawn(2, h, m, 's') ? 'male' : 'female' }];
    }
  }
  for (let v = 0; ; ++v) {
    const home = uuid(1, v % households);
    const visit = uuid(3, v);
    const person = uuid(2, (v % households) * perHousehold);
    yield ['visit_started', home, { visit, way: 'home' }];
    yield ['consent_given', home, { how: 'spoken', language: 'mn', version: '1', visit }];
    yield ['person_told', home, { person, subjects: ['pay_by_phone', 'old_age'], visit }];
    yield ['calculation_shown', home, { first: 'herder', opens: '2046-03', pack: 'e1d279b8d16c8845',
      pension: 769_000, person, person_pays: 27_718_880,
      request: { born: '1996-03', children: 2, on: '2026-11', paid: [], sex: 'female' }, visit }];
    yield ['handbook_given', home, { count: 1, edition: '2026', visit }];
    yield ['question_asked', home, { code: `Q${1 + (v % 42)}`, state: 'promised', visit }];
    yield ['finding_noted', home, { code: 'B1', visit }];
    yield ['promise_made', home, { by: '2026-12-07', promise: uuid(4, v), visit, what: 'Утасдах' }];
    yield ['visit_closed', home, { stage: 'considering', visit }];
  }
}

const sorted = (value) => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;

function lines() {
  const made = [];
  let prev = '';
  for (const [kind, subject, body] of facts()) {
    if (made.length === events) return made;
    const seq = made.length + 1;
    const line = JSON.stringify(sorted({ area: '18301', at: '2026-11-23T10:11:12+07:00',
      author: 'tes', body, clock: (0x01934f6e8c00 + seq).toString(16).padStart(12, '0') + '0000',
      device: uuid(5, 1), id: uuid(6, seq), kind, prev, seq, subject }));
    made.push(line);
    prev = createHash('sha256').update('otor-event-1\n' + line).digest().subarray(0, 16)
      .toString('base64url');
  }
}

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
