// SPDX-License-Identifier: Apache-2.0
// Who saw and who changed a record: from the list of what is to be done to a page that is handed
// over. Needs a running server, as visit.test.mjs does.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { atDesk, look, plainly, small, wide } from './desk.mjs';
import { address, head, launch, officer } from './phone.mjs';
import { moduleOf } from './store.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The first family of the list, and the page that tells who saw her record. */
async function fromTheList(language, viewport) {
  const desk = await atDesk(browser, {
    user: head, path: '/worklist', language, viewport, ready: '[data-tasks]',
  });
  const row = desk.page.locator('.w-rows li').first();
  const id = await row.getAttribute('data-household');
  const name = plainly(await row.locator('b').first().innerText());
  await row.locator('.w-seen').click();
  await desk.page.locator('.s-lines li').first().waitFor();
  return { ...desk, id, name };
}

for (const [language, viewport, words] of [
  ['mn', small, 'хийх ажлын жагсаалтад харсан'],
  ['en', wide, 'saw it in the list of what is to be done'],
]) {
  test(`a head is told who saw and changed a family, and prints it: ${language}`, async () => {
    const { phone, page, id, name } = await fromTheList(language, viewport);
    assert.ok(page.url().endsWith(`/seen/${id}`), 'no name in an address');
    assert.equal(await page.locator('.s-name').innerText(), name);
    const list = page.locator('.s-lines li[data-reason=worklist]').first();
    assert.ok((await list.innerText()).includes(words));
    assert.ok((await list.innerText()).includes(`(${head})`), 'by name and account');
    assert.ok(await page.locator('li[data-verb=write]').count() > 0, 'and who wrote');
    assert.equal(await page.locator('.s-not li').count(), 4, 'and what is not in it');
    assert.equal(await page.locator('.d-views').count(), 0, 'no view of one family is saved');
    await look(page, `seen-${language}`);
    const pdf = await page.pdf({ format: 'A4' });
    const told = execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' });
    assert.match(told, /Pages: +1\n/);
    await page.reload();
    await page.locator('.s-lines li[data-reason=audit]').first().waitFor();
    assert.equal(await page.locator('.s-name').count(), 0, 'the name is kept nowhere');
    await phone.close();
  });
}

test('of a record that is not below her, and of none, a head is told nothing', async () => {
  const desk = await atDesk(browser, {
    user: head, path: '/seen/019a4c0e-1c00-7000-8000-0000000000aa', ready: '[data-none]',
  });
  assert.equal(await desk.page.locator('.s-lines').count(), 0);
  await desk.phone.close();
  const answer = await fetch(`${address}/api/head/seen?subject=x`);
  assert.equal(answer.status, 401, `${officer} is not signed in there`);
});

test('what was done more often on a day stands once, the newest day first', async () => {
  const { kindsIn, seenLines } = await moduleOf('desk/seen_lines.ts');
  const noon = Date.UTC(2026, 10, 23, 5);
  const day = 86_400_000;
  const row = (at, reason, more) =>
    ({ at, actor: 'tes', verb: 'see', classes: 'card', reason, ...more });
  const lines = seenLines([
    row(noon, 'push', { classes: 'card visit' }), row(noon + 1, 'pull'), row(noon + 2, 'pull'),
    row(noon + 3, 'push', { classes: 'visit' }),
    row(noon + day, 'pull'), row(noon + day, 'card_seen', { day: '2026-11-20' }),
    row(noon + day + 1, 'pull', { actor: 'uvs' }),
  ]);
  assert.deepEqual(lines.map(({ day: on, row: { actor, reason }, times }) =>
    `${on} ${actor} ${reason} ${times}`), [
    '2026-11-24 uvs pull 1', '2026-11-24 tes pull 1',
    '2026-11-23 tes push 1', '2026-11-23 tes pull 2', '2026-11-23 tes push 1',
    '2026-11-20 tes card_seen 1',
  ]);
  assert.deepEqual(kindsIn(row(noon, 'push', { classes: 'card visit' })), ['card', 'visit']);
  assert.deepEqual(kindsIn(row(noon, 'pull')), []);
});
