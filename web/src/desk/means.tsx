// SPDX-License-Identifier: Apache-2.0
// Heads of columns and of figures that open to what they count, where they stand. Nobody who only
// reads the numbers is disturbed by it: a head looks as it did, with a dotted line below.

import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useRef, useState } from 'preact/hooks';
import { useText } from '../shell/text';
import { type Defined, definitionOf } from './defined';

interface Opened {
  name: string;
  says: string;
}

const HeadRow = createContext({
  id: '',
  opened: undefined as Opened | undefined,
  open: (_: Opened | undefined): void => undefined,
});

/** The row of a table's heads; what the opened one counts stands in a row below it. */
export function Heads({ children }: { children: ComponentChildren }) {
  const id = useId();
  const row = useRef<HTMLTableRowElement>(null);
  const [opened, open] = useState<Opened>();
  return (
    <HeadRow.Provider value={{ id, opened, open }}>
      <tr ref={row}>{children}</tr>
      {opened && (
        <tr class="d-said">
          <td id={id} colSpan={row.current?.cells.length ?? 1}>
            <p><b>{opened.name}:</b> {opened.says}</p>
          </td>
        </tr>
      )}
    </HeadRow.Provider>
  );
}

/** Opens and closes what a column counts; for heads that do something besides. */
export function useHead(name: string, says: string): {
  here: boolean;
  id: string;
  open: (here: boolean) => void;
} {
  const { id, opened, open } = useContext(HeadRow);
  return {
    id, here: opened?.name === name,
    open: (here) => open(here ? { name, says } : undefined),
  };
}

/** A head in such a row. `says`: where the definition is not of the list; with neither, a word. */
export function Head({ name, of, says, kind = 'd-number' }: {
  name: string;
  of?: Defined;
  says?: string;
  kind?: string;
}) {
  const t = useText();
  const meant = says ?? (of ? t(definitionOf(of)) : '');
  const { here, id, open } = useHead(name, meant);
  return (
    <th scope="col" class={kind}>
      {meant === '' ? name : (
        <button
          type="button"
          class="d-means"
          aria-expanded={here}
          aria-controls={here ? id : undefined}
          {...(of && { 'data-means': of })}
          onClick={() => open(!here)}
        >{name}</button>
      )}
    </th>
  );
}

/** One of a list of figures (`dl class="d-figures"`). */
export function Figure({ name, of, data, children }: {
  name: string;
  of: Defined;
  data?: Record<`data-${string}`, string>;
  children: ComponentChildren;
}) {
  const t = useText();
  const id = useId();
  const [here, open] = useState(false);
  return (
    <div {...data}>
      <dt>
        <button
          type="button"
          class="d-means"
          aria-expanded={here}
          aria-controls={here ? id : undefined}
          data-means={of}
          onClick={() => open(!here)}
        >{name}</button>
      </dt>
      <dd>{children}</dd>
      {here && <dd id={id} class="d-said">{t(definitionOf(of))}</dd>}
    </div>
  );
}

export interface Meaning {
  name: string;
  says: string;
}

/** What several numbers count that stand in a sentence or in each row, folded under one title. */
export function Meanings({ of }: { of: Meaning[] }) {
  const t = useText();
  if (of.length === 0) return null;
  return (
    <details class="d-folded">
      <summary>{t('report.definitions')}</summary>
      <dl class="d-meanings">
        {of.map(({ name, says }) => (
          <div key={name}><dt>{name}</dt><dd>{says}</dd></div>
        ))}
      </dl>
    </details>
  );
}
