// SPDX-License-Identifier: Apache-2.0

import { lockNow } from '../log/unlocked';
import { Languages } from '../shell/bar';
import { useAccount } from './account_context';
import { LessonsRow } from './lessons';
import { Standing } from './marks';
import { MoneyRow } from './money';
import { OwnPhones } from './own_phones';
import { Button, Icon, useWords } from './shell';
import { Stock } from './stock';
import { ThisPhone } from './this_phone';

export function Me({ leave }: { leave: () => void }) {
  const { t, areaName } = useWords();
  const { account } = useAccount();
  return (
    <>
      <Standing />
      <div class="v-wrap">
        <h2 class="v-head">{account.name}</h2>
        <p class="v-quiet">
          {account.areas.map((area) => t('officer.soum', { soum: areaName(area) })).join(', ')}
        </p>
        <Languages />
        <Button wide primary onClick={lockNow}><Icon name="lock" />{t('pin.lock')}</Button>
        <Stock />
        <MoneyRow />
        <LessonsRow />
        <ThisPhone />
        <OwnPhones />
        <p class="v-quiet">{t('signin.out_keeps')}</p>
        <Button wide onClick={leave}>{t('signin.out')}</Button>
      </div>
    </>
  );
}
