// SPDX-License-Identifier: Apache-2.0
// What a trainer saw on a practice visit, point by point. A point that could not be asked there is
// left out of both.

import { useId, useState } from 'preact/hooks';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { TrainingSaid, useTraining } from './training';
import type { LearnerPart } from './training_learners';
import { longestWords } from './training_words';

type Mark = 'seen' | 'missed' | 'not_asked';
const marks: Mark[] = ['seen', 'missed', 'not_asked'];

export function Practice({ desk, trainer, learner, mine }: LearnerPart & { mine: boolean }) {
  const t = useText();
  const [open, toggle] = useState(false);
  const { practice } = learner;
  return (
    <div class="t-practice" data-order="practice">
      <h4>{t('training.practice_visit')}</h4>
      {practice
        ? <Observed {...{ desk, trainer, learner }} />
        : <p class="d-quiet">{t('training.practice_none')}</p>}
      {!mine && (
        <div class="d-buttons d-screen">
          <button
            type="button"
            class="button"
            aria-expanded={open}
            onClick={() => toggle(!open)}
          >{t('training.practice_write')}</button>
        </div>
      )}
      {open && <Observe {...{ desk, trainer, learner }} />}
    </div>
  );
}

function Observed({ trainer, learner: { practice } }: LearnerPart) {
  const t = useText();
  const format = useFormat();
  if (!practice) return null;
  const title = (code: string): string =>
    trainer.courses.checklist.find((point) => point.code === code)?.title ?? code;
  return (
    <>
      <p>{t('training.practice_by', { name: practice.by, day: format.short(practice.on) })}</p>
      {(['seen', 'missed'] as const).map((mark) => practice[mark].length > 0 && (
        <div key={mark} data-mark={mark}>
          <p><b>{t(`training.${mark}`)}</b></p>
          <ul class="t-points">
            {practice[mark].map((code) => <li key={code}>{title(code)}</li>)}
          </ul>
        </div>
      ))}
      {practice.note !== '' && <p>{t('training.practice_note')}: «{practice.note}»</p>}
    </>
  );
}

function Observe({ desk, trainer, learner }: LearnerPart) {
  const t = useText();
  const id = useId();
  const { send, ...order } = useTraining(trainer);
  const [said, say] = useState<Record<string, Mark>>({});
  const [note, put] = useState('');
  const [done, tell] = useState(false);
  const { checklist } = trainer.courses;
  const coded = (mark: Mark): string[] =>
    checklist.map(({ code }) => code).filter((code) => said[code] === mark);
  const lacking = coded('seen').length + coded('missed').length === 0;
  const save = async (): Promise<void> => {
    const told = await send({
      what: 'practice', run: desk.run.run, learners: [learner.user], seen: coded('seen'),
      missed: coded('missed'), note: note.trim() || null,
    });
    tell(told !== undefined);
    if (!told) return;
    say({});
    put('');
  };
  if (checklist.length === 0) return <p class="d-quiet">{t('training.checklist_none')}</p>;
  return (
    <div class="t-observe d-screen">
      {checklist.map(({ code, title }) => (
        <fieldset key={code} data-point={code}>
          <legend>{title}</legend>
          <div class="d-buttons">
            {marks.map((mark) => (
              <label key={mark} class="t-mark">
                <input
                  type="radio"
                  name={`${id}-${code}`}
                  checked={(said[code] ?? 'not_asked') === mark}
                  onChange={() => say({ ...said, [code]: mark })}
                />
                <span>{t(`training.${mark}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div class="d-words">
        <label for={`${id}-note`}>{t('training.practice_note')}</label>
        <textarea
          id={`${id}-note`}
          rows={2}
          maxLength={longestWords}
          value={note}
          onInput={(event) => put(event.currentTarget.value)}
        />
        <Button primary disabled={order.busy || lacking} onClick={() => void save()}>
          {t(lacking ? 'training.practice_first' : 'training.practice_send')}
        </Button>
      </div>
      <TrainingSaid order={order} done={done ? t('training.plan_done') : undefined} />
    </div>
  );
}
