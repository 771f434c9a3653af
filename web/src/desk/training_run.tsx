// SPDX-License-Identifier: Apache-2.0
// One run: where it stands, who is invited, who came, what the tests showed, who gets a
// certificate.

import { useState } from 'preact/hooks';
import type { RunDesk, RunRow, RunState } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useLanguage, useText } from '../shell/text';
import { useAsked } from './asked';
import { Failed } from './frame';
import { Figure } from './means';
import { Confirm } from './order';
import { type Trainer, TrainingSaid, useTraining } from './training';
import { Again } from './training_again';
import { Attendance } from './training_days';
import { Effect } from './training_effect';
import { FileButton } from './file_button';
import { Fold } from './training_fold';
import { Invite } from './training_invite';
import { Learners } from './training_learners';
import { type Plan, PlanForm } from './training_plan';
import { Results } from './training_results';
import { daysWords, whereWords } from './training_words';

export function RunPage({ run, shared }: { run: string; shared: Omit<Trainer, 'changed'> }) {
  const t = useText();
  const { found: desk, failed, again } = useAsked<RunDesk>(
    `/api/trainer/runs?run=${encodeURIComponent(run)}`, shared.ended);
  const trainer = { ...shared, changed: again };
  return (
    <>
      <p class="d-line d-screen"><a href="#/desk/training">{t('training.back')}</a></p>
      {failed && <Failed reason={failed} again={again} />}
      {!desk && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {desk && <Parts desk={byName(desk)} trainer={trainer} />}
    </>
  );
}

/** The server orders by bytes, which puts Ө and Қ behind Я. */
function byName(desk: RunDesk): RunDesk {
  const learners = [...desk.learners].sort((a, b) => a.name.localeCompare(b.name, 'mn'));
  return { ...desk, learners };
}

/** What every part of a run's page is given. */
export interface RunPart {
  desk: RunDesk;
  trainer: Trainer;
}

function Parts({ desk, trainer }: RunPart) {
  const { state } = desk.run;
  const part = { desk, trainer };
  return (
    <>
      <Top {...part} />
      {(state === 'open' || state === 'running') && <Attendance {...part} />}
      <Learners {...part} />
      {state !== 'closed' && (
        <div class="d-pair d-screen">
          <Invite {...part} />
          <Change {...part} />
        </div>
      )}
      {state !== 'draft' && (
        <>
          <Again {...part} />
          <Results {...part} />
          <Effect effect={desk.effect} />
        </>
      )}
    </>
  );
}

const figures = ['invited', 'before', 'after', 'passed', 'certificates'] as const;

function Top({ desk, trainer }: RunPart) {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  const { run } = desk;
  return (
    <section class="d-top" aria-labelledby="t-run">
      <h1 id="t-run" class="d-headline">
        {trainer.courses.name(run.course)} <small>{daysWords(format, run.days)}</small>
      </h1>
      <p>
        {run.from}–{run.to} · {whereWords(t, run)}
        {run.link !== '' && <> · <a href={run.link} rel="noreferrer">{run.link}</a></>}
        {' '}· {run.trainer_name}
      </p>
      <p data-state={run.state}>{t(`training.state_${run.state}_means`)}</p>
      <dl class="d-figures">
        {figures.map((of) => (
          <Figure key={of} of={of} name={t(`training.${of}`)} data={{ 'data-figure': of }}>
            {format.number(run[of])}
          </Figure>
        ))}
      </dl>
      <States {...{ desk, trainer }} />
      {run.state !== 'draft' && (
        <FileButton
          address={`/api/trainer/calendar?run=${run.run}&lang=${language}`}
          name={`otor-${run.days[0] ?? ''}.ics`}
          words={t('training.calendar')}
          ended={trainer.ended}
        />
      )}
    </section>
  );
}

const onward: Record<RunState, RunState[]> = {
  draft: ['open'], open: ['running', 'draft'], running: ['closed'], closed: [],
};

function States({ desk, trainer }: RunPart) {
  const t = useText();
  const format = useFormat();
  const { send, ...order } = useTraining(trainer);
  const [asking, ask] = useState<RunState>();
  const { run, today } = desk;
  const first = run.days[0] ?? '';
  const early = run.state === 'open' && today < first;
  const become = async (state: RunState): Promise<void> => {
    await send({ what: 'state', run: run.run, state });
    ask(undefined);
  };
  return (
    <div class="d-screen" data-order="state">
      <div class="d-buttons">
        {onward[run.state].map((state, at) => (
          <Button
            key={state}
            primary={at === 0 && state !== 'closed'}
            disabled={order.busy || (state === 'running' && early)}
            onClick={() => ask(state)}
          >{t(`training.to_${state}`)}</Button>
        ))}
      </div>
      {early && (
        <p class="d-quiet">{t('training.not_begun', { day: format.short(first) })}</p>
      )}
      <TrainingSaid order={order} />
      {asking && (
        <Confirm
          title={t(`training.to_${asking}`)}
          confirm={t(`training.to_${asking}`)}
          busy={order.busy}
          onConfirm={() => void become(asking)}
          onClose={() => ask(undefined)}
        >
          <p>{t(`training.to_${asking}_sure`, { n: run.invited })}</p>
        </Confirm>
      )}
    </div>
  );
}

const planOf = ({ course, way, days, from, to, place, link }: RunRow): Plan =>
  ({ course, way, days, from, to, place, link });

function Change({ desk, trainer }: RunPart) {
  const t = useText();
  const { send, ...order } = useTraining(trainer);
  const [done, tell] = useState(false);
  const { run } = desk;
  return (
    <Fold order="change" title={t('training.change')} open={run.state === 'draft'}>
      <PlanForm
        start={planOf(run)}
        courses={trainer.courses}
        busy={order.busy}
        words="training.change_send"
        fixed={run.state !== 'draft'}
        send={async (plan) => {
          const told = await send({ what: 'plan', run: run.run, ...plan });
          tell(told !== undefined);
          return told !== undefined;
        }}
      />
      <TrainingSaid order={order} done={done ? t('training.plan_done') : undefined} />
    </Fold>
  );
}
