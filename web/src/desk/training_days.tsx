// SPDX-License-Identifier: Apache-2.0
// Attendance, a day at a time: one tap for each learner, and the code of the day for whoever has a
// phone at hand.

import { useState } from 'preact/hooks';
import type { LearnerRow } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { TrainingSaid, useTraining } from './training';
import { CodePage } from './training_code';
import type { RunPart } from './training_run';

/** Today, or the day of the run that was last, or its first. */
function dayAtFirst(days: string[], today: string): string {
  return days.filter((day) => day <= today).at(-1) ?? days[0] ?? '';
}

export function Attendance({ desk, trainer }: RunPart) {
  const t = useText();
  const format = useFormat();
  const [chosen, choose] = useState(() => dayAtFirst(desk.run.days, desk.today));
  const [showing, show] = useState(false);
  const day = desk.days.find((one) => one.day === chosen) ?? desk.days[0];
  if (!day) return null;
  const ahead = desk.today < day.day;
  return (
    <section class="d-part t-days-of">
      <h2>{t('training.attendance')}</h2>
      {desk.days.length > 1 && (
        <div class="d-buttons d-screen" role="group" aria-label={t('training.attendance_day')}>
          {desk.days.map((one) => (
            <button
              key={one.day}
              type="button"
              class="button t-day"
              aria-pressed={one.day === day.day}
              onClick={() => choose(one.day)}
            >{format.short(one.day)}</button>
          ))}
        </div>
      )}
      <p data-came={day.came}>
        {t('training.attendance_count', {
          day: format.short(day.day), came: format.number(day.came),
          of: format.number(desk.learners.length),
        })}
      </p>
      {day.code !== '' && (
        <div class="d-buttons d-screen">
          <Button onClick={() => show(true)}>{t('training.show_code')}</Button>
        </div>
      )}
      {ahead && <p class="d-quiet">{t('training.day_not_come')}</p>}
      {!ahead && (
        <ul class="t-present">
          {desk.learners.map((learner) => (
            <Presence key={learner.user} {...{ desk, trainer, learner }} day={day.day} />
          ))}
        </ul>
      )}
      {showing && <CodePage run={desk.run.run} day={day} close={() => show(false)} />}
    </section>
  );
}

function Presence({ desk, trainer, learner, day }: RunPart & {
  learner: LearnerRow;
  day: string;
}) {
  const t = useText();
  const { send, ...order } = useTraining(trainer);
  const came = learner.days.find((one) => one.day === day)?.came ?? undefined;
  const note = (now: boolean): void => void send({
    what: 'attendance', run: desk.run.run, learners: [learner.user], day, came: now,
  });
  const mine = learner.user === trainer.me;
  return (
    <li data-learner={learner.user} data-presence={came ?? ''}>
      <p><b>{learner.name}</b> <small>{trainer.area(learner.area)}</small></p>
      <p class="t-came">{t(came ? `training.came_${came}` : 'training.not_noted')}</p>
      {mine && <p class="d-quiet">{t('training.not_oneself')}</p>}
      {!mine && (
        <div class="d-buttons d-screen" role="group" aria-label={learner.name}>
          {([true, false] as const).map((now) => (
            <button
              key={String(now)}
              type="button"
              class="button t-day"
              aria-pressed={came !== undefined && (came !== 'absent') === now}
              onClick={() => note(now)}
            >{t(now ? 'training.came' : 'training.absent')}</button>
          ))}
        </div>
      )}
      <TrainingSaid order={order} />
    </li>
  );
}
