// SPDX-License-Identifier: Apache-2.0
// What lies below the fold follows later: it must not hold up the first result of a slow phone,
// nor what moves under the thumb.

import { useEffect, useState } from 'preact/hooks';
import { looked } from './first_look';

const rest = 120;

/** What can wait until the first result stands there. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 1000);
}

/**
 * The value once what was drawn with it has been painted, the first time; after that, once it has
 * stood still for a moment. Before the first time, nothing: but what takes the place of a picture
 * that showed everything is whole at once.
 */
export function useAfterPaint<T>(value: T): T | undefined {
  const [shown, show] = useState(() => (looked ? value : undefined));
  useEffect(() => {
    if (shown === value) return undefined;
    const later = setTimeout(() => show(() => value), shown === undefined ? 0 : rest);
    return () => clearTimeout(later);
  }, [value]);
  return shown;
}
