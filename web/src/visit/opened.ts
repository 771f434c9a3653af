// SPDX-License-Identifier: Apache-2.0
// Opens the account that is unlocked, for as long as a screen needs it.

import { useEffect, useState } from 'preact/hooks';
import { watchForLock } from '../log/lock_watch';
import { OpenAccount } from '../log/open_account';
import { Records } from '../log/records';
import { lockNow, type Unlocked } from '../log/unlocked';
import { programme } from './settled';
import { places } from './soums';

/** Asked for as soon as somebody signs in: they are needed where there is no signal. */
function askForLists(): void {
  void places.ask();
  void programme.ask();
}

/**
 * The account that is unlocked, opened; undefined while it opens or none is. Locking it closes it,
 * and the core forgets what it held.
 */
export function useOpened(now: Unlocked | undefined): OpenAccount | undefined {
  const [open, set] = useState<OpenAccount>();
  const device = now?.account.device;
  const cacheGone = now !== undefined && now.keys.cache === undefined;
  useEffect(() => {
    if (!now) return undefined;
    let mine: OpenAccount | undefined;
    let gone = false;
    askForLists();
    void OpenAccount.open(now, new Records()).then((opened) => {
      mine = opened;
      if (gone) return opened.close();
      set(opened);
    });
    return () => {
      gone = true;
      mine?.close();
      set(undefined);
    };
  }, [device]);
  useEffect(() => {
    if (cacheGone) void open?.cacheErased();
  }, [cacheGone, open]);
  useEffect(() => (now ? watchForLock(lockNow) : undefined), [device]);
  return open;
}
