// SPDX-License-Identifier: Apache-2.0
// Why: the steps of the first road with their numbers, rules and sources; why the price changes;
// the other roads.

import type { OutlookAnswer, Price, Step } from '../messages';
import { monthNumber, useFormat } from '../shell/format';
import { rich } from '../shell/rich';
import { Sheet } from '../shell/sheet';
import { inLanguage, useLanguage, useText } from '../shell/text';
import { useAsking } from './asking';
import { reasonOf } from './closed';
import { Marked } from './open_mark';
import { isOpen, type OpenRoute, stepsOf } from './open_route';
import { firstRoute } from './prices';
import { ruleText, runLines, sourceText, stepValue } from './steps';

function Sources({ references }: { references: string[] }) {
  const t = useText();
  const format = useFormat();
  const { law } = useAsking();
  const found = references.flatMap((reference) => law.source(reference) ?? []);
  if (found.length === 0) return null;
  return (
    <ul class="sources">
      {found.map((source) => {
        const { title, act, language, article } = sourceText(source, format, t);
        return (
          <li key={title}>
            {source.entry.url ? (
              <a href={source.entry.url} target="_blank" rel="noreferrer">
                {title}
              </a>
            ) : (
              <b>{title}</b>
            )}
            <span>
              <span lang={language}>{act}</span>. {article}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Questions({ names }: { names: string[] }) {
  const language = useLanguage();
  const { law } = useAsking();
  return (
    <>
      {law.open(names).map((question) => (
        <p key={question.name} class="step-question">
          <span class="mark-open" aria-hidden="true">
            ?
          </span>
          {inLanguage(language, question.asks)}
        </p>
      ))}
    </>
  );
}

function StepLine({ step, route }: { step: Step; route: OpenRoute }) {
  const t = useText();
  const format = useFormat();
  const lifted = step.rule === 'pension' && route.floor > route.formula;
  const runs = runLines(step, format, t);
  return (
    <li class="step">
      <div>
        <p>{ruleText(step, format, t)}</p>
        {runs.map((line) => (
          <p key={line} class="second small">
            {line}
          </p>
        ))}
        <p class={step.rule === 'pension' ? 'step-value get' : 'step-value'}>
          {stepValue(step, format, t)}
        </p>
        {lifted ? (
          <p class="small">
            {t('why.floor_applies', {
              formula: format.number(route.formula),
              floor: format.number(route.floor),
            })}
          </p>
        ) : null}
        <Questions names={step.questions} />
        <Sources references={step.sources} />
      </div>
    </li>
  );
}

function PriceLine({ price }: { price: Price }) {
  const t = useText();
  const format = useFormat();
  return (
    <li class="why-price">
      <span>{format.short(price.from)}</span>
      <span>
        {price.state > 0
          ? t('why.price_row', {
              total: format.number(price.total),
              state: format.number(price.state),
            })
          : t('why.price_alone', { total: format.number(price.total) })}
        {price.because.map((because) => (
          <span key={because} class="second small">
            {t(`calculator.because_${because}`)}
          </span>
        ))}
      </span>
      <b class="money give">{format.money(price.person)}</b>
    </li>
  );
}

function PriceChanges({ prices }: { prices: Price[] }) {
  const t = useText();
  const questions = [...new Set(prices.flatMap((price) => price.questions))];
  const sources = [...new Set(prices.flatMap((price) => price.sources))];
  if (prices.length === 0) return null;
  return (
    <section class="why-part">
      <h3>
        <Marked questions={questions}>{t('why.price_title')}</Marked>
      </h3>
      <ul>
        {prices.map((price) => (
          <PriceLine key={price.from} price={price} />
        ))}
      </ul>
      <details>
        <summary>{t('calculator.sources')}</summary>
        <Sources references={sources} />
      </details>
    </section>
  );
}

function OtherRoads({ answer, born }: { answer: OutlookAnswer; born: string }) {
  const t = useText();
  const format = useFormat();
  const others = answer.estimate.routes.filter((route) => route.route !== answer.estimate.first);
  return (
    <section class="why-part">
      <h3>{t('why.roads_title')}</h3>
      <ul class="roads">
        {others.map((route) => (
          <li key={route.route}>
            <b>{t(`why.road_${route.route}`)}</b>
            <p>
              {isOpen(route)
                ? t('why.road_opens', {
                    month: format.short(route.opens),
                    amount: format.money(route.pension),
                    age: format.age(monthNumber(route.opens) - monthNumber(born)),
                  })
                : reasonOf(route, t)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface WhySheetProps {
  answer: OutlookAnswer;
  born: string;
  onClose: () => void;
}

export function WhySheet({ answer, born, onClose }: WhySheetProps) {
  const t = useText();
  const format = useFormat();
  const route = firstRoute(answer);
  const amount = route ? format.money(route.pension) : '';
  const title = route
    ? rich(t, 'why.title', { amount: <span class="get money">{amount}</span> })
    : t('why.title_nothing');
  return (
    <Sheet
      title={title}
      label={route ? t('why.title', { amount }) : t('why.title_nothing')}
      onClose={onClose}
    >
      {route ? (
        <>
          <p class="second small">{t(`why.road_${route.route}`)}</p>
          <ol class="steps">
            {stepsOf(route).map((step, i) => (
              <StepLine key={i} step={step} route={route} />
            ))}
          </ol>
        </>
      ) : null}
      <PriceChanges prices={answer.life.prices} />
      <OtherRoads answer={answer} born={born} />
      <p class="small second why-end">
        {t('calculator.todays_law')} {t('calculator.estimate_only')}{' '}
        {t('calculator.known_until', { date: format.short(answer.estimate.law.known_until) })}
      </p>
    </Sheet>
  );
}
