// SPDX-License-Identifier: Apache-2.0
// The officer's screens: sign in once, then everything from this phone.

import { useEffect } from 'preact/hooks';
import { remembered } from '../log/accounts';
import { watchLeases } from '../log/lease_watch';
import { leftUndone, logOut } from '../log/server';
import { lockNow, unlocked } from '../log/unlocked';
import { useCell } from '../shell/cell';
import { go as goTo, type ScreenProps } from '../shell/routes';
import { Waiting } from '../shell/waiting';
import { AccountContext } from './account_context';
import { useOpened } from './opened';
import { Screen } from './screen';
import { SignIn } from './sign_in';
import './visit.css';

/** A head who is signed in belongs to the desk. */
function useDeskInstead(): void {
  useEffect(() => {
    watchLeases();
    if (unlocked.get()) return;
    void remembered().then((row) => row && row.role !== 'officer' && goTo('/desk'));
  }, []);
}

export default function Officer({ path }: ScreenProps) {
  const now = useCell(unlocked);
  const open = useOpened(now);
  useDeskInstead();
  if (!now) return <SignIn opened={(row) => row.role !== 'officer' && goTo('/desk')} />;
  if (!open) return <Waiting says="sync.opening" />;
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
