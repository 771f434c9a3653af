// SPDX-License-Identifier: Apache-2.0
// The code on a personal sheet: the program sets a sheet, its code is read back from the page as a
// phone's camera would, and the address in it is opened. What the calculator then says must be what
// the sheet and the program say. OTOR_PROGRAM names the program, OTOR_PICTURES a folder for
// pictures.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { createServer } from 'vite';
import { base, look, page, start, stop } from './browser.mjs';

const web = resolve(import.meta.dirname, '..');
const program = process.env.OTOR_PROGRAM ?? resolve(web, '../build/release/otor');
const folder = mkdtempSync(join(tmpdir(), 'otor-sheet-'));
const inNovember = '2026-11-15T12:00:00';
const inMarch = '2027-03-10T12:00:00';

const asked = {
  'a young woman': {
    on: '2026-11', sex: 'female', born: '1996-03', children: 2,
    plan: { from: '2026-12', as: 'herder', income: 'minimum' }, sheep_price: 200_000,
  },
  'a man with years paid and an income of his own': {
    on: '2026-11', sex: 'male', born: '1979-08',
    paid: [
      { from: '2012-01', to: '2015-12', as: 'voluntary', income: 'minimum' },
      { from: '2018-01', to: '2019-12', as: 'herder', income: 320_000 },
    ],
    plan: { from: '2027-02', as: 'herder', income: 1_500_000 }, sheep_price: 185_500,
  },
  'a mother whose contract ends': {
    on: '2026-11', sex: 'female', born: '1998-05', children: 4,
    paid: [{ from: '2019-01', to: '2026-06', as: 'herder', income: 'minimum' }],
    plan: { from: '2026-12', to: '2041-11', as: 'mother', income: 'minimum' },
  },
  'somebody who plans nothing more': {
    on: '2026-11', sex: 'female', born: '1970-01', children: 1,
    paid: [{ from: '2008-01', to: '2025-12', as: 'herder', income: 'minimum' }],
  },
  'a woman who asks what if': {
    on: '2026-11', sex: 'female', born: '1991-06', children: 1,
    plan: { from: '2026-12', as: 'herder', income: 'minimum' },
    later_by: 18, missed: 6, season: [4, 5, 10],
  },
};

