// SPDX-License-Identifier: Apache-2.0
// Whatever a server may say against an entry has a sentence in the officer's language, and an entry
// has a name there, whatever its kind.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { moduleOf } from './store.mjs';

const top = resolve(import.meta.dirname, '../..');
const read = (...path) => readFileSync(join(top, ...path), 'utf8');

/** The sentences of one language, by section and key. */
function sentencesOf(language) {
  const said = new Map();
  let section = '';
  for (const line of read('text', `${language}.toml`).split('\n')) {
    section = /^\[(\w+)\]/.exec(line)?.[1] ?? section;
    const pair = /^(\w+) = "(.+)"/.exec(line);
    if (pair) said.set(`${section}.${pair[1]}`, pair[2]);
  }
  return said;
}

const languages = ['mn', 'kk', 'en'];
const said = new Map(languages.map((language) => [language, sentencesOf(language)]));

test('every kind of problem has a sentence in three languages, and no two the same one', () => {
  const words = /enum class ProblemKind \{([^}]*)\}/.exec(read('src/base/problem.h'))[1];
  const kinds = words.replace(/\/\/.*/g, '').split(',').map((word) => word.trim()).filter(Boolean);
  assert.ok(kinds.length > 30, `${kinds.length} kinds`);
  for (const [language, sentences] of said) {
    const told = kinds.map((kind) => sentences.get(`problem.${kind}`));
    for (const [at, sentence] of told.entries()) {
      assert.match(sentence ?? '', language === 'en' ? /^[A-Z].*\.$/ : /^[А-ЯӨҮЁӘІҢҒҚҺҰ].*\.$/u,
        `${language}: ${kinds[at]}`);
    }
    assert.equal(new Set(told).size, kinds.length, language);
  }
});

/** Kinds of the events that screens of the phone write. */
function writtenOnPhones() {
  const folder = join(top, 'web/src/visit');
  const text = readdirSync(folder).map((name) => read('web/src/visit', name)).join('\n');
  const kinds = text.matchAll(/(?:kind: |eventOf\()'([a-z]+_[a-z_]+)'/g);
  return [...new Set([...kinds].map(([, kind]) => kind))];
}

test('every kind of entry that a phone writes has a name in three languages', async () => {
  const { kindKey } = await moduleOf('visit/kind_words.ts');
  const kinds = writtenOnPhones();
  assert.ok(kinds.length > 25, `${kinds.length} kinds`);
  for (const kind of kinds) {
    assert.notEqual(kindKey(kind), 'entry.one', kind);
    for (const [language, sentences] of said) {
      assert.ok(sentences.get(kindKey(kind)), `${language}: ${kind}`);
    }
  }
  assert.equal(kindKey('of_next_year'), 'entry.one');
});

test('why a line was not taken is kept as code and words, once as words alone', async () => {
  const { readWhy } = await moduleOf('log/not_taken.ts');
  const why = { code: 'foreign_area', detail: 'This household belongs to another area now.' };
  assert.deepEqual(readWhy(JSON.stringify(why)), why);
  assert.deepEqual(readWhy('The author is another account.'),
    { code: '', detail: 'The author is another account.' });
  assert.deepEqual(readWhy(''), { code: '', detail: '' });
});
