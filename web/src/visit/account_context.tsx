// SPDX-License-Identifier: Apache-2.0
// How a screen reads and writes: through the one open account. It is told of changes by `turn`.

import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NewEvent } from '../log/calls';
import { DraftKeeper } from '../log/draft';
import { HeadMoved, PhoneFull } from '../log/device_log';
import { NotWriting, OpenAccount } from '../log/open_account';
import { CoreSays } from '../log/records';
import type { Standing } from '../log/standing';
import type { WorkAccount } from '../log/work_account';

export const AccountContext = createContext<WorkAccount | undefined>(undefined);

export function useAccount(): WorkAccount {
  const open = useContext(AccountContext);
  if (!open) throw new Error('no account is open');
  return open;
}

/** On screens that practice has not: what they show is the phone's own. */
export function useOwnAccount(): OpenAccount {
  const open = useAccount();
  if (!(open instanceof OpenAccount)) throw new Error('nothing of this is in practice');
  return open;
}

export function useStanding(): Standing {
  const open = useAccount();
  const [standing, set] = useState(open.standing);
  useEffect(() => {
    set(open.standing);
    return open.subscribe(() => set(open.standing));
  }, [open]);
  return standing;
}

/** What an account is called; the account itself where nobody told its name. */
export function useNames(): (user: string) => string {
  const { account, department: { names } } = useAccount();
  useStanding(); // told anew when names come
  return (user) => names.get(user) ?? (user === account.user ? account.name : user);
}

/**
 * The answer of the core, again after each change; the former one stays until the new one is
 * there.
 */
export function useRead<T>(name: string, body: unknown): T | undefined {
  const open = useAccount();
  const { turn } = useStanding();
  const asked = JSON.stringify(body);
  const [answer, set] = useState<{ asked: string; value: T | undefined }>();
  useEffect(() => {
    let current = true;
    open.read<T>(name, JSON.parse(asked))
      .then((value) => current && set({ asked, value }))
      .catch((error: unknown) => {
        if (!(error instanceof CoreSays && error.code === 'not_found')) reportError(error);
        if (current) set({ asked, value: undefined });
      });
    return () => {
      current = false;
    };
  }, [open, name, asked, turn]);
  return answer?.asked === asked ? answer.value : undefined;
}

export type Trouble = 'full' | 'went_wrong' | undefined;

export interface Draft<T> {
  value: T;
  /** The stored draft has been read: until then nothing may be typed over it. */
  ready: boolean;
  /** Something is in it that is not yet in the log. */
  touched: boolean;
  set(change: Partial<T>): void;
  /** Writes the events and ends the draft in one transaction; true once that is durable. */
  save(events: NewEvent[], alsoEnds?: string[]): Promise<boolean>;
  trouble: Trouble;
  saving: boolean;
}

function troubleOf(open: WorkAccount, error: unknown): Trouble {
  if (!(error instanceof PhoneFull)) {
    const otherTab = error instanceof NotWriting || error instanceof HeadMoved;
    if (!otherTab) reportError(error);
    return 'went_wrong';
  }
  open.phoneFull();
  return 'full';
}

/** For what one tap says, without a form: what was not kept is told, and may be tapped again. */
export function useTelling(): { tell(event: NewEvent): void; trouble: Trouble } {
  const open = useAccount();
  const [trouble, setTrouble] = useState<Trouble>();
  const tell = (event: NewEvent): void => {
    void open.record([event]).then(() => setTrouble(undefined),
      (error: unknown) => setTrouble(troubleOf(open, error)));
  };
  return { tell, trouble };
}

export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const open = useAccount();
  const keeper = useRef<DraftKeeper<T> | null>(null);
  const latest = useRef<T>(initial);
  const typed = useRef<Partial<T>>({});  // since it was opened
  const [value, show] = useState<T>(initial);
  const [ready, setReady] = useState(false);
  const [touched, setTouched] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [saving, setSaving] = useState(false);

  const newKeeper = (): DraftKeeper<T> => new DraftKeeper<T>(open.log, key, (error) => {
    setTrouble(troubleOf(open, error));
  });

  // Before anything is painted: what is typed at once is typed into this draft.
  useLayoutEffect(() => {
    let current = true;
    keeper.current = newKeeper();
    latest.current = initial;
    typed.current = {};
    show(initial);
    setReady(false);
    setTouched(false);
    void open.log.draft<T>(key).then((stored) => {
      if (!current) return;
      if (stored) {
        latest.current = { ...initial, ...stored, ...typed.current };
        show(latest.current);
        setTouched(true);
      }
      setReady(true);
    });
    return () => {
      current = false;
      keeper.current?.release();
    };
  }, [open, key]);

  const set = (change: Partial<T>): void => {
    latest.current = { ...latest.current, ...change };
    typed.current = { ...typed.current, ...change };
    show(latest.current);
    setTouched(true);
    keeper.current?.keep(latest.current);
  };

  const save = async (events: NewEvent[], alsoEnds: string[] = []): Promise<boolean> => {
    setSaving(true);
    await keeper.current?.end();
    try {
      await open.record(events, [key, ...alsoEnds]);
      setTrouble(undefined);
      setTouched(false);
      latest.current = initial;
      show(initial);
      keeper.current = newKeeper();
      return true;
    } catch (error) {
      keeper.current?.resume();
      setTrouble(troubleOf(open, error));
      return false;
    } finally {
      setSaving(false);
    }
  };

  return { value, ready, touched, set, save, trouble, saving };
}
