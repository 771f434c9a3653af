// SPDX-License-Identifier: Apache-2.0
// Expenses that wait for the head, the oldest first, by officer. What has no flag may be approved
// all at once; what has one is looked at by itself.

import { useState } from 'preact/hooks';
import type { WaitingExpense } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Folded, Part, useNarrow } from './folded';
import type { Money } from './money';
import { ExpenseFacts, Picture } from './money_expense';
import { OrderSaid, useOrder } from './money_order';
import { Confirm } from './order';
import { Review } from './money_review';
import { expenseLine } from '../shell/expense_words';

/** As many as one order may hold. */
const mostAtOnce = 1_000;
/** Officers shown before more are asked for. */
const step = 10;

const sumOf = (rows: WaitingExpense[]): number =>
  rows.reduce((sum, { expense }) => sum + expense.amount, 0);

/** In the order in which each officer's oldest expense stands. */
function byOfficer(waiting: WaitingExpense[]): [string, WaitingExpense[]][] {
  const groups = new Map<string, WaitingExpense[]>();
  for (const row of waiting) groups.set(row.officer, [...(groups.get(row.officer) ?? []), row]);
  return [...groups];
}

export function WaitingList({ money }: { money: Money }) {
  const t = useText();
  const format = useFormat();
  const [shown, show] = useState(step);
  const { waiting } = money.desk;
  const groups = byOfficer(waiting);
  return (
    <Part
      name="waiting"
      title={<>{t('money_desk.waits')} <small>{format.number(waiting.length)}</small></>}
      kind="m-waiting"
      landmark
      open
    >
      {waiting.length === 0 && <p class="d-quiet">{t('money_desk.waits_none')}</p>}
      {waiting.some(({ expense }) => expense.flags.length > 0) && (
        <p class="d-quiet">{t('money_desk.flags_mean')}</p>
      )}
      <Bulk money={money} />
      {groups.slice(0, shown).map(([officer, rows], at) => (
        <Group key={officer} {...{ officer, rows, money }} first={at === 0} />
      ))}
      {groups.length > shown && (
        <button type="button" class="link d-screen" onClick={() => show(shown + step)}>
          {t('money_desk.more_officers', { n: groups.length - shown })}
        </button>
      )}
    </Part>
  );
}

function Bulk({ money }: { money: Money }) {
  const t = useText();
  const format = useFormat();
  const { desk, changed, ended } = money;
  const { busy, trouble, send } = useOrder(changed, ended);
  const [asking, ask] = useState(false);
  const [done, tell] = useState<number>();
  const plain = desk.waiting.filter(({ expense }) => expense.flags.length === 0)
    .slice(0, mostAtOnce);
  const approve = async (): Promise<void> => {
    const written = await send({
      what: 'review', scheme: desk.scheme, verdict: 'approved',
      expenses: plain.map(({ expense }) => expense.id),
    });
    tell(written);
    ask(false);
  };
  return (
    <div class="m-bulk d-screen">
      {plain.length > 1 && (
        <Button disabled={busy} onClick={() => ask(true)}>
          {t('money_desk.approve_plain', { n: plain.length })}
        </Button>
      )}
      <OrderSaid
        trouble={trouble}
        done={done === undefined ? undefined : t('money_desk.approved_done', { n: done })}
      />
      {asking && (
        <Confirm
          title={t('money_desk.approve_plain', { n: plain.length })}
          confirm={t('money_desk.approve')}
          busy={busy}
          onConfirm={() => void approve()}
          onClose={() => ask(false)}
        >
          <p>
            {t('money_desk.approve_plain_sum', {
              n: plain.length, amount: format.money(sumOf(plain)),
            })}
          </p>
          <p class="d-quiet">{t('money_desk.approve_plain_not')}</p>
        </Confirm>
      )}
    </div>
  );
}

/** On a phone that of the oldest expense alone is open. */
function Group({ officer, rows, money, first }: {
  officer: string;
  rows: WaitingExpense[];
  money: Money;
  first: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const narrow = useNarrow();
  const area = rows[0]?.area ?? '';
  const others = new Map(money.desk.waiting.map((row) => [row.expense.id, row]));
  const otherWords = (id: string): string | undefined => {
    const row = others.get(id);
    if (!row) return undefined;
    const line = expenseLine(format, row.expense, money.category(row.expense.category));
    return row.officer === officer ? line : `${money.officer(row.officer)}, ${line}`;
  };
  const head = (
    <h3>
      {money.officer(officer)} <small>{money.area(area)} · {t('money_desk.group', {
        n: rows.length, amount: format.money(sumOf(rows)),
      })}</small>
    </h3>
  );
  return (
    <section class="m-group" data-officer={officer}>
      <Folded narrow={narrow} open={first} head={head}>
        <ul>
          {rows.map(({ expense }) => (
            <li key={expense.id} data-expense={expense.id} data-flags={expense.flags.length}>
              <ExpenseFacts expense={expense} category={money.category} other={otherWords} />
              {expense.pictured && <Picture expense={expense} category={money.category} />}
              <Review expense={expense} money={money} />
            </li>
          ))}
        </ul>
      </Folded>
    </section>
  );
}
