// SPDX-License-Identifier: Apache-2.0
// Around every page of the desk: who is signed in, and what cannot be read now.

import type { ComponentChildren } from 'preact';
import type { AccountRow } from '../log/database';
import { Bar } from '../shell/bar';
import { Button } from '../shell/controls';
import { useText } from '../shell/text';
import type { Trouble } from './asked';
import { useUnfoldedOnPaper } from './folded';
import { DeskNav } from './nav';
import { Views } from './views';

export function Frame({ account, leave, children }: {
  account: AccountRow;
  leave: () => void;
  children: ComponentChildren;
}) {
  const t = useText();
  useUnfoldedOnPaper();
  return (
    <>
      <Bar>
        <p class="d-who">{account.name}</p>
        <button type="button" class="plain" onClick={leave}>
          {t('signin.out')}
        </button>
      </Bar>
      <main class="d-page">
        <DeskNav account={account} />
        {account.made_up && <p class="v-banner d-banner">{t('officer.demo')}</p>}
        <Views account={account} ended={leave} />
        {children}
      </main>
    </>
  );
}

export function Failed({ reason, again }: { reason: Trouble; again: () => void }) {
  const t = useText();
  const words = {
    no_network: 'desk.no_network', not_allowed: 'desk.not_allowed', server: 'signin.server_trouble',
    sign_in: 'signin.again', went_wrong: 'app.went_wrong',
  };
  return (
    <div class="d-part" role="alert">
      <p>{t(words[reason])}</p>
      {reason !== 'not_allowed' && <Button onClick={again}>{t('desk.try_again')}</Button>}
    </div>
  );
}
