// SPDX-License-Identifier: Apache-2.0
// Who has to learn which lessons again, and a new run with exactly them invited.

import { useRef, useState } from 'preact/hooks';
import type { LearnerRow } from '../messages';
import { go } from '../shell/routes';
import { useText } from '../shell/text';
import { runAddress, TrainingSaid, useTraining } from './training';
import { type Plan, PlanForm } from './training_plan';
import type { RunPart } from './training_run';

export function Again({ desk, trainer }: RunPart) {
  const t = useText();
  const [open, toggle] = useState(false);
  const rows = desk.learners.filter(({ again }) => again.length > 0);
  const lesson = (of: string): string => trainer.courses.lesson(desk.run.course, of);
  return (
    <section class="d-part t-again-part" aria-labelledby="t-again">
      <h2 id="t-again">{t('training.again')}</h2>
      <p class="d-quiet">
        {t('training.again_means')}{rows.length === 0 && ` ${t('training.again_none')}`}
      </p>
      <ul class="t-points">
        {rows.map(({ user, name, area, again }) => (
          <li key={user} data-again={user}>
            <b>{name}</b> <small>{trainer.area(area)}</small>: {again.map(lesson).join(' · ')}
          </li>
        ))}
      </ul>
      {rows.length > 0 && (
        <div class="d-buttons d-screen">
          <button type="button" class="button" aria-expanded={open} onClick={() => toggle(!open)}>
            {t('training.again_plan', { n: rows.length })}
          </button>
        </div>
      )}
      {open && rows.length > 0 && <PlanAgain {...{ desk, trainer, rows }} />}
    </section>
  );
}

/** Two orders: what was planned is kept, so that a second press only invites. */
function PlanAgain({ desk, trainer, rows }: RunPart & { rows: LearnerRow[] }) {
  const t = useText();
  const planning = useTraining({ ...trainer, changed: () => undefined });
  const inviting = useTraining({ ...trainer, changed: () => undefined });
  const planned = useRef<{ run: string; plan: string } | undefined>(undefined);
  const [half, tell] = useState(false);
  const { course, way, from, to, place, link } = desk.run;
  const send = async (plan: Plan): Promise<boolean> => {
    const text = JSON.stringify(plan);
    const before = planned.current;
    if (before?.plan !== text) {
      const told = await planning.send({
        what: 'plan', ...plan, ...(before ? { run: before.run } : {}),
      });
      if (!told) return false;
      planned.current = { run: told.run, plan: text };
    }
    const { run } = planned.current ?? { run: '' };
    const told = await inviting.send({
      what: 'invite', run, learners: rows.map(({ user }) => user),
    });
    tell(told === undefined);
    if (told) go(runAddress(run));
    return told !== undefined;
  };
  return (
    <div class="d-form d-screen" data-order="again">
      <PlanForm
        start={{ course, way, from, to, place, link, days: [''] }}
        courses={trainer.courses}
        busy={planning.busy || inviting.busy}
        words="training.again_send"
        send={send}
      />
      {half && <p class="v-note" role="alert">{t('training.again_half')}</p>}
      <TrainingSaid order={planning} />
      <TrainingSaid order={inviting} />
    </div>
  );
}
