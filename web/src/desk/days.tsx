// SPDX-License-Identifier: Apache-2.0
// The days that a page is asked for: they stand in its address, as days or in a word that moves
// along, beside whatever else stands there.

import { thisDay } from '../log/this_day';
import type { Format } from '../shell/format';
import { useText } from '../shell/text';
import { textOf, useInAddress, wordsIn } from './address_words';
import { type Days, daysSoFar } from './period';

/** Behind `?` in the address of this page; "" where nothing stands there. */
export const behindPage = (): string => {
  const words = location.hash.split('?')[1];
  return words ? `?${words}` : '';
};

/** The days in the address; "" where that end is open. `change` keeps its other words. */
export function useDays(): { days: Days; change: (part: Partial<Days>) => void } {
  const days = useInAddress(() => {
    const { from = '', to = '', period } = wordsIn(['from', 'to', 'period']);
    return daysSoFar(period, thisDay()) ?? { from, to };
  });
  return {
    days,
    change: (part) => {
      const page = location.hash.slice(1).split('?')[0] ?? '';
      const words = new URLSearchParams(behindPage());
      words.delete('period');
      for (const [key, day] of Object.entries({ ...days, ...part })) {
        if (day === '') words.delete(key);
        else words.set(key, day);
      }
      location.hash = words.size === 0 ? page : `${page}?${words.toString()}`;
    },
  };
}

/** For the server; "" where no end is chosen. */
export const daysQuery = ({ from, to }: Days): string => textOf(['from', 'to'], {
  ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }),
});

/** As a sentence says them; an open end is three dots. */
export function captionOf(
  format: Format, { from, to }: { from?: string | null; to?: string | null },
): { from: string; to: string } {
  const said = (day: string | null | undefined): string => (day ? format.short(day) : '…');
  return { from: said(from), to: said(to) };
}

export function DayFields({ days, change }: ReturnType<typeof useDays>) {
  const t = useText();
  return (
    <div class="d-period d-screen">
      <label>{t('desk.from')}
        <input
          type="date"
          name="from"
          value={days.from}
          max={days.to}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
      </label>
      <label>{t('desk.to')}
        <input
          type="date"
          name="to"
          value={days.to}
          min={days.from}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}
