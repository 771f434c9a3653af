// SPDX-License-Identifier: Apache-2.0
// How a file was read, and what its columns were taken for; each can be said otherwise, and is then
// tried again.

import type { FigureCheck, FigureColumn, FigureList } from '../messages';
import { useLanguage, useText } from '../shell/text';
import type { Reading } from './figures_ask';

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'];
const separators: [string, string][] = [
  [',', 'comma'], [';', 'semicolon'], ['\t', 'tab'], ['|', 'bar'],
];
const ofArea = ['ignored', 'code', 'name', 'aimag'];

interface Props {
  list: FigureList;
  ofSpells: boolean;
  check: FigureCheck;
  reading: Reading;
  readAs: (next: Reading) => void;
}

export function HowRead({ list, ofSpells, check, reading, readAs }: Props) {
  const t = useText();
  const text = check.form === 'text';
  const nameOf = (sign: string): string => {
    const known = separators.find(([one]) => one === sign);
    return known ? `${t(`figures.${known[1]}`)} ${sign === '\t' ? '' : sign}`.trim() : sign;
  };
  const choices = (key: 'encoding' | 'separator' | 'sheet', now: string,
    all: [string, string][]) => (
    <label>{t(`figures.${key}`)}
      <select
        value={now}
        onChange={(event) => readAs({ ...reading, [key]: event.currentTarget.value })}
      >
        {all.map(([value, name]) => <option key={value} value={value}>{name}</option>)}
      </select>
    </label>
  );
  return (
    <div class="f-read">
      <h3>{t('figures.read_title')}</h3>
      <p>{t(`figures.form_${check.form}`)}</p>
      <div class="d-period">
        {text && choices('encoding', check.encoding, encodings.map((one) => [one, one]))}
        {text && choices('separator', check.separator,
          separators.map(([sign]) => [sign, nameOf(sign)]))}
        {!text && choices('sheet', check.sheet, check.sheets.map((one) => [one, one]))}
        <label>{t('figures.header')}
          <input
            type="number"
            min={0}
            inputMode="numeric"
            value={check.header}
            onChange={(event) => readAs({ ...reading, header: event.currentTarget.value })}
          />
        </label>
      </div>
      {check.rivals !== '' && (
        <p class="v-note" data-rivals>
          {t('figures.rivals', { other: [...check.rivals].map(nameOf).join(', ') })}
        </p>
      )}
      <Columns {...{ list, ofSpells, check, reading, readAs }} />
    </div>
  );
}

function Columns({ list, ofSpells, check, reading, readAs }: Props) {
  const t = useText();
  return (
    <div class="d-scroll" tabIndex={0} role="region" aria-label={t('figures.columns_title')}>
      <table class="f-columns">
        <caption>{t('figures.columns_title')}</caption>
        <thead>
          <tr>
            {['column', 'column_title', 'sample', 'role'].map((key) => (
              <th key={key} scope="col">{t(`figures.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {check.columns.map((column) => (
            <tr key={column.column} data-column={column.column} data-role={column.role}>
              <td>{column.column}</td>
              <th scope="row">{column.title || '–'}</th>
              <td class="f-text">{column.sample}</td>
              <td>
                <RoleOf
                  {...{ list, ofSpells, column }}
                  put={(role) => readAs({
                    ...reading, columns: { ...reading.columns, [column.column]: role },
                  })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RoleOf({ list, ofSpells, column, put }: {
  list: FigureList;
  ofSpells: boolean;
  column: FigureColumn;
  put: (role: string) => void;
}) {
  const t = useText();
  const language = useLanguage();
  // That it is about somebody cannot be talked away.
  if (column.role === 'person') return <b>{t('figures.role_person')}</b>;
  const roles = [...ofArea, ...(ofSpells ? ['begin', 'end', 'kind'] : ['day'])];
  return (
    <select
      aria-label={`${t('figures.role')}: ${column.title || column.column}`}
      value={column.role === 'value' ? `value:${column.indicator}` : column.role}
      onChange={(event) => put(event.currentTarget.value)}
    >
      {roles.map((role) => <option key={role} value={role}>{t(`figures.role_${role}`)}</option>)}
      {!ofSpells && (
        <optgroup label={t('figures.role_value')}>
          {list.indicators.map(({ code, title }) => (
            <option key={code} value={`value:${code}`}>{title[language]}</option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
