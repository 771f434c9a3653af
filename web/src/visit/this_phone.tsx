// SPDX-License-Identifier: Apache-2.0
// The phone as a safe: whether the browser keeps it, how much room there is, when it locks, how to
// take unsent work out.

import { useCell } from '../shell/cell';
import { download } from '../log/export';
import { lockChoices, lockMinutes, setLockMinutes } from '../log/lock_watch';
import { witnessFile } from '../log/witnesses';
import { useOwnAccount, useStanding } from './account_context';
import { Chips } from './fields';
import { OwnChain } from './own_chain';
import { LockedFile, ReceiptsFile, SendFile } from './phone_files';
import { RecordsFile } from './records_file';
import { Button, useWords } from './shell';
import { useLacking } from './whole_app';

const megabyte = 1024 * 1024;

export function ThisPhone() {
  const { t } = useWords();
  const { account } = useOwnAccount();
  const { room } = useStanding();
  const minutes = useCell(lockMinutes);
  const lacking = useLacking();
  const inMegabytes = (bytes: number): number => Math.round(bytes / megabyte);
  return (
    <>
      <h2 class="v-head">{t('officer.this_phone')}</h2>
      <OwnChain />
      {lacking !== undefined && (
        <p data-lacking={lacking}>
          {lacking === 0 ? t('phone.whole') : t('phone.not_whole', { n: lacking })}
        </p>
      )}
      {room?.persisted !== undefined && (
        <p data-persisted={room.persisted}>
          {room.persisted ? t('sync.stays_yes') : t('sync.stays_no')}
        </p>
      )}
      {room?.used !== undefined && room.quota !== undefined && (
        <p class="v-quiet" data-used={room.used}>
          {t('phone.room', { used: inMegabytes(room.used), quota: inMegabytes(room.quota) })}
        </p>
      )}
      <Chips
        label={t('phone.lock_after')}
        choices={lockChoices.map((code) => ({
          code, label: t('phone.minutes', { minutes: Number(code) }),
        }))}
        chosen={[minutes]}
        tap={(code) => setLockMinutes(code as (typeof lockChoices)[number])}
      />
      <h2 class="v-head">{t('phone.files')}</h2>
      <p class="v-quiet">{t('phone.file_why')}</p>
      <LockedFile row={account} />
      <SendFile />
      <ReceiptsFile />
      <RecordsFile />
      <Witnesses />
    </>
  );
}

/** For whoever checks that the audit of the server was not changed afterwards. */
function Witnesses() {
  const { t } = useWords();
  const { account, log } = useOwnAccount();
  const take = async (): Promise<void> => {
    const text = witnessFile(await log.witnesses(), await log.store());
    download({ name: `otor-witnesses-${account.user}.jsonl`, text, rows: 0 });
  };
  return (
    <>
      <p class="v-quiet">{t('phone.witness_why')}</p>
      <Button wide onClick={() => void take()}>{t('phone.witnesses')}</Button>
    </>
  );
}
