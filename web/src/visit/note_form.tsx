// SPDX-License-Identifier: Apache-2.0
// A sentence that an officer says to something: not empty, not too long, kept until it is saved.

import type { NewEvent } from '../log/calls';
import type { Draft } from './account_context';
import { TextField } from './fields';
import { TroubleNote } from './marks';
import { longestNote } from './money_draft';
import { Button, useWords } from './shell';

export interface Note {
  note: string;
}

export function NoteForm({ draft, label, button, eventOf, saved }: {
  draft: Draft<Note>;
  label: string;
  button: string;
  eventOf: (note: string) => NewEvent;
  saved?: () => void;
}) {
  const { t } = useWords();
  const { value, set, save, saving, trouble } = draft;
  const note = value.note.trim();
  const long = note.length > longestNote;
  return (
    <>
      <TextField
        label={label}
        many
        value={value.note}
        put={(words) => set({ note: words })}
        wrong={long ? t('money.wrong_long', { most: longestNote }) : undefined}
      />
      <TroubleNote trouble={trouble} />
      <Button
        wide
        primary
        disabled={note === '' || long || saving}
        onClick={() => void save([eventOf(note)]).then((done) => done && saved?.())}
      >{button}</Button>
    </>
  );
}
