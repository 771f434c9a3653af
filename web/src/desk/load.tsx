// SPDX-License-Identifier: Apache-2.0
// How much each officer has to do, so that it can be shared out: families in her care, tasks, and
// whom she visited. By soum and name, and never by a number: nobody is first or last here.

import type { Load, OfficerLoad } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsked } from './asked';
import { Count } from './count';
import { Part } from './folded';
import { Failed } from './frame';
import { Head, Heads } from './means';
import { daysAsked, isAsked, type OverviewAsked, overviewAddress } from './overview_asked';
import { OfficerCell, OfficerHead } from './parts';
import { TableRegion } from './table_region';
import { worklistAddress } from './worklist_query';

interface Props {
  asked: OverviewAsked;
  areaName: (code: string) => string;
  ended: () => void;
}

export function OfficersLoad({ asked, areaName, ended }: Props) {
  const t = useText();
  const format = useFormat();
  const days = daysAsked(asked);
  const { found, failed, again } = useAsked<Load>(
    `/api/head/load?from=${days.from}&to=${days.to}`, ended, { keep: true });
  const day = (said: string): string => (said === '' ? '…' : format.short(said));
  return (
    <Part name="load" title={t('desk.load')} >
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && (
        <>
          <p class="d-quiet">
            {t('desk.load_says', {
              day: format.short(found.on), from: day(found.from), to: day(found.to),
            })}
          </p>
          <Table rows={found.rows.filter((row) => isAsked(asked, row))} {...{ asked, areaName }} />
        </>
      )}
    </Part>
  );
}

function Table({ rows, asked, areaName }: {
  rows: OfficerLoad[];
  asked: OverviewAsked;
  areaName: (code: string) => string;
}) {
  const t = useText();
  const place = ({ area, name }: OfficerLoad): string => `${areaName(area)} ${name}`;
  const sorted = [...rows].sort((a, b) => place(a).localeCompare(place(b)));
  const visits = (officer: string): string => overviewAddress({ ...asked, officer });
  return (
    <TableRegion label="c-load" name="load" tall>
      <table data-table="load">
        <thead>
          <Heads>
            <OfficerHead />
            <Head of="families" name={t('desk.load_families')} />
            <Head of="tasks" name={t('indicator.tasks')} />
            <Head of="overdue" name={t('indicator.overdue')} />
            <Head of="owed" name={t('indicator.owed')} />
            <Head of="households_visited" name={t('desk.households_reached')} />
          </Heads>
        </thead>
        <tbody>
          {sorted.map(({ area, officer, name, ...load }) => {
            const tasks = (state?: 'overdue' | 'owed'): string =>
              worklistAddress({ area, officer, ...(state && { state }) });
            return (
              <tr key={`${area} ${officer}`} data-load={`${area} ${officer}`}>
                <OfficerCell
                  name={officer === '' ? t('task.owner_soum') : name}
                  soum={areaName(area)}
                />
                <Count value={load.families} />
                <Count value={load.tasks} to={tasks()} />
                <Count value={load.overdue} to={tasks('overdue')} />
                <Count value={load.owed} to={tasks('owed')} />
                {officer === ''
                  ? <td class="d-number">–</td>
                  : <Count value={load.visited} to={visits(officer)} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableRegion>
  );
}
