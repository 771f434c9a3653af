// SPDX-License-Identifier: Apache-2.0
// An amount of money as people type it.

import { Field } from '../shell/controls';
import { useText } from '../shell/text';

export interface AmountFieldProps {
  label: string;
  hint?: string | undefined;
  wrong: boolean;
  value: string;
  onInput: (typed: string) => void;
}

export function AmountField({ label, hint, wrong, value, onInput }: AmountFieldProps) {
  const t = useText();
  return (
    <Field label={label} hint={hint} problem={wrong ? t('calculator.bad_amount') : undefined}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          inputMode="numeric"
          autocomplete="off"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
