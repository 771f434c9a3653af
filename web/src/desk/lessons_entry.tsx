// SPDX-License-Identifier: Apache-2.0
// What a point and a decision share: words that are typed, what is done with an entry, who took it
// back, and what stood there before.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { EntryBy, Withdrawn as TakenBack } from '../messages';
import { Button, Field } from '../shell/controls';
import type { Shared } from './lessons_meeting';
import { type LessonWords, longestWords } from './lessons_words';

export function TextField({ label, value, put }: {
  label: string;
  value: string;
  put: (text: string) => void;
}) {
  return (
    <Field label={label}>
      {({ id }) => (
        <textarea
          id={id}
          rows={2}
          maxLength={longestWords}
          value={value}
          onInput={(event) => put(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A few lines and a button. What was typed stays until the server has it. */
export function Typing({ label, button, busy, start, send, close }: {
  label: string;
  button: string;
  busy: boolean;
  start?: string;
  send: (text: string) => Promise<boolean>;
  close?: () => void;
}) {
  const [text, type] = useState(start ?? '');
  const submit = async (): Promise<void> => {
    if (!await send(text.trim())) return;
    type('');
    close?.();
  };
  return (
    <form
      class="d-words d-screen"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && text.trim() !== '') void submit();
      }}
    >
      <TextField label={label} value={text} put={type} />
      <Button type="submit" disabled={busy || text.trim() === ''}>{button}</Button>
    </form>
  );
}

/** What can be done with an entry; one at a time is open. */
export function Actions<T extends string>({ all, open, set, words: { t } }: {
  all: readonly T[];
  open: T | undefined;
  set: (which: T | undefined) => void;
  words: LessonWords;
}) {
  return (
    <div class="l-actions d-screen">
      {all.map((which) => (
        <button
          key={which}
          type="button"
          class="link"
          aria-expanded={open === which}
          onClick={() => set(open === which ? undefined : which)}
        >{t(`lessons.${which}`)}</button>
      ))}
    </div>
  );
}

/** Who took it back, and why; and what it said, where nothing of it stands. */
export function Withdrawn({ told, gone, words: { t, format } }: {
  told: TakenBack[];
  gone: string | undefined;
  words: LessonWords;
}) {
  return (
    <>
      {gone !== undefined && <p><s>{gone}</s></p>}
      {told.map(({ by, why }) => (
        <p key={by.event} class="d-quiet">
          {t('lessons.withdrawn', { why, name: by.name, day: format.short(by.on) })}
        </p>
      ))}
    </>
  );
}

export function History<T extends { by: EntryBy }>({ before, words, says }: {
  before: T[];
  words: LessonWords;
  says: (one: T) => ComponentChildren;
}) {
  if (before.length === 0) return null;
  return (
    <details class="l-before">
      <summary>{words.t('lessons.before')}</summary>
      <ul>
        {before.map((one) => (
          <li key={one.by.event}>{says(one)} <small>{words.by(one.by)}</small></li>
        ))}
      </ul>
    </details>
  );
}

export function Withdraw({ entry, over, shared, close }: {
  entry: string;
  over: string[];
  shared: Shared;
  close: () => void;
}) {
  const { words: { t }, order, sends } = shared;
  return (
    <div>
      <p class="d-quiet">{t('lessons.withdraw_means')}</p>
      <Typing
        label={t('lessons.why')}
        button={t('lessons.withdraw')}
        busy={sends.busy}
        close={close}
        send={(why) => order({ what: 'withdraw', entry, over, why })}
      />
    </div>
  );
}
