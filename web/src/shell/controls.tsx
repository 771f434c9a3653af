// SPDX-License-Identifier: Apache-2.0
// Controls for a thumb in a glove: nothing smaller than 48, every one with its label, every mistake
// said beside the field it belongs to.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icons';
import { useText } from './text';

export interface ButtonProps {
  children: ComponentChildren;
  onClick?: (event: MouseEvent) => void;
  icon?: IconName;
  primary?: boolean;
  disabled?: boolean;
  type?: 'button' | 'submit';
}

export function Button({ children, onClick, icon, primary, disabled, type }: ButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      class={primary ? 'button primary' : 'button'}
      onClick={onClick}
      disabled={disabled}
    >
      {icon ? <Icon name={icon} size={24} /> : null}
      <span>{children}</span>
    </button>
  );
}

export interface Option<T extends string> {
  value: T;
  label: ComponentChildren;
  icon?: IconName;
}

export interface ChoiceProps<T extends string> {
  legend: string;
  options: Option<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  /** One below the other, for long words. */
  list?: boolean;
}

export function Choice<T extends string>(props: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="field">
      <legend>{props.legend}</legend>
      <div class={props.list ? 'choices list' : 'choices'}>
        {props.options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.icon ? <Icon name={option.icon} /> : null}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  problem?: string | undefined;
  children: (ids: {
    id: string;
    describedBy: string | undefined;
    invalid: boolean;
  }) => ComponentChildren;
}

/** A label, the control, a hint, and what is wrong. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  const describedBy = problem || hint ? note : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, describedBy, invalid: Boolean(problem) })}
      {problem || hint ? (
        <p id={note} class={problem ? 'wrong' : 'hint'} role={problem ? 'alert' : undefined}>
          {problem ?? hint}
        </p>
      ) : null}
    </div>
  );
}

export interface StepperProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  say?: (value: number) => string;
  hint?: ComponentChildren;
}

export function Stepper({ label, value, min, max, onChange, say, hint }: StepperProps) {
  const t = useText();
  const id = useId();
  const to = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const said = say ? say(value) : String(value);
  return (
    <div class="field" role="group" aria-labelledby={id}>
      <span id={id} class="label">
        {label}
      </span>
      <div class="stepper">
        <button
          type="button"
          class="button"
          aria-label={t('app.less')}
          disabled={value <= min}
          onClick={() => to(value - 1)}
        >
          <Icon name="minus" />
        </button>
        <output aria-live="polite">{said}</output>
        <button
          type="button"
          class="button"
          aria-label={t('app.more')}
          disabled={value >= max}
          onClick={() => to(value + 1)}
        >
          <Icon name="plus" />
        </button>
      </div>
      {hint ? <p class="hint">{hint}</p> : null}
    </div>
  );
}

export interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  say: string;
  onInput: (value: number) => void;
}

/** A slider between two buttons: the thumb for far, the buttons for exact. */
export function Slider({ label, value, min, max, step, say, onInput }: SliderProps) {
  const t = useText();
  const id = useId();
  const to = (next: number) => onInput(Math.min(max, Math.max(min, next)));
  return (
    <div class="field">
      <div class="slider-title">
        <label for={id}>{label}</label>
        <output for={id}>{say}</output>
      </div>
      <div class="slider">
        <button
          type="button"
          class="button"
          aria-label={t('app.less_of', { what: label })}
          disabled={value <= min}
          onClick={() => to(value - step)}
        >
          <Icon name="minus" />
        </button>
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          aria-valuetext={say}
          onInput={(event) => to(Number(event.currentTarget.value))}
        />
        <button
          type="button"
          class="button"
          aria-label={t('app.more_of', { what: label })}
          disabled={value >= max}
          onClick={() => to(value + step)}
        >
          <Icon name="plus" />
        </button>
      </div>
    </div>
  );
}

/** The mark of something not settled; it opens the questions it hangs on. */
export function NotSettled({ onClick }: { onClick?: () => void }) {
  const t = useText();
  if (!onClick)
    return (
      <span class="mark-open" aria-hidden="true">
        ?
      </span>
    );
  return (
    <button type="button" class="mark-button" aria-label={t('app.not_settled')} onClick={onClick}>
      <span class="mark-open" aria-hidden="true">
        ?
      </span>
    </button>
  );
}
