// SPDX-License-Identifier: Apache-2.0
// One officer's book: what she was given, each expense with its state and the words about it, and
// what each category has left.

import { useEffect, useRef } from 'preact/hooks';
import type { AllowanceBook } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsked } from './asked';
import { Failed } from './frame';
import type { Money } from './money';
import { ExpenseFacts, Picture } from './money_expense';
import { expenseLine } from '../shell/expense_words';

/** The address of a book in a scheme. */
export function bookAddress(scheme: string, officer: string): string {
  const words = new URLSearchParams({ scheme, officer });
  return `/api/head/allowance?${words.toString()}`;
}

export function OfficerBook({ money, officer, name, close }: {
  money: Money;
  officer: string;
  name: string;
  close: () => void;
}) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { found, failed, again } = useAsked<AllowanceBook>(
    bookAddress(money.desk.scheme, officer), money.ended);
  useEffect(() => heading.current?.focus(), []);
  const seen = useRef(money.desk);
  useEffect(() => {
    // What was approved above stands here as well.
    if (seen.current !== money.desk) again();
    seen.current = money.desk;
  }, [money.desk]);
  return (
    <section class="m-book" data-book={officer} aria-labelledby="m-book">
      <div class="d-title">
        <h3 id="m-book" ref={heading} tabIndex={-1}>{t('money_desk.book', { name })}</h3>
        <button type="button" class="link d-screen" onClick={close}>{t('app.close')}</button>
      </div>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && <Book book={found} money={money} />}
    </section>
  );
}

function Book({ book, money }: { book: AllowanceBook; money: Money }) {
  const t = useText();
  const format = useFormat();
  const others = new Map(book.expenses.map((expense) => [expense.id, expense]));
  const other = (id: string): string | undefined => {
    const found = others.get(id);
    return found && expenseLine(format, found, money.category(found.category));
  };
  return (
    <>
      <p class="d-quiet">
        {t('money_desk.book_left', { amount: format.money(book.left), n: book.reach.households })}
        {' '}{t(book.reach.own ? 'money_desk.reach_own' : 'money_desk.reach_planned', {
          each: format.money(book.reach.each),
        })}
        {book.closed_through !== null && (
          <> {t('money_desk.closed_through', { day: format.short(book.closed_through) })}</>
        )}
      </p>
      <div class="d-pair">
        <Paid book={book} />
        <Categories book={book} category={money.category} />
      </div>
      <h4>{t('money_desk.expenses')}</h4>
      {book.expenses.length === 0 && <p class="d-quiet">{t('money_desk.expenses_none')}</p>}
      <ul>
        {book.expenses.map((expense) => (
          <li key={expense.id} data-state={expense.state}>
            <ExpenseFacts {...{ expense, other }} category={money.category} state />
            {expense.pictured && <Picture expense={expense} category={money.category} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Paid({ book }: { book: AllowanceBook }) {
  const t = useText();
  const format = useFormat();
  return (
    <div>
      <h4>{t('money_desk.payments')}</h4>
      {book.payments.length === 0 && <p class="d-quiet">{t('money_desk.payments_none')}</p>}
      <ul>
        {book.payments.map(({ id, kind, amount, on, paper }) => (
          <li key={id} data-payment={kind}>
            {format.short(on)} {t(kind === 'returned' ? 'money_desk.returned' : 'money_desk.given')}
            {' '}<b class="money">{format.money(amount)}</b>
            {paper !== null && ` · ${t('money_desk.paper_is', { x: paper })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Categories({ book, category }: {
  book: AllowanceBook;
  category: (code: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <div>
      <h4>{t('money_desk.categories')}</h4>
      <ul>
        {book.categories.map(({ code, spent, left }) => (
          <li key={code}>
            {category(code)} <b class="money">{format.money(spent)}</b>
            {left !== null && ` · ${t('money_desk.limit_left', { amount: format.money(left) })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
