// SPDX-License-Identifier: Apache-2.0
// The price of a sheep: of the soum where one is known, always open to change.

import { Field } from '../shell/controls';
import { type Format, useFormat } from '../shell/format';
import { type Language, useLanguage, useText } from '../shell/text';
import { AmountField } from './amount_field';
import type { Area } from './areas';
import { amountIn, type Mistakes, type Person } from './person';

export function areaName(area: Area, language: Language): string {
  const names = { mn: area.name_mn, kk: area.name_kk, en: area.name_en };
  return names[language] ?? area.name_mn;
}

/** The chosen soum, where the price in use is still the one known there. */
export function priceSource(person: Person, areas: Area[]): Area | undefined {
  const area = areas.find((a) => a.code === person.soum);
  return area?.sheep_price && area.sheep_price === amountIn(person.sheepPrice) ? area : undefined;
}

export function sheepLine(
  person: Person,
  areas: Area[],
  format: Format,
  t: (k: string, p?: Record<string, string>) => string,
): string {
  const price = amountIn(person.sheepPrice);
  if (!price) return t('calculator.sheep_price_none');
  const area = priceSource(person, areas);
  if (!area?.sheep_price_month) return t('calculator.sheep_price', { price: format.money(price) });
  return t('calculator.sheep_price_from', {
    price: format.money(price),
    soum: areaName(area, format.language),
    year: area.sheep_price_month.slice(0, 4),
  });
}

export interface SheepFieldsProps {
  person: Person;
  areas: Area[];
  mistakes: Mistakes;
  onChange: (part: Partial<Person>) => void;
}

export function SheepFields({ person, areas, mistakes, onChange }: SheepFieldsProps) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const source = priceSource(person, areas);
  const choose = (code: string): void => {
    const price = areas.find((area) => area.code === code)?.sheep_price;
    onChange({ soum: code, ...(price ? { sheepPrice: String(price) } : {}) });
  };
  const hint = source?.sheep_price_month
    ? t('calculator.sheep_price_old', {
        soum: areaName(source, language),
        month: format.month(source.sheep_price_month),
      })
    : t('calculator.sheep_price_hint');
  return (
    <>
      {areas.length > 0 ? (
        <Field label={t('calculator.soum')}>
          {({ id }) => (
            <select id={id} value={person.soum} onChange={(e) => choose(e.currentTarget.value)}>
              <option value="">{t('calculator.soum_none')}</option>
              {areas.map((area) => (
                <option key={area.code} value={area.code}>
                  {areaName(area, language)}
                </option>
              ))}
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
