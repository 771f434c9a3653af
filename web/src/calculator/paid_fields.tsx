// SPDX-License-Identifier: Apache-2.0
// What was paid before: nothing, some years as a herder, or period by period.

import type { Payer } from '../messages';
import { Button, Choice, Field, Stepper } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { AmountField } from './amount_field';
import { useAsking } from './asking';
import { MonthField } from './month_field';
import { easySpan, type Mistakes, type Period, type Person } from './person';

export const payers: Payer[] = ['herder', 'voluntary', 'mother', 'disabled_child_parent'];
const firstPaidYear = 1985;

function PeriodPayer({
  period,
  onChange,
}: {
  period: Period;
  onChange: (part: Partial<Period>) => void;
}) {
  const t = useText();
  return (
    <Field label={t('calculator.as_legend')}>
      {({ id }) => (
        <select
          id={id}
          value={period.as}
          onChange={(event) => onChange({ as: event.currentTarget.value as Payer })}
        >
          {payers.map((as) => (
            <option key={as} value={as}>
              {t(`calculator.as_${as}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface PeriodFieldsProps {
  number: number;
  period: Period;
  thisYear: number;
  mistakes: Mistakes;
  onChange: (period: Period) => void;
  onRemove: () => void;
}

function PeriodFields({
  number,
  period,
  thisYear,
  mistakes,
  onChange,
  onRemove,
}: PeriodFieldsProps) {
  const t = useText();
  const change = (part: Partial<Period>): void => onChange({ ...period, ...part });
  const i = number - 1;
  const wrong = mistakes.order.has(i)
    ? t('calculator.bad_order')
    : mistakes.future.has(i)
      ? t('calculator.bad_future', { year: String(thisYear) })
      : undefined;
  return (
    <fieldset class="card period">
      <legend>{t('calculator.period', { number })}</legend>
      <MonthField
        label={t('calculator.from')}
        value={period.from}
        firstYear={firstPaidYear}
        lastYear={thisYear}
        onChange={(from) => change({ from })}
      />
      <MonthField
        label={t('calculator.to')}
        value={period.to}
        firstYear={firstPaidYear}
        lastYear={thisYear}
        problem={wrong}
        onChange={(to) => change({ to })}
      />
      <PeriodPayer period={period} onChange={change} />
      <AmountField
        label={t('calculator.income_label')}
        hint={t('calculator.income_empty')}
        wrong={mistakes.periodIncome.has(i)}
        value={period.income}
        onInput={(income) => change({ income })}
      />
      <Button icon="minus" onClick={onRemove}>
        {t('calculator.remove_period')}
      </Button>
    </fieldset>
  );
}

export interface PaidFieldsProps {
  person: Person;
  month: string;
  mistakes: Mistakes;
  onChange: (part: Partial<Person>) => void;
}

function newPeriod(thisYear: number): Period {
  return { from: `${thisYear - 2}-01`, to: `${thisYear - 1}-12`, as: 'herder', income: '' };
}

function PeriodList({ person, month, mistakes, onChange }: PaidFieldsProps) {
  const t = useText();
  const thisYear = Number(month.slice(0, 4));
  const put = (at: number, period?: Period): void =>
    onChange({
      periods: person.periods.flatMap((p, i) => (i !== at ? [p] : period ? [period] : [])),
    });
  return (
    <>
      {person.periods.map((period, i) => (
        <PeriodFields
          key={i}
          number={i + 1}
          period={period}
          thisYear={thisYear}
          mistakes={mistakes}
          onChange={(next) => put(i, next)}
          onRemove={() => put(i)}
        />
      ))}
      <div class="field">
        <Button
          icon="plus"
          onClick={() => onChange({ periods: [...person.periods, newPeriod(thisYear)] })}
        >
          {t('calculator.add_period')}
        </Button>
      </div>
    </>
  );
}

function PaidYears({ person, month, onChange }: PaidFieldsProps) {
  const t = useText();
  const format = useFormat();
  const { law } = useAsking();
  const thisYear = Number(month.slice(0, 4));
  const most = Math.max(1, thisYear - (law.firstYear('minimum_wage') ?? thisYear - 10));
  const span = easySpan(person.paidYears, month);
  return (
    <Stepper
      label={t('calculator.paid_years')}
      value={person.paidYears}
      min={1}
      max={most}
      say={(n) => t('app.years', { n })}
      onChange={(paidYears) => onChange({ paidYears })}
      hint={t('calculator.paid_hint', { from: format.short(span.from), to: format.short(span.to) })}
    />
  );
}

export function PaidFields(props: PaidFieldsProps) {
  const t = useText();
  const { person, month, onChange } = props;
  const how = (paidHow: Person['paidHow']): void => {
    const empty = paidHow === 'list' && person.periods.length === 0;
    onChange({ paidHow, ...(empty ? { periods: [newPeriod(Number(month.slice(0, 4)))] } : {}) });
  };
  return (
    <>
      <Choice
        list
        legend={t('calculator.paid_legend')}
        value={person.paidHow}
        onChange={how}
        options={(['none', 'easy', 'list'] as const).map((value) => ({
          value,
          label: t(`calculator.paid_${value}`),
        }))}
      />
      {person.paidHow === 'easy' ? <PaidYears {...props} /> : null}
      {person.paidHow === 'list' ? <PeriodList {...props} /> : null}
    </>
  );
}
