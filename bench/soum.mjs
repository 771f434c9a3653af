// SPDX-License-Identifier: Apache-2.0
// A made-up soum for the measurements: 5,000 people, 50,000 events, the same in every run.
import { createHash } from 'node:crypto';

const people = 5_000;
const perHousehold = 4;
export const events = 50_000;

const hex = (number, digits) => number.toString(16).padStart(digits, '0');
export const uuid = (kind, number) => `01934f6e-8c00-7${hex(kind, 3)}-8def-${hex(number, 12)}`;
const drawn = (count, ...words) =>
  createHash('sha256').update(words.join('/')).digest().readUInt32BE(0) % count;
const given = ['Бат-Эрдэнэ', 'Болормаа', 'Үүрийнтуяа', 'Өлзий', 'Ганбаатар', 'Қайрат', 'Әлібек',
  'Тілеуберді', 'Ғалым', 'Нарангэрэл', 'Сүхбаатар', 'Еркежан', 'Оюунчимэг', 'Дөлгөөн',
  'Мөнхжаргал'];
const places = ['Хар ус', 'Өлгий', 'Цагаан нуур', 'Бөөрөг', 'Қарағанды', 'Улаан толгой'];

/** What an officer writes when she meets a family: 2 events, and 2 for each of its people. */
export function* family(h, size = perHousehold) {
  const home = uuid(1, h);
  yield ['household_met', home, {}];
  yield ['household_changed', home, { bagh: String(1 + (h % 5)),
    head: `${given[drawn(given.length, h, 'f')]} ${given[drawn(given.length, h, 'h')]}`,
    language: 'mn', lat_e5: 4_900_000 + drawn(90_000, h, 'lat'), lon_e5: 9_000_000,
    place: places[drawn(places.length, h, 'p')] }];
  for (let m = 0; m < size; ++m) {
    const person = uuid(2, h * size + m);
    yield ['person_met', person, { household: home }];
    yield ['person_changed', person, { born: `${1950 + drawn(70, h, m, 'b')}-03`, children: m,
      father: given[drawn(given.length, h, m, 'f')], name: given[drawn(given.length, h, m, 'n')],
      relation: m === 0 ? 'head' : 'child', sex: drawn(2, h, m, 's') ? 'male' : 'female' }];
  }
}

/** Visit `v`, of household `h`: nine events. */
export function* visit(v, h, size = perHousehold) {
  const home = uuid(1, h);
  const visit = uuid(3, v);
  const person = uuid(2, h * size);
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

function* facts() {
  const households = people / perHousehold;
  for (let h = 0; h < households; ++h) yield* family(h);
  for (let v = 0; ; ++v) yield* visit(v, v % households);
}

export const sorted = (value) => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;

/** One chained device: each call gives the canonical line of its next fact. */
export function chain({ area, author, device, id, ms, at = '2026-11-23T10:11:12+07:00' }) {
  let seq = 0;
  let prev = '';
  return ([kind, subject, body]) => {
    seq += 1;
    const line = JSON.stringify(sorted({ area, at, author, body,
      clock: ms(seq).toString(16).padStart(12, '0') + '0000', device, id: id(seq), kind, prev, seq,
      subject }));
    prev = createHash('sha256').update('otor-event-1\n' + line).digest().subarray(0, 16)
      .toString('base64url');
    return line;
  };
}

/** Lines of one chained device, canonical. */
export function lines() {
  const made = [];
  const next = chain({ area: '18301', author: 'tes', device: uuid(5, 1),
    id: (seq) => uuid(6, seq), ms: (seq) => 0x01934f6e8c00 + seq });
  for (const fact of facts()) {
    if (made.length === events) return made;
    made.push(next(fact));
  }
}
