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

/** An officer works without signal: every screen is kept on the phone, not only the public page. */
export function keepEverything(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.ready.then((known) => known.active?.postMessage('keep_everything'));
}
