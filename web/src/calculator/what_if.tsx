// SPDX-License-Identifier: Apache-2.0
// Declaring more, missing months, paying only in the cashmere months, never joining; and how to
// pay.

import type { ComponentChildren } from 'preact';
import type { More, OutlookAnswer, Season } from '../messages';
import { type Format, useFormat } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { type Text, useText } from '../shell/text';
import { Marked } from './open_mark';

function Line({
  icon,
  title,
  children,
  questions,
}: {
  icon: IconName;
  title: string;
  children: ComponentChildren;
  questions?: string[];
}) {
  return (
    <li class="fact">
      <Icon name={icon} size={36} />
      <div>
        <h3>
          <Marked questions={questions ?? []}>{title}</Marked>
        </h3>
        {children}
      </div>
    </li>
  );
}

function moreLines(more: More, t: Text, format: Format): string[] {
  if (!more.matters_from) return [t('calculator.more_never', { amount: more.ceiling })];
  return [
    t('calculator.more_brings_nothing', { amount: more.matters_from }),
    t('calculator.each_hundred', { gain: format.number(more.per_hundred_thousand) }),
    t('calculator.each_hundred_costs', { amount: more.costs }),
  ];
}

function seasonLines(season: Season, t: Text, format: Format): string[] {
  const months = season.months.map((m) =>
    format.language === 'mn' ? String(m) : format.monthName(m),
  );
  return [
    t('calculator.season_months', { months: months.join(', '), year: season.year }),
    season.opens && typeof season.age === 'number'
      ? t('calculator.season_opens', { age: format.age(season.age), pension: season.pension })
      : t('calculator.season_never'),
  ];
}

function missedLine(answer: OutlookAnswer, t: Text): string {
  const n = answer.missed?.months ?? 0;
  const delay = answer.missed?.delay;
  if (typeof delay !== 'number') return t('calculator.missed_never', { n });
  return delay === 0 ? t('calculator.missed_same', { n }) : t('calculator.missed', { n, m: delay });
}

export function WhatIf({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const format = useFormat();
  const { more, never, season } = answer;
  const age = format.age(never.age);
  const reached = Boolean(answer.life.opens);
  const say = (line: string) => <p key={line}>{line}</p>;
  return (
    <section>
      <h2 class="section">{t('calculator.what_if')}</h2>
      <ul class="facts">
        {reached ? (
          <Line icon="plus" title={t('calculator.more_title')}>
            {moreLines(more, t, format).map(say)}
            <p class="second">{t('calculator.more_helps_benefits')}</p>
          </Line>
        ) : null}
        {reached && answer.missed ? (
          <Line icon="calendar" title={t('calculator.missed_title')}>
            {missedLine(answer, t)}
          </Line>
        ) : null}
        {season ? (
          <Line icon="leaf" title={t('calculator.season_title')}>
            {seasonLines(season, t, format).map(say)}
          </Line>
        ) : null}
        <Line icon="felt" title={t('calculator.never_title')} questions={never.questions}>
          <p>
            {typeof never.amount === 'number' && never.since
              ? t('calculator.never', {
                  age: never.age / 12,
                  amount: never.amount,
                  year: never.since.slice(0, 4),
                })
              : t('calculator.never_unknown', { age })}
          </p>
        </Line>
      </ul>
    </section>
  );
}

export function HowToPay({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const [price] = answer.life.prices;
  const { health } = answer;
  return (
    <section>
      <h2 class="section">{t('calculator.how_to_pay')}</h2>
      <ul class="sayings">
        {price ? (
          <li>{t('calculator.half_and_year', { half: price.half_year, year: price.year })}</li>
        ) : null}
        <li>{t('calculator.pay_ahead')}</li>
        <li>{t('calculator.no_back_payment')}</li>
        {health ? (
          <li>
            <Marked questions={health.questions}>
              {t('calculator.health_apart', { amount: health.amount })}
            </Marked>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
