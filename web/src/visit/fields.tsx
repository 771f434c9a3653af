// SPDX-License-Identifier: Apache-2.0
// What is typed or tapped. Labels stand above their field; chips are buttons that stay pressed.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, useWords } from './shell';
import { isMonth, monthOf } from './months';

interface TextProps {
  label: string;
  value: string;
  put: (value: string) => void;
  kind?: 'text' | 'tel' | 'numeric' | 'decimal' | 'date' | 'search' | 'password';
  many?: boolean;
  lang?: string;
  least?: string;
  most?: string;
  autocomplete?: string;
  /** Below the field: what it is for, and what is wrong with what stands in it. */
  hint?: string | undefined;
  wrong?: string | undefined;
}

export function TextField(props: TextProps) {
  const id = useId();
  const put = (event: { currentTarget: { value: string } }): void =>
    props.put(event.currentTarget.value);
  const told = toldOf(props, id);
  return (
    <div class="v-field">
      <label for={id}>{props.label}</label>
      {props.many
        ? (
          <textarea
            {...told}
            id={id}
            rows={3}
            value={props.value}
            lang={props.lang}
            onInput={put}
          />
        )
        : <input {...inputOf(props)} {...told} id={id} value={props.value} onInput={put} />}
      {props.hint && <p id={`${id}-hint`} class="v-quiet">{props.hint}</p>}
      {props.wrong && <p id={`${id}-wrong`} class="v-wrong" role="alert">{props.wrong}</p>}
    </div>
  );
}

function inputOf({ kind = 'text', least, most, autocomplete = 'off' }: TextProps): object {
  const typed = kind === 'numeric' || kind === 'decimal';
  return {
    type: typed ? 'text' : kind, autocomplete,
    ...(typed ? { inputMode: kind } : {}),
    ...(least === undefined ? {} : { min: least }),
    ...(most === undefined ? {} : { max: most }),
  };
}

function toldOf({ hint, wrong }: TextProps, id: string): object {
  const by = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return {
    ...(by === '' ? {} : { 'aria-describedby': by }),
    ...(wrong ? { 'aria-invalid': true } : {}),
  };
}

export interface Choice {
  code: string;
  label: ComponentChildren;
}

interface ChipsProps {
  label: string;
  choices: Choice[];
  /** One of them or several: what is chosen, and what happens on a tap. */
  chosen: string[];
  tap: (code: string) => void;
  /** Already in the log: shown as chosen, cannot be taken back. */
  fixed?: string[];
  hideLabel?: boolean;
  wrong?: string | undefined;
  children?: ComponentChildren;
}

export function Chips(props: ChipsProps) {
  const id = useId();
  return (
    <div class="v-field" role="group" aria-labelledby={id}>
      <span id={id} class={props.hideLabel ? 'v-hidden' : 'v-label'}>{props.label}</span>
      <div class="v-chips">
        {props.choices.map(({ code, label }) => {
          const fixed = props.fixed?.includes(code) ?? false;
          const on = fixed || props.chosen.includes(code);
          return (
            <button
              key={code}
              type="button"
              class="v-chip"
              aria-pressed={on}
              disabled={fixed}
              onClick={() => props.tap(code)}
            >
              {on && <Icon name="check" />}
              {label}
            </button>
          );
        })}
        {props.children}
      </div>
      {props.wrong && <p class="v-wrong" role="alert">{props.wrong}</p>}
    </div>
  );
}

/** A year and a month in two fields; the value is "" until it is a month. */
export function MonthField({ label, value, put }: {
  label: string;
  value: string;
  put: (value: string) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const [year = '', month = ''] = value.split('-');
  const join = (y: string, m: string): void => put(y === '' && m === '' ? '' : `${y}-${m}`);
  const whole = monthOf(year, month);
  const wrong = year.length === 4 && month !== '' && !isMonth(whole);
  return (
    <div class="v-field" role="group" aria-labelledby={id}>
      <span id={id} class="v-label">{label}</span>
      <div class="v-month">
        <input
          aria-label={t('household.year')}
          inputMode="numeric"
          maxLength={4}
          value={year}
          onInput={(event) => join(event.currentTarget.value, month)}
        />
        <select
          aria-label={t('household.month')}
          value={month === '' ? '' : String(Number(month))}
          onChange={(event) => join(year, event.currentTarget.value.padStart(2, '0'))}
        >
          <option value="" />
          {Array.from({ length: 12 }, (_, at) => <option key={at} value={at + 1}>{at + 1}</option>)}
        </select>
      </div>
      {wrong && <p class="v-wrong" role="alert">{t('household.bad_month', { value: whole })}</p>}
    </div>
  );
}

export function Stepper({ label, value, put }: {
  label: string;
  value: number;
  put: (value: number) => void;
}) {
  const { t } = useWords();
  return (
    <div class="v-stepper">
      <span>{label}</span>
      <button
        type="button"
        class="v-plain"
        aria-label={t('visit.handbook_fewer')}
        disabled={value <= 0}
        onClick={() => put(value - 1)}
      >
        <Icon name="minus" />
      </button>
      <b aria-live="polite">{value}</b>
      <button
        type="button"
        class="v-plain"
        aria-label={t('visit.handbook_more')}
        onClick={() => put(value + 1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
