// SPDX-License-Identifier: Apache-2.0
// The form in its sheet, with the money in short above it.

import type { Core } from '../core/core';
import { Button } from '../shell/controls';
import { Sheet } from '../shell/sheet';
import { useText } from '../shell/text';
import { type Counted, useLeastIncome } from './counting';
import { Form, type FormProps } from './form';
import { MiniResult } from './mini_result';

export interface FormSheetProps extends Pick<
  FormProps,
  'person' | 'month' | 'areas' | 'mistakes' | 'onChange'
> {
  counted: Counted;
  core: Core | undefined;
  onReset: () => void;
  onClose: () => void;
}

export function FormSheet(props: FormSheetProps) {
  const { person, month, areas, mistakes, counted, core, onChange, onReset, onClose } = props;
  const t = useText();
  const least = useLeastIncome(core, person.start ? person : { ...person, start: month });
  const { answer, born, problem } = counted;
  return (
    <Sheet
      title={t('calculator.form_title')}
      onClose={onClose}
      head={answer ? <MiniResult answer={answer} born={born} /> : null}
      foot={
        <Button primary onClick={onClose}>
          {t('calculator.show')}
        </Button>
      }
    >
      <p class="small second form-privacy">{t('calculator.public_privacy')}</p>
      <Form
        person={person}
        month={month}
        areas={areas}
        mistakes={mistakes}
        answer={answer}
        problem={problem}
        least={least}
        onChange={onChange}
      />
      <p>
        <Button onClick={onReset}>{t('calculator.start_over')}</Button>
      </p>
    </Sheet>
  );
}
