// SPDX-License-Identifier: Apache-2.0
// The latest month to start, what is paid in all, and when it is paid back.

import type { ComponentChildren } from 'preact';
import type { OutlookAnswer, Price } from '../messages';
import { type Format, monthNumber, monthText, useFormat } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { type Text, useText } from '../shell/text';

function Fact({
  icon,
  value,
  children,
}: {
  icon: IconName;
  value: string;
  children: ComponentChildren;
}) {
  return (
    <li class="fact">
      <Icon name={icon} size={36} />
      <div>
        <b>{value}</b>
        {children}
      </div>
    </li>
  );
}

/** Each amount of the State with its months: never one price alone. */
function stateRuns(prices: Price[], t: Text, format: Format): string[] {
  return prices
    .filter((price) => price.state > 0)
    .map((price) => {
      const last = monthText(monthNumber(price.from) + price.months - 1);
      return t(price.months === 1 ? 'calculator.state_run_one' : 'calculator.state_run', {
        from: format.short(price.from),
        to: format.short(last),
        state: format.money(price.state),
      });
    });
}

export function Facts({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const format = useFormat();
  const { life } = answer;
  if (!life.opens || typeof life.age !== 'number') return null;
  const latest = answer.latest.find((road) => road.route === life.route);
  const runs = stateRuns(life.prices, t, format);
  return (
    <ul class="facts">
      {latest?.for_first_age && life.months_paid > 0 ? (
        <Fact icon="flag" value={format.month(latest.for_first_age)}>
          <p>{t('calculator.latest_keeps', { age: format.age(life.age) })}</p>
          {latest.at_all && latest.at_all !== latest.for_first_age ? (
            <p class="second small">
              {t('calculator.latest_at_all', { month: format.short(latest.at_all) })}
            </p>
          ) : null}
        </Fact>
      ) : null}
      {life.months_paid > 0 ? (
        <Fact icon="coins" value={format.millions(life.person_pays)}>
          <p>{t('calculator.in_all', { time: format.duration(life.months_paid) })}</p>
          {life.state_pays > 0 ? (
            <p class="second small">
              {t('calculator.state_in_all', { state: format.millions(life.state_pays) })}
              {runs.length > 1
                ? runs.map((run) => (
                    <>
                      <br />
                      {run}
                    </>
                  ))
                : null}
            </p>
          ) : null}
        </Fact>
      ) : null}
      {life.months_to_break_even ? (
        <Fact
          icon="back"
          value={t('calculator.break_even_months', { n: life.months_to_break_even })}
        >
          <p>{t('calculator.break_even')}</p>
        </Fact>
      ) : null}
    </ul>
  );
}
