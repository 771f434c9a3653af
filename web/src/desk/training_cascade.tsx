// SPDX-License-Identifier: Apache-2.0
// Who trained whom: trainers below the one whose certificate they hold. By name, not by number.

import type { Trained } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { definitionOf } from './defined';
import { Meanings } from './means';
import { shareWords } from './training_words';

interface Branch {
  row: Trained;
  below: Branch[];
}

/** Each trainer once, also where two trained each other. */
function branchesOf(rows: Trained[]): Branch[] {
  const left = new Map([...rows].sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((row) => [row.trainer, row]));
  const take = (row: Trained): Branch => {
    left.delete(row.trainer);
    const below: Branch[] = [];
    for (const one of [...left.values()]) {
      if (one.trained_by === row.trainer && left.has(one.trainer)) below.push(take(one));
    }
    return { row, below };
  };
  const roots = [...left.values()].filter(
    (row) => row.trained_by === row.trainer || !left.has(row.trained_by));
  const branches = roots.map(take);
  for (const row of [...left.values()]) if (left.has(row.trainer)) branches.push(take(row));
  return branches;
}

const counts = ['runs', 'learners', 'certificates'] as const;

export function Cascade({ rows }: { rows: Trained[] }) {
  const t = useText();
  const branches = branchesOf(rows);
  return (
    <section class="d-part t-cascade">
      <h2>{t('training.cascade')}</h2>
      {rows.length === 0 && <p class="d-quiet">{t('training.cascade_none')}</p>}
      {branches.some(({ below }) => below.length > 0) && (
        <p class="d-quiet">{t('training.cascade_means')}</p>
      )}
      <Branches branches={branches} />
      {rows.length > 0 && (
        <Meanings
          of={counts.map((of) => ({ name: t(`training.${of}`), says: t(definitionOf(of)) }))}
        />
      )}
    </section>
  );
}

function Branches({ branches }: { branches: Branch[] }) {
  const t = useText();
  const format = useFormat();
  if (branches.length === 0) return null;
  return (
    <ul>
      {branches.map(({ row, below }) => (
        <li key={row.trainer} data-trainer={row.trainer}>
          <p>
            <b>{row.name}</b>{' '}
            <small>
              {t('training.cascade_counts', {
                runs: format.number(row.runs), learners: format.number(row.learners),
                certificates: format.number(row.certificates),
              })}
              {(row.before > 0 || row.after > 0) && ` ${t('training.cascade_tests', {
                before: shareWords(format, row.before), after: shareWords(format, row.after),
              })}`}
            </small>
          </p>
          <Branches branches={below} />
        </li>
      ))}
    </ul>
  );
}
