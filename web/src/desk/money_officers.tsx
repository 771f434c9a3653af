// SPDX-License-Identifier: Apache-2.0
// What each officer was given, spent and has left, and her book. Nobody is ranked: the table stands
// by soum until somebody sorts it.

import { useState } from 'preact/hooks';
import type { OfficerMoney } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Count } from './count';
import { definitionOf } from './defined';
import { Part } from './folded';
import { Heads, useHead } from './means';
import type { Money } from './money';
import { OfficerBook } from './money_book';
import { overviewAddress } from './overview_asked';
import { TableRegion } from './table_region';

const columns = [
  'given', 'spent', 'waiting', 'returned', 'left', 'reached', 'reaches',
] as const;
type Column = (typeof columns)[number];

const valueOf: Record<Column, (row: OfficerMoney) => number> = {
  given: ({ balance }) => balance.paid,
  spent: ({ balance }) => balance.spent,
  waiting: ({ balance }) => balance.claimed,
  returned: ({ balance }) => balance.returned,
  left: ({ left }) => left,
  reached: ({ reach }) => reach.reached,
  reaches: ({ reach }) => reach.households,
};

interface Sorting {
  column: Column | 'soum';
  down: boolean;
}

function sorted(rows: OfficerMoney[], { column, down }: Sorting): OfficerMoney[] {
  const name = (row: OfficerMoney): string => `${row.area} ${row.name}`;
  const byName = (a: OfficerMoney, b: OfficerMoney): number => (name(a) < name(b) ? -1 : 1);
  if (column === 'soum') return [...rows].sort((a, b) => (down ? -1 : 1) * byName(a, b));
  const value = valueOf[column];
  return [...rows].sort((a, b) => (down ? -1 : 1) * (value(a) - value(b)) || byName(a, b));
}

export function OfficersMoney({ money }: { money: Money }) {
  const t = useText();
  const [sorting, sort] = useState<Sorting>({ column: 'soum', down: false });
  const { opened, open, desk: { officers } } = money;
  const name = officers.find(({ officer }) => officer === opened)?.name;
  return (
    <Part
      name="officers"
      title={t('desk.by_officer')}
      count={officers.length}
      kind="m-officers"
      open={opened !== undefined}
    >
      <TableRegion label="c-officers" name="money-officers" tall>
        <table>
          <thead>
            <Heads>
              <Sorted
                column="soum"
                words={`${t('desk.officer')} / ${t('desk.soum')}`}
                {...{ sorting, sort }}
              />
              {columns.map((column) => (
                <Sorted
                  key={column}
                  column={column}
                  words={t(`money_desk.${column}`)}
                  {...{ sorting, sort }}
                />
              ))}
            </Heads>
          </thead>
          <tbody>
            {sorted(officers, sorting).map((row) => (
              <Row
                key={row.officer}
                row={row}
                soum={money.area(row.area)}
                visits={visitsOf(money, row.officer)}
                opened={row.officer === opened}
                open={() => open(row.officer === opened ? undefined : row.officer)}
              />
            ))}
          </tbody>
        </table>
      </TableRegion>
      <p class="d-quiet">{t('money_desk.reaches_mean')}</p>
      {opened !== undefined && name !== undefined && (
        <OfficerBook
          key={opened}
          {...{ money, name }}
          officer={opened}
          close={() => open(undefined)}
        />
      )}
    </Part>
  );
}

/** A head that sorts by its column, and then says what the column counts. */
function Sorted({ column, words, sorting, sort }: {
  column: Sorting['column'];
  words: string;
  sorting: Sorting;
  sort: (next: Sorting) => void;
}) {
  const t = useText();
  const person = column === 'soum';
  const { id, here: told, open } = useHead(words, person ? '' : t(definitionOf(column)));
  const here = sorting.column === column;
  return (
    <th
      scope="col"
      class={person ? 'd-person' : 'd-number'}
      aria-sort={here ? (sorting.down ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        class="link"
        aria-controls={told ? id : undefined}
        {...(!person && { 'data-means': column })}
        onClick={() => {
          sort({ column, down: here ? !sorting.down : !person });
          open(!person);
        }}
      >
        {words}<span aria-hidden="true">{here ? (sorting.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

/** Visits of an officer in the time of the scheme. */
function visitsOf({ scheme }: Money, officer: string): string {
  return overviewAddress({
    officer, ...(scheme ? { from: scheme.from, to: scheme.to } : { period: 'whole' }),
  });
}

function Row({ row, soum, visits, opened, open }: {
  row: OfficerMoney;
  soum: string;
  visits: string;
  opened: boolean;
  open: () => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <tr class={opened ? 'chosen' : ''} data-officer={row.officer}>
      <th scope="row" class="d-person">
        <button type="button" class="link" aria-expanded={opened} onClick={open}>{row.name}</button>
        {' '}<small>{soum}</small>
        {row.handbooks_above > 0 && (
          <small class="m-flagged" data-flag="handbooks_above">
            <a href="#/desk/handbooks">{t('handbooks.more', { n: row.handbooks_above })}</a>
          </small>
        )}
      </th>
      {columns.map((column) => (column === 'reached'
        ? <Count key={column} value={row.reach.reached} to={visits} />
        : <td key={column} class="d-number">{format.number(valueOf[column](row))}</td>))}
    </tr>
  );
}
