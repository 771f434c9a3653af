// SPDX-License-Identifier: Apache-2.0
// Whether every screen is on this phone: told before an officer drives to where nothing can be
// fetched. What is lacking is asked for again until it is here.

import { useEffect, useState } from 'preact/hooks';
import { keepEverything, lacking } from '../shell/updates';

const firstWait = 3_000;
const longestWait = 300_000;

/**
 * Files that are lacking; undefined while that is not known, or where a browser keeps none. With
 * `patience`, in ms, what comes by itself within that time is not told.
 */
export function useLacking(patience = 0): number | undefined {
  const [files, set] = useState<number>();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let wait = firstWait;
    const begun = performance.now();
    const look = async (): Promise<void> => {
      const now = await lacking();
      if (gone) return;
      if (now === 0 || performance.now() - begun >= patience) set(now);
      if (now === 0) return;
      keepEverything();
      timer = setTimeout(() => void look(), wait);
      wait = Math.min(longestWait, 2 * wait); // days without a network cost no battery
    };
    const now = (): void => {
      clearTimeout(timer);
      wait = firstWait;
      void look();
    };
    void look();
    addEventListener('online', now);
    return () => {
      gone = true;
      clearTimeout(timer);
      removeEventListener('online', now);
    };
  }, []);
  return files;
}
