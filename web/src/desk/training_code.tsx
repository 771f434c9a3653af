// SPDX-License-Identifier: Apache-2.0
// The code of a day for everybody in the hall: over the whole screen, for a projector. It needs no
// network once the run was read.

import { useEffect, useRef } from 'preact/hooks';
import type { RunDay } from '../messages';
import { CodeSquares } from '../papers/code_squares';
import { useFormat } from '../shell/format';
import { Icon } from '../shell/icons';
import { useText } from '../shell/text';

/** What the code says: the page on which a learner's phone notes that she is there. */
export function dayAddress(run: string, { day, code }: RunDay): string {
  const words = new URLSearchParams({ run, day, code });
  return `${location.origin}/#/learn/here?${words.toString()}`;
}

export function CodePage({ run, day, close }: { run: string; day: RunDay; close: () => void }) {
  const t = useText();
  const format = useFormat();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    heading.current?.focus();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="t-code"
      ref={dialog}
      aria-labelledby="t-code"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id="t-code" ref={heading} tabIndex={-1}>
          {t('training.code')} <span>{format.short(day.day)}</span>
        </h2>
        <button type="button" class="plain" aria-label={t('app.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <CodeSquares text={dayAddress(run, day)} says={t('training.code_qr')} />
      <p class="t-letters" data-code={day.code}>
        <span aria-hidden="true">{day.code.slice(0, 3)} {day.code.slice(3)}</span>
        <span class="out-of-sight">{[...day.code].join(' ')}</span>
      </p>
      <p>{t('training.code_how')}</p>
    </dialog>
  );
}
