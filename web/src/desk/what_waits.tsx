// SPDX-License-Identifier: Apache-2.0
// On the desk's first page: what waits for its head, a line for each page where it is dealt with.
// Of families only counts are asked for, so nobody's name is in the answers.

import type { ComponentChildren } from 'preact';
import type {
  LessonsDesk, MoneyDesk, QualityDesk, ToldOldAnswer, WorklistAnswer,
} from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsked } from './asked';

interface Ended {
  ended: () => void;
}

export function WhatWaits({ ended }: Ended) {
  return (
    <div class="d-waits">
      <Tasks ended={ended} />
      <Expenses ended={ended} />
      <Decisions ended={ended} />
      <OldAnswers ended={ended} />
      <Calls ended={ended} />
    </div>
  );
}

function Line({ to, children, ...more }: { to: string; children: ComponentChildren } & {
  [mark: `data-${string}`]: number;
}) {
  return <p class="d-line"><a href={`#/desk/${to}`} {...more}>{children}</a></p>;
}

function Tasks({ ended }: Ended) {
  const t = useText();
  const format = useFormat();
  const { found } = useAsked<WorklistAnswer>('/api/head/worklist?limit=0', ended);
  if (!found) return null;
  const count = (code: string): number =>
    found.states.find((state) => state.code === code)?.tasks ?? 0;
  const counts = { overdue: count('overdue'), owed: count('owed'), stuck: count('stuck') };
  const none = counts.overdue + counts.owed + counts.stuck === 0;
  return (
    <Line to="worklist" data-overdue={counts.overdue}>
      {none ? t('worklist.line_none') : t('worklist.line', {
        overdue: format.number(counts.overdue), owed: format.number(counts.owed),
        stuck: format.number(counts.stuck),
      })}
    </Line>
  );
}

function Expenses({ ended }: Ended) {
  const t = useText();
  const { found } = useAsked<MoneyDesk>('/api/head/allowance', ended);
  if (!found || found.scheme === '') return null;
  const waiting = found.waiting.length;
  return (
    <Line to="money" data-waiting={waiting}>
      {waiting > 0 ? t('money_desk.line', { n: waiting }) : t('money_desk.line_none')}
    </Line>
  );
}

function Decisions({ ended }: Ended) {
  const t = useText();
  const format = useFormat();
  const { found } = useAsked<LessonsDesk>('/api/head/lessons', ended);
  if (!found || found.decisions.length === 0) return null;
  const { decisions } = found;
  const overdue = decisions.filter((one) => one.overdue).length;
  return (
    <Line to="lessons" data-decisions-overdue={overdue}>
      {t('lessons.line', {
        overdue: format.number(overdue),
        mine: format.number(decisions.filter(({ mine }) => mine).length),
        open: format.number(decisions.length),
      })}
    </Line>
  );
}

/** Families who were told an answer that is another now. */
function OldAnswers({ ended }: Ended) {
  const t = useText();
  const { found } = useAsked<ToldOldAnswer>('/api/head/findings/told?limit=0', ended);
  if (!found || found.found === 0) return null;
  return (
    <Line to="findings" data-told-old={found.found}>
      {t('findings.told_old_line', { n: found.found })}
    </Line>
  );
}

/** Call-backs that were drawn and are still to be made. */
function Calls({ ended }: Ended) {
  const t = useText();
  const { found } = useAsked<QualityDesk>('/api/head/quality', ended);
  const open = found?.draws.reduce((sum, draw) => sum + draw.open, 0) ?? 0;
  if (open === 0) return null;
  return <Line to="quality" data-calls={open}>{t('quality.line', { n: open })}</Line>;
}
