// SPDX-License-Identifier: Apache-2.0
// Certificates: given to all who may have one, or to one; withdrawn with a reason; as a PDF.

import { useId, useState } from 'preact/hooks';
import type { CertificateRow, LearnerRow } from '../messages';
import { Button } from '../shell/controls';
import { useLanguage, useText } from '../shell/text';
import { Confirm } from './order';
import { type Trainer, TrainingSaid, useTraining } from './training';
import { FileButton } from './file_button';
import type { LearnerPart } from './training_learners';
import type { RunPart } from './training_run';
import { CertificateWords, longestWords } from './training_words';

/** May have one, and has none that was not withdrawn. */
function waits({ me }: Trainer, { user, may_certify: may, certificate }: LearnerRow): boolean {
  return may && user !== me && (!certificate || certificate.standing === 'withdrawn');
}

export function CertifyAll({ desk, trainer }: RunPart) {
  const t = useText();
  const rows = desk.learners.filter((learner) => waits(trainer, learner));
  return (
    <div data-order="certify">
      <p class="d-quiet">
        {t('training.certify_means', { pass: desk.pass })}
        {rows.length === 0 && ` ${t('training.certify_nobody')}`}
      </p>
      <Certify
        words={t('training.certify_all', { n: rows.length })}
        {...{ desk, trainer, rows }}
      />
    </div>
  );
}

/** A button, the question with the names, and what became of it. */
function Certify({ desk, trainer, rows, words }: RunPart & {
  rows: LearnerRow[];
  words: string;
}) {
  const t = useText();
  const { send, ...order } = useTraining(trainer);
  const [asking, ask] = useState(false);
  const [done, tell] = useState<number>();
  const give = async (): Promise<void> => {
    const told = await send({
      what: 'certify', run: desk.run.run, learners: rows.map(({ user }) => user),
    });
    ask(false);
    tell(told && rows.length);
  };
  return (
    <div class="d-screen">
      {rows.length > 0 && (
        <div class="d-buttons">
          <Button disabled={order.busy} onClick={() => ask(true)}>{words}</Button>
        </div>
      )}
      <TrainingSaid
        order={order}
        done={done === undefined ? undefined : t('training.certify_done', { count: done })}
      />
      {asking && (
        <Confirm
          title={t('training.certify')}
          confirm={t('training.certify')}
          busy={order.busy}
          onConfirm={() => void give()}
          onClose={() => ask(false)}
        >
          <p><b>{t('training.certify_sure', { n: rows.length })}</b></p>
          <ul>{rows.map(({ user, name }) => <li key={user}>{name}</li>)}</ul>
          <p class="d-quiet">{t('training.certify_how')}</p>
        </Confirm>
      )}
    </div>
  );
}

export function Certificate({ desk, trainer, learner, mine }: LearnerPart & { mine: boolean }) {
  const t = useText();
  const language = useLanguage();
  const { certificate } = learner;
  const stands = certificate !== null && certificate.standing !== 'withdrawn';
  const lesson = (of: string): string => trainer.courses.lesson(desk.run.course, of);
  return (
    <div data-certificate={certificate?.number ?? ''}>
      <h4>{t('training.certificates')}</h4>
      {certificate
        ? <p><CertificateWords {...{ certificate, lesson }} /></p>
        : <p class="d-quiet">{t('training.no_certificate')}</p>}
      {stands && (
        <FileButton
          address={`/api/trainer/certificate?${new URLSearchParams({
            number: certificate.number, lang: language,
          }).toString()}`}
          name={`otor-certificate-${certificate.number}.pdf`}
          words={t('training.pdf')}
          ended={trainer.ended}
        />
      )}
      {stands && <Withdraw {...{ desk, trainer, certificate }} />}
      {!stands && !mine && (learner.may_certify
        ? <Certify words={t('training.certify')} rows={[learner]} {...{ desk, trainer }} />
        : <p class="d-quiet">{t('training.certify_not')}</p>)}
    </div>
  );
}

function Withdraw({ desk, trainer, certificate }: RunPart & { certificate: CertificateRow }) {
  const t = useText();
  const id = useId();
  const { send, ...order } = useTraining(trainer);
  const [open, toggle] = useState(false);
  const [why, put] = useState('');
  const lacking = why.trim() === '';
  return (
    <div class="d-screen" data-order="withdraw">
      <div class="d-buttons">
        <button type="button" class="button" aria-expanded={open} onClick={() => toggle(!open)}>
          {t('training.withdraw')}
        </button>
      </div>
      {open && (
        <div class="d-words">
          <label for={id}>{t('training.withdraw_words')}</label>
          <textarea
            id={id}
            rows={2}
            maxLength={longestWords}
            value={why}
            onInput={(event) => put(event.currentTarget.value)}
          />
          <Button
            primary
            disabled={order.busy || lacking}
            onClick={() => void send({
              what: 'withdraw', run: desk.run.run, number: certificate.number, why: why.trim(),
            })}
          >{t(lacking ? 'training.withdraw_first' : 'training.withdraw_send')}</Button>
        </div>
      )}
      <TrainingSaid order={order} />
    </div>
  );
}
