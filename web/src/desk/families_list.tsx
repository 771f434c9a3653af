// SPDX-License-Identifier: Apache-2.0
// The families themselves: a table, whose rows are cards where there is little room.

import type { FamilyRow } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import type { Families } from './families';
import { FamilyLink } from './family_link';
import { TableRegion } from './table_region';

export function FamilyTable({ list }: { list: Families }) {
  const t = useText();
  const heads = [
    t('household.head'), t('worklist.soum'), t('worklist.bagh'), t('household.people'),
    t('families.last_visit'), t('visit.stage'), t('worklist.officer'), t('task.title'),
  ];
  return (
    <TableRegion says={t('families.title')} name="families">
      <table class="e-table">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {list.answer.rows.map((row) => (
            <Row key={`${row.household} ${row.area}`} row={row} list={list} heads={heads} />
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
