// SPDX-License-Identifier: Apache-2.0
// Fills a store with made-up families as phones do: an officer in each soum, all at once over HTTP
// with their logins, contact after contact. At each contact a phone says hello and tells which
// cards were opened, pushes what was written about three families, and pulls what is new in its
// soum. Every third family was visited. The same people in every run; the times are those of now.
import { chain, family, uuid, visit } from './soum.mjs';

export const perFamily = 4;
export const perContact = 3;  // families
export const visitEvery = 3;  // of so many families one was visited
const eventsOf = { met: 2 + 2 * perFamily, visited: 9 };

/** How many families make so many events. */
export const familiesFor = (events) =>
  Math.round(events / (eventsOf.met + eventsOf.visited / visitEvery));

export const deviceOf = (area) => uuid(5, 1_000_000 + Number(area));
export const officerOf = (area) => `made-up-${area}`;

/** Which families belong to which soum: as many as its share of the herders' households. */
export function shares(areas, families) {
  const all = areas.reduce((sum, area) => sum + area.herder_households, 0);
  let sum = 0;
  return areas.map((area) => {
    const first = Math.round((sum / all) * families);
    sum += area.herder_households;
    return { area: area.code, first, behind: Math.round((sum / all) * families) };
  });
}

const told = (start, days) => new Date(start + days * 86_400_000).toISOString().slice(0, 10);

/** One phone. `contact()` is one contact; its families and events so far are told by `counts`. */
export class Phone {
  constructor({ area, first, behind, ask, token, author = officerOf(area),
    device = deviceOf(area), id }) {
    Object.assign(this, { area, author, first, next: first, behind, ask, token, device });
    this.after = 0;
    this.contacts = 0;
    this.counts = { families: 0, visits: 0, events: 0 };
    const numbered = (seq) => uuid(6, Number(area) * 2 ** 24 + seq);
    this.write = chain({ area, author, device, id: id ?? numbered,
      ms: () => Date.now() });
  }

  get done() { return this.next >= this.behind; }

  async hello(cards) {
    const body = { protocol: [1, 1], app: 'bench', device: this.device, now: Date.now(),
      after: this.after, cards };
    return (await this.ask('/api/sync/hello', JSON.stringify(body), this.token)).json();
  }

  async push(lines) {
    const body = `{"device":"${this.device}","now":${Date.now()},"events":[${lines.join(',')}]}`;
    const text = await (await this.ask('/api/sync/push', body, this.token)).text();
    const stored = text.split('"status":"stored"').length - 1;
    if (stored !== lines.length) throw new Error(text.slice(0, 1_000));
    this.counts.events += lines.length;
  }

  async pull() {
    for (let more = true; more;) {
      const path = `/api/sync/pull?after=${this.after}&limit=1000&device=${this.device}`;
      const text = await (await this.ask(path, undefined, this.token)).text();
      const end = /"next":(\d+),"more":(true|false),"store":"[^"]*","epoch":"\w+"}$/.exec(text);
      if (!end) throw new Error(text.slice(0, 1_000));
      this.after = Number(end[1]);
      more = end[2] === 'true';
    }
  }

  /** Who lives there: ten lines. */
  family(h) { return [...family(h, perFamily)].map(this.write); }

  /** A visit that is not in the record yet: nine lines. */
  visit(h) {
    this.counts.visits += 1;
    return [...visit(h, h, perFamily)].map(this.write);
  }

  async contact() {
    const lines = [];
    const subjects = [];
    for (let count = 0; count < perContact && !this.done; count += 1, this.next += 1) {
      lines.push(...this.family(this.next));
      if (this.next % visitEvery === 0) lines.push(...this.visit(this.next));
      subjects.push(uuid(1, this.next));
      this.counts.families += 1;
    }
    const day = told(Date.UTC(2020, 0, 1), this.contacts);  // the cards of a day are told once
    await this.hello([{ day, area: this.area, subjects }]);
    await this.push(lines);
    await this.pull();
    this.contacts += 1;
  }
}

/** All phones side by side until every family is written or the time is over. */
export async function fill(phones, minutes, tell) {
  const began = performance.now();
  const until = began + minutes * 60_000;
  const sum = (what) => phones.reduce((all, phone) => all + phone.counts[what], 0);
  const seconds = () => (performance.now() - began) / 1000;
  const report = setInterval(() => tell(sum('events'), seconds()), 15_000);
  await Promise.all(phones.map(async (phone) => {
    while (!phone.done && performance.now() < until) await phone.contact();
  }));
  clearInterval(report);
  return { events: sum('events'), families: sum('families'), visits: sum('visits'),
    people: sum('families') * perFamily,
    contacts: phones.reduce((all, { contacts }) => all + contacts, 0),
    seconds: seconds(), whole: phones.every(({ done }) => done) };
}
