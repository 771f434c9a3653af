// SPDX-License-Identifier: Apache-2.0
// A part of a page that would be very long on a phone: there it is folded under its title, with
// how much is in it. `?part=NAME` in the address opens one and brings it into sight.

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

/** Paper cannot be unfolded: what is printed is opened first, and folded again behind it. */
export function useUnfoldedOnPaper(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const unfold = (): void => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>(
        'details:is(.d-fold, .d-folded):not([open])')];
      for (const one of opened) one.open = true;
    };
    const fold = (): void => {
      for (const one of opened) one.open = false;
      opened = [];
    };
    addEventListener('beforeprint', unfold);
    addEventListener('afterprint', fold);
    return () => {
      removeEventListener('beforeprint', unfold);
      removeEventListener('afterprint', fold);
    };
  }, []);
}

/** Under its head, where there is little room. */
export function Folded({ narrow, open, head, children }: {
  narrow: boolean;
  open: boolean | undefined;
  head: ComponentChildren;
  children: ComponentChildren;
}) {
  if (!narrow) return <>{head}{children}</>;
  return (
    <details class="d-fold" open={open}>
      <summary>{head}</summary>
      {children}
    </details>
  );
}

export function Part({ name, title, count, links, data, kind = '', landmark, open, children }: {
  name: string;
  title: ComponentChildren;
  /** How much is in it, beside the title where it is folded. */
  count?: ComponentChildren;
  /** Beside the title. */
  links?: ComponentChildren;
  data?: Record<`data-${string}`, string | number>;
  kind?: string;
  /** Not where a table in it, which scrolls, is a landmark under the same title. */
  landmark?: boolean;
  /** On a phone too: what needs its reader first. */
  open?: boolean;
  children: ComponentChildren;
}) {
  const narrow = useNarrow();
  const asked = wordsIn(['part']).part === name;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked) section.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  const head = (
    <h2 id={`c-${name}`}>
      {title}{narrow && count !== undefined && <small> {count}</small>}
    </h2>
  );
  return (
    <section
      ref={section}
      class={`d-part ${kind}`}
      {...(landmark && { 'aria-labelledby': `c-${name}` })}
      data-part-of={name}
      {...data}
    >
      <Folded
        narrow={narrow}
        open={asked || open}
        head={links && !narrow ? <header class="d-title">{head}{links}</header> : head}
      >
        {narrow && links}
        {children}
      </Folded>
    </section>
  );
}
