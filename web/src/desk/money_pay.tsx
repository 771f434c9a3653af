// SPDX-License-Identifier: Apache-2.0
// A head gives officers an advance, and takes back what is left of one.

import { useState } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import { Button, Field } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Part } from './folded';
import type { Money } from './money';
import { OrderSaid, useOrder } from './money_order';
import { OfficersChoice } from './officers_choice';
import { Confirm } from './order';
import { amountOf } from '../shell/expense_words';
import { paperNumber } from '../shell/paper_number';

interface Paper {
  amount: string;
  on: string;
  paper: string;
}

export function Payments({ money }: { money: Money }) {
  return (
    <div>
      <Pay money={money} />
      <TakeBack money={money} />
    </div>
  );
}

/** Amount, day and number of the paper, each with its label; an amount that is none is told. */
function PaperFields({ label, paper, change }: {
  /** Of the amount. */
  label: string;
  paper: Paper;
  change: (part: Partial<Paper>) => void;
}) {
  const t = useText();
  const wrong = paper.amount.trim() !== '' && amountOf(paper.amount).value === undefined;
  return (
    <>
      <Field
        label={label}
        problem={wrong ? t('expense.refused_bad_amount') : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            inputMode="numeric"
            autocomplete="off"
            value={paper.amount}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onInput={(event) => change({ amount: event.currentTarget.value })}
          />
        )}
      </Field>
      <div class="d-period">
        <label>{t('money_desk.day')}
          <input
            type="date"
            value={paper.on}
            max={thisDay()}
            onChange={(event) => change({ on: event.currentTarget.value })}
          />
        </label>
        <label>{t('money_desk.paper')}
          <input
            type="text"
            autocomplete="off"
            maxLength={60}
            value={paper.paper}
            onInput={(event) => change({ paper: event.currentTarget.value })}
          />
        </label>
      </div>
    </>
  );
}

function Pay({ money }: { money: Money }) {
  const t = useText();
  const format = useFormat();
  const { desk, scheme, changed, ended } = money;
  const { busy, trouble, send } = useOrder(changed, ended);
  const unpaid = desk.officers.filter(({ balance }) => balance.paid === 0)
    .map(({ officer }) => officer);
  const [typed, type] = useState<Partial<Paper>>({});
  const [picked, pick] = useState<string[]>();
  const [asking, ask] = useState(false);
  const [done, tell] = useState<number>();
  const paper = { amount: format.number(scheme?.amount ?? 0), on: thisDay(), paper: '', ...typed };
  const chosen = picked ?? unpaid;
  const amount = amountOf(paper.amount).value;
  const ready = amount !== undefined && chosen.length > 0 && paper.on !== '';
  const sum = t('money_desk.pay_sum', {
    count: format.number(chosen.length), each: format.number(amount ?? 0),
    sum: format.money(chosen.length * (amount ?? 0)),
  });
  const pay = async (): Promise<void> => {
    const written = await send({
      what: 'pay', scheme: desk.scheme, officers: chosen, amount: amount ?? 0, on: paper.on,
      paper: paperNumber(paper.paper) || null,
    });
    ask(false);
    tell(written);
    // Nobody is paid twice by a second press: who is next is chosen anew.
    if (written !== undefined) pick([]);
  };
  return (
    <Part
      name="pay"
      title={t('money_desk.pay')}
      kind="d-form"
      data={{ 'data-order': 'pay' }}
      landmark
      open={desk.balance.paid === 0}
    >
      <OfficersChoice officers={desk.officers} choose={pick} {...{ chosen }} area={money.area} />
      <PaperFields
        label={t('money_desk.amount')}
        paper={paper}
        change={(part) => type({ ...typed, ...part })}
      />
      {ready && <p data-sum>{sum}</p>}
      <Button disabled={busy || !ready} onClick={() => ask(true)}>
        {t(ready ? 'money_desk.pay_send' : chosen.length === 0 ? 'money_desk.who_first'
          : 'money_desk.amount_first')}
      </Button>
      <OrderSaid
        trouble={trouble}
        done={done === undefined ? undefined : t('money_desk.pay_done', { n: done })}
      />
      {asking && (
        <Confirm
          title={t('money_desk.pay')}
          confirm={t('money_desk.pay_send')}
          onConfirm={() => void pay()}
          onClose={() => ask(false)}
          {...{ busy }}
        >
          <p><b>{sum}</b></p>
          <p>{desk.officers.filter(({ officer }) => chosen.includes(officer))
            .map(({ name }) => name).join(', ')}</p>
          <p class="d-quiet">{t('money_desk.pay_means', { day: format.short(paper.on) })}</p>
        </Confirm>
      )}
    </Part>
  );
}

