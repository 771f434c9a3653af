// SPDX-License-Identifier: Apache-2.0
// A filter with behind each choice how much it would leave.

import { useFormat } from '../shell/format';
import { useText } from '../shell/text';

const all = '\u0000';

/** `value`: undefined where it does not narrow. */
export function Choose({ name, label, rows, words, value, put }: {
  name: string;
  label: string;
  rows: { code: string; count: number }[];
  words: (code: string) => string;
  value: string | undefined;
  put: (value: string | undefined) => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <label>{label}
      <select
        data-filter={name}
        value={value ?? all}
        onChange={({ currentTarget: { value: chosen } }) =>
          put(chosen === all ? undefined : chosen)}
      >
        <option value={all}>{t('worklist.all')}</option>
        {rows.map(({ code, count }) => (
          <option key={code} value={code}>{words(code)} · {format.number(count)}</option>
        ))}
      </select>
    </label>
  );
}
