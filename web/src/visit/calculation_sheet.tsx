// SPDX-License-Identifier: Apache-2.0
// The calculation for one member of the household, from what was told about her.

import { useEffect, useState } from 'preact/hooks';
import { failed, openCore } from '../core/core';
import type { Person } from '../log/calls';
import type { EstimateRequest, OutlookAnswer, PaidSpan, Sex } from '../messages';
import { monthNumber, monthText, thisMonth } from '../shell/format';
import { AskingContext, type Law, lawOf } from '../calculator/asking';
import { closedReason } from '../calculator/closed';
import { Drawings } from '../calculator/drawings';
import { Facts } from '../calculator/facts';
import { LaterCard } from '../calculator/later_card';
import { Picture } from '../calculator/picture';
import { Prices, StateShare } from '../calculator/prices';
import { Sheet } from '../shell/sheet';
import { inLanguage } from '../shell/text';
import { Button, useLanguage, useWords } from './shell';
import { useSoums } from './soums';

/** The body of `calculation_shown` beside visit and person. */
export interface Shown {
  request: EstimateRequest;
  pack: string;
  first?: string;
  opens?: string;
  pension?: number;
  person_pays?: number;
}

function requestOf({ fields }: Person): EstimateRequest {
  const on = thisMonth();
  return {
    on, sex: fields.sex?.value as Sex, born: fields.born?.value ?? '',
    children: fields.children?.value ?? 0,
    paid: (fields.paid?.value ?? []) as unknown as PaidSpan[],
    plan: { from: monthText(monthNumber(on) + 1), as: 'herder', income: 'minimum' },
  };
}

function shownOf(request: EstimateRequest, answer: OutlookAnswer): Shown {
  const { estimate } = answer;
  const route = estimate.routes.find((one) => one.route === estimate.first);
  return {
    request, pack: estimate.law.pack,
    ...(estimate.first ? { first: estimate.first } : {}),
    ...(route?.opens ? { opens: route.opens, pension: route.pension } : {}),
    ...(route?.person_pays != null ? { person_pays: route.person_pays } : {}),
  };
}

interface Answered {
  request: EstimateRequest;
  answer: OutlookAnswer;
  law: Law;
}

export function CalculationSheet({ person, area, close, keep }: {
  person: Person;
  area: string;
  close: () => void;
  keep: (shown: Shown) => void;
}) {
  const { t } = useWords();
  const price = useSoums().get(area)?.sheep_price;
  const [found, set] = useState<Answered>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    const request = requestOf(person);
    void openCore().then((core) => {
      const answer = core.call('outlook', price ? { ...request, sheep_price: price } : request);
      if (failed(answer)) setWrong(answer.problem.detail || answer.problem.code);
      else set({ request, answer, law: lawOf(core) });
    });
  }, [person, price]);
  return (
    <Sheet
      title={`${t('visit.calculation')}: ${person.fields.name?.value ?? ''}`}
      onClose={close}
      foot={(
        <Button
          primary
          wide
          disabled={!found}
          onClick={() => found && keep(shownOf(found.request, found.answer))}
        >{t('visit.shown')}</Button>
      )}
    >
      {wrong !== '' && <p class="v-note" role="alert">{wrong}</p>}
      {found && <Shown found={found} />}
    </Sheet>
  );
}

/** The same picture as on the public page. A dashed mark opens what is not settled, below it. */
function Shown({ found: { answer, request, law } }: { found: Answered }) {
  const { t, day } = useWords();
  const [asked, ask] = useState<string[]>([]);
  const language = useLanguage();
  const open = law.open(asked);
  const closed = answer.life.opens ? undefined : closedReason(answer.estimate.routes, t);
  return (
    <AskingContext.Provider value={{ law, ask, openWhy: () => ask(answer.questions) }}>
      <Drawings />
      <Picture answer={answer} born={request.born} />
      {closed !== undefined && <p class="v-note">{closed}</p>}
      <Prices answer={answer} />
      <StateShare answer={answer} />
      <Facts answer={answer} />
      <LaterCard answer={answer} born={request.born} />
      {open.length > 0 && (
        <ul class="v-lines" aria-live="polite">
          {open.map(({ name, asks }) => <li key={name}>{inLanguage(language, asks)}</li>)}
        </ul>
      )}
      <p class="v-quiet">{t('visit.law_known', { date: day(answer.estimate.law.known_until) })}</p>
    </AskingContext.Provider>
  );
}
