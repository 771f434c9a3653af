// SPDX-License-Identifier: Apache-2.0
// Keeps the app on the phone: what the public page needs at once, the rest when an officer signs
// in. Files carry their content's hash in their names, so a kept file is never stale.

const version = 'VERSION';
const first = 'FIRST';
const rest = 'REST';
const store = `otor-${version}`;
const answers = 'otor-answers';
const ownHandbook = '/api/handbook';
const kept = new Set(['/api/areas', '/api/programme', ownHandbook]);

async function keep(paths) {
  const cache = await caches.open(store);
  const known = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  await Promise.all(
    paths
      .filter((path) => !known.has(path))
      .map(async (path) => {
        const old = path.startsWith('/assets/') ? await caches.match(path) : undefined;
        await (old ? cache.put(path, old) : cache.add(new Request(path, { cache: 'no-cache' })));
      }),
  );
}

let keeping;
/** What of the rest is not here yet. Asked twice, it is fetched once. */
function keepRest() {
  keeping ??= keep(rest).finally(() => {
    keeping = undefined;
  });
  return keeping;
}

async function lacking() {
  const held = new Set((await (await caches.open(store)).keys())
    .map((request) => new URL(request.url).pathname));
  return [...first, ...rest].filter((path) => !held.has(path)).length;
}

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith('otor-') && name !== store && name !== answers) await caches.delete(name);
  }
  await self.clients.claim();
}

/** Lists that change rarely: the newest where there is signal, else the last one seen. */
async function newest(request) {
  const cache = await caches.open(answers);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}

async function fromPhone(request, path) {
  const cache = await caches.open(store);
  const found = await cache.match(path, { ignoreVary: true });
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok && path.startsWith('/assets/')) await cache.put(path, answer.clone());
  return answer;
}

self.addEventListener('install', (event) => event.waitUntil(keep(first)));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('message', (event) => {
  if (event.data === 'take_over') void self.skipWaiting();
  if (event.data === 'lacking') {
    event.waitUntil(lacking().then((files) => event.ports[0].postMessage(files)));
  }
  if (event.data !== 'keep_everything') return;
  // A page that began while this became active is held by nobody: what asks is held from now on.
  event.waitUntil(Promise.allSettled([
    self.clients.claim(), keepRest(), newest(new Request(ownHandbook)),
  ]));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (kept.has(url.pathname)) event.respondWith(newest(request));
  else if (/^\/(api|healthz|readyz|metrics)(\/|$)/.test(url.pathname)) return;
  else if (request.mode === 'navigate') event.respondWith(fromPhone(request, '/'));
  else event.respondWith(fromPhone(request, url.pathname));
});
