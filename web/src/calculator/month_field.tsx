// SPDX-License-Identifier: Apache-2.0
// A month as two choices, year and month: no keyboard, no month that does not exist.

import { useId } from 'preact/hooks';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';

export interface MonthFieldProps {
  label: string;
  yearLabel?: string;
  monthLabel?: string;
  value: string;
  firstYear: number;
  lastYear: number;
  problem?: string | undefined;
  onChange: (month: string) => void;
}

export function MonthField(props: MonthFieldProps) {
  const t = useText();
  const format = useFormat();
  const id = useId();
  const { value, firstYear, lastYear, problem, onChange } = props;
  const [year = '', month = ''] = value.split('-');
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => String(lastYear - i));
  if (!years.includes(year)) years.push(year);
  const invalid = problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-note` } : {};
  return (
    <div class="field" role="group" aria-label={props.label}>
      <div class="pair">
        <div>
          <label class="label" for={`${id}-year`}>
            {props.yearLabel ?? t('calculator.year_of', { what: props.label })}
          </label>
          <select
            id={`${id}-year`}
            value={year}
            {...invalid}
            onChange={(event) => onChange(`${event.currentTarget.value}-${month}`)}
          >
            {years.map((y) => (
              <option key={y} value={y}>
                {y}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label class="label" for={`${id}-month`}>
            {props.monthLabel ?? t('calculator.month_of', { what: props.label })}
          </label>
          <select
            id={`${id}-month`}
            value={month}
            {...invalid}
            onChange={(event) => onChange(`${year}-${event.currentTarget.value}`)}
          >
            {Array.from({ length: 12 }, (_, i) => {
              const number = String(i + 1).padStart(2, '0');
              const said = format.language === 'mn' ? String(i + 1) : format.monthName(i + 1);
              return (
                <option key={number} value={number}>
                  {said}
                </option>
              );
            })}
          </select>
        </div>
      </div>
      {problem ? (
        <p id={`${id}-note`} class="wrong" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
