// SPDX-License-Identifier: Apache-2.0
// On the desk's first page: what waits for its head, a line for each page where it is dealt with.

import type { ComponentChildren } from 'preact';
import type { AccountRow } from '../log/database';
import type { Waits } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useWaits } from './waits';

export function WhatWaits({ account }: { account: AccountRow }) {
  const waits = useWaits(account);
  if (!waits) return null;
  return (
    <div class="d-waits">
      <Tasks waits={waits} />
      <Expenses waits={waits} />
      <Decisions waits={waits} />
      <Counted to="findings" text="findings.told_old_line" n={waits.told_old} />
      <Counted to="quality" text="quality.line" n={waits.calls} />
      <Counted to="quality" text="quality.line_remarks" n={waits.remarks} />
      <Counted to="handbooks" text="handbooks.line" n={waits.handbooks} />
    </div>
  );
}

interface Told {
  waits: Waits;
}

export function Line({ to, children, ...more }: { to: string; children: ComponentChildren } & {
  [mark: `data-${string}`]: number | string;
}) {
  return <p class="d-line"><a href={`#/desk/${to}`} {...more}>{children}</a></p>;
}

/** One number, and no line where it is none. */
function Counted({ to, text, n }: { to: string; text: string; n: number }) {
  const t = useText();
  if (n === 0) return null;
  return <Line to={to} data-line={text} data-count={n}>{t(text, { n })}</Line>;
}

function Tasks({ waits }: Told) {
  const t = useText();
  const format = useFormat();
  const { tasks_overdue: overdue, tasks_owed: owed, tasks_stuck: stuck } = waits;
  return (
    <Line to="worklist" data-overdue={overdue}>
      {overdue + owed + stuck === 0 ? t('worklist.line_none') : t('worklist.line', {
        overdue: format.number(overdue), owed: format.number(owed), stuck: format.number(stuck),
      })}
    </Line>
  );
}

function Expenses({ waits: { expenses } }: Told) {
  const t = useText();
  if (expenses === null || expenses === undefined) return null;
  return (
    <Line to="money" data-waiting={expenses}>
      {expenses > 0 ? t('money_desk.line', { n: expenses }) : t('money_desk.line_none')}
    </Line>
  );
}

function Decisions({ waits }: Told) {
  const t = useText();
  const format = useFormat();
  const { decisions_overdue: overdue, decisions_mine: mine, decisions_open: open } = waits;
  if (open === 0) return null;
  return (
    <Line to="lessons" data-decisions-overdue={overdue}>
      {t('lessons.line', {
        overdue: format.number(overdue), mine: format.number(mine), open: format.number(open),
      })}
    </Line>
  );
}
