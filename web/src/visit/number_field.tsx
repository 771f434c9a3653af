// SPDX-License-Identifier: Apache-2.0
// The register number of a person, read off the identity card. Only its mark is written
// (src/outreach/register_number.h). What is typed stands on this screen alone and in no draft: a
// draft puts each keystroke on the disk, where the number is never to lie. Who leaves the form
// before saving types it again.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useAccount, useStanding } from './account_context';
import { TextField } from './fields';
import type { Base } from './form_values';
import { Button, useWords } from './shell';

interface Marked {
  mark?: string | null;
  fault?: 'form' | 'letters' | 'birthday' | null;
}

export interface NumberTyped {
  /** Undefined: not known yet; '': this phone has none. */
  key: string | undefined;
  typed: string;
  dropped: boolean;
  /** Another one at each try, so that each leads to the field. */
  fault: { is: string } | undefined;
  put(typed: string): void;
  drop(): void;
  /** What is to be written; undefined: nothing. 'wrong': what is typed is no number. */
  mark(): Promise<{ mark: string | undefined } | 'wrong'>;
}

export function useNumber(area: string): NumberTyped {
  const open = useAccount();
  const { contact } = useStanding(); // at each of which the keys are told
  const [key, setKey] = useState<string>();
  const [typed, setTyped] = useState('');
  const [dropped, setDropped] = useState(false);
  const [fault, setFault] = useState<{ is: string }>();
  useEffect(() => {
    void open.numberKey(area).then((kept) => setKey(kept ?? ''), () => setKey(''));
  }, [open, area, contact]);
  return {
    key, typed, dropped, fault,
    put: (words) => {
      setTyped(words);
      setDropped(false);
      setFault(undefined);
    },
    drop: () => {
      setTyped('');
      setDropped(true);
      setFault(undefined);
    },
    mark: async () => {
      if (typed.trim() === '' || !key) return { mark: dropped ? '' : undefined };
      const marked = await open.read<Marked>('number_mark', { typed, key });
      if (marked.mark) return { mark: marked.mark };
      setFault({ is: marked.fault ?? 'form' });
      return 'wrong';
    },
  };
}

/** "12" of a mark; '' where none was noted, or it was taken off. */
export const endOf = (mark: unknown): string => String(mark ?? '').split('.')[2] ?? '';

/** "••••••••12". */
export function maskedEnd(mark: unknown): string {
  const end = endOf(mark);
  return end === '' ? '' : `••••••••${end}`;
}

export function NumberField({ number, base }: { number: NumberTyped; base: Base }) {
  const { t } = useWords();
  const field = useRef<HTMLDivElement>(null);
  const { key, typed, dropped, fault } = number;
  useEffect(() => {
    if (!fault) return;
    field.current?.querySelector('input')?.focus();
    field.current?.scrollIntoView({ block: 'center' }); // above the foot
  }, [fault]);
  if (key === undefined) return null;
  if (key === '') return <p class="v-quiet" data-number="later">{t('household.number_later')}</p>;
  const end = dropped ? '' : endOf(base['number_mark']?.value);
  const hint = dropped ? 'household.number_dropped' : end ? 'household.number_noted'
    : 'household.number_why';
  return (
    <div ref={field} data-number={end}>
      <TextField
        label={t('household.number_mark')}
        value={typed}
        put={number.put}
        hint={t(hint, { end })}
        wrong={fault && t(`household.number_${fault.is}`)}
      />
      {end !== '' && typed === '' && (
        <Button onClick={number.drop}>{t('household.number_drop')}</Button>
      )}
    </div>
  );
}
