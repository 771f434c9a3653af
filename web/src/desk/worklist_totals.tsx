// SPDX-License-Identifier: Apache-2.0
// What the programme office sees of follow-up: figures of aimags, small ones withheld.

import type { AimagTasks, WorklistTotals } from '../messages';
import { useFormat } from '../shell/format';
import { nameIn } from '../shell/places';
import { useLanguage, useText } from '../shell/text';
import { useAimags } from '../visit/soums';
import { useAsked } from './asked';
import { Head, Heads } from './means';
import { TableRegion } from './table_region';

const figures = ['tasks', 'overdue', 'owed', 'stuck'] as const;

export function FollowUpTotals({ ended }: { ended: () => void }) {
  const t = useText();
  const language = useLanguage();
  const aimags = useAimags();
  const { found } = useAsked<WorklistTotals>('/api/totals/worklist', ended);
  if (!found) return null;
  const name = (code: string): string => {
    const aimag = aimags.find((one) => one.code === code);
    return aimag ? nameIn(language, aimag) : code;
  };
  return (
    <section class="d-part" data-totals="worklist">
      <h2 id="w-totals">{t('worklist.totals')}</h2>
      <TableRegion label="w-totals" name="follow-up">
        <table>
          <thead>
            <Heads>
              <th scope="col">{t('worklist.aimag')}</th>
              {figures.map((figure) => (
                <Head
                  key={figure}
                  of={figure}
                  name={t(figure === 'tasks' ? 'worklist.tasks' : `worklist.state_${figure}`)}
                />
              ))}
            </Heads>
          </thead>
          <tbody>
            {found.aimags.map((row) => (
              <Figures key={row.aimag} row={row} name={name(row.aimag)} />
            ))}
            <Figures row={found.all} name={t('worklist.together')} />
          </tbody>
        </table>
      </TableRegion>
      <p class="d-quiet">{t('worklist.totals_mean')}</p>
    </section>
  );
}

function Figures({ row, name }: { row: AimagTasks; name: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <tr data-aimag={row.aimag}>
      <th scope="row">{name}</th>
      {figures.map((figure) => {
        const value = row[figure];
        return (
          <td key={figure} class="d-number">
            {value === undefined || value === null
              ? <small>{t('worklist.withheld')}</small> : format.number(value)}
          </td>
        );
      })}
    </tr>
  );
}
