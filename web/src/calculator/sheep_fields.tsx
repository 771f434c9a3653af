// SPDX-License-Identifier: Apache-2.0
// The price of a sheep: of the soum where one is known, always open to change.

import { Field } from '../shell/controls';
import { type Format, useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { AmountField } from './amount_field';
import type { Area, Areas } from './areas';
import { amountIn, type Mistakes, type Person } from './person';

/** The chosen soum, where the price in use is still the one known there. */
export function priceSource(person: Person, areas: Areas): Area | undefined {
  const area = areas.list.find((a) => a.code === person.soum);
  return area?.sheep_price && area.sheep_price === amountIn(person.sheepPrice) ? area : undefined;
}

export function sheepLine(
  person: Person,
  areas: Areas,
  format: Format,
  t: (k: string, p?: Record<string, string>) => string,
): string {
  const price = amountIn(person.sheepPrice);
  if (!price) return t('calculator.sheep_price_none');
  const area = priceSource(person, areas);
  if (!area?.sheep_price_month) return t('calculator.sheep_price', { price: format.money(price) });
  return t('calculator.sheep_price_from', {
    price: format.money(price),
    soum: areas.names.get(area.code) ?? '',
    year: area.sheep_price_month.slice(0, 4),
  });
}

export interface SheepFieldsProps {
  person: Person;
  areas: Areas;
  mistakes: Mistakes;
  onChange: (part: Partial<Person>) => void;
}

export function SheepFields({ person, areas, mistakes, onChange }: SheepFieldsProps) {
  const t = useText();
  const format = useFormat();
  const source = priceSource(person, areas);
  const choose = (code: string): void => {
    const price = areas.list.find((area) => area.code === code)?.sheep_price;
    onChange({ soum: code, ...(price ? { sheepPrice: String(price) } : {}) });
  };
  const hint = source?.sheep_price_month
    ? t('calculator.sheep_price_old', {
        soum: areas.names.get(source.code) ?? '',
        month: format.month(source.sheep_price_month),
      })
    : t('calculator.sheep_price_hint');
  return (
    <>
      {areas.list.length > 0 ? (
        <Field label={t('calculator.soum')}>
          {({ id }) => (
            <select id={id} value={person.soum} onChange={(e) => choose(e.currentTarget.value)}>
              <option value="">{t('calculator.soum_none')}</option>
              {areas.groups.map(({ name, areas: soums }) => {
                const options = soums.map(({ code }) => (
                  <option key={code} value={code}>
                    {areas.names.get(code)}
                  </option>
                ));
                if (!name) return options;
                return (
                  <optgroup key={name} label={name}>
                    {options}
                  </optgroup>
                );
              })}
            </select>
          )}
        </Field>
      ) : null}
      <AmountField
        label={t('calculator.sheep_price_label')}
        hint={hint}
        wrong={Boolean(mistakes.sheepPrice)}
        value={person.sheepPrice}
        onInput={(sheepPrice) => onChange({ sheepPrice })}
      />
    </>
  );
}
