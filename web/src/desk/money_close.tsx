// SPDX-License-Identifier: Apache-2.0
// A head closes the accounts of all her soums up to a day. What still waits before it stands in the
// way, and is listed.

import { useState } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import type { MoneyDesk, WaitingExpense } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Part } from './folded';
import type { Money } from './money';
import { OrderSaid, useOrder } from './money_order';
import { Confirm } from './order';
import { expenseLine } from '../shell/expense_words';

/** The last day of the month before. */
export function endOfLastMonth(today: string): string {
  const first = Date.parse(`${today.slice(0, 7)}-01`);
  return new Date(first - 86_400_000).toISOString().slice(0, 10);
}

const shownAtOnce = 12;

function InTheWay({ rows, money }: { rows: WaitingExpense[]; money: Money }) {
  const t = useText();
  const format = useFormat();
  return (
    <div data-in-the-way={rows.length}>
      <p>{t('money_desk.close_waits', { n: rows.length })}</p>
      <ul>
        {rows.slice(0, shownAtOnce).map(({ officer, expense }) => (
          <li key={expense.id}>
            {money.officer(officer)} · {expenseLine(
              format, expense, money.category(expense.category))}
            {' '}<small>{t(`expense.state_${expense.state}`)}</small>
          </li>
        ))}
      </ul>
      {rows.length > shownAtOnce && (
        <p class="d-quiet">{t('money_desk.close_more', { n: rows.length - shownAtOnce })}</p>
      )}
    </div>
  );
}

export function Closing({ money }: { money: Money }) {
  const t = useText();
  const format = useFormat();
  const { desk, changed, ended } = money;
  const { busy, trouble, send } = useOrder(changed, ended);
  const [through, choose] = useState(() => endOfLastMonth(thisDay()));
  const [asking, ask] = useState(false);
  const [done, tell] = useState(false);
  // What came late is booked on the first open day, which this would close.
  const rows = [...desk.waiting, ...desk.asked].filter(
    ({ expense }) => expense.late || expense.on <= through);
  const open = desk.soums.filter((soum) => (soum.through ?? '') < through);
  const ready = through !== '' && rows.length === 0 && open.length > 0;
  const close = async (): Promise<void> => {
    tell(await send({ what: 'close', scheme: desk.scheme, through }) !== undefined);
    ask(false);
  };
  return (
    <Part
      name="close"
      title={t('money_desk.close')}
      kind="d-form"
      data={{ 'data-order': 'close' }}
      landmark
    >
      <p class="d-quiet">{t('money_desk.close_means')}</p>
      <div class="d-period">
        <label>{t('money_desk.through')}
          <input
            type="date"
            value={through}
            max={thisDay()}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        </label>
      </div>
      {rows.length > 0 && <InTheWay rows={rows} money={money} />}
      {rows.length === 0 && through !== '' && open.length === 0 && (
        <p class="d-quiet">{t('money_desk.close_already')}</p>
      )}
      <Button disabled={busy || !ready} onClick={() => ask(true)}>
        {t(rows.length > 0 ? 'money_desk.close_first' : 'money_desk.close_send')}
      </Button>
      <OrderSaid trouble={trouble} done={done ? t('money_desk.close_done') : undefined} />
      <ClosedSoums desk={desk} area={money.area} />
      {asking && (
        <Confirm
          title={t('money_desk.close')}
          confirm={t('money_desk.close_send')}
          onConfirm={() => void close()}
          onClose={() => ask(false)}
          {...{ busy }}
        >
          <p>{t('money_desk.close_sure', { day: format.short(through), n: open.length })}</p>
          <p class="d-quiet">{t('money_desk.close_means')}</p>
        </Confirm>
      )}
    </Part>
  );
}

function ClosedSoums({ desk, area }: { desk: MoneyDesk; area: (code: string) => string }) {
  const t = useText();
  const format = useFormat();
  return (
    <details class="m-closed">
      <summary>{t('money_desk.closed_where')}</summary>
      <ul>
        {desk.soums.map(({ area: code, through }) => (
          <li key={code} data-closed={through ?? ''}>
            {area(code)}: {through === null ? t('money_desk.closed_not') : format.short(through)}
          </li>
        ))}
      </ul>
    </details>
  );
}
