// SPDX-License-Identifier: Apache-2.0
// The service worker keeps the app on the phone. A newer version is fetched beside the one in use,
// and takes over only when nobody is in the middle of something.

import { whenFree } from './holding';

function takeOver(waiting: ServiceWorker): void {
  whenFree(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    waiting.postMessage('take_over');
  });
}

export async function startUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const known = await navigator.serviceWorker.register('/service_worker.js', {
    updateViaCache: 'none',
  });
  if (known.waiting && navigator.serviceWorker.controller) takeOver(known.waiting);
  known.addEventListener('updatefound', () => {
    const found = known.installing;
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed' && navigator.serviceWorker.controller) takeOver(found);
    });
  });
}

/** How many files of the app are not on this phone yet. Never answers where none can be kept. */
export async function lacking(): Promise<number> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1: here, port2: there } = new MessageChannel();
  const answer = new Promise<number>((done) => {
    here.onmessage = ({ data }) => {
      here.close();
      done(Number(data));
    };
  });
  active?.postMessage('lacking', [there]);
  return answer;
}

/** An officer works without signal: every screen is kept on the phone, not only the public page. */
export function keepEverything(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.ready.then((known) => known.active?.postMessage('keep_everything'));
}
