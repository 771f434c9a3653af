// SPDX-License-Identifier: Apache-2.0
// What is said beside a table of figures: what it counts, of which day, who published it.

import { useRef } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import type { FigureList } from '../messages';
import { Button, Field } from '../shell/controls';
import { type Text, useLanguage, useText } from '../shell/text';
import { type Asked, borders, largestFile, spells } from './figures_ask';

const longestWords = 100;
const units = ['people', 'households'] as const;

export function FigureForm({ list, asked, file, change, busy, tryIt }: {
  list: FigureList;
  asked: Asked;
  file: File | undefined;
  change: (next: Partial<Asked> & { file?: File | undefined }) => void;
  busy: boolean;
  tryIt: () => void;
}) {
  const t = useText();
  const language = useLanguage();
  const chosen = list.indicators.find(({ code }) => code === asked.indicator);
  const ofSpells = asked.indicator === spells;
  const ofBorders = asked.indicator === borders;
  const tooLarge = file !== undefined && file.size > largestFile;
  const said = ofSpells || ofBorders ? asked.as_of !== '' : chosen !== undefined;
  const whole = said && asked.source.trim() !== '' && file && !tooLarge;
  return (
    <form
      class="f-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole && !busy) tryIt();
      }}
    >
      <Field
        label={t('figures.indicator')}
        hint={hintOf(t, asked.indicator) ?? chosen?.definition[language]}
      >
        {({ id, describedBy }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            value={asked.indicator}
            onChange={(event) => change({ indicator: event.currentTarget.value })}
          >
            <option value="">{t('figures.choose')}</option>
            {units.map((unit) => (
              <optgroup key={unit} label={t(`figures.${unit}`)}>
                {list.indicators.filter((one) => one.unit === unit).map(({ code, title }) => (
                  <option key={code} value={code}>{title[language]}</option>
                ))}
              </optgroup>
            ))}
            <option value={spells}>{t('staying.spells')}</option>
            <option value={borders}>{t('figures.borders')}</option>
          </select>
        )}
      </Field>
      <Field
        label={t(dayOf(asked.indicator))}
        hint={ofSpells || ofBorders ? undefined : t('figures.as_of_hint')}
      >
        {({ id, describedBy }) => (
          <input
            id={id}
            type="date"
            aria-describedby={describedBy}
            max={thisDay()}
            value={asked.as_of}
            onChange={(event) => change({ as_of: event.currentTarget.value })}
          />
        )}
      </Field>
      <Words
        label={t('figures.source')}
        value={asked.source}
        put={(source) => change({ source })}
      />
      <Words
        label={t('figures.address')}
        value={asked.address}
        put={(address) => change({ address })}
      />
      <FileField {...{ file, change }} problem={tooLarge ? t('figures.too_large') : undefined} />
      <Button primary type="submit" disabled={!whole || busy}>
        {t(whole ? 'figures.try' : 'figures.needs')}
      </Button>
    </form>
  );
}

function hintOf(t: Text, indicator: string): string | undefined {
  if (indicator === spells) return t('staying.spells_hint');
  return indicator === borders ? t('figures.borders_hint') : undefined;
}

function dayOf(indicator: string): string {
  if (indicator === spells) return 'staying.spells_day';
  return indicator === borders ? 'figures.borders_day' : 'figures.as_of';
}

function Words({ label, value, put }: {
  label: string;
  value: string;
  put: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {({ id }) => (
        <input
          id={id}
          type="text"
          maxLength={longestWords}
          value={value}
          onInput={(event) => put(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function FileField({ file, change, problem }: {
  file: File | undefined;
  change: (next: { file: File | undefined }) => void;
  problem: string | undefined;
}) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  // The browser shows a name that is gone, and tells nothing when the same file is chosen again.
  if (!file && field.current) field.current.value = '';
  return (
    <Field label={t('figures.file')} problem={problem}>
      {({ id, describedBy }) => (
        <input
          id={id}
          ref={field}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.geojson,.json"
          aria-describedby={describedBy}
          onChange={(event) => change({ file: event.currentTarget.files?.[0] })}
        />
      )}
    </Field>
  );
}
