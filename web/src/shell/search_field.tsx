// SPDX-License-Identifier: Apache-2.0
// Where words are looked for: on this phone, without a network. `find` where Enter leads somewhere.

import { Icon } from './icons';
import './search_field.css';

export function SearchField({ label, value, put, find }: {
  label: string;
  value: string;
  put: (words: string) => void;
  find?: () => void;
}) {
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        find?.();
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onInput={(event) => put(event.currentTarget.value)}
      />
    </form>
  );
}
