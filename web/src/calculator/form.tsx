// SPDX-License-Identifier: Apache-2.0
// What the page asks: never a name. Every change is counted at once.

import type { Problem } from '../core/core';
import type { OutlookAnswer } from '../messages';
import { Button, Choice, Slider, Stepper } from '../shell/controls';
import { monthNumber, monthText, useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { AmountField } from './amount_field';
import type { Areas } from './areas';
import { MonthField } from './month_field';
import { PaidFields, payers } from './paid_fields';
import { amountIn, type Mistakes, type Person, startingAt } from './person';
import { SheepFields } from './sheep_fields';

export interface PlanProps {
  person: Person;
  month: string;
  mistakes: Mistakes;
  answer: OutlookAnswer | undefined;
  problem: Problem | undefined;
  /** The least income that can be declared at the start. */
  least: number;
  onChange: (part: Partial<Person>) => void;
}

export interface FormProps extends PlanProps {
  areas: Areas;
}

const incomeStep = 10_000;

function Income({ person, answer, least, mistakes, onChange }: PlanProps) {
  const t = useText();
  const format = useFormat();
  const ceiling = Math.max(least, answer?.more.ceiling ?? 0);
  const declared = amountIn(person.income);
  const counted =
    declared === undefined
      ? undefined
      : declared < least
        ? t('calculator.raised', { amount: least })
        : declared > ceiling
          ? t('calculator.lowered', { amount: ceiling })
          : undefined;
  const choose = (incomeHow: Person['incomeHow']): void =>
    onChange({
      incomeHow,
      ...(incomeHow === 'amount' && !person.income ? { income: String(least) } : {}),
    });
  return (
    <>
      <Choice
        list
        legend={t('calculator.income_legend')}
        value={person.incomeHow}
        onChange={choose}
        options={(['minimum', 'amount'] as const).map((value) => ({
          value,
          label: t(`calculator.income_${value}`),
        }))}
      />
      {person.incomeHow === 'amount' ? (
        <>
          <AmountField
            label={t('calculator.income_label')}
            hint={counted}
            wrong={Boolean(mistakes.income)}
            value={person.income}
            onInput={(income) => onChange({ income })}
          />
          <Slider
            label={t('calculator.income_legend')}
            min={least}
            max={ceiling}
            step={incomeStep}
            value={Math.min(ceiling, Math.max(least, declared ?? least))}
            say={format.money(declared ?? least)}
            onInput={(income) => onChange({ income: String(income) })}
          />
        </>
      ) : null}
    </>
  );
}

export function StartSlider({
  person,
  month,
  onChange,
}: Pick<PlanProps, 'person' | 'month' | 'onChange'>) {
  const t = useText();
  const format = useFormat();
  const now = monthNumber(month);
  const last = Math.max(now + 12, Math.min(now + 300, monthNumber(person.born) + 780));
  return (
    <Slider
      label={t('calculator.start')}
      min={now}
      max={last}
      step={1}
      value={person.start ? monthNumber(person.start) : now}
      say={person.start ? format.month(person.start) : t('calculator.start_none')}
      onInput={(start) => onChange(startingAt(person, monthText(start)))}
    />
  );
}

/** The end of a plan that came with one; who plans here pays until the pension. */
function LastMonth({ person, onChange }: PlanProps) {
  const t = useText();
  const { start, until } = person;
  if (!until) return null;
  const year = Number(start.slice(0, 4));
  return (
    <>
      <MonthField
        label={t('calculator.until')}
        value={until}
        firstYear={year}
        lastYear={year + 20}
        onChange={(month) => onChange({ until: month < start ? start : month })}
      />
      <div class="field">
        <Button onClick={() => onChange({ until: undefined })}>
          {t('calculator.until_pension')}
        </Button>
      </div>
    </>
  );
}

/** When, as whom and with what income one would pay, and what was paid before. */
export function PlanFields(props: PlanProps) {
  const t = useText();
  const { person, problem, onChange } = props;
  return (
    <>
      <StartSlider {...props} />
      <LastMonth {...props} />
      <Choice
        list
        legend={t('calculator.as_legend')}
        value={person.as}
        onChange={(as) => onChange({ as })}
        options={payers.map((value) => ({ value, label: t(`calculator.as_${value}`) }))}
      />
      <Income {...props} />
      <PaidFields {...props} />
      {problem ? (
        <p class="wrong form-problem" role="alert">
          {t(`problem.${problem.code}`)}
        </p>
      ) : null}
    </>
  );
}

export function Form(props: FormProps) {
  const t = useText();
  const { person, month, onChange } = props;
  const thisYear = Number(month.slice(0, 4));
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <Choice
        legend={t('calculator.sex')}
        value={person.sex}
        onChange={(sex) => onChange({ sex })}
        options={[
          { value: 'female', label: t('calculator.woman'), icon: 'woman' },
          { value: 'male', label: t('calculator.man'), icon: 'man' },
        ]}
      />
      <MonthField
        label={t('calculator.birth')}
        yearLabel={t('calculator.birth_year')}
        monthLabel={t('calculator.birth_month')}
        value={person.born}
        firstYear={thisYear - 79}
        lastYear={thisYear - 15}
        onChange={(born) => onChange({ born })}
      />
      <Stepper
        label={t('calculator.children_label')}
        value={person.children}
        min={0}
        max={15}
        say={(n) => String(n)}
        onChange={(children) => onChange({ children })}
      />
      <PlanFields {...props} />
      <SheepFields {...props} />
    </form>
  );
}
