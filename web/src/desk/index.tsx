// SPDX-License-Identifier: Apache-2.0
// The desk: a trainer's pages of training, and the head's and the programme's pages. It needs the
// network; nothing of it is kept.

import { useEffect, useState } from 'preact/hooks';
import { remembered } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { Bar } from '../shell/bar';
import { go, type ScreenProps } from '../shell/routes';
import { SignIn } from '../visit/sign_in';
import '../visit/visit.css';
import './desk.css';
import { FirstPage } from './first_page';
import { figures, Later, pageOf } from './pages';
import { TrainerPage } from './training';

export default function DeskDoor({ path }: ScreenProps) {
  const [account, set] = useState<AccountRow | null>();
  const entered = (next: AccountRow | undefined): void => {
    if (next?.role === 'officer') return go('/officer');
    set(next ?? null);
  };
  useEffect(() => {
    void remembered().then((found) => {
      set(found && found.role !== 'officer' ? found : null);
    });
  }, []);
  if (account === undefined) return <Bar />;
  if (account === null) return <SignIn opened={entered} />;
  const left = (): void => set(null);
  // Of what stands at the desk an administrator has the figures alone.
  const page = pageOf(path, account);
  const load = account.role === 'administrator' ? figures : page?.load;
  if (load) return <Later key={page?.path} {...{ load, account, left, path }} />;
  if (account.role === 'trainer') return <TrainerPage {...{ account, left, path }} />;
  return <FirstPage account={account} left={left} />;
}
