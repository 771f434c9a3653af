// SPDX-License-Identifier: Apache-2.0
// The head's word about one expense: approved, asked about, refused. Whoever asks or refuses says
// why, and what was typed stays until it was written.

import { useId, useState } from 'preact/hooks';
import type { ExpenseRow, Verdict } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import type { Money } from './money';
import { OrderSaid, useOrder } from './money_order';
import { expenseLine } from '../shell/expense_words';

type Worded = Exclude<Verdict, 'approved'>;

export function Review({ expense, money }: { expense: ExpenseRow; money: Money }) {
  const t = useText();
  const format = useFormat();
  const { desk, changed, ended, category } = money;
  const { busy, trouble, send } = useOrder(changed, ended);
  const [worded, choose] = useState<Worded>();
  const [words, put] = useState('');
  const about = expenseLine(format, expense, category(expense.category));
  const say = (verdict: Verdict): void => void send({
    what: 'review', scheme: desk.scheme, verdict, expenses: [expense.id],
    why: verdict === 'approved' ? null : words.trim(),
  });
  return (
    <div class="m-review d-screen" role="group" aria-label={about}>
      <div class="d-buttons">
        <Button disabled={busy} onClick={() => say('approved')}>{t('money_desk.approve')}</Button>
        {(['asked', 'refused'] as const).map((verdict) => (
          <button
            key={verdict}
            type="button"
            class="button"
            aria-expanded={worded === verdict}
            disabled={busy}
            onClick={() => choose(worded === verdict ? undefined : verdict)}
          >
            {t(`money_desk.${verdict}`)}
          </button>
        ))}
      </div>
      {worded && <WordsOf {...{ worded, words, put, busy }} send={() => say(worded)} />}
      <OrderSaid trouble={trouble} />
    </div>
  );
}

function WordsOf({ worded, words, put, busy, send }: {
  worded: Worded;
  words: string;
  put: (words: string) => void;
  busy: boolean;
  send: () => void;
}) {
  const t = useText();
  const id = useId();
  const lacking = words.trim() === '';
  return (
    <div class="d-words">
      <label for={id}>{t(`money_desk.${worded}_words`)}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={500}
        value={words}
        onInput={(event) => put(event.currentTarget.value)}
      />
      <Button primary disabled={busy || lacking} onClick={send}>
        {t(lacking ? `money_desk.${worded}_first` : `money_desk.${worded}_send`)}
      </Button>
    </div>
  );
}
