// SPDX-License-Identifier: Apache-2.0
// What is paid a month, price by price, beside what is received; and the State's part. Nobody sees
// one price alone.

import type { LifeLine, OutlookAnswer, Price, RouteAnswer } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsking } from './asking';
import { closedReason } from './closed';
import { Marked, OpenValue } from './open_mark';
import { isOpen, type OpenRoute } from './open_route';

/** Up to four; of more: now, next, the longest, the last. */
export function shownPrices(prices: Price[]): Price[] {
  if (prices.length <= 4) return prices;
  const last = prices.length - 1;
  const middle = prices.slice(2, last);
  const longest = middle.reduce((a, b) => (b.months > a.months ? b : a));
  return [0, 1, prices.indexOf(longest), last].flatMap((i) => prices[i] ?? []);
}

export function firstRoute(answer: OutlookAnswer): OpenRoute | undefined {
  return answer.estimate.routes.filter(isOpen)
    .find((route) => route.route === answer.estimate.first);
}

function questionsOf(route: RouteAnswer | undefined): string[] {
  return [
    ...new Set(
      (route?.steps ?? [])
        .filter((step) => step.rule !== 'person_pays' && step.rule !== 'state_pays')
        .flatMap((step) => step.questions),
    ),
  ];
}

function FromAge({ life }: { life: LifeLine }) {
  const t = useText();
  const age = life.age ?? 0;
  return (
    <>
      {age % 12 === 0
        ? t('calculator.from_age', { age: age / 12 })
        : t('calculator.from_age_months', { age: Math.floor(age / 12), m: age % 12 })}
    </>
  );
}

function Received({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const format = useFormat();
  const { life } = answer;
  if (!life.opens) {
    const reason = closedReason(answer.estimate.routes, t);
    return (
      <div class="prices-received">
        <p class="prices-label get">{t('calculator.receive_monthly')}</p>
        <p class="prices-none">{t('calculator.nothing')}</p>
        {reason ? <p class="small">{reason}</p> : null}
      </div>
    );
  }
  const questions = [...questionsOf(firstRoute(answer)), ...answer.account.questions];
  return (
    <div class="prices-received">
      <p class="prices-label get">
        <Marked questions={questions}>{t('calculator.receive_monthly')}</Marked>
      </p>
      <p class="prices-pension get">
        <OpenValue questions={questions}>{format.money(life.pension)}</OpenValue>
      </p>
      <p class="small">
        <FromAge life={life} />
        <br />
        {t('calculator.for_life')}
      </p>
    </div>
  );
}

export function Prices({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const format = useFormat();
  const { openWhy } = useAsking();
  const { prices } = answer.life;
  const shown = shownPrices(prices);
  const questions = [...new Set(prices.flatMap((price) => price.questions))];
  const hidden = prices.length - shown.length;
  return (
    <section class="prices">
      <div class="prices-paid">
        <p class="prices-label give">
          <Marked questions={questions}>{t('calculator.pay_monthly')}</Marked>
        </p>
        <dl>
          {shown.map((price) => (
            <div key={price.from}>
              <dt>{format.short(price.from)}</dt>
              <dd class="give">
                <OpenValue questions={price.questions}>{format.money(price.person)}</OpenValue>
              </dd>
            </div>
          ))}
        </dl>
        {shown.length === 0 ? <p class="give">{t('calculator.pays_nothing')}</p> : null}
        {hidden > 0 ? (
          <button
            type="button"
            class="link"
            onClick={openWhy}
            aria-label={t('calculator.more_prices', { n: hidden })}
          >
            +{hidden}
          </button>
        ) : null}
      </div>
      <Received answer={answer} />
    </section>
  );
}

/** The swatch explains the hatching; the amount is the one that holds longest. */
export function StateShare({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const format = useFormat();
  const paid = answer.life.prices.filter((price) => price.state > 0);
  if (paid.length === 0) {
    return answer.life.prices.length > 0 ? (
      <p class="state small">{t('calculator.state_none')}</p>
    ) : null;
  }
  const longest = paid.reduce((a, b) => (b.months > a.months ? b : a));
  const ends = answer.estimate.share_ends;
  return (
    <div class="state small">
      <svg class="swatch" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <rect class="ribbon-paid" x="2" y="3" width="24" height="22" rx="3" />
        <rect x="3" y="15" width="22" height="9" fill="var(--card)" />
        <rect x="3" y="15" width="22" height="9" fill="url(#hatch)" />
      </svg>
      <p>
        <Marked
          questions={longest.questions}
          places={{ state: <b class="money">{format.money(longest.state)}</b> }}
        >
          {t('calculator.state_pays')}
        </Marked>
        {ends ? (
          <>
            <br />
            {t('calculator.state_until', { month: format.short(ends) })}
          </>
        ) : null}
      </p>
    </div>
  );
}
