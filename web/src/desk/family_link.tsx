// SPDX-License-Identifier: Apache-2.0
// The name of a family, wherever the desk tells one, leads to its record.

import { useText } from '../shell/text';
import { familyAddress, noteName } from './seen_names';

export function FamilyLink({ household, head }: { household: string; head: string }) {
  const t = useText();
  return (
    <b>
      <a
        class="d-family"
        href={familyAddress(household)}
        data-family={household}
        onClick={() => noteName(household, head)}
      >{head || t('household.not_known')}</a>
    </b>
  );
}
