// SPDX-License-Identifier: Apache-2.0
// What the server lacks of this phone, and what came from it and did not follow from the entry
// before; with what to do. Asked anew after each contact, while the page is open.

import { useEffect, useState } from 'preact/hooks';
import { leftUndone, ownPhones } from '../log/server';
import { useOwnAccount, useStanding } from './account_context';
import { useWords } from './shell';

interface Chain {
  missing: number;
  loose: number;
}

const whole: Chain = { missing: 0, loose: 0 };

/** Of all ids that this phone has written under. */
function useOwnChain(): Chain {
  const { account: { token, device, past = [] } } = useOwnAccount();
  const { contact } = useStanding();
  const [chain, set] = useState(whole);
  useEffect(() => {
    if (token === undefined) return undefined;
    let current = true;
    ownPhones(token).then((phones) => {
      const own = phones.filter((phone) => [device, ...past].includes(phone.device));
      const sum = (of: keyof Chain): number => own.reduce((all, phone) => all + phone[of], 0);
      if (current) set({ missing: sum('missing'), loose: sum('loose') });
    }).catch(leftUndone);
    return () => {
      current = false;
    };
  }, [token, device, contact]);
  return chain;
}

export function OwnChain() {
  const { t } = useWords();
  const chain = useOwnChain();
  return (
    <>
      {(['missing', 'loose'] as const).filter((what) => chain[what] > 0).map((what) => (
        <div key={what} class="v-note" role="status" data-chain={what}>
          <p><b>{t(`phones.${what}`, { n: chain[what] })}</b></p>
          <p>{t(`phones.own_${what}_do`)}</p>
        </div>
      ))}
    </>
  );
}
