// SPDX-License-Identifier: Apache-2.0
// A number in a table that leads to what it counts.

import { useFormat } from '../shell/format';

/** Withheld where there is no value; without `to` it leads nowhere. */
export function Count({ value, to }: {
  value: number | null | undefined;
  to?: string | undefined;
}) {
  const format = useFormat();
  const words = value === null || value === undefined ? '*' : format.number(value);
  return (
    <td class="d-number">
      {to === undefined || words === '*' || value === 0
        ? words : <a class="d-count" href={to}>{words}</a>}
    </td>
  );
}
