// SPDX-License-Identifier: Apache-2.0
// What was made, or why it is not there.

import type { ComponentChildren } from 'preact';
import { useText } from '../shell/text';
import type { Made } from './papers';

export function Told<T>({ told, children }: {
  told: Made<T>;
  children: (made: T) => ComponentChildren;
}) {
  const t = useText();
  if (!told) return <p class="doc-waiting" aria-busy>{t('app.loading')}</p>;
  if ('made' in told) return <>{children(told.made)}</>;
  return (
    <p class="doc-waiting" role="alert">
      {t('missing' in told ? 'app.screen_not_here' : `problem.${told.problem.code}`)}
    </p>
  );
}
