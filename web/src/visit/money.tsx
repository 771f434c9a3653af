// SPDX-License-Identifier: Apache-2.0
// Money for the road: what is left and whom it still reaches, what it was spent on, each expense
// with what became of it.

import { useState } from 'preact/hooks';
import { inLanguage } from '../shell/text';
import { useStanding } from './account_context';
import { Chips } from './fields';
import { NotYetHere } from './marks';
import { type Book, useMoney, useSchemes } from './money_book';
import { NewExpense } from './money_expense';
import { Expenses } from './money_rows';
import { useExpenseWords } from './money_words';
import { Foot, hrefOf, Icon, Link, ScreenBar, useLanguage, useWords } from './shell';
import './money.css';

/** `part` "new": an expense of the scheme `more` is entered. */
export function MoneyScreen({ part, more }: { part: string; more: string }) {
  const { t } = useWords();
  const schemes = useSchemes();
  const money = useMoney(schemes);
  const { contact } = useStanding();
  const [chosen, choose] = useState('');
  const entered = schemes?.find(({ code }) => code === more);
  const shown = money?.books.find(({ scheme }) => scheme.code === chosen) ?? money?.books[0];
  // The form shows what was kept before the book is folded.
  if (part === 'new' && entered) {
    const others = money?.books.find(({ scheme }) => scheme === entered)?.book.expenses;
    return <NewExpense scheme={entered} journeys={money?.journeys ?? []} others={others ?? []} />;
  }
  return (
    <>
      <ScreenBar title={t('money.title')} back="/me" />
      <main class="v-wrap v-footed">
        {!schemes && <p class="v-note" role="status">{t('money.not_known')}</p>}
        {schemes && money?.books.length === 0 && (
          <p class="v-note" role="status">
            {t(schemes.length === 0 ? 'money.no_scheme' : 'money.not_running')}
          </p>
        )}
        <NotYetHere lacking="money.title" />
        {money && shown && contact !== undefined && (
          <>
            <WhichBook books={money.books} chosen={shown.scheme.code} choose={choose} />
            <WhatIsLeft {...shown} />
            <Categories {...shown} />
            <Expenses key={shown.scheme.code} {...shown} />
            <Payments {...shown} />
          </>
        )}
      </main>
      {shown && (
        <Foot>
          <a
            class="button primary v-wide"
            href={hrefOf(`/money/new/${encodeURIComponent(shown.scheme.code)}`)}
          ><Icon name="plus" />{t('money.enter')}</a>
        </Foot>
      )}
    </>
  );
}

function WhichBook({ books, chosen, choose }: {
  books: Book[];
  chosen: string;
  choose: (code: string) => void;
}) {
  const { t } = useWords();
  const language = useLanguage();
  if (books.length < 2) return null;
  return (
    <Chips
      label={t('money.choose')}
      choices={books.map(({ scheme }) => ({
        code: scheme.code, label: inLanguage(language, scheme.name),
      }))}
      chosen={[chosen]}
      tap={choose}
    />
  );
}

function WhatIsLeft({ book }: Book) {
  const { t, money, day } = useWords();
  const { balance: { paid, returned, claimed, spent }, left, reach } = book;
  const sums = [
    { says: 'money.given', sum: paid }, { says: 'money.spent', sum: spent },
    { says: 'money.waiting', sum: claimed }, { says: 'money.returned', sum: returned },
  ];
  return (
    <section class="m-left" data-left={left}>
      {left < 0
        ? <p class="v-big">{t('money.own_pocket', { amount: money(-left) })}</p>
        : <p>{t('money.left')}<b>{money(left)}</b></p>}
      {left > 0 && (
        <p data-reaches={reach.households}>
          {t(reach.own ? 'money.reach_own' : 'money.reach_planned', {
            n: reach.households, each: money(reach.each), reached: reach.reached,
          })}
        </p>
      )}
      {paid === 0 && <p class="v-quiet">{t('money.not_given')}</p>}
      <dl class="m-sums">
        {sums.map(({ says, sum }) => <div key={says}><dt>{t(says)}</dt><dd>{money(sum)}</dd></div>)}
      </dl>
      {book.closed_through && (
        <p class="v-quiet">{t('money.closed', { date: day(book.closed_through) })}</p>
      )}
    </section>
  );
}

function Categories({ scheme, book }: Book) {
  const { t, money } = useWords();
  const { category } = useExpenseWords(scheme);
  const rows = book.categories.filter(({ spent, left }) => spent > 0 || left != null);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 class="v-head">{t('money.categories')}</h2>
      <ul class="v-list">
        {rows.map(({ code, spent, left }) => (
          <li key={code} class="m-row" data-category={code}>
            <span class="v-grow">
              <b>{category(code)}</b>
              {left != null && (
                <small>
                  {left < 0
                    ? t('money.category_over', { limit: money(left + spent), over: money(-left) })
                    : t('money.category_left', { limit: money(left + spent), left: money(left) })}
                </small>
              )}
            </span>
            <span class="m-amount-of">{money(spent)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Payments({ book }: Book) {
  const { t, money, day } = useWords();
  if (book.payments.length === 0) return null;
  return (
    <section>
      <h2 class="v-head">{t('money.payments')}</h2>
      <ul class="v-list">
        {book.payments.map(({ id, kind, amount, on, paper }) => (
          <li key={id} class="m-row" data-payment={kind}>
            <span class="v-grow">
              <b>{t(kind === 'returned' ? 'money.payment_returned' : 'money.payment_paid')}</b>
              <small>{[day(on), paper].filter(Boolean).join(' · ')}</small>
            </span>
            <span class="m-amount-of">{money(amount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One line on the first screen while a scheme runs; not before everything of it has come. */
export function MoneyToday() {
  const { t, money } = useWords();
  const { contact } = useStanding();
  const running = useMoney(useSchemes())?.books.find(({ runs }) => runs);
  if (!running || contact === undefined) return null;
  const { book: { left, reach, balance, expenses } } = running;
  const words = left < 0 ? t('money.today_own', { amount: money(-left) })
    : balance.paid === 0 && expenses.length === 0 ? t('money.today_none')
      : t('money.today', { left: money(left), n: reach.households });
  return (
    <ul class="v-list m-line" data-money>
      <li><Link to="/money"><span class="v-grow">{words}</span><Icon name="next" /></Link></li>
    </ul>
  );
}

/** Among what is hers: always there, so that nobody wonders where it went. */
export function MoneyRow() {
  const { t, money } = useWords();
  const { contact } = useStanding();
  const first = useMoney(useSchemes())?.books[0];
  return (
    <ul class="v-list m-line">
      <li>
        <Link to="/money">
          <span class="v-grow">
            <b>{t('money.title')}</b>
            {first && contact !== undefined && (
              <small>
                {first.book.left < 0
                  ? t('money.own_pocket', { amount: money(-first.book.left) })
                  : t('money.row', { left: money(first.book.left) })}
              </small>
            )}
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}
