// SPDX-License-Identifier: Apache-2.0
// A part of the page of coverage. On a phone the page would be very long, so there each part but
// the first is folded under its title; `?part=NAME` in the address opens one and brings it into
// sight.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { wordsIn } from './address_words';

const phone = matchMedia('(max-width: 600px)');

/** Whether the page is as narrow as a phone's. */
export function useNarrow(): boolean {
  const [narrow, set] = useState(phone.matches);
  useEffect(() => {
    const change = (): void => set(phone.matches);
    phone.addEventListener('change', change);
    return () => phone.removeEventListener('change', change);
  }, []);
  return narrow;
}

export function Part({ name, title, links, data, kind = '', landmark, children }: {
  name: string;
  title: string;
  /** Beside the title. */
  links?: ComponentChildren;
  data?: Record<`data-${string}`, string>;
  kind?: string;
  /** Not where a table in it, which scrolls, is a landmark under the same title. */
  landmark?: boolean;
  children: ComponentChildren;
}) {
  const narrow = useNarrow();
  const asked = wordsIn(['part']).part === name;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked) section.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  const head = <h2 id={`c-${name}`}>{title}</h2>;
  return (
    <section
      ref={section}
      class={`d-part ${kind}`}
      {...(landmark && { 'aria-labelledby': `c-${name}` })}
      data-part-of={name}
      {...data}
    >
      {narrow
        ? (
          <details class="c-fold" open={asked}>
            <summary>{head}</summary>
            {links}
            {children}
          </details>
        )
        : (
          <>
            {links ? <header class="d-title">{head}{links}</header> : head}
            {children}
          </>
        )}
    </section>
  );
}