let vite;
let read;
before(async () => {
  await start();
  vite = await createServer({
    root: web, logLevel: 'error', appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  read = {
    ...(await vite.ssrLoadModule('/src/calculator/address.ts')),
    ...(await vite.ssrLoadModule('/src/calculator/person.ts')),
  };
});
after(async () => {
  await vite?.close();
  await stop();
  rmSync(folder, { recursive: true });
});

const run = (command, given, input) => execFileSync(command, given, { input, encoding: 'utf8' });
const answered = (call, request) =>
  JSON.parse(run(program, [call, '--json'], `${JSON.stringify(request)}\n`));
const plainly = (words) => words.replace(/\s+/g, ' ').trim();

const made = new Map();
/** The sheet's words, and the address that a camera reads off it. */
function sheetOf(who) {
  if (made.has(who)) return made.get(who);
  const file = join(folder, `${made.size}.pdf`);
  const setting = ['sheet', '--lang', 'mn', '--address', base.url, '-o', file];
  run(program, setting, `${JSON.stringify(asked[who])}\n`);
  const picture = file.replace('.pdf', '');
  run('pdftoppm', ['-r', '150', '-png', '-singlefile', file, picture]);
  const sheet = {
    address: run('zbarimg', ['-q', '--raw', `${picture}.png`]).trim(),
    words: plainly(run('pdftotext', ['-layout', file, '-'])),
  };
  made.set(who, sheet);
  return sheet;
}

/** A page on a phone whose clock says `now`. */
async function phone({ now = inNovember, ...options } = {}) {
  const opened = await page(options);
  await opened.clock.setFixedTime(new Date(now));
  return opened;
}

async function openedAt(address, options) {
  const opened = await phone(options);
  await opened.goto(address);
  await opened.waitForSelector('.prices');
  return opened;
}

const shown = async (opened) => ({
  pension: plainly((await opened.locator('main .prices-pension').innerText()).replace('?', '')),
  from: plainly((await opened.locator('main .prices-received .small').innerText())),
  prices: (await opened.locator('main .prices dl > div').allInnerTexts())
    .map((price) => plainly(price.replace('?', ''))),
});

const money = (amount) => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')} ₮`;
const monthsOf = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** What the program itself answers, for the figures the page shows. */
function expected({ sheep_price: _, later_by: _l, missed: _m, season: _s, ...request }) {
  const { routes, first } = answered('estimate', request);
  const road = routes.find(({ route }) => route === first);
  const age = monthsOf(road.opens) - monthsOf(request.born);
  const { from, as, income } = request.plan ?? {};
  return {
    pension: money(road.pension),
    from: age % 12 ? `${Math.floor(age / 12)} нас ${age % 12} сараас` : `${age / 12} наснаас`,
    opens: road.opens.replace('-', '.'),
    ...(from
      ? { price: money(answered('due', { month: from, as, income }).person),
        start: from.replace('-', '.') }
      : {}),
  };
}

for (const who of Object.keys(asked)) {
  test(`the code on the sheet opens what the sheet says: ${who}`, async () => {
    const { address, words } = sheetOf(who);
    const opened = await openedAt(address);
    const [page, core] = [await shown(opened), expected(asked[who])];
    assert.equal(page.pension, core.pension);
    assert.ok(page.from.startsWith(core.from), `${page.from}: ${core.from}`);
    assert.ok(words.includes(page.pension), `the sheet says ${page.pension}`);
    assert.ok(words.includes(`${core.from} (${core.opens})`), `the sheet says ${core.from}`);
    assert.equal(page.prices[0], core.price && `${core.start} ${core.price}`);
    for (const price of page.prices) {
      assert.ok(words.includes(price.split(' ').slice(1).join(' ')), `the sheet says ${price}`);
    }
    assert.equal(await opened.locator('.noted').count(), 0, 'nothing needs to be said');
    await look(opened, `sheet-${who.replaceAll(' ', '-')}`);
    await opened.reload();
    await opened.waitForSelector('.prices');
    assert.deepEqual(await shown(opened), page, 'the same after loading anew');
    assert.deepEqual(opened.problems, []);
    await opened.context().close();
  });

  test(`the calculator asks the core what the sheet asked: ${who}`, () => {
    const { on, person } = read.readAddress(new URL(sheetOf(who).address).hash);
    const { children = 0, paid = [], ...rest } = asked[who];
    assert.deepEqual(read.requestOf(person, on), { ...rest, children, paid });
    assert.equal(read.mistakesIn(person, on).any, false);
  });
}

const whole = '#/?on=2026-11&s=f&b=1996-03&c=2&p=2018-01~2019-12~h~320000&f=2026-12&a=h&w=200000';
const span = '&p=2018-01~2018-01~h';
const besides = '&l=24&m=6&y=4~5~10';

test('an address is taken whole or not at all', () => {
  const { on, person } = read.readAddress(whole);
  assert.equal(on, '2026-11');
  assert.deepEqual(read.readAddress(whole.replaceAll('~', '%7E')), { on, person });
  assert.deepEqual(read.readAddress(whole.replace('&a=h', '&a=d&t=2030-01&i=0')).person, {
    ...person, as: 'disabled_child_parent', until: '2030-01', incomeHow: 'amount', income: '0',
  });
  assert.equal(read.readAddress(whole + span.repeat(999)).person.periods.length, 1000);
  assert.equal(person.laterBy ?? person.missed ?? person.season, undefined, 'an older sheet');
  assert.deepEqual(read.readAddress(`${whole}${besides}&k=b66f3015`),
    { on, person: { ...person, laterBy: 24, missed: 6, season: [4, 5, 10] }, pack: 'b66f3015' });
  for (const none of ['', '#', '#/', '#/?', '#/officer', '#/desk?on=2026-11', '#open']) {
    assert.equal(read.readAddress(none), undefined, none);
  }
  const broken = [
    ...['on=2026-11&', '&s=f', '&b=1996-03', '&f=2026-12', '&a=h'].map((part) => [part, '']),
    ...['&on=2026-11', '&s=f', '&c=2', '&w=200000', '&', '&x=1', '&constructor=1', '&c', '&=1']
      .map((more) => [/$/, more]),
    ...['2026-13', '2026-00', '2026-1', '2026', '1026-11', '2026-11-01', '1996-02', '']
      .map((month) => ['on=2026-11', `on=${month}`]),
    ['b=1996-03', 'b=1996-3'], ['b=1996-03', 'b=2026-12'], ['s=f', 's=x'], ['s=f', 's='],
    ['c=2', 'c=51'], ['c=2', 'c=-1'], ['c=2', 'c=02'], ['c=2', 'c=2.5'],
    ['f=2026-12', 'f=2026-10'], ['f=2026-12', 'f=2026-12&t=2026-11'], ['a=h', 'a=constructor'],
    ['&f=2026-12&a=h', '&i=800000'], ['&f=2026-12&a=h', '&t=2030-01'],
    ['a=h', 'a=h&i=1234567890123'], ['a=h', 'a=h&i=8e5'], ['a=h', 'a=h&i='], ['a=h', 'a=h&i=-1'],
    ['w=200000', 'w=0'], ['w=200000', 'w=200,000'], ['w=200000', 'w=1234567890123'],
    ['2018-01~2019-12', '2019-12~2018-01'], ['2018-01~2019-12', '2018-01~2027-01'],
    ['2018-01~2019-12', '2018-01'], ['~h~', '~x~'], ['~h~', '~~'], ['~h~320000', ''],
    ['320000', '1234567890123'], ['320000', ''], ['320000', '320000~1'],
    [/$/, '%'], [/$/, '%ff'], ['s=f', 's=%c3%28'], ['&w=', '%26w='], ['s=f', 's=f%0a'],
    [/$/, span.repeat(1000)], [/$/, '\n'],
    ...['l=0', 'l=601', 'l=024', 'l=', 'm=0', 'm=601', 'm=-1', 'y=', 'y=0', 'y=13', 'y=4~4', 'y=4~',
      'y=04', 'k=', 'k=b66f301', 'k=b66f30154', 'k=B66F3015', 'l=24&l=24', 'k=b66f3015&k=b66f3015']
      .map((more) => [/$/, `&${more}`]),
    ...['l=24', 'm=6', 'y=4'].map((more) => ['&f=2026-12&a=h', `&${more}`]),
  ];
  for (const [part, instead] of broken) {
    const address = whole.replace(part, instead);
    assert.notEqual(address, whole, String(part));
    assert.equal(read.readAddress(address), 'unreadable', `${part} › ${instead}`.slice(0, 60));
  }
});

const unread = {
  mn: 'Энэ хаягийг уншиж чадсангүй. Хуудасны кодыг дахин уншуулна уу.',
  kk: 'Бұл мекенжайды оқу мүмкін болмады. Парақтағы кодты қайта оқытыңыз.',
  en: 'This address could not be read. Scan the code on the sheet again.',
};

test('an address that cannot be read opens the usual calculator, and that is said', async () => {
  const broken = { mn: ['#/?on=2026-13', '#/%ff?s=f'], kk: ['#/?%ff'], en: [`${whole}&x=1`] };
  for (const [language, hashes] of Object.entries(broken)) {
    const usual = await openedAt(base.url, { language });
    const figures = await shown(usual);
    await usual.context().close();
    for (const hash of hashes) {
      const opened = await openedAt(`${base.url}/${hash}`, { language });
      assert.deepEqual(await shown(opened), figures);
      const said = (await opened.locator('.noted').allInnerTexts()).map(plainly);
      assert.deepEqual(said, hash.startsWith('#/?') ? [unread[language]] : []);
      assert.deepEqual(opened.problems, []);
      if (said.length > 0) {
        await look(opened, `sheet-unread-${language}`);
        await opened.waitForTimeout(2500);
        const kept = await opened.evaluate(() => localStorage.getItem('first-look'));
        assert.equal(kept, null, 'the picture for next time says nothing of it');
      }
      await opened.context().close();
    }
  }
});

const otherLaw = {
  mn: 'Хуудсыг тооцсон хуулийн мэдээлэл энэ утсанд байгаагаас өөр тул тоо зөрж магадгүй.',
  kk: 'Парақ осы телефондағыдан басқа заң мәліметімен есептелген, сондықтан сандар өзгеше болуы '
    + 'мүмкін.',
  en: 'The sheet was counted with another edition of the law than this phone has, so figures may '
    + 'differ.',
};

test('where the sheet was counted with another law than the phone has, that is said', async () => {
  const { address } = sheetOf('a young woman');
  const { pack } = answered('estimate', { on: '2026-11', sex: 'female', born: '1996-03' }).law;
  assert.equal(new URL(address).hash.match(/&k=(\w+)$/)[1], pack.slice(0, 8));
  const other = address.replace(/&k=\w+/, '&k=00000000');
  const said = async (opened) => (await opened.locator('.noted').allInnerTexts()).map(plainly);
  const figures = await openedAt(address);
  const wanted = figuresOf(await shown(figures));
  await figures.context().close();
  for (const [language, size] of [['mn'], ['kk'], ['en'], ['mn', { width: 1280, height: 800 }]]) {
    const opened = await openedAt(other, { language, ...size });
    assert.deepEqual(await said(opened), [otherLaw[language]]);
    assert.deepEqual(figuresOf(await shown(opened)), wanted);
    await look(opened, `sheet-law-${language}-${size?.width ?? 360}`);
    await opened.context().close();
  }
  for (const none of [address, address.replace(/&k=\w+/, '')]) {
    const opened = await openedAt(none);
    assert.deepEqual(await said(opened), []);
    await opened.context().close();
  }
  const later = await openedAt(other, { now: inMarch });
  const [both] = await said(later);
  assert.ok(both.startsWith(earlier.mn[0]) && both.includes(otherLaw.mn), both);
  await later.getByRole('button', { name: earlier.mn[1] }).click();
  await later.getByRole('button', { name: earlier.mn[1] }).waitFor({ state: 'detached' });
  assert.ok(!(await said(later)).join(' ').includes(otherLaw.mn), 'now it is the phone\'s law');
  assert.deepEqual(later.problems, []);
  await later.context().close();
});

test('what was asked besides the plan is what the calculator answers', async () => {
  const opened = await openedAt(sheetOf('a woman who asks what if').address);
  const words = plainly(await opened.innerText('main'));
  assert.ok(words.includes('18 сарын дараа эхэлбэл'), 'a wait that is not of whole years');
  assert.ok(sheetOf('a woman who asks what if').words.includes('18 сарын дараа эхэлбэл'));
  assert.ok(words.includes('4, 5, 10'), 'the months of the season');
  assert.match(words, /(^| )6 сар төлөхгүй бол/, 'the months missed');
  await look(opened, 'sheet-what-if');
  assert.deepEqual(opened.problems, []);
  await opened.context().close();
});

const earlier = {
  mn: ['Тооцсон сар: 2026 оны 11 дүгээр сар.', 'Өнөөдрийн байдлаар тооцох'],
  kk: ['Есептелген ай: 2026 жылғы қараша.', 'Бүгінгі күнмен есептеу'],
  en: ['Counted for November 2026.', 'Count for today'],
};
/** Amounts and months alone: they are the same in every language. */
const figuresOf = ({ pension, prices }) =>
  [pension, ...prices].map((said) => said.replaceAll(/[^\d,. ]/g, '').trim());

test('a sheet of an earlier month keeps its figures until today is asked for', async () => {
  const { address } = sheetOf('a young woman');
  const then = await openedAt(address);
  const figures = figuresOf(await shown(then));
  await then.context().close();
  const { plan, ...who } = asked['a young woman'];
  const core = expected({ ...who, on: '2027-03', plan: { ...plan, from: '2027-03' } });
  const now = figuresOf({ pension: core.pension, prices: [`${core.start} ${core.price}`] });
  assert.notDeepEqual(figures.slice(0, 2), now);
  const wide = { width: 1280, height: 800 };
  for (const [language, size] of [['mn'], ['kk'], ['en'], ['mn', wide], ['kk', wide]]) {
    const [said, press] = earlier[language];
    const opened = await openedAt(address, { language, ...size, now: inMarch });
    const name = `${language}-${size?.width ?? 360}`;
    assert.deepEqual(figuresOf(await shown(opened)), figures);
    assert.ok(plainly(await opened.innerText('.noted')).startsWith(said));
    await look(opened, `sheet-before-${name}`);
    await opened.getByRole('button', { name: press }).click();
    await opened.getByRole('button', { name: press }).waitFor({ state: 'detached' });
    assert.deepEqual(figuresOf(await shown(opened)).slice(0, 2), now);
    await look(opened, `sheet-today-${name}`);
    await opened.locator('.noted .button').click();
    await opened.waitForSelector('.sheet .form');
    assert.deepEqual(opened.problems, []);
    await opened.context().close();
  }
});

test('what is changed by hand is counted on, and starting over leaves the address', async () => {
  const opened = await openedAt(sheetOf('a mother whose contract ends').address);
  const [start, until] = ['2026 оны 12 дугаар сар', 'Хамгийн сүүлд төлөх: 2041 оны 11 дүгээр сар'];
  const plan = async () => plainly(await opened.innerText('.try'));
  assert.ok((await plan()).includes(start) && (await plan()).endsWith(until), await plan());
  const slider = opened.locator('.try input[type=range]');
  await slider.focus();
  await slider.press('ArrowRight');
  assert.ok((await plan()).includes('2027 оны 1 дүгээр сар'), await plan());
  assert.ok((await plan()).endsWith(until), 'the contract still ends when it did');
  await slider.press('End');
  const last = plainly(await opened.locator('.try output').innerText());
  assert.ok((await plan()).endsWith(`Хамгийн сүүлд төлөх: ${last}`), 'no end before its beginning');
  await opened.click('.who');
  await opened.waitForSelector('.sheet .form');
  await look(opened, 'sheet-form');
  await opened.getByRole('button', { name: 'Тэтгэвэр хүртэл төлөх' }).click();
  assert.equal(await opened.locator('.try .second').count(), 0);
  await opened.getByRole('button', { name: 'Шинээр эхлэх' }).click();
  assert.equal(new URL(opened.url()).hash, '#/');
  await opened.reload();
  await opened.waitForSelector('[data-example="whole"]');
  assert.deepEqual(opened.problems, []);
  await opened.context().close();
});

test('another address takes the place of the first while the page is open', async () => {
  const [one, other] = ['a young woman', 'a mother whose contract ends'].map(sheetOf);
  const alone = await openedAt(other.address);
  const wanted = await shown(alone);
  await alone.context().close();
  const opened = await openedAt(one.address);
  const first = await shown(opened);
  const becomes = (who) => opened.waitForFunction(
    (pension) => document.querySelector('.prices-pension')?.textContent.includes(pension), who);
  await opened.click('.who');
  await opened.waitForSelector('.sheet .form');
  await opened.evaluate((hash) => { location.hash = hash; }, new URL(other.address).hash);
  await becomes(wanted.pension.split(' ')[0]);
  assert.deepEqual(await shown(opened), wanted);
  assert.equal(await opened.locator('.sheet').count(), 0, 'the form of the first is closed');
  await opened.goBack();
  await becomes(first.pension.split(' ')[0]);
  assert.deepEqual(await shown(opened), first);
  await opened.click('.wordmark');
  await opened.waitForSelector('[data-example="whole"]');
  assert.deepEqual(opened.problems, []);
  await opened.context().close();
});

const stored = (opened) => opened.evaluate(async () => ({
  local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: (await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat().sort(),
}));

test('nothing of an address is sent or kept, and it opens without a network', async () => {
  const { address } = sheetOf('a man with years paid and an income of his own');
  const opened = await phone({ serviceWorkers: 'allow' });
  const context = opened.context();
  await opened.goto(base.url);
  await opened.waitForSelector('.prices');
  await opened.evaluate(() => navigator.serviceWorker.ready);
  await opened.waitForFunction(async () => Boolean(await caches.match('/api/areas')));
  await opened.waitForFunction(() => localStorage.getItem('first-look') !== null);
  await opened.reload();
  await opened.waitForSelector('.prices');
  await opened.waitForTimeout(1500);
  const kept = await stored(opened);
  const sent = [];
  context.on('request', (request) => sent.push(request));
  for (const offline of [false, true]) {
    await context.setOffline(offline);
    await opened.goto(address);
    await opened.reload();
    await opened.waitForSelector('.prices');
    assert.equal((await shown(opened)).pension,
      expected(asked['a man with years paid and an income of his own']).pension);
    await opened.waitForTimeout(2500);
    assert.deepEqual(await stored(opened), kept);
  }
  assert.ok(sent.length > 0);
  for (const request of sent) {
    const { pathname, search } = new URL(request.url());
    assert.equal(request.method(), 'GET', request.url());
    assert.equal(request.postData(), null);
    const told = [pathname, search, ...Object.values(await request.allHeaders())].join('\n');
    assert.ok(!/1979-08|2018-01|1500000|185500/.test(told), told);
  }
  assert.deepEqual(opened.problems, []);
  await context.close();
});
