// SPDX-License-Identifier: Apache-2.0
// On the first page of who sees totals only: what is new for her at the end of a quarter. It is
// made of answers that she has on other pages.

import { thisDay } from '../log/this_day';
import type { Coverage, LessonsDesk } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsked } from './asked';
import { type Days, stretches } from './period';
import { useToldName } from './told_time';
import { Line } from './what_waits';

interface Quarter {
  quarter: Days;
  ended: () => void;
}

export function QuarterEnd({ ended }: { ended: () => void }) {
  const t = useText();
  const format = useFormat();
  const name = useToldName();
  const { last_quarter: quarter } = stretches(thisDay());
  return (
    <div class="d-waits">
      <Line to={`reports/programme?from=${quarter.from}&on=${quarter.to}`} data-quarter={1}>
        {t('desk.quarter_ended', { time: name(quarter), day: format.short(quarter.to) })}
      </Line>
      <OldCoverage {...{ quarter, ended }} />
      <Decisions ended={ended} />
    </div>
  );
}

/** Of those aimags of which any figure is told. */
function OldCoverage({ quarter, ended }: Quarter) {
  const t = useText();
  const { found } = useAsked<Coverage>('/api/head/coverage?measure=', ended);
  const older = found?.areas.filter(({ area, numerator }) =>
    area !== '' && numerator && numerator.as_of < quarter.to).length ?? 0;
  if (older === 0) return null;
  return (
    <Line to="coverage" data-coverage-older={older}>
      {t('desk.quarter_coverage', { n: older })}
    </Line>
  );
}

function Decisions({ ended }: { ended: () => void }) {
  const t = useText();
  const format = useFormat();
  const { found } = useAsked<LessonsDesk>('/api/head/lessons', ended);
  if (!found || found.decisions.length === 0) return null;
  const overdue = found.decisions.filter((one) => one.overdue).length;
  return (
    <Line to="lessons" data-decisions-overdue={overdue}>
      {t('desk.quarter_decisions', {
        overdue: format.number(overdue), open: format.number(found.decisions.length),
      })}
    </Line>
  );
}
