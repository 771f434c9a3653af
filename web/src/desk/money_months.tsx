// SPDX-License-Identifier: Apache-2.0
// What was spent in each month, by category, as a table and as a file. Its sums are those on top.

import type { MonthSpent } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { csvOf } from './csv';
import { Part } from './folded';
import { Head, Heads } from './means';
import { download } from '../shell/download';

const total = (rows: MonthSpent[], of: (row: MonthSpent) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

const spent = (row: MonthSpent): number => row.spent;
const claimed = (row: MonthSpent): number => row.claimed;
const both = (row: MonthSpent): number => row.spent + row.claimed;

/** `record`: where each entry of a month stands, for whoever may see it. */
export function MonthTable({ months, category, scheme, record }: {
  months: MonthSpent[];
  category: (code: string) => string;
  scheme: string;
  record?: (month: string) => string;
}) {
  const t = useText();
  const codes = [...new Set(months.map((row) => row.category))].sort();
  const names = [...new Set(months.map(({ month }) => month))].sort();
  const save = (): void => {
    const rows = months.map((row) => [
      row.month, row.category, category(row.category), row.spent, row.claimed,
    ]);
    const text = csvOf([['month', 'category', 'name', 'spent', 'claimed'], ...rows]);
    download(new Blob([text], { type: 'text/csv' }), `otor-money-${scheme}.csv`);
  };
  return (
    <Part
      name="months"
      title={t('money_desk.months')}
      count={names.length}
      kind="m-months"
      links={months.length > 0 && (
        <button type="button" class="link d-screen" onClick={save}>{t('desk.csv')}</button>
      )}
    >
      {months.length === 0 && <p class="d-quiet">{t('money_desk.months_none')}</p>}
      {months.length > 0 && (
        <div class="d-scroll" tabIndex={0} role="region" aria-labelledby="c-months">
          <table>
            <thead>
              <Heads>
                <th scope="col">{t('money_desk.month')}</th>
                {codes.map((code) => <Head key={code} of="category" name={category(code)} />)}
                <Head of="both" name={t('money_desk.both')} />
                <Head of="spent" name={t('money_desk.of_it_spent')} />
                <Head of="waiting" name={t('money_desk.of_it_waiting')} />
              </Heads>
            </thead>
            <tbody>
              {names.map((month) => (
                <MonthRow
                  key={month}
                  month={month}
                  rows={months.filter((row) => row.month === month)}
                  codes={codes}
                  record={record?.(month)}
                />
              ))}
            </tbody>
            <tfoot><MonthRow rows={months} codes={codes} /></tfoot>
          </table>
        </div>
      )}
    </Part>
  );
}

/** Of one month; of all of them without a month. */
function MonthRow({ month, rows, codes, record }: {
  month?: string;
  record?: string | undefined;
  rows: MonthSpent[];
  codes: string[];
}) {
  const t = useText();
  const format = useFormat();
  const cells = [
    ...codes.map((code) => total(rows.filter((row) => row.category === code), both)),
    total(rows, both), total(rows, spent), total(rows, claimed),
  ];
  return (
    <tr data-month={month ?? 'all'}>
      <th scope="row">
        {month === undefined ? t('money_desk.all')
          : record === undefined ? format.short(month)
            : <a class="d-name" href={record}>{format.short(month)}</a>}
      </th>
      {cells.map((amount, at) => <td key={at} class="d-number">{format.number(amount)}</td>)}
    </tr>
  );
}
