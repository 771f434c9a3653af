// SPDX-License-Identifier: Apache-2.0
// On the desk's first page: how much is overdue, owed and stuck, and the way to it. It asks for
// counts alone, so nobody's name is in the answer.

import type { WorklistAnswer } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsked } from './asked';

export function WorklistLine({ ended }: { ended: () => void }) {
  const t = useText();
  const format = useFormat();
  const { found } = useAsked<WorklistAnswer>('/api/head/worklist?limit=0', ended);
  if (!found) return null;
  const count = (code: string): number =>
    found.states.find((state) => state.code === code)?.tasks ?? 0;
  const counts = { overdue: count('overdue'), owed: count('owed'), stuck: count('stuck') };
  const none = counts.overdue + counts.owed + counts.stuck === 0;
  return (
    <p class="d-line">
      <a href="#/desk/worklist" data-overdue={counts.overdue}>
        {none ? t('worklist.line_none') : t('worklist.line', {
          overdue: format.number(counts.overdue), owed: format.number(counts.owed),
          stuck: format.number(counts.stuck),
        })}
      </a>
    </p>
  );
}
