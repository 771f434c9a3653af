// SPDX-License-Identifier: Apache-2.0
// What was given, spent, waits, came back and is left, as figures and as a bar; and which scheme.

import type { Balance, MoneyDesk, Scheme } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Figure } from './means';

export function SchemeChoice({ codes, chosen, nameOf, choose }: {
  codes: string[];
  chosen: string;
  nameOf: (code: string) => string;
  choose: (code: string) => void;
}) {
  const t = useText();
  return (
    <div class="d-period d-screen">
      <label>{t('money_desk.scheme')}
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {codes.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
        </select>
      </label>
    </div>
  );
}

/** `ledger`: where every entry stands. */
export function MoneyTop({ desk, scheme, ledger }: {
  desk: MoneyDesk;
  scheme: Scheme | undefined;
  ledger: string;
}) {
  const t = useText();
  const format = useFormat();
  const { balance, left } = desk;
  const reached = desk.officers.reduce((sum, { reach }) => sum + reach.reached, 0);
  const used = balance.spent + balance.claimed;
  return (
    <section class="d-top" aria-label={t('money_desk.sums')}>
      {scheme && (
        <p class="d-quiet">
          {t('money_desk.days', { from: format.short(scheme.from), to: format.short(scheme.to) })}
        </p>
      )}
      <SpentBar balance={balance} of={Math.max(balance.paid - balance.returned, used)} />
      <Figures balance={balance} left={left} />
      <p class="d-line d-screen"><a href={ledger}>{t('money_desk.every_entry')}</a></p>
      {balance.paid === 0 && <p class="v-note">{t('money_desk.none_paid')}</p>}
      {used > 0 && reached > 0 && (
        <p class="d-quiet">
          {t('money_desk.came_to', {
            amount: format.money(used),
            each: format.money(Math.round(used / reached)),
            count: format.number(reached),
          })}
        </p>
      )}
    </section>
  );
}

/** Spent is full, what waits is hatched, the rest is empty. The figures say the same. */
export function SpentBar({ balance, of }: { balance: Balance; of: number }) {
  const share = (amount: number): string =>
    `${of > 0 ? Math.min(100, (100 * amount) / of).toFixed(2) : 0}%`;
  return (
    <div class="m-bar" aria-hidden="true">
      <i class="m-spent" style={{ width: share(balance.spent) }} />
      <i class="m-claimed" style={{ width: share(balance.claimed) }} />
    </div>
  );
}

const sums = ['given', 'spent', 'waiting', 'returned', 'left'] as const;

function Figures({ balance, left }: { balance: Balance; left: number }) {
  const t = useText();
  const format = useFormat();
  const rows = {
    given: balance.paid, spent: balance.spent, waiting: balance.claimed,
    returned: balance.returned, left,
  };
  return (
    <dl class="d-figures">
      {sums.map((name) => (
        <Figure
          key={name}
          of={name}
          name={t(`money_desk.${name}`)}
          data={{ 'data-figure': name }}
        >
          {format.money(rows[name])}
        </Figure>
      ))}
    </dl>
  );
}
