// SPDX-License-Identifier: Apache-2.0
// Files of work that is not yet safe: taken out without a PIN, found left behind on this phone,
// sent from a file by password.

import { useEffect, useState } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import { download, exportUnsent, NotSealedForServer } from '../log/export';
import { accountRow, failure } from '../log/accounts';
import type { PhoneFile } from '../log/phone_file';
import { leftBehind, readPickedFile, sendFile } from '../log/rescue';
import { NotBelieved, receiptsFromFile, type Disbelief } from '../log/receipts_file';
import { otherServerKey } from '../log/server_key';
import { useOwnAccount, useStanding } from './account_context';
import { PickFile } from './pick_file';
import { Password } from './sign_in';
import { Button, useWords } from './shell';

const lines = '.jsonl,application/jsonl';

export function LockedFile({ row: { user } }: { row: Pick<AccountRow, 'user'> }) {
  const { t } = useWords();
  const [says, say] = useState<'file_none' | 'file_done' | 'file_not_yet' | 'file_failed'>();
  const take = async (): Promise<void> => {
    try {
      const row = await accountRow(user);
      const files = row ? await exportUnsent(row) : [];
      files.forEach(download);
      say(files.length === 0 ? 'file_none' : 'file_done');
    } catch (error) {
      say(error instanceof NotSealedForServer ? 'file_not_yet' : 'file_failed');
    }
  };
  return (
    <>
      <Button wide onClick={() => void take()}>{t('phone.file_out')}</Button>
      {says && <p class="v-quiet" role="status" data-file={says}>{t(`phone.${says}`)}</p>}
    </>
  );
}

/** The browser threw the database away, and the second copy is still here. */
export function LeftBehind({ known }: { known: AccountRow[] }) {
  const { t } = useWords();
  const [files, set] = useState<PhoneFile[]>([]);
  useEffect(() => void leftBehind().then(set), [known]);
  return (
    <>
      {files.map(({ header, rows }) => (
        <p key={header.device} class="v-note" role="alert" data-left={rows.length}>
          {t('phone.left_behind', { user: header.user, n: rows.length })}
        </p>
      ))}
    </>
  );
}

type Sending = { file: PhoneFile } | { says: string; n: number; of: number } | undefined;

/** A file from this phone or another is handed to the server. */
export function SendFile() {
  const { t } = useWords();
  const [state, set] = useState<Sending>();
  const pick = async (picked: File | undefined): Promise<void> => {
    const file = picked && await readPickedFile(picked);
    if (!picked) return set(undefined);
    set(file ? { file } : { says: 'phone.file_wrong', n: 0, of: 0 });
  };
  const send = async (file: PhoneFile, password: string): Promise<void> => {
    const sent = await sendFile(file, password).catch((error: unknown) => {
      throw failure(error);
    });
    const all = sent.safe === sent.rows && file.whole;
    set({ says: all ? 'phone.file_sent' : 'phone.file_sent_some', n: sent.safe, of: sent.rows });
  };
  return (
    <section class="v-send-file">
      <PickFile
        mark="unsent"
        icon="send"
        label={t('phone.file_in')}
        accept={lines}
        pick={(file) => void pick(file)}
      />
      {state && 'file' in state && (
        <>
          <p>{t('phone.file_holds', {
            user: state.file.header.user, n: state.file.rows.length,
          })}</p>
          {!state.file.whole && <p class="v-note">{t('phone.file_torn')}</p>}
          <Password
            user={state.file.header.user}
            enter={(password) => send(state.file, password)}
          />
        </>
      )}
      {state && 'says' in state && (
        <p class="v-note" role="status" data-sent={state.n}>
          {t(state.says, { n: state.n, safe: state.n, of: state.of })}
        </p>
      )}
    </section>
  );
}

/** Receipts that came back without a network make lines safe that a file took to the server. */
export function ReceiptsFile() {
  const { t } = useWords();
  const open = useOwnAccount();
  const [state, set] = useState<{ safe: number; aside: number } | { not: Disbelief | 'failed' }>();
  const [other, setOther] = useState(false);
  const standing = useStanding(); // another after each contact
  useEffect(() => void otherServerKey().then(setOther), [standing]);
  const pick = async (picked: File | undefined): Promise<void> => {
    if (!picked) return set(undefined);
    try {
      set(await receiptsFromFile(open, await picked.text()));
    } catch (error) {
      set({ not: error instanceof NotBelieved ? error.why : 'failed' });
    }
  };
  return (
    <section class="v-send-file">
      <PickFile
        mark="receipts"
        icon="check"
        label={t('phone.receipts_in')}
        accept={lines}
        pick={(file) => void pick(file)}
      />
      {state && 'safe' in state && (
        <p class="v-note" role="status" data-made-safe={state.safe}>
          {t('phone.receipts_safe', { n: state.safe })}
        </p>
      )}
      {state && 'safe' in state && state.aside > 0 && (
        <p class="v-note" role="status" data-kept-aside={state.aside}>
          {t('phone.receipts_aside', { n: state.aside })}
        </p>
      )}
      {state && 'not' in state && (
        <p class="v-note" role="alert" data-not-believed={state.not}>
          {t(`phone.receipts_${state.not}`)}
        </p>
      )}
      {other && <p class="v-note" role="alert" data-other-key>{t('phone.other_key')}</p>}
    </section>
  );
}
