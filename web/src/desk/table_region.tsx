// SPDX-License-Identifier: Apache-2.0
// A wide table, which scrolls by itself, and the same rows as a file: what stands on the screen,
// numbers without their marks of thousands and money.

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { download } from '../shell/download';
import { useText } from '../shell/text';
import { csvOf } from './csv';

const grouped = /^-?₮?-?\d{1,3}(?:[,\u00A0\u202F]\d{3})*(?:\s*₮)?$/;

/** 1234 of "1,234 ₮"; what is more than a number stays as it stands. */
export function cellOf(text: string): string | number {
  const words = text.trim().replace(/\s*\n\s*/g, ' / ');
  return grouped.test(words) ? Number(words.replace(/[^\d-]/g, '')) : words;
}

/** Without what a head explains when it is asked. */
function rowsOf(table: HTMLTableElement): (string | number)[][] {
  return [...table.rows]
    .filter((row) => !row.classList.contains('d-said'))
    .map((row) => [...row.cells].map((cell) => cellOf(cell.innerText)));
}

/** `label`: the id of its heading, or `says`: its name. `tall`: no higher than a screen. */
export function TableRegion({ label, says, name, tall = false, children }: {
  label?: string;
  says?: string;
  name: string;
  tall?: boolean;
  children: ComponentChildren;
}) {
  const t = useText();
  const region = useRef<HTMLDivElement>(null);
  const save = (): void => {
    const table = region.current?.querySelector('table');
    if (!table) return;
    download(new Blob([csvOf(rowsOf(table))], { type: 'text/csv' }), `otor-${name}.csv`);
  };
  return (
    <>
      <div
        ref={region}
        class={tall ? 'd-scroll d-tall' : 'd-scroll'}
        tabIndex={0}
        role="region"
        aria-label={says}
        aria-labelledby={label}
      >
        {children}
      </div>
      <p class="d-links d-screen">
        <button type="button" class="link" data-csv={name} onClick={save}>{t('desk.csv')}</button>
      </p>
    </>
  );
}
