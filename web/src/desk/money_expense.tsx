// SPDX-License-Identifier: Apache-2.0
// One expense, as its officer wrote it, with what is unusual about it and what was said of it.

import { useState } from 'preact/hooks';
import type { ExpenseRow } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { expenseLine, flagWords, litres } from '../shell/expense_words';

export function ExpenseFacts({ expense, category, other, state }: {
  expense: ExpenseRow;
  category: (code: string) => string;
  /** Another expense by its id, where it is in sight. */
  other: (id: string) => string | undefined;
  /** Whether its state is told: in a list of many states. */
  state?: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const { amount, on, trip, receipt, note, why, answer, flags } = expense;
  const shown = [
    expense.litres_ml !== null && t('money_desk.litres', { x: litres(expense.litres_ml) }),
    expense.odometer_km !== null
      && t('money_desk.odometer', { x: format.number(expense.odometer_km) }),
    receipt !== null && t('money_desk.receipt', { x: receipt }),
    trip !== null && trip !== on && t('money_desk.journey', { day: format.short(trip) }),
  ].filter((words) => words !== false);
  return (
    <div class="m-facts">
      <p class="m-first">
        <span>{format.short(on)}</span> <b>{category(expense.category)}</b>{' '}
        <b class="money">{format.money(amount)}</b>
        {state && <span class="m-state">{t(`expense.state_${expense.state}`)}</span>}
      </p>
      {shown.length > 0 && <p class="d-quiet">{shown.join(' · ')}</p>}
      {note && <p>{t('money_desk.said_note', { words: note })}</p>}
      {why && <p>{t('money_desk.said_why', { words: why })}</p>}
      {answer && <p>{t('money_desk.said_answer', { words: answer })}</p>}
      {flags.length > 0 && (
        <ul class="m-flags">
          {flags.map((flag) => (
            <li key={flag.kind} data-flag={flag.kind}>{flagWords(t, format, flag, other)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The picture of a receipt leaves the server only when somebody opens it. */
export function Picture({ expense, category }: {
  expense: ExpenseRow;
  category: (code: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const [open, set] = useState(false);
  const [failed, fail] = useState(false);
  const turn = (): void => {
    set(!open);
    fail(false);
  };
  return (
    <div class="m-picture d-screen">
      <button type="button" class="link" aria-expanded={open} onClick={turn}>
        {open ? t('money_desk.picture_close') : t('money_desk.picture_open')}
      </button>
      {open && !failed && (
        <img
          src={`/api/head/receipt?expense=${expense.id}`}
          alt={t('money_desk.picture_of', {
            what: expenseLine(format, expense, category(expense.category)),
          })}
          onError={() => fail(true)}
        />
      )}
      {open && failed && <p class="d-quiet" role="alert">{t('money_desk.picture_failed')}</p>}
    </div>
  );
}
