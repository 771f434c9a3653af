// SPDX-License-Identifier: Apache-2.0
// After the bundle: makes index.html one file with all that the first paint needs, writes the
// service worker with the list of what it keeps, and a brotli file beside every file that
// compresses.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { onePage } from './one_page.mjs';

const here = import.meta.dirname;
const out = resolve(here, '..', process.env.OTOR_WEB ?? '../build/web');
const computes = /\/otor[^/]*\.wasm$/;
const compressed = new Set(['.html', '.js', '.css', '.wasm', '.svg', '.json', '.webmanifest']);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** What the public page needs in every language: the entry, all it imports, and the first texts. */
function firstLoad(manifest) {
  const found = new Set();
  const take = (key) => {
    const chunk = manifest[key];
    if (!chunk || found.has(`/${chunk.file}`)) return;
    found.add(`/${chunk.file}`);
    for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) found.add(`/${file}`);
    for (const imported of chunk.imports ?? []) take(imported);
  };
  take('index.html');
  for (const key of Object.keys(manifest)) if (/virtual:text\/\w+\/first/.test(key)) take(key);
  return found;
}

const manifestPath = join(out, '.vite/manifest.json');
const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
rmSync(join(out, '.vite'), { recursive: true, force: true });
const first = firstLoad(manifest);
const named = () => files(out)
  .map((path) => `/${relative(out, path)}`)
  .filter((path) => !path.endsWith('.br') && path !== '/service_worker.js')
  .sort();

/** A name for what these files hold. */
function nameOf(paths) {
  const digest = createHash('sha256');
  for (const path of paths) digest.update(path).update(readFileSync(join(out, path)));
  return digest.digest('hex').slice(0, 16);
}

/** The core and the words of the default language begin to come before the code has run. */
function begun() {
  const words = manifest['virtual:text/mn/first']?.file;
  const wasm = named().find((path) => computes.test(path));
  return [
    wasm && { rel: 'preload', as: 'fetch', type: 'application/wasm', href: wasm },
    words && { rel: 'modulepreload', href: `/${words}` },
  ].filter(Boolean).map((link) => ['link', { ...link, crossOrigin: '' }]);
}

/** What stands in index.html from now on is no file of its own any more. */
function makeOnePage() {
  const build = nameOf(named());
  const taken = [...(manifest['index.html']?.css ?? []), 'first_look.js'];
  const texts = taken.map((path) => readFileSync(join(out, path), 'utf8'));
  const look = texts.pop();
  const index = join(out, 'index.html');
  const more = begun();
  writeFileSync(index,
    onePage(readFileSync(index, 'utf8'), { style: texts.join('\n'), look, build, more }));
  for (const path of taken) {
    rmSync(join(out, path));
    first.delete(`/${path}`);
  }
}

makeOnePage();
const all = named();
for (const path of all) {
  const inAssets = path.startsWith('/assets/');
  if (computes.test(path) || (!inAssets && !path.endsWith('-512.png'))) first.add(path);
}
const worker = readFileSync(join(here, 'service_worker.js'), 'utf8')
  .replace("'VERSION'", JSON.stringify(nameOf(all)))
  .replace("'FIRST'", JSON.stringify([...first].map((p) => (p === '/index.html' ? '/' : p)).sort()))
  .replace("'REST'", JSON.stringify(all.filter((path) => !first.has(path))));
writeFileSync(join(out, 'service_worker.js'), worker);

let total = 0;
for (const path of files(out)) {
  if (!compressed.has(extname(path))) continue;
  const bytes = readFileSync(path);
  const small = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  writeFileSync(`${path}.br`, small);
  const name = `/${relative(out, path)}`;
  if (first.has(name)) total += small.length;
  console.log(`${String(small.length).padStart(8)} ${first.has(name) ? 'first' : '     '} ${name}`);
}
console.log(`${String(total).padStart(8)} bytes of brotli in the first load`);
