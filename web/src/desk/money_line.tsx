// SPDX-License-Identifier: Apache-2.0
// On the desk's first page: how many expenses wait for the head, and the way to them.

import type { MoneyDesk } from '../messages';
import { useText } from '../shell/text';
import { useAsked } from './asked';

export function MoneyLine({ ended }: { ended: () => void }) {
  const t = useText();
  const { found } = useAsked<MoneyDesk>('/api/head/allowance', ended);
  if (!found || found.scheme === '') return null;
  const waiting = found.waiting.length;
  return (
    <p class="d-line">
      <a href="#/desk/money" data-waiting={waiting}>
        {waiting > 0 ? t('money_desk.line', { n: waiting }) : t('money_desk.line_none')}
      </a>
    </p>
  );
}
