// SPDX-License-Identifier: Apache-2.0
// A form that is in the way until it is wanted: under its title.

import type { ComponentChildren } from 'preact';

export function Fold({ order, title, open, children }: {
  order: string;
  title: string;
  /** At the start. */
  open: boolean;
  children: ComponentChildren;
}) {
  return (
    <section class="d-part d-form" data-order={order}>
      <details class="t-fold" open={open}>
        <summary><h2>{title}</h2></summary>
        {children}
      </details>
    </section>
  );
}
