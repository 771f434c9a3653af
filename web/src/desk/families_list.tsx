// SPDX-License-Identifier: Apache-2.0
// The families themselves: a table, whose rows are cards where there is little room.

import type { FamilyRow } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import type { Defined } from './defined';
import type { Families } from './families';
import { FamilyLink } from './family_link';
import { Head, Heads } from './means';
import { TableRegion } from './table_region';

export function FamilyTable({ list }: { list: Families }) {
  const t = useText();
  const heads: { name: string; of?: Defined }[] = [
    { name: t('household.head') }, { name: t('worklist.soum') },
    { name: t('worklist.bagh'), of: 'bagh' }, { name: t('household.people'), of: 'members' },
    { name: t('families.last_visit') }, { name: t('visit.stage') },
    { name: t('worklist.officer') }, { name: t('task.title'), of: 'tasks' },
  ];
  const names = heads.map(({ name }) => name);
  return (
    <TableRegion says={t('families.title')} name="families">
      <table class="e-table">
        <thead>
          <Heads>{heads.map((head) => <Head key={head.name} kind="" {...head} />)}</Heads>
        </thead>
        <tbody>
          {list.answer.rows.map((row) => (
            <Row key={`${row.household} ${row.area}`} row={row} list={list} heads={names} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function Row({ row, list, heads }: { row: FamilyRow; list: Families; heads: string[] }) {
  const t = useText();
  const format = useFormat();
  const overdue = row.overdue > 0
    ? `, ${t('worklist.state_overdue').toLowerCase()}: ${format.number(row.overdue)}` : '';
  const cells = [
    list.area(row.area), row.bagh, format.number(row.members),
    row.last_visit ? format.short(row.last_visit) : t('families.never'),
    row.stage ? t(`visit.stage_${row.stage}`) : '',
    row.officer === '' ? '' : list.officer(row.officer),
    row.tasks > 0 ? `${format.number(row.tasks)}${overdue}` : '',
  ];
  return (
    <tr data-household={row.household}>
      <th scope="row">
        <FamilyLink household={row.household} head={row.head} />
        {row.name !== '' && <small>{t('families.found_by', { name: row.name })}</small>}
        {row.silent && <small>{t('families.silent')}</small>}
      </th>
      {cells.map((words, at) => (
        <td key={heads[at + 1]} data-head={heads[at + 1]} data-none={words === '' || undefined}>
          {words}
        </td>
      ))}
    </tr>
  );
}
