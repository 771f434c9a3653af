// SPDX-License-Identifier: Apache-2.0
// A calculation to practise. The core makes the person and marks what was typed; this only asks.

import { useState } from 'preact/hooks';
import type { AnswerForm, Exercise as ExerciseName, MarkSaid } from '../generated/documents';
import { type Of, WordsOf } from '../papers/blocks';
import { make, useMade } from '../papers/papers';
import { Button, Field } from '../shell/controls';
import { thisMonth } from '../shell/format';
import { useLanguage, useText } from '../shell/text';
import { anySeed } from './seed';

export function Exercise({ block }: { block: Of<'activity'> }) {
  const t = useText();
  const language = useLanguage();
  const [seed, draw] = useState(anySeed);
  const [typed, type] = useState('');
  const [marked, mark] = useState<MarkSaid>();
  const asked = { on: thisMonth(), language, exercise: block.code as ExerciseName, seed };
  const told = useMade('exercise', asked);
  if (!told || !('made' in told)) return null;
  const { made } = told;
  const check = async (): Promise<void> => {
    const answer = await make('mark', { ...asked, typed });
    if ('made' in answer) mark(answer.made);
  };
  const another = (): void => {
    draw(anySeed());
    type('');
    mark(undefined);
  };
  return (
    <section class="learn-box" data-exercise={block.code} data-seed={seed}>
      <p class="doc-label"><WordsOf words={block.words} /></p>
      <p>{made.who}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <Answer form={made.form} asks={made.asks} value={typed} put={type} />
        <div class="learn-row">
          <Button primary type="submit" disabled={!/\d/.test(typed)}>{t('learn.check')}</Button>
          <Button onClick={another}>{t('learn.another')}</Button>
        </div>
      </form>
      {marked && <Marked marked={marked} />}
    </section>
  );
}

function Marked({ marked }: { marked: MarkSaid }) {
  const t = useText();
  return (
    <div class="learn-marked" role="status" data-right={marked.right}>
      <p>
        <b>{t(marked.right ? 'learn.right' : 'learn.not_right')}</b> {t('learn.the_answer')}{' '}
        <b>{marked.answer}</b>
      </p>
      <ol class="doc-numbers">{marked.steps.map((step) => <li key={step}>{step}</li>)}</ol>
    </div>
  );
}

/** Years and months are typed apart; a month is chosen as a year and a number. */
function Answer({ form, asks, value, put }: {
  form: AnswerForm;
  asks: string;
  value: string;
  put: (typed: string) => void;
}) {
  const t = useText();
  if (form === 'tugrug' || form === 'months') {
    return (
      <Field label={asks} hint={t(`learn.in_${form}`)}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            inputMode="numeric"
            autocomplete="off"
            value={value}
            onInput={(event) => put(event.currentTarget.value)}
          />
        )}
      </Field>
    );
  }
  const [years = '', months = ''] = value.split('-');
  const join = (one: string, other: string): void =>
    put(form === 'month' ? `${one}-${other.padStart(2, '0')}` : `${one}-${other}`);
  return (
    <fieldset class="field">
      <legend>{asks}</legend>
      <div class="learn-row">
        <label>
          {t(form === 'month' ? 'learn.year' : 'learn.years')}
          <input
            inputMode="numeric"
            autocomplete="off"
            value={years}
            onInput={(event) => join(event.currentTarget.value, months)}
          />
        </label>
        <label>
          {t(form === 'month' ? 'learn.month' : 'learn.months')}
          <input
            inputMode="numeric"
            autocomplete="off"
            value={months === '00' ? '' : months.replace(/^0(?=\d)/, '')}
            onInput={(event) => join(years, event.currentTarget.value)}
          />
        </label>
      </div>
    </fieldset>
  );
}
