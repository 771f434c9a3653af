// SPDX-License-Identifier: Apache-2.0
// The learners of a run by name: days, tests, practice, certificate; and all of one of them.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { LearnerRow, TestScore } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Head, Heads } from './means';
import { Confirm } from './order';
import { TableRegion } from './table_region';
import { TrainingSaid, useTraining } from './training';
import { Certificate, CertifyAll } from './training_certificates';
import { Practice } from './training_practice';
import type { RunPart } from './training_run';

export function Learners({ desk, trainer }: RunPart) {
  const t = useText();
  const [opened, open] = useState<string>();
  const learner = desk.learners.find(({ user }) => user === opened);
  return (
    <section class="d-part t-learners">
      <h2 id="t-learners">{t('training.learners')}</h2>
      {desk.learners.length === 0 && <p class="d-quiet">{t('training.learners_none')}</p>}
      {desk.learners.length > 0 && (
        <TableRegion label="t-learners" name="learners" tall>
          <table>
            <thead>
              <Heads>
                <th scope="col" class="d-person">
                  <span>{t('training.learners')}</span> <small>/ {t('desk.soum')}</small>
                </th>
                <Head of="came_days" name={t('training.came_days')} />
                <Head of="right_of_run" name={t('training.before')} />
                <Head of="right_of_run" name={t('training.after')} />
                <th scope="col">{t('training.practice')}</th>
                <th scope="col">{t('training.certificates')}</th>
              </Heads>
            </thead>
            <tbody>
              {desk.learners.map((row) => (
                <Row
                  key={row.user}
                  row={row}
                  soum={trainer.area(row.area)}
                  opened={row.user === opened}
                  open={() => open(row.user === opened ? undefined : row.user)}
                />
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      {desk.run.state !== 'draft' && <CertifyAll {...{ desk, trainer }} />}
      {learner && (
        <Learner
          key={learner.user}
          {...{ desk, trainer, learner }}
          close={() => open(undefined)}
        />
      )}
    </section>
  );
}

export const daysThere = ({ days }: LearnerRow): number =>
  days.filter(({ came }) => came !== null && came !== 'absent').length;

function Row({ row, soum, opened, open }: {
  row: LearnerRow;
  soum: string;
  opened: boolean;
  open: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const score = (test: TestScore | null): string =>
    test ? `${format.number(test.right)}/${format.number(test.of)}` : '–';
  const { certificate, practice } = row;
  return (
    <tr class={opened ? 'chosen' : ''} data-learner={row.user}>
      <th scope="row" class="d-person">
        <button type="button" class="link" aria-expanded={opened} onClick={open}>{row.name}</button>
        {' '}<small>{soum}</small>
        {!row.invited && <small class="t-remark">{t('training.not_invited')}</small>}
      </th>
      <td class="d-number">{daysThere(row)}/{row.days.length}</td>
      <td class="d-number">{score(row.before)}</td>
      <td class="d-number">
        {score(row.after)}
        {row.after?.passed && <small class="t-remark">{t('training.passed')}</small>}
      </td>
      <td>
        {practice
          ? t('training.practice_seen', {
            seen: practice.seen.length, missed: practice.missed.length,
          })
          : t('training.practice_none')}
      </td>
      <td>
        {certificate
          ? t(`training.standing_${certificate.standing}`) : t('training.no_certificate')}
      </td>
    </tr>
  );
}

/** A part of a run's page that is about one learner. */
export interface LearnerPart extends RunPart {
  learner: LearnerRow;
}

function Learner({ close, ...part }: LearnerPart & { close: () => void }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { desk, trainer, learner } = part;
  const mine = learner.user === trainer.me;
  const held = desk.run.state !== 'draft';
  return (
    <section class="t-learner" data-opened={learner.user} aria-labelledby="t-learner">
      <div class="d-title">
        <h3 id="t-learner" ref={heading} tabIndex={-1}>{learner.name}</h3>
        <button type="button" class="link d-screen" onClick={close}>{t('app.close')}</button>
      </div>
      <Facts {...part} />
      {mine && <p class="d-quiet">{t('training.not_oneself')}</p>}
      {held && (
        <div class="d-pair">
          <Practice {...part} mine={mine} />
          <Certificate {...part} mine={mine} />
        </div>
      )}
      {learner.invited && desk.run.state !== 'closed' && <TakeOff {...part} />}
    </section>
  );
}

function Facts({ desk, trainer, learner }: LearnerPart) {
  const t = useText();
  const format = useFormat();
  const remarks = [
    !learner.invited && t('training.not_invited'),
    learner.wrong_codes > 0 && t('training.wrong_codes', { count: learner.wrong_codes }),
    learner.not_counted > 0 && t('training.not_counted', { count: learner.not_counted }),
  ].filter(Boolean);
  return (
    <>
      <ul class="t-facts">
        {learner.days.map(({ day, came }) => (
          <li key={day}>
            {format.short(day)}: {t(came ? `training.came_${came}` : 'training.not_noted')}
          </li>
        ))}
        {(['before', 'after'] as const).map((sitting) => {
          const test = learner[sitting];
          return test && (
            <li key={sitting}>
              {t(`training.${sitting}`)}, {format.short(test.on)}:{' '}
              {t('training.of', { count: test.right, of: test.of })}
            </li>
          );
        })}
      </ul>
      {remarks.length > 0 && <p class="d-quiet">{remarks.join(' · ')}</p>}
      {learner.again.length > 0 && (
        <p>
          <b>{t('training.again')}:</b>{' '}
          {learner.again.map((one) => trainer.courses.lesson(desk.run.course, one)).join(' · ')}
        </p>
      )}
    </>
  );
}

function TakeOff({ desk, trainer, learner }: LearnerPart) {
  const t = useText();
  const { send, ...order } = useTraining(trainer);
  const [asking, ask] = useState(false);
  const takeOff = async (): Promise<void> => {
    await send({ what: 'take_off', run: desk.run.run, learners: [learner.user] });
    ask(false);
  };
  return (
    <div class="d-screen" data-order="take_off">
      <div class="d-buttons">
        <Button disabled={order.busy} onClick={() => ask(true)}>{t('training.take_off')}</Button>
      </div>
      <TrainingSaid order={order} />
      {asking && (
        <Confirm
          title={t('training.take_off')}
          confirm={t('training.take_off')}
          busy={order.busy}
          onConfirm={() => void takeOff()}
          onClose={() => ask(false)}
        >
          <p>{t('training.take_off_sure', { name: learner.name })}</p>
        </Confirm>
      )}
    </div>
  );
}
