// SPDX-License-Identifier: Apache-2.0
// One line on the officer's first screen: a day of training is today or tomorrow, or a test waits.

import type { LearnerRun } from '../messages';
import { useFormat } from '../shell/format';
import { Icon } from '../shell/icons';
import { useText } from '../shell/text';
import { stepsOf, useCame, useMine, type Mine } from './training';

interface Line {
  run: LearnerRun;
  says: 'today' | 'after' | 'tomorrow' | 'before';
  date: string;
}

/** What comes first stands first. */
const order: Line['says'][] = ['today', 'after', 'tomorrow', 'before'];

const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function lineOf(mine: Mine, run: LearnerRun, came: Set<string>): Line | undefined {
  const lines = stepsOf(mine, run, came).flatMap((step): Line[] => {
    if (step.do === 'code') return [{ run, says: 'today', date: step.day }];
    if (step.do !== 'wait') return [{ run, says: step.do, date: step.until }];
    return step.day === dayAfter(mine.today) ? [{ run, says: 'tomorrow', date: step.day }] : [];
  });
  return lines.sort(byOrder)[0];
}

const byOrder = (one: Line, other: Line): number =>
  order.indexOf(one.says) - order.indexOf(other.says);

export function LearningToday() {
  const t = useText();
  const format = useFormat();
  const mine = useMine();
  const came = useCame(mine);
  const line = (mine?.told?.told.runs ?? [])
    .flatMap((run) => (mine && came && lineOf(mine, run, came.get(run.run) ?? new Set())) || [])
    .sort(byOrder)[0];
  if (!line) return null;
  const { run, says, date } = line;
  return (
    <ul class="v-list m-line" data-learning={says}>
      <li>
        <a class="v-link" href={`#/learn/run/${run.run}`}>
          <span class="v-grow">
            {t(`learning.home_${says}`, { from: run.from, date: format.short(date) })}
          </span>
          <Icon name="right" size={26} />
        </a>
      </li>
    </ul>
  );
}
