// SPDX-License-Identifier: Apache-2.0
// While a screen opens, or where it is not on this phone: the bar is there, and the way back.

import type { ComponentChildren } from 'preact';
import { Bar } from './bar';
import { Button } from './controls';
import { useText } from './text';

/** The very first address of a window leads back to the calculator. */
function back(): void {
  if (history.length > 1) history.back();
  else location.hash = '#/';
}

/** `children`: what else may be done. `failed`: it will not come by waiting. */
export function Waiting({ says, failed, children }: {
  says: string;
  failed?: boolean;
  children?: ComponentChildren;
}) {
  const t = useText();
  return (
    <>
      <Bar />
      <main class="waiting" aria-busy={!failed}>
        <p role={failed ? 'alert' : undefined}>{t(says)}</p>
        {children}
        <Button icon="left" onClick={back}>{t('app.back')}</Button>
      </main>
    </>
  );
}
