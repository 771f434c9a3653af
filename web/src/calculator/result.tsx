// SPDX-License-Identifier: Apache-2.0
// Everything the page shows of one answer.

import { useMemo } from 'preact/hooks';
import type { OutlookAnswer } from '../messages';
import { useAfterPaint } from '../shell/after_paint';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { Icon } from '../shell/icons';
import { useText } from '../shell/text';
import type { Counted } from './counting';
import { Covers } from './covers';
import { Facts } from './facts';
import { StartSlider } from './form';
import { LaterCard } from './later_card';
import { OpenBox } from './open_box';
import type { Person } from './person';
import { EmptyPicture, Picture } from './picture';
import { Prices, StateShare } from './prices';
import { HowToPay, WhatIf } from './what_if';

function Trouble({ counted, onEdit }: { counted: Counted; onEdit: () => void }) {
  const t = useText();
  if (!counted.problem) return null;
  return (
    <div class="trouble" role="alert">
      <p>
        <b>{t(`problem.${counted.problem.code}`)}</b>
      </p>
      <p class="small second" lang="en">
        {counted.problem.detail}
      </p>
      <Button icon="pencil" onClick={onEdit}>
        {t('calculator.edit')}
      </Button>
    </div>
  );
}

function Doors() {
  const t = useText();
  return (
    <p class="doors small">
      <a href="#/officer">{t('calculator.officer_door')}</a>
      <a href="#/desk">{t('calculator.desk_door')}</a>
    </p>
  );
}

export interface ResultProps {
  counted: Counted;
  broken: boolean;
  person: Person;
  month: string;
  sheep: string;
  onChange: (part: Partial<Person>) => void;
  onEdit: () => void;
}

/** The second column, below the first on a phone. */
function Second({ answer, month, sheep, example, onEdit }: Below) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <Covers covers={answer.cover} on={month} />
      <WhatIf answer={answer} />
      <OpenBox answer={answer} />
      <button type="button" class="sheep-line small" onClick={onEdit}>
        <Icon name="sheep" />
        <span>
          {sheep}. <u>{t('calculator.change_price')}</u>
        </span>
      </button>
      <p class="made">
        {example ? `${t('calculator.example')}. ` : ''}
        {t('calculator.todays_law')} {t('calculator.estimate_only')}{' '}
        {t('calculator.known_until', { date: format.short(answer.estimate.law.known_until) })}
      </p>
      <p class="made">{t('calculator.public_privacy')}</p>
      <Doors />
    </>
  );
}

interface Below {
  answer: OutlookAnswer;
  month: string;
  sheep: string;
  example: boolean;
  onEdit: () => void;
}

/**
 * What follows later. The same elements are given until then, so that nothing in them is
 * looked at again.
 */
function useBelow({ counted, month, sheep, person: { example }, onEdit }: ResultProps) {
  const { answer } = counted;
  const now = useMemo(
    () => (answer ? { answer, month, sheep, example, onEdit } : undefined),
    [answer, month, sheep, example, onEdit],
  );
  const shown = useAfterPaint(now);
  return useMemo(() => {
    if (!shown) return undefined;
    const left = (
      <>
        <Facts answer={shown.answer} />
        <HowToPay answer={shown.answer} />
      </>
    );
    return { left, right: <Second {...shown} /> };
  }, [shown]);
}

export function Result(props: ResultProps) {
  const { counted, person, month, onChange, onEdit, broken } = props;
  const t = useText();
  const format = useFormat();
  const { answer, born, problem } = counted;
  const below = useBelow(props);
  if (!answer || problem) {
    return (
      <div class="columns">
        <div>
          <EmptyPicture />
          {broken ? (
            <p class="trouble" role="alert">
              {t('calculator.no_core')}
            </p>
          ) : null}
          <Trouble counted={counted} onEdit={onEdit} />
        </div>
      </div>
    );
  }
  return (
    <div class="columns" data-example={person.example && below ? 'whole' : undefined}>
      <div>
        <figure>
          <Picture answer={answer} born={born} />
        </figure>
        <Prices answer={answer} />
        <StateShare answer={answer} />
        <LaterCard answer={answer} born={born} />
        <div class="try">
          <StartSlider person={person} month={month} onChange={onChange} />
          {person.until ? (
            <p class="small second">
              {t('calculator.until')}: {format.month(person.until)}
            </p>
          ) : null}
        </div>
        {below ? below.left : null}
      </div>
      <div>{below ? below.right : null}</div>
    </div>
  );
}
