// SPDX-License-Identifier: Apache-2.0
// Before a calculation: the month it is made for, asked where the clock of the phone is doubtful.
// What was said holds until the app is closed; that only the law may have moved on is asked once a
// month.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { failed, openCore } from '../core/core';
import { lease } from '../log/accounts';
import { thisDay } from '../log/this_day';
import { doubtOf, type Doubt } from '../log/wall';
import { remember } from '../shell/cell';
import { Sheet } from '../shell/sheet';
import { useAccount } from './account_context';
import { MonthField } from './fields';
import { isMonth } from './months';
import { Button, useWords } from './shell';

let said: { month: string; asked_in: string } | undefined;
const thisMonth = (): string => thisDay().slice(0, 7);
const rememberedIn = 'month-confirmed';

/** The month of a calculation: what the officer said, else what the phone says. */
export function monthNow(): string {
  const now = thisMonth();
  return said?.asked_in === now ? said.month : now;
}

interface Asked {
  doubt: Doubt | undefined;
  known_until: string;
  /** What the wall lacks, ms. */
  skew: number;
}

async function askedOf(user: string): Promise<Asked> {
  const answer = (await openCore()).call('law', {});
  const known_until = failed(answer) ? '' : answer.law.known_until;
  const wall = Date.now();
  const built = Date.parse(__BUILT__);
  const known = await lease(user);
  const doubt = doubtOf({ wall, built, lease: known, known_until });
  const now = thisMonth();
  const again = said?.asked_in === now ||
    (doubt === 'law' && localStorage.getItem(rememberedIn) === now);
  return { doubt: again ? undefined : doubt, known_until, skew: known.skew };
}

export function MonthGate({ close, children }: {
  close: () => void;
  children: ComponentChildren;
}) {
  const { t, day, time } = useWords();
  const { account } = useAccount();
  const [asked, set] = useState<Asked>();
  const [month, setMonth] = useState(thisMonth());
  useEffect(() => void askedOf(account.user).then(set), [account.user]);
  if (!asked) return null;
  if (!asked.doubt) return <>{children}</>;
  const agree = (): void => {
    said = { month, asked_in: thisMonth() };
    if (asked.doubt === 'law' && month === thisMonth()) remember(rememberedIn, month);
    set({ ...asked, doubt: undefined });
  };
  return (
    <Sheet
      title={t('clock.title')}
      onClose={close}
      foot={(
        <Button primary wide disabled={!isMonth(month)} onClick={agree}>{t('clock.right')}</Button>
      )}
    >
      <p class="v-note" data-doubt={asked.doubt}>
        {t(`clock.why_${asked.doubt}`, {
          date: day(asked.known_until), when: time(Date.now() + asked.skew),
        })}
      </p>
      <MonthField label={t('clock.month')} value={month} put={setMonth} />
    </Sheet>
  );
}
