// SPDX-License-Identifier: Apache-2.0
// How much is only on this phone, where no account is needed: of the account that is open, else of
// all of them, as the lock screen tells it, but nobody's name.

import { useEffect, useState } from 'preact/hooks';
import { accounts } from '../log/accounts';
import { unlocked } from '../log/unlocked_now';
import { useCell } from '../shell/cell';
import { loadRest, useText } from '../shell/text';
import './unsafe.css';

/** Another window of the app may be sending. */
const every = 15_000;

async function unsafeOf(user: string | undefined): Promise<number> {
  const rows = await accounts();
  const whose = user === undefined ? rows : rows.filter((row) => row.user === user);
  return whose.reduce((sum, { unsafe }) => sum + unsafe, 0);
}

function useUnsafe(): number {
  const user = useCell(unlocked)?.account.user;
  const [count, set] = useState(0);
  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      const now = await unsafeOf(user);
      if (now > 0) await loadRest();
      if (current) set(now);
    };
    const again = (): void => void look().catch(() => undefined); // the next look tells it
    again();
    const timer = setInterval(again, every);
    addEventListener('focus', again);
    return () => {
      current = false;
      clearInterval(timer);
      removeEventListener('focus', again);
    };
  }, [user]);
  return count;
}

export function UnsentCount() {
  const t = useText();
  const count = useUnsafe();
  if (count === 0) return null;
  return (
    <a
      class="v-unsent"
      href="#/officer"
      aria-label={t('sync.unsafe_count', { n: count })}
      data-unsent={count}
    >
      <span class="v-unsafe" aria-hidden="true">{count}</span>
    </a>
  );
}
