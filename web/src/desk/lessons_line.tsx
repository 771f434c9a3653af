// SPDX-License-Identifier: Apache-2.0
// On the desk's first page: how many decisions are open, and how many of them are overdue.

import type { LessonsDesk } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsked } from './asked';

export function LessonsLine({ ended }: { ended: () => void }) {
  const t = useText();
  const format = useFormat();
  const { found } = useAsked<LessonsDesk>('/api/head/lessons', ended);
  if (!found || found.decisions.length === 0) return null;
  const { decisions } = found;
  const overdue = decisions.filter((one) => one.overdue).length;
  return (
    <p class="d-line">
      <a href="#/desk/lessons" data-decisions-overdue={overdue}>
        {t('lessons.line', {
          overdue: format.number(overdue),
          mine: format.number(decisions.filter(({ mine }) => mine).length),
          open: format.number(decisions.length),
        })}
      </a>
    </p>
  );
}
