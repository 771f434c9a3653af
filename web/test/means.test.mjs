// SPDX-License-Identifier: Apache-2.0
// Every number of the desk opens to what it counts, where it stands, by keyboard; the words are
// those of the reports. On a phone long pages are folded, and paper has all of them. Of the
// demonstration that OTOR_URL serves; OTOR_PICTURES names a folder for pictures.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { address, launch } from './phone.mjs';
import { atDesk, look as lookAt, plainly, small, wide } from './desk.mjs';

const user = process.env.OTOR_HEAD;
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const desk = (path, more = {}) => atDesk(browser, { user, path, ...more });
const look = (page, name) => lookAt(page, `means-${name}`);
const asked = (page, query) => page.evaluate(async (at) => (await fetch(at)).json(),
  `${address}/api/head/report?format=json&${query}`);
const said = (page) => page.locator('.d-said').innerText();

/** Opens a head by keyboard and gives what stands below it. */
async function meaningOf(page, of) {
  const head = page.locator(`.d-means[data-means=${of}]`).first();
  await head.waitFor();
  const { height, width } = await head.boundingBox();
  assert.ok(height >= 44 && width >= 44, `${of}: ${width} × ${height}`);
  assert.equal(await head.getAttribute('aria-expanded'), 'false', of);
  await head.focus();
  await page.keyboard.press('Enter');
  assert.equal(await head.getAttribute('aria-expanded'), 'true', of);
  const told = plainly(await page.locator(`#${await head.getAttribute('aria-controls')}`)
    .innerText());
  assert.ok(!/\w+\.\w+_\w+$/.test(told) && told.length > 10, `${of}: ${told}`);
  return told;
}

test('a column says what it counts, in the words of the report and its data package', async () => {
  for (const language of ['en', 'mn', 'kk']) {
    const { phone, page } = await desk('', { language });
    const { columns } = await asked(page, `name=outreach-officers&lang=${language}`);
    for (const { code, says } of columns.filter(({ code }) =>
      ['visits', 'households_visited', 'calculations', 'handbooks'].includes(code))) {
      const told = await meaningOf(page, code);
      assert.ok(told.endsWith(says), `${told} is not ${says}`);
    }
    assert.equal(await page.locator('.d-said').count(), 1, 'one at a time');
    await look(page, `first-${language}`);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.d-said').count(), 0);
    await phone.close();
  }
});

test('figures, stock, money, targets, official figures and totals have one as well', async () => {
  for (const [path, who, heads] of [
    ['/handbooks', user, ['stock_received', 'stock_given', 'stock_left']],
    ['/money', user, ['given', 'spent', 'waiting', 'returned', 'left', 'both']],
    ['/coverage', user, ['target_points', 'target_per_cent', 'target_count', 'missing', 'share']],
    ['/figures', user, ['figure_day', 'figure_areas', 'figure_rows']],
    ['', 'programme', ['tasks', 'owed', 'stuck', 'officers_now', 'of_budget', 'came', 'gain']],
  ]) {
    const { phone, page } = await desk(path, { user: who });
    for (const head of heads) await meaningOf(page, head);
    await look(page, `${who === user ? '' : who}${path.slice(1)}`);
    await phone.close();
  }
});

test('who sorts by a column of money is told what it counts', async () => {
  const { phone, page } = await desk('/money');
  await page.locator('.m-officers th[aria-sort] button').nth(1).click();
  assert.match(plainly(await said(page)), /^Given: Advances paid to officers\.$/);
  await phone.close();
});

/** Heads of columns that hold numbers and do not open to what they count. */
const withoutMeaning = (page) => page.evaluate(() => {
  const number = /^[+−-]?₮?\d[\d,\u00A0\u202F]*(\.\d+)?\s?[%₮]?($|[\s–/(])/;
  const told = (cell) => cell.innerText.trim();
  const ofReport = (table) => table.closest('[data-report]');  // a receipt's number is a word
  const isCell = (cell) => cell?.tagName === 'TD' || cell?.classList.contains('d-number');
  return [...document.querySelectorAll('.d-page table')].flatMap((table) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    return [...table.tHead?.rows[0]?.cells ?? []].flatMap((head, at) => {
      const holds = head.classList.contains('d-number') || (!ofReport(table)
        && rows.some(({ cells }) => isCell(cells[at]) && number.test(told(cells[at]))));
      return holds && told(head) !== ''
        && !head.querySelector('.d-means, [data-means]') ? [told(head)] : [];
    });
  });
});

/** All of a page: what is folded, and pictures as tables. */
async function openAll(page) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details:not([open])')) one.open = true;
  });
  const tables = page.getByRole('button', { name: 'As a table', exact: true });
  for (let left = 20; left > 0 && await tables.count() > 0; left -= 1) await tables.first().click();
}

