// SPDX-License-Identifier: Apache-2.0
// What lies on a phone, looked at from outside of the app: databases, files, the tab's storage; and
// the rules of the app as modules, to be asked directly.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** A module of the app without its screens. */
export async function moduleOf(path) {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve(import.meta.dirname, '../src', path), formats: ['es'] },
    },
  });
  const { code } = made[0].output[0];
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/** What `act` gives back for one database; a string, so that the page's policy has no say in it. */
export function inDatabase(page, name, act, ...given) {
  return page.evaluate(`(${withDatabase})(${act}, ${JSON.stringify([name, given])})`);
}

async function withDatabase(act, [name, given]) {
  const wait = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const db = await wait(indexedDB.open(name));
  try {
    return await act(db, wait, ...given);
  } finally {
    db.close();
  }
}

export function rowOf(page, store, user) {
  return inDatabase(page, 'otor', (db, wait, name, key) =>
    wait(db.transaction(name).objectStore(name).get(key)).then((row) => row && {
      ...row, secret: undefined, cache: row.cache ? 'there' : undefined,
    }), store, user);
}

export function putRow(page, store, row) {
  return inDatabase(page, 'otor', async (db, wait, name, value) => {
    const kept = db.transaction(name, 'readwrite').objectStore(name);
    const key = kept.keyPath;
    const before = await wait(kept.get(value[key]));
    await wait(kept.put({ ...before, ...value }));
  }, store, row);
}

/** Everything a script of the page can read, as one text: names of bytes are written as bytes. */
export function everythingStored(page) {
  return page.evaluate(async () => {
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    const shown = (value) => {
      if (value instanceof CryptoKey) return 'key';
      if (ArrayBuffer.isView(value)) {
        return [...value].map((byte) => String.fromCharCode(byte)).join('') +
          new TextDecoder().decode(value);
      }
      if (Array.isArray(value)) return value.map(shown).join(' ');
      if (value && typeof value === 'object') {
        return Object.entries(value).map(([key, one]) => `${key}:${shown(one)}`).join(' ');
      }
      return String(value);
    };
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise((done) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => done(request.result);
        });
        found.push(`${name} ${store} ${shown(rows)}`);
      }
      db.close();
    }
    const folder = await navigator.storage.getDirectory();
    for await (const [name, file] of folder.entries()) {
      found.push(name, await (await file.getFile()).text());
    }
    return found.join('\n');
  });
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Files of a profile that hold the word, in UTF-8 or in UTF-16 as Chromium writes its strings. */
export function filesWith(profile, word) {
  const forms = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
  return filesIn(profile).filter((path) => {
    if (statSync(path).size > 256 * 1024 * 1024) return false;
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form));
  });
}

export function deleteDatabases(page, wanted) {
  return page.evaluate(async (pattern) => {
    const gone = [];
    for (const { name } of await indexedDB.databases()) {
      if (!new RegExp(pattern).test(name)) continue;
      await new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = done;
        request.onerror = () => failed(request.error);
        request.onblocked = () => failed(new Error(`${name} is open`));
      });
      gone.push(name);
    }
    return gone;
  }, wanted);
}

export function deleteFiles(page) {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) await folder.removeEntry(name);
  });
}
