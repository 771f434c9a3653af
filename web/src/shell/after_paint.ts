// SPDX-License-Identifier: Apache-2.0
// What lies below the fold follows a frame later: it must not hold up what is under the thumb, nor
// the first result of a slow phone.

import { useEffect, useState } from 'preact/hooks';

/** The value once what was drawn with it has been painted; before the first time, nothing. */
export function useAfterPaint<T>(value: T): T | undefined {
  const [shown, show] = useState<T>();
  useEffect(() => show(() => value), [value]);
  return shown;
}
