// SPDX-License-Identifier: Apache-2.0
// What the page opens with: the made-up example, or the calculation that its address asks for, in
// the month for which that was counted. Where this has passed, the law may have changed since: it
// is said, and counting for today is one touch away.

import { type Dispatch, type StateUpdater, useEffect, useState } from 'preact/hooks';
import { Button } from '../shell/controls';
import { thisMonth, useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { readAddress } from './address';
import { examplePlace } from './areas';
import { examplePerson, type Person, stillPayable } from './person';

export interface Opening {
  person: Person;
  /** The month it is counted for. */
  month: string;
  /** As an address asked, until something is changed. */
  untouched: boolean;
  /** There was an address, and it could not be read. */
  unread?: boolean;
  /** The beginning of the name of the law pack that a sheet was counted with. */
  pack?: string;
  /** The first month of a plan that had passed when it was counted for today. */
  passed?: string;
}

export function exampleOpening(today: string): Opening {
  return {
    person: { ...examplePerson(today), ...examplePlace() },
    month: today,
    untouched: true,
  };
}

function openingAt(hash: string, today: string): Opening {
  const asked = readAddress(hash);
  if (!asked) return exampleOpening(today);
  if (asked === 'unreadable') return { ...exampleOpening(today), unread: true };
  const { on: month, ...rest } = asked;
  return { ...rest, month, untouched: true };
}

/** The law is then that of the phone, and the sheet's no longer matters. */
export function countedForToday({ person, pack: _, ...rest }: Opening, today: string): Opening {
  const payable = stillPayable(person, today);
  return {
    ...rest,
    person: payable,
    month: today,
    ...(payable.start === person.start ? {} : { passed: person.start }),
  };
}

/** Another address may be opened while the page is open; other screens have theirs. */
export function useOpening(today: string): [Opening, Dispatch<StateUpdater<Opening>>, number] {
  const [opening, set] = useState(() => openingAt(location.hash, today));
  const [opened, count] = useState(0);
  useEffect(() => {
    const move = (): void => {
      if (!/^(#\/?)?$|^#\/\?/.test(location.hash)) return;
      set(openingAt(location.hash, today));
      count((n) => n + 1);
    };
    addEventListener('hashchange', move);
    return () => removeEventListener('hashchange', move);
  }, [today]);
  return [opening, set, opened];
}

/** The address of a calculation that is shown no longer must not bring it back. */
export function leaveAddress(): void {
  if (location.hash.startsWith('#/?')) history.replaceState(null, '', '#/');
}

export interface FromSheetProps {
  opening: Opening;
  today: string;
  /** The law pack of the answer that is shown. */
  pack: string | undefined;
  onToday: () => void;
  onEdit: () => void;
}

export function FromSheet({ opening, today, pack, onToday, onEdit }: FromSheetProps) {
  const t = useText();
  const format = useFormat();
  const { person, month, passed, unread } = opening;
  if (unread) {
    return (
      <div class="noted">
        <p role="status">{t('calculator.address_unread')}</p>
      </div>
    );
  }
  const otherLaw = pack && opening.pack && !pack.startsWith(opening.pack);
  if (month < today) {
    const said = [
      t('calculator.counted_before', { month: format.month(month) }),
      otherLaw ? t('calculator.other_law') : '',
    ];
    return (
      <div class="noted">
        <p role="status">{said.filter(Boolean).join(' ')}</p>
        <Button onClick={onToday}>{t('calculator.count_today')}</Button>
      </div>
    );
  }
  if (otherLaw) {
    return (
      <div class="noted">
        <p role="status">{t('calculator.other_law')}</p>
      </div>
    );
  }
  if (!passed) return null;
  const said = [
    t('calculator.start_passed', { month: format.month(passed) }),
    person.start ? t('calculator.start_now', { month: format.month(person.start) }) : '',
    t('calculator.paid_since'),
  ];
  return (
    <div class="noted">
      <p role="status">{said.filter(Boolean).join(' ')}</p>
      <Button icon="pencil" onClick={onEdit}>
        {t('calculator.edit')}
      </Button>
    </div>
  );
}
