// SPDX-License-Identifier: Apache-2.0
// Made-up families of whom each is due a follow-up, brought to a server as a phone brings them: for
// the measurement of piles and for the test of the desk.
import { chain, uuid } from './soum.mjs';

const given = ['Болормаа', 'Үүрийнтуяа', 'Нарангэрэл', 'Оюунчимэг', 'Еркежан', 'Мөнхжаргал'];

/** What is told of family `n`: a woman of her own, shown a calculation, promised something. */
export function* dueFamily(n, { name, by, consent = true, bagh = String(1 + (n % 5)) }) {
  const [home, person, visit] = [uuid(1, n), uuid(2, n), uuid(3, n)];
  const born = `${1968 + (n % 35)}-${String(1 + (n % 12)).padStart(2, '0')}`;
  const called = name ?? `${given[n % given.length]} ${n}`;
  yield ['household_met', home, {}];
  yield ['household_changed', home, { bagh, head: called }];
  yield ['person_met', person, { household: home }];
  yield ['person_changed', person, {
    born, children: n % 5, name: called, relation: 'head', sex: 'female' }];
  yield ['visit_started', home, { visit, way: 'home' }];
  if (consent) {
    yield ['consent_given', home, { how: 'spoken', language: 'mn', version: '1', visit }];
  }
  yield ['calculation_shown', home, { pack: 'e1d279b8d16c8845', person, visit, request: {
    born, children: n % 5, on: '2026-06', paid: [], sex: 'female',
    plan: { as: 'herder', from: '2026-07', income: 'minimum' } } }];
  yield ['document_noted', person, { item: 'labour_book', state: 'missing', visit }];
  yield ['promise_made', home, { by, promise: uuid(4, n), visit, what: `Маягт авчрах ${n}` }];
  yield ['visit_closed', home, { stage: 'considering', visit }];
}

async function token(address, user, password) {
  const answer = await fetch(`${address}/api/login`, {
    method: 'POST', body: JSON.stringify({ user, password }),
  });
  return (await answer.json()).token;
}

/**
 * Brings these facts home as the work of one phone of `user`, which is bound for it; `since`: the
 * moment of the first, ms; `at`: what its clock shows.
 */
export async function bringHome(
  address, { user, password, area, phone, since = Date.now() - 60_000, at }, facts,
) {
  const bearer = { authorization: `Bearer ${await token(address, user, password)}` };
  const device = uuid(5, phone);
  const next = chain({ area, author: user, device, at, ms: (seq) => since + seq,
    id: (seq) => uuid(0x600 + phone, seq) });
  let lines = [];
  const push = async () => {
    const body = `{"device":"${device}","events":[${lines.join(',')}]}`;
    lines = [];
    const answer = await fetch(`${address}/api/sync/push`, {
      method: 'POST', headers: bearer, body });
    const said = await answer.text();
    if (!answer.ok || /refused|quarantined/.test(said)) throw new Error(said.slice(0, 300));
  };
  for (const fact of facts) {
    lines.push(next(fact));
    if (lines.length === 1_000) await push();
  }
  if (lines.length > 0) await push();
}
