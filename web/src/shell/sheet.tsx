// SPDX-License-Identifier: Apache-2.0
// A sheet that comes up from below over the page. It keeps the focus inside, closes on Escape, on
// its cross and on a tap outside, and gives the focus back.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons';
import { useText } from './text';

export interface SheetProps {
  title: ComponentChildren;
  label?: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Stays below what scrolls: buttons. */
  foot?: ComponentChildren;
  /** Stays above what scrolls: the picture while its numbers are changed. */
  head?: ComponentChildren;
}

export function Sheet({ title, label, onClose, children, foot, head }: SheetProps) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return undefined;
    const before = document.activeElement;
    shown.showModal();
    heading.current?.focus();
    return () => {
      shown.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  const tap = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog class="sheet" ref={dialog} aria-label={label} onCancel={cancel} onClick={tap}>
      <div class="sheet-page">
        <header class="sheet-title">
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" class="plain" aria-label={t('app.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {head}
        <div class="sheet-body" tabIndex={0}>
          {children}
        </div>
        {foot ? <footer class="sheet-foot">{foot}</footer> : null}
      </div>
    </dialog>
  );
}
