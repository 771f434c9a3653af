// SPDX-License-Identifier: Apache-2.0
// The officer's screens: sign in once, then everything from this phone.

import { useEffect, useState } from 'preact/hooks';
import { remembered } from '../log/accounts';
import { watchLeases } from '../log/lease_watch';
import { watchForLock } from '../log/lock_watch';
import { OpenAccount } from '../log/open_account';
import { Records } from '../log/records';
import { leftUndone, logOut } from '../log/server';
import { lockNow, unlocked, type Unlocked } from '../log/unlocked';
import { useCell } from '../shell/cell';
import { go as goTo, type ScreenProps } from '../shell/routes';
import { AccountContext } from './account_context';
import { Screen } from './screen';
import { programme } from './settled';
import { useWords } from './shell';
import { SignIn } from './sign_in';
import { places } from './soums';
import './visit.css';

/** Asked for as soon as somebody signs in: they are needed where there is no signal. */
function askForLists(): void {
  void places.ask();
  void programme.ask();
}

/**
 * The account that is unlocked, opened; undefined while it opens or none is. Locking it closes it,
 * and the core forgets what it held.
 */
function useOpened(now: Unlocked | undefined): OpenAccount | undefined {
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

/** A head who is signed in belongs to the desk. */
function useDeskInstead(): void {
  useEffect(() => {
    watchLeases();
    if (unlocked.get()) return;
    void remembered().then((row) => row && row.role !== 'officer' && goTo('/desk'));
  }, []);
}

export default function Officer({ path }: ScreenProps) {
  const { t } = useWords();
  const now = useCell(unlocked);
  const open = useOpened(now);
  useDeskInstead();
  if (!now) return <SignIn opened={(row) => row.role !== 'officer' && goTo('/desk')} />;
  if (!open) return <main class="waiting"><p>{t('sync.opening')}</p></main>;
  const leave = async (): Promise<void> => {
    const { token } = open.account;
    await open.forgetToken();
    lockNow();
    if (token !== undefined) await logOut(token).catch(leftUndone);
  };
  return (
    <AccountContext.Provider value={open}>
      <div class="v-page">
        <Screen path={path} leave={() => void leave()} />
      </div>
    </AccountContext.Provider>
  );
}