/** Pages in the row of all of them, those behind it, every report, and what an address opens. */
async function pathsOf(page, user, more) {
  const shown = await page.locator('.d-nav a').evaluateAll((links) =>
    links.map((link) => link.getAttribute('href').replace(/^#\/desk/, '')));
  const { reports = [] } = await page.evaluate(async () => {
    const answer = await fetch('/api/head/reports?lang=en');
    return answer.ok ? answer.json() : {};
  });
  return [...shown, ...more, ...reports.map(({ name, of_officer: one, from_day: days }) =>
    `/reports/${name}?on=2026-12-31${one ? '&officer=tes' : ''}${days ? '&from=2026-01-01' : ''}`)];
}

for (const [who, more] of [
  [user, ['/phones', '/seen', `/coverage/insurable_paid/${user === 'uvs' ? '185' : ''}`,
    '/coverage/insurable_paid_month', '/findings?by=sex', '/findings?by=season']],
  ['programme', ['/coverage/insurable_paid', '/findings?by=area']], ['trainer', ['']],
]) {
  test(`each head above numbers says what it counts, on every page of ${who}`, async () => {
    const { phone, page } = await desk('', { user: who, ready: 'h1' });
    const paths = await pathsOf(page, who, more);
    if (who === user) {
      const { sets } = await page.evaluate(async () =>
        (await fetch('/api/head/figures')).json());
      paths.push(`/figures?set=${sets[0].set.id}`);
    }
    for (const run of await page.locator('[data-run] th a').all())
      paths.push((await run.getAttribute('href')).replace(/^#\/desk/, ''));
    let heads = 0;
    for (const path of paths) {
      await page.goto('about:blank');
      await page.goto(`${address}/#/desk${path}`);
      await page.locator('.d-page h1').first().waitFor();
      await openAll(page);
      assert.deepEqual(await withoutMeaning(page), [], `${who} ${path}`);
      heads += await page.locator('.d-page thead .d-means').count();
    }
    assert.ok(heads > (who === 'trainer' ? 4 : 50), `${who}: ${heads} heads on ${paths}`);
    await phone.close();
  });
}

test('numbers of the officers lead to their visits', async () => {
  const { phone, page } = await desk('');
  const row = page.locator('section', { has: page.locator('#d-officers') })
    .locator('tbody tr').first();
  const links = row.locator('td.d-number a.d-count');
  assert.equal(await links.count(), 4);
  const visits = await links.first().innerText();
  await links.nth(2).click(); // calculations
  await page.locator('.d-chosen').first().waitFor();
  assert.equal(await page.locator('[data-visits]').getAttribute('data-visits'), visits);
  await phone.close();
});

test('each table of a report that puts several together is a file of its own', async () => {
  const { phone, page } = await desk('/reports/department?from=2026-01-01&on=2026-12-31');
  for (const name of ['outreach-soums', 'questions']) {
    const part = page.locator(`[data-report=${name}]`);
    await part.locator('tbody tr').first().waitFor();
    const rows = await part.locator('tbody tr').count();
    const coming = page.waitForEvent('download');
    await part.getByRole('button', { name: 'Download CSV' }).click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), `${name}-2026-12-31.csv`);
    const text = (await readFile(await download.path())).toString('utf8');
    assert.equal(text.trimEnd().split('\r\n').length - 1, rows);
  }
  await phone.close();
});

test('what is withheld says so in a report, beside what is not known', async () => {
  const path = '/reports/programme';
  const { phone, page } = await desk(path, { user: 'programme', ready: '[data-report] tbody tr' });
  await page.route('**/api/head/report?*', async (route) => {
    const answer = await route.fetch();
    const told = await answer.json();
    const [part] = told.parts;
    const at = part.columns.findIndex(({ code }) => code === 'value');
    part.rows[0][at] = part.rows[1][at] = null;
    part.withheld = [[0, at]];
    await route.fulfill({ response: answer, json: told });
  });
  await page.reload();
  await page.locator('td', { hasText: 'withheld' }).first().waitFor();
  const cells = (row) => page.locator('[data-report=indicators] tbody tr').nth(row)
    .locator('td').allInnerTexts();
  assert.ok((await cells(0)).includes('withheld') && (await cells(1)).includes('not known'));
  await phone.close();
});

test('on a phone a long page is folded, with how much is in each part, and paper has all',
  async () => {
    const most = 6 * small.height;
    for (const [path, ready] of [['/worklist', '.w-group'], ['/money', '.m-waiting'],
      ['/training', '[data-officer]'], ['/reports', '[data-report] h2']]) {
      const { phone, page } = await desk(path, { viewport: small, language: 'mn', ready });
      await page.locator('.d-fold').first().waitFor();
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= most, `${path}: ${(height / small.height).toFixed(1)} screens`);
      const folds = page.locator('details.d-fold');
      assert.ok(await folds.count() > await page.locator('details.d-fold[open]').count(), path);
      if (path !== '/training')
        assert.ok(await page.locator('.d-fold > summary small').count() > 0, path);
      await look(page, `folded${path.replace('/', '-')}`);
      const open = await page.locator('details.d-fold[open]').count();
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.equal(await page.locator('details.d-fold:not([open])').count(), 0, path);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      assert.equal(await page.locator('details.d-fold[open]').count(), open, path);
      await phone.close();
    }
    const { phone, page } = await desk('/money', { viewport: wide });
    await page.locator('.m-waiting').waitFor();
    assert.equal(await page.locator('.d-fold').count(), 0, 'there is room');
    await phone.close();
  });

test('a source is told in the language of its reader', async () => {
  const set = (source) => ({
    set: {
      id: source, indicator: 'herders_december', as_of: '2026-06-30', source, address: '',
      file: '', hash: '', by: '', at_ms: 1_790_000_000_000, rows: 1, made_up: false,
    },
    areas: 1, mine: false,
  });
  for (const [language, words] of [['mn', 'Газар'], ['kk', 'Мекеме'], ['en', 'Office']]) {
    const { phone, page } = await desk('/figures', { language });
    await page.route('**/api/head/figures', async (route) => {
      const answer = await route.fetch();
      const told = await answer.json();
      told.sets = [set('Газар | Мекеме | Office'), set('Тамга | Office')];
      await route.fulfill({ response: answer, json: told });
    });
    await page.reload();
    await page.locator('.f-sets [data-set="Тамга | Office"]').waitFor();
    const cells = await page.locator('.f-sets tbody tr td:nth-child(5)').allInnerTexts();
    assert.ok(cells[0].startsWith(`${words}\n`), cells[0]);
    assert.ok(cells[1].startsWith('Тамга | Office'), 'as it was written');
    await phone.close();
  }
});
