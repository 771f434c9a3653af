// SPDX-License-Identifier: Apache-2.0
// A button that asks for a file. The same file may be picked again.

import { Icon, type Glyph } from './shell';

/** `mark`: what the field is known by, as `data-<mark>`. */
export function PickFile({ mark, icon, label, accept, pick }: {
  mark: string;
  icon: Glyph;
  label: string;
  accept?: string;
  pick: (file: File | undefined) => void;
}) {
  return (
    <label class="button v-wide">
      <Icon name={icon} />{label}
      <input
        type="file"
        class="v-hidden"
        {...{ [`data-${mark}`]: true }}
        accept={accept}
        onChange={(event) => {
          pick(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