function TakeBack({ money }: { money: Money }) {
  const t = useText();
  const format = useFormat();
  const { desk, changed, ended } = money;
  const { busy, trouble, send } = useOrder(changed, ended);
  const [user, choose] = useState('');
  const [typed, type] = useState<Partial<Paper>>({});
  const [asking, ask] = useState(false);
  const [done, tell] = useState<string>();
  const holding = desk.officers.filter(({ left }) => left > 0);
  /** What was typed of the amount was another officer's. */
  const turnTo = (next: string): void => {
    const { amount: _, ...kept } = typed;
    choose(next);
    type(kept);
  };
  const officer = holding.find((one) => one.officer === user);
  const paper = {
    amount: officer ? format.number(officer.left) : '', on: thisDay(), paper: '', ...typed,
  };
  const amount = amountOf(paper.amount).value;
  const more = officer !== undefined && amount !== undefined && amount > officer.left;
  const ready = officer !== undefined && amount !== undefined && !more && paper.on !== '';
  const said = officer && amount !== undefined ? t('money_desk.take_back_sum', {
    name: officer.name, amount: format.money(amount), left: format.money(officer.left - amount),
  }) : '';
  const takeBack = async (): Promise<void> => {
    const written = await send({
      what: 'take_back', scheme: desk.scheme, officers: [user], amount: amount ?? 0, on: paper.on,
      paper: paperNumber(paper.paper) || null,
    });
    ask(false);
    tell(written === undefined ? undefined : t('money_desk.take_back_done'));
    if (written === undefined) return;
    choose('');
    type({});
  };
  return (
    <Part
      name="take_back"
      title={t('money_desk.take_back')}
      kind="d-form"
      data={{ 'data-order': 'take_back' }}
      landmark
    >
      {holding.length === 0 && <p class="d-quiet">{t('money_desk.take_back_none')}</p>}
      {holding.length > 0 && (
        <>
          <div class="d-period">
            <label>{t('desk.officer')}
              <select
                value={user}
                onChange={(event) => turnTo(event.currentTarget.value)}
              >
                <option value="">{t('money_desk.nobody')}</option>
                {holding.map((one) => (
                  <option key={one.officer} value={one.officer}>
                    {one.name}, {money.area(one.area)}: {format.money(one.left)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {officer && (
            <PaperFields
              label={t('money_desk.amount_back')}
              paper={paper}
              change={(part) => type({ ...typed, ...part })}
            />
          )}
          {more && officer && (
            <p class="v-note" role="alert">
              {t('money_desk.take_back_more', { amount: format.money(officer.left) })}
            </p>
          )}
          <Button disabled={busy || !ready} onClick={() => ask(true)}>
            {t(ready ? 'money_desk.take_back_send'
              : officer ? 'money_desk.amount_first' : 'money_desk.who_first')}
          </Button>
        </>
      )}
      <OrderSaid trouble={trouble} done={done} />
      {asking && (
        <Confirm
          title={t('money_desk.take_back')}
          confirm={t('money_desk.take_back_send')}
          onConfirm={() => void takeBack()}
          onClose={() => ask(false)}
          {...{ busy }}
        >
          <p>{said}</p>
        </Confirm>
      )}
    </Part>
  );
}
