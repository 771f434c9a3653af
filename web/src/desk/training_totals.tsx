// SPDX-License-Identifier: Apache-2.0
// Training as the programme office sees it: officers, attendance and certificates by aimag and
// course, the gain at the tests, and what changed in the work. No person, no run.

import type { AimagTraining, TrainingTotals as Totals } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { Failed } from './frame';
import type { Defined } from './defined';
import { Head, Heads } from './means';
import { TableRegion } from './table_region';
import { Effect } from './training_effect';
import './training.css';
import { plainWords, signedWords, useCourses } from './training_words';

const counts = ['officers', 'invited', 'came', 'certified'] as const;
const meant: Record<(typeof counts)[number], Defined> = {
  officers: 'officers_now', invited: 'invited', came: 'came', certified: 'certified',
};

export function TrainingTotals({ ended }: { ended: () => void }) {
  const t = useText();
  const { found, failed, again } = useAsked<Totals>('/api/totals/training', ended);
  if (failed === 'not_allowed') return null;
  return (
    <>
      <section class="d-part t-totals">
        <h2 id="t-totals">{t('training.totals_headline')}</h2>
        {failed && <Failed reason={failed} again={again} />}
        {found && found.rows.length === 0 && <p class="d-quiet">{t('training.totals_none')}</p>}
        {found && found.rows.length > 0 && <Table rows={found.rows} />}
      </section>
      {found && found.rows.length > 0 && <Effect effect={found.effect} />}
    </>
  );
}

function Table({ rows }: { rows: AimagTraining[] }) {
  const t = useText();
  const area = useAreaName();
  const courses = useCourses();
  return (
    <>
      <TableRegion label="t-totals" name="training-totals">
        <table>
          <thead>
            <Heads>
              <th scope="col">{t('money_totals.aimag')}</th>
              <th scope="col">{t('training.course')}</th>
              {counts.map((of) => (
                <Head key={of} of={meant[of]} name={t(`training.totals_${of}`)} />
              ))}
              <Head of="gain" name={t('training.totals_gain')} />
            </Heads>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={`${row.aimag} ${row.course}`}
                row={row}
                name={row.aimag === '' ? t('money_totals.all') : area(row.aimag)}
                course={courses.name(row.course)}
              />
            ))}
          </tbody>
        </table>
      </TableRegion>
      {rows.some(({ withheld }) => withheld) && (
        <p class="d-quiet">{t('training.totals_withheld')}</p>
      )}
    </>
  );
}

function Row({ row, name, course }: { row: AimagTraining; name: string; course: string }) {
  const t = useText();
  const format = useFormat();
  const { withheld, gain } = row;
  return (
    <tr data-aimag={row.aimag} data-course={row.course} data-withheld={withheld}>
      <th scope="row">{name}</th>
      <td>{course}</td>
      {withheld && <td colSpan={counts.length + 1}>{t('money_totals.withheld')}</td>}
      {!withheld && counts.map((of) => (
        <td key={of} class="d-number">{format.number(row[of])}</td>
      ))}
      {!withheld && (
        <td class="d-number">
          {gain ? signedWords(gain.change, true) : t('training.too_few')}
          {gain && (
            <small class="t-remark">
              {t('training.range', {
                low: plainWords(gain.low, true), high: plainWords(gain.high, true),
              })}
            </small>
          )}
        </td>
      )}
    </tr>
  );
}
