// SPDX-License-Identifier: Apache-2.0
// The expenses of a book, the latest first: what became of each, what is unusual about it, the
// head's question and the answer, and taking it back while it is not approved.

import { useState } from 'preact/hooks';
import type { ExpenseRow, Flag, Scheme } from '../messages';
import { Sheet } from '../shell/sheet';
import { useDraft, useTelling } from './account_context';
import { SafeMark, TroubleNote } from './marks';
import type { Book } from './money_book';
import { useExpenseWords } from './money_words';
import { MoreRows } from './more_rows';
import { NoteForm } from './note_form';
import { Button, useWords } from './shell';

const firstShown = 20;
const moreShown = 40;

/** What an officer may still take back: not what was approved, and nothing twice. */
const open = ({ state }: ExpenseRow): boolean =>
  state === 'claimed' || state === 'asked' || state === 'explained';

export function Expenses({ scheme, book }: Book) {
  const { t } = useWords();
  const [shown, show] = useState(firstShown);
  const { expenses } = book;
  const flagged = expenses.some(({ flags }) => flags.length > 0);
  return (
    <section>
      <h2 class="v-head">
        {t('money.expenses')}{expenses.length > 0 && <span>{expenses.length}</span>}
      </h2>
      {expenses.length === 0 && <p class="v-quiet">{t('money.none')}</p>}
      {flagged && <p class="v-quiet">{t('money.same_flags')}</p>}
      <ul class="v-list">
        {expenses.slice(0, shown).map((row) => (
          <Row key={row.id} row={row} scheme={scheme} others={expenses} />
        ))}
      </ul>
      <MoreRows shown={shown} all={expenses.length} more={() => show(shown + moreShown)} />
    </section>
  );
}

interface BookProps {
  scheme: Scheme;
  others: ExpenseRow[];
}

export function FlagList({ flags, scheme, others }: BookProps & { flags: Flag[] }) {
  const { flag } = useExpenseWords(scheme, others);
  return (
    <ul class="m-flags">
      {flags.map((one) => <li key={one.kind} data-flag={one.kind}>{flag(one)}</li>)}
    </ul>
  );
}

function Row({ row, scheme, others }: BookProps & { row: ExpenseRow }) {
  const { t, day, money } = useWords();
  const { category, line, details } = useExpenseWords(scheme);
  const name = category(row.category);
  const more = details(row);
  return (
    <li class="m-expense" data-expense={row.id} data-state={row.state}>
      <div class="m-row">
        <span class="v-grow">
          <b>{row.state === 'taken_back' ? <del>{name}</del> : name}</b>
          <small>
            {day(row.on)} · {t(`expense.state_${row.state}`)}
            {row.late && <> · <strong>{t('money.late')}</strong></>}
          </small>
        </span>
        <span class="m-amount-of">
          {row.state === 'taken_back' ? <del>{money(row.amount)}</del> : money(row.amount)}
        </span>
        <SafeMark unsafe={row.safe ? 0 : 1} />
      </div>
      {more && <p class="v-quiet">{more}</p>}
      {row.flags.length > 0 && <FlagList flags={row.flags} scheme={scheme} others={others} />}
      <Word row={row} />
      {open(row) && <TakeBack row={row} name={line(row)} />}
    </li>
  );
}

/** What the head said of it, and what she answered. */
function Word({ row }: { row: ExpenseRow }) {
  const { t } = useWords();
  const { state, why, answer } = row;
  const asked = state === 'asked' || state === 'explained';
  return (
    <>
      {why && state !== 'approved' && (
        <p class="m-word">{t(asked ? 'money.question' : 'money.reason', { words: why })}</p>
      )}
      {answer && <p class="m-word">{t('money.answered', { words: answer })}</p>}
      {state === 'asked' && <Answer row={row} />}
    </>
  );
}

function Answer({ row: { id, area } }: { row: ExpenseRow }) {
  const { t } = useWords();
  const [initial] = useState({ note: '' });
  const draft = useDraft(`explain:${id}`, initial);
  if (!draft.ready) return null;
  return (
    <div class="v-card">
      <NoteForm
        draft={draft}
        label={t('money.answer')}
        button={t('money.answer_save')}
        eventOf={(note) => ({ kind: 'expense_explained', subject: id, area, body: { note } })}
      />
    </div>
  );
}

function TakeBack({ row: { id, area }, name }: { row: ExpenseRow; name: string }) {
  const { t } = useWords();
  const { tell, trouble } = useTelling();
  const [asking, ask] = useState(false);
  const event = { kind: 'expense_taken_back', subject: id, area, body: {} };
  return (
    <>
      <button
        type="button"
        class="v-more m-back"
        aria-label={t('money.take_back_of', { what: name })}
        onClick={() => ask(true)}
      >{t('entry.take_back')}</button>
      <TroubleNote trouble={trouble} />
      {asking && (
        <Sheet
          title={t('money.take_back_ask')}
          onClose={() => ask(false)}
          foot={(
            <Button
              primary
              wide
              onClick={() => {
                tell(event);
                ask(false);
              }}
            >{t('money.take_back_yes')}</Button>
          )}
        >
          <p class="v-big">{name}</p>
          <p>{t('money.take_back_means')}</p>
        </Sheet>
      )}
    </>
  );
}
