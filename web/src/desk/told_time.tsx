// SPDX-License-Identifier: Apache-2.0
// The times that are told in totals: quarters of the calendar, whole years and all time; which one
// is chosen, and what each is called.

import { thisDay } from '../log/this_day';
import { useText } from '../shell/text';
import { type Days, quarterIn, toldTimes } from './period';

/** "Quarter 3 of 2026", "Year 2026, so far". */
export function useToldName(): (days: Days) => string {
  const t = useText();
  return (days) => {
    if (days.from === '') return t('reports.whole');
    const year = days.from.slice(0, 4);
    const quarter = quarterIn(days);
    const time = quarter === undefined ? t('reports.year_of', { year })
      : t('reports.quarter_of', { quarter: String(quarter), year });
    return days.to >= thisDay() ? t('reports.so_far', { time }) : time;
  };
}

const valueOf = ({ from, to }: Days): string => `${from} ${to}`;

/** `chosen`: what is told now. `whole`: whether all time can be chosen. */
export function ToldTime({ chosen, whole, choose }: {
  chosen: Days;
  whole: boolean;
  choose: (days: Days) => void;
}) {
  const t = useText();
  const name = useToldName();
  const offered = [...toldTimes(thisDay()), ...(whole ? [{ from: '', to: '' }] : [])];
  const known = offered.some((one) => valueOf(one) === valueOf(chosen));
  const all = known ? offered : [chosen, ...offered];
  return (
    <label>{t('reports.told_time')}
      <select
        name="told_time"
        value={valueOf(chosen)}
        onChange={({ currentTarget: { value } }) => {
          const days = all.find((one) => valueOf(one) === value);
          if (days) choose(days);
        }}
      >
        {all.map((one) => <option key={valueOf(one)} value={valueOf(one)}>{name(one)}</option>)}
      </select>
    </label>
  );
}
