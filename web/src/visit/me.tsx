// SPDX-License-Identifier: Apache-2.0

import { Languages } from '../shell/bar';
import { useAccount, useStanding } from './account_context';
import { Standing } from './marks';
import { Button, useWords } from './shell';

export function Me({ leave }: { leave: () => void }) {
  const { t, areaName } = useWords();
  const { account } = useAccount();
  const { persisted } = useStanding();
  return (
    <>
      <Standing />
      <div class="v-wrap">
        <h2 class="v-head">{account.name}</h2>
        <p class="v-quiet">
          {account.areas.map((area) => t('officer.soum', { soum: areaName(area) })).join(', ')}
        </p>
        <Languages />
        <h2 class="v-head">{t('officer.this_phone')}</h2>
        {persisted !== undefined && (
          <p data-persisted={persisted}>{persisted ? t('sync.stays_yes') : t('sync.stays_no')}</p>
        )}
        <p class="v-quiet">{t('signin.out_keeps')}</p>
        <Button wide onClick={leave}>{t('signin.out')}</Button>
      </div>
    </>
  );
}
