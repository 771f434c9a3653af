// SPDX-License-Identifier: Apache-2.0
// One of the soums that the server knows.

import { useId } from 'preact/hooks';
import { placeNames } from '../shell/places';
import { useLanguage } from './shell';
import { useAimags, useSoums } from './soums';

export function SoumSelect({ label, value, without, put }: {
  label: string;
  value: string;
  /** The soum that is no choice here. */
  without: string;
  put: (code: string) => void;
}) {
  const id = useId();
  const language = useLanguage();
  const soums = [...useSoums().values()].filter(({ code }) => code !== without);
  const names = [...placeNames(soums, useAimags(), language)]
    .sort(([, one], [, other]) => one.localeCompare(other, language));
  return (
    <div class="v-field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => put(event.currentTarget.value)}>
        <option value="" />
        {names.map(([code, name]) => <option key={code} value={code}>{name}</option>)}
      </select>
    </div>
  );
}
