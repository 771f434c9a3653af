// SPDX-License-Identifier: Apache-2.0
// A step of the calculation in words: the rule with its numbers, and the value.

import type { LawEntry, LawParameter, Step } from '../messages';
import type { Format } from '../shell/format';
import { inLanguage, type Language, type Places, type Text } from '../shell/text';

export function valueText(value: number, unit: string, format: Format, t: Text): string {
  if (unit === 'months') return t('app.months', { n: value }).replace(' ', '\u00a0');
  if (unit.startsWith('tugrug')) return format.money(value);
  if (unit === 'millionths') return format.percent(value);
  return format.number(value);
}

function places(step: Step, format: Format): Places {
  const found: Places = {};
  for (const input of step.inputs) {
    found[input.name] = input.unit.startsWith('tugrug')
      ? format.money(input.value)
      : input.unit === 'millionths'
        ? format.percent(input.value)
        : input.value;
  }
  return found;
}

function input(step: Step, name: string): number {
  return step.inputs.find((i) => i.name === name)?.value ?? 0;
}

/** Whole years beyond the first twenty, and the share they make: shown, not decided, here. */
function formulaPlaces(step: Step, format: Format): Places {
  const whole = Math.floor(input(step, 'months') / 12);
  const extra = whole - input(step, 'base_months') / 12;
  const share = input(step, 'base_share') + input(step, 'year_increment') * extra;
  return { extra, share: format.percent(share) };
}

export function ruleText(step: Step, format: Format, t: Text): string {
  if (step.rule === 'pension') {
    const lifted = input(step, 'floor') > input(step, 'formula');
    return t(lifted ? 'why.rule_pension_floor' : 'why.rule_pension_formula');
  }
  if (step.rule === 'months_counted') {
    const [children, herding] = [
      input(step, 'mother_credit') > 0,
      input(step, 'herder_credit') > 0,
    ];
    const kind = children ? (herding ? '' : '_children') : herding ? '_herder' : '_only';
    return t(`why.rule_months_counted${kind}`, places(step, format));
  }
  const more = step.rule === 'full_formula' ? formulaPlaces(step, format) : {};
  return t(`why.rule_${step.rule}`, { ...places(step, format), ...more });
}

export function stepValue(step: Step, format: Format, t: Text): string {
  if (step.rule === 'age_needed') return format.age(step.value);
  if (step.rule === 'months_counted' || step.rule === 'months_needed') {
    return `${valueText(step.value, step.unit, format, t)} (${format.duration(step.value)})`;
  }
  return valueText(step.value, step.unit, format, t);
}

/** The runs a price step was added up from: `2027-01: 59 × 77,500`. */
export function runLines(step: Step, format: Format, t: Text): string[] {
  const lines: string[] = [];
  for (let i = 0; i + 1 < step.inputs.length; i += 2) {
    const [months, amount] = [step.inputs[i], step.inputs[i + 1]];
    if (!months || !amount || !/^\d{4}-\d{2}$/.test(months.name)) continue;
    lines.push(
      t('why.run', {
        from: format.short(months.name),
        months: months.value,
        amount: format.money(amount.value),
      }),
    );
  }
  return lines;
}

/** The title of an act; its name, which is English, where the law is newer than the titles. */
function actTitle(act: string, t: Text): string {
  const key = `act.${act}`;
  const title = t(key);
  return title === key ? act : title;
}

export function sourceText(
  found: { parameter: LawParameter; entry: LawEntry },
  format: Format,
  t: Text,
): { title: string; act: string; language: Language; article: string } {
  const { parameter, entry } = found;
  const act = actTitle(entry.act, t);
  const article = entry.article
    ? t('why.article', { article: entry.article })
    : t('why.no_article');
  return {
    title: t('why.since', {
      title: inLanguage(format.language, parameter.title),
      date: format.short(entry.since),
    }),
    act,
    language: act === entry.act ? 'en' : format.language,
    article,
  };
}
