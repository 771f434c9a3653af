// SPDX-License-Identifier: Apache-2.0
// The trainer's desk: courses that are held, one page for each, and who trained whom. It needs the
// network; nothing of it is kept. No person is ranked anywhere in it.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { RunRow, TrainerDesk, TrainingOrder, TrainingOrdered } from '../messages';
import { useFormat } from '../shell/format';
import { decoded, go } from '../shell/routes';
import { useText } from '../shell/text';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { Failed, Frame } from './frame';
import { Head, Heads } from './means';
import { type Ordering, Said, useOrderTo } from './order';
import { TableRegion } from './table_region';
import './training.css';
import { Cascade } from './training_cascade';
import { emptyPlan, PlanForm } from './training_plan';
import { RunPage } from './training_run';
import {
  type Courses, daysWords, useCourses, whereWords,
} from './training_words';

/** All that the pages of the trainer's desk share. */
export interface Trainer {
  /** The account itself: nobody notes her own attendance. */
  me: string;
  courses: Courses;
  area: (code: string) => string;
  /** To be called once something was written, or may have been: the page is read again. */
  changed: () => void;
  /** The session is over. */
  ended: () => void;
}

export type TrainerOrder = Omit<TrainingOrder, 'key'>;

export function useTraining(
  { changed, ended }: Trainer,
): Ordering<TrainerOrder, TrainingOrdered> {
  return useOrderTo('/api/trainer/runs', changed, ended);
}

/** Beside the button that sent it. */
export function TrainingSaid({ order: { trouble }, done }: {
  order: Pick<Ordering<TrainerOrder, TrainingOrdered>, 'trouble'>;
  done?: string | undefined;
}) {
  return <Said words="training" {...{ trouble, done }} />;
}

export const runAddress = (run: string): string => `/desk/training/${run}`;

/** `path`: "" or "/training" for all runs, "/training/RUN" for one. */
export function TrainerPage({ account, left, path }: {
  account: AccountRow;
  left: () => void;
  path: string;
}) {
  const t = useText();
  const leave = (): void => void leaveDesk().then(left);
  const courses = useCourses();
  const area = useAreaName();
  const run = decoded(path.split('/')[2] ?? '');
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('training.title')}`;
  }, [t]);
  const shared = { me: account.user, courses, area, ended: leave };
  return (
    <Frame account={account} leave={leave}>
      {run === '' ? <Runs shared={shared} /> : <RunPage key={run} run={run} shared={shared} />}
    </Frame>
  );
}

function Runs({ shared }: { shared: Omit<Trainer, 'changed'> }) {
  const t = useText();
  const format = useFormat();
  const { found: desk, failed, again } = useAsked<TrainerDesk>('/api/trainer/runs', shared.ended);
  const trainer = { ...shared, changed: again };
  const { send, ...order } = useTraining(trainer);
  const count = (state: RunRow['state']): string =>
    format.number((desk?.runs ?? []).filter((run) => run.state === state).length);
  const sum = (desk?.runs ?? []).reduce((total, run) => total + run.certificates, 0);
  return (
    <>
      <h1 class="d-headline">
        {desk && desk.runs.length > 0 ? t('training.headline', {
          running: count('running'), open: count('open'), certificates: format.number(sum),
        }) : t('training.title')}
      </h1>
      <p class="d-screen"><a href="#/learn">{t('training.read_lessons')}</a></p>
      {failed && <Failed reason={failed} again={again} />}
      {!desk && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {desk && (
        <>
          <RunTable runs={desk.runs} courses={shared.courses} />
          <section class="d-part d-form d-screen" data-order="plan" aria-labelledby="t-plan">
            <h2 id="t-plan">{t('training.plan')}</h2>
            <PlanForm
              start={emptyPlan}
              courses={shared.courses}
              busy={order.busy}
              words="training.plan_send"
              send={async (plan) => {
                const told = await send({ what: 'plan', ...plan });
                if (told) go(runAddress(told.run));
                return told !== undefined;
              }}
            />
            <TrainingSaid order={order} />
          </section>
          <Cascade rows={desk.cascade} />
        </>
      )}
    </>
  );
}

const figures = ['invited', 'before', 'after', 'passed', 'certificates'] as const;

function RunTable({ runs, courses }: { runs: RunRow[]; courses: Courses }) {
  const t = useText();
  const format = useFormat();
  return (
    <section class="d-part">
      <h2 id="t-runs">{t('training.runs')}</h2>
      {runs.length === 0 && <p class="d-quiet">{t('training.runs_none')}</p>}
      {runs.length > 0 && (
        <TableRegion label="t-runs" name="courses" tall>
          <table class="t-runs">
            <thead>
              <Heads>
                <th scope="col" class="d-person">{t('training.course')}</th>
                <th scope="col">{t('training.state')}</th>
                <th scope="col">{t('training.where')}</th>
                {figures.map((of) => <Head key={of} of={of} name={t(`training.${of}`)} />)}
                <th scope="col">{t('training.trainer')}</th>
              </Heads>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.run} data-run={run.run} data-state={run.state}>
                  <th scope="row" class="d-person">
                    <a href={`#${runAddress(run.run)}`}>{courses.name(run.course)}</a>
                    <small>{daysWords(format, run.days)}</small>
                  </th>
                  <td>{t(`training.state_${run.state}`)}</td>
                  <td>{whereWords(t, run)}</td>
                  {figures.map((of) => (
                    <td key={of} class="d-number">{format.number(run[of])}</td>
                  ))}
                  <td>{run.trainer_name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </section>
  );
}
