// SPDX-License-Identifier: Apache-2.0
// The calculation for one member of the household: the same picture and the same controls as on the
// public page, with what her record says.

import { useMemo, useState } from 'preact/hooks';
import { AskingContext, useAsked, useAsking } from '../calculator/asking';
import { closedReason } from '../calculator/closed';
import { useCore, useLeastIncome, useOutlook } from '../calculator/counting';
import { Drawings } from '../calculator/drawings';
import { Facts } from '../calculator/facts';
import { PlanFields, StartSlider } from '../calculator/form';
import { LaterCard } from '../calculator/later_card';
import { MiniResult } from '../calculator/mini_result';
import { amountIn, mistakesIn, requestOf } from '../calculator/person';
import { EmptyPicture, Picture } from '../calculator/picture';
import { Prices, StateShare } from '../calculator/prices';
import { QuestionSheet } from '../calculator/question_sheet';
import { WhySheet } from '../calculator/why_sheet';
import type { Household, Person, Visit } from '../log/calls';
import type { EstimateRequest, OutlookAnswer } from '../messages';
import { useFormat } from '../shell/format';
import { Icon as ShellIcon } from '../shell/icons';
import { Sheet } from '../shell/sheet';
import { useDraft } from './account_context';
import { TroubleNote } from './marks';
import { monthNow } from './month_gate';
import { Button, useWords } from './shell';
import { useSoums } from './soums';
import { askedOf, type Plan, planFor } from './told';
import { planDraft } from './visit_events';

/** The body of `calculation_shown` beside visit and person. */
interface Shown {
  request: EstimateRequest;
  pack: string;
  first?: string;
  opens?: string;
  pension?: number;
  person_pays?: number;
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

/** The plan as it is tried out, and what the core answers to it. */
function usePlan(card: Household, visit: Visit, person: Person) {
  const month = useMemo(() => monthNow(), []);
  const [initial] = useState(() => planFor(card, person, month));
  const draft = useDraft<Plan>(planDraft(visit, person), initial);
  const price = useSoums().get(card.area)?.sheep_price;
  const asked = useMemo(
    () => askedOf(person, draft.value, month, price), [person, draft.value, month, price]);
  const mistakes = useMemo(() => mistakesIn(asked, month), [asked, month]);
  const { core, broken } = useCore();
  const counted = useOutlook(draft.ready ? core : undefined, asked, month, mistakes);
  return { month, draft, asked, mistakes, core, broken, counted };
}

export type Planned = ReturnType<typeof usePlan>;

export function CalculationSheet({ card, visit, person, close }: {
  card: Household;
  visit: Visit;
  person: Person;
  close: () => void;
}) {
  const { t } = useWords();
  const planned = usePlan(card, visit, person);
  const { month, draft, asked, mistakes, core, broken, counted } = planned;
  const { answer, problem } = counted;
  const { asking, why, questions, closeWhy, closeQuestions } = useAsked(core);
  const [planning, plan] = useState(false);
  const keep = async (): Promise<void> => {
    if (!answer) return;
    const { sheep_price: _, ...request } = requestOf(asked, month);
    const body = { visit: visit.id, person: person.id, ...shownOf(request, answer) };
    const about = { subject: card.id, area: card.area };
    if (await draft.save([{ kind: 'calculation_shown', ...about, body }])) close();
  };
  return (
    <AskingContext.Provider value={asking}>
      <Drawings />
      <Sheet
        title={`${t('visit.calculation')}: ${person.fields.name?.value ?? ''}`}
        onClose={close}
        foot={(
          <Button
            primary
            wide
            disabled={!answer || Boolean(problem) || mistakes.any || draft.saving}
            onClick={() => void keep()}
          >{t('visit.shown')}</Button>
        )}
      >
        <TroubleNote trouble={draft.trouble} />
        <PlanLine plan={asked} onEdit={() => plan(true)} />
        {broken && <p class="v-note" role="alert">{t('calculator.no_core')}</p>}
        {problem && <p class="v-note" role="alert">{t(`problem.${problem.code}`)}</p>}
        {answer ? <Answer planned={planned} answer={answer} /> : <EmptyPicture />}
      </Sheet>
      {planning && <PlanSheet planned={planned} close={() => plan(false)} />}
      {why && answer && <WhySheet answer={answer} born={counted.born} onClose={closeWhy} />}
      {questions && <QuestionSheet names={questions} onClose={closeQuestions} />}
    </AskingContext.Provider>
  );
}

/** As whom, with what income, from when; opens the controls. */
function PlanLine({ plan, onEdit }: { plan: Plan; onEdit: () => void }) {
  const { t, month } = useWords();
  const format = useFormat();
  const amount = plan.incomeHow === 'amount' ? amountIn(plan.income) : undefined;
  return (
    <button type="button" class="who v-plan" onClick={onEdit}>
      <span class="who-words">
        <b>{t(`calculator.as_${plan.as}`)}</b>
        <span>
          {amount === undefined ? t('calculator.income_minimum') : format.money(amount)}
          {' · '}{month(plan.start)}
        </span>
      </span>
      <ShellIcon name="pencil" />
      <span class="out-of-sight">{t('calculator.edit')}</span>
    </button>
  );
}

function PlanSheet({ planned, close }: { planned: Planned; close: () => void }) {
  const { t } = useWords();
  const { month, draft, asked, mistakes, core, counted } = planned;
  const least = useLeastIncome(core, asked);
  const { answer, born, problem } = counted;
  return (
    <Sheet
      title={t('visit.plan')}
      onClose={close}
      head={answer && <MiniResult answer={answer} born={born} />}
      foot={<Button primary wide onClick={close}>{t('calculator.show')}</Button>}
    >
      <div class="form">
        <PlanFields
          person={asked}
          month={month}
          mistakes={mistakes}
          answer={answer}
          problem={problem}
          least={least}
          onChange={draft.set}
        />
      </div>
    </Sheet>
  );
}

/** The same picture as on the public page, and what moves it. */
function Answer({ planned, answer }: { planned: Planned; answer: OutlookAnswer }) {
  const { t, day } = useWords();
  const { openWhy } = useAsking();
  const { month, draft, asked, counted: { born } } = planned;
  const closed = answer.life.opens ? undefined : closedReason(answer.estimate.routes, t);
  return (
    <>
      <Picture answer={answer} born={born} />
      {closed !== undefined && <p class="v-note">{closed}</p>}
      <Prices answer={answer} />
      <StateShare answer={answer} />
      <LaterCard answer={answer} born={born} />
      <div class="try"><StartSlider person={asked} month={month} onChange={draft.set} /></div>
      <Facts answer={answer} />
      <div class="v-why"><Button wide onClick={openWhy}>{t('calculator.why')}</Button></div>
      <p class="v-quiet">{t('visit.law_known', { date: day(answer.estimate.law.known_until) })}</p>
    </>
  );
}
