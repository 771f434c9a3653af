// SPDX-License-Identifier: Apache-2.0
// The officer's other phones, as the server knows them: whoever lost one gives it up from the next.

import { useState } from 'preact/hooks';
import { giveUpPhone, leftUndone, ownPhones } from '../log/server';
import type { OfficerPhone } from '../messages';
import { Sheet } from '../shell/sheet';
import { useOwnAccount } from './account_context';
import { Button, useWords } from './shell';

type Found = OfficerPhone[] | 'asking' | 'failed' | undefined;

export function OwnPhones() {
  const { t, day } = useWords();
  const { account } = useOwnAccount();
  const { token, device, past = [] } = account;
  const [found, set] = useState<Found>();
  const [chosen, choose] = useState<OfficerPhone>();
  const told = (asked: Promise<OfficerPhone[]>): void => {
    set('asking');
    asked.then(
      (phones) => set(phones.filter((phone) => ![device, ...past].includes(phone.device))),
      (error: unknown) => {
        set('failed');
        leftUndone(error);
      });
  };
  if (token === undefined) return null;
  return (
    <>
      <h2 class="v-head">{t('phones.own')}</h2>
      <div role="status">
        {found === 'failed' && <p class="v-note">{t('phones.failed')}</p>}
        {Array.isArray(found) && found.length === 0 && <p>{t('phones.own_none')}</p>}
      </div>
      {Array.isArray(found) && found.length > 0 && (
        <ul class="v-list v-phones">
          {found.map((phone) => (
            <li key={phone.device} data-phone={phone.device}>
              <p>
                <b>{t('phones.since')}: {day(phone.since)}</b>
                <br />
                {t('phones.sent')}: {phone.sent ? day(phone.sent) : '–'}
              </p>
              {phone.lost
                ? <p class="v-quiet">{t('phones.lost_on', { date: day(phone.lost) })}</p>
                : <Button wide onClick={() => choose(phone)}>{t('phones.lose')}</Button>}
            </li>
          ))}
        </ul>
      )}
      {!Array.isArray(found) && (
        <Button wide disabled={found === 'asking'} onClick={() => told(ownPhones(token))}>
          {t('phones.own_ask')}
        </Button>
      )}
      {chosen && (
        <Sheet
          title={t('phones.own_lose')}
          onClose={() => choose(undefined)}
          foot={(
            <Button
              primary
              wide
              onClick={() => {
                told(giveUpPhone(token, chosen.device));
                choose(undefined);
              }}
            >{t('phones.yes')}</Button>
          )}
        >
          <p>{t('phones.own_means')}</p>
        </Sheet>
      )}
    </>
  );
}
