// SPDX-License-Identifier: Apache-2.0
// The record of the soums out of a file that was made at the server, where a network is too slow
// for a first meeting; the code of the file comes by another way.

import { useState } from 'preact/hooks';
import { codeIn } from '../log/bundle_file';
import { takeBundle, UnfitBundle, type Unfit } from '../log/bundle_in';
import { useOwnAccount } from './account_context';
import { TextField } from './fields';
import { PickFile } from './pick_file';
import { Button, useWords } from './shell';

type State = { file: File } | { taken: number } | { not: Unfit } | undefined;

export function RecordsFile() {
  const { t } = useWords();
  const open = useOwnAccount();
  const [state, set] = useState<State>();
  const take = async (file: File, code: string): Promise<void> => {
    try {
      set({ taken: await takeBundle(open, file, code) });
    } catch (error) {
      if (!(error instanceof UnfitBundle)) reportError(error);
      set({ not: error instanceof UnfitBundle ? error.why : 'failed' });
    }
  };
  return (
    <section class="v-send-file">
      <PickFile
        mark="records"
        icon="book"
        label={t('phone.records_in')}
        pick={(file) => set(file && { file })}
      />
      {state && 'file' in state && (
        <Code key={state.file.name} take={(code) => take(state.file, code)} />
      )}
      {state && 'taken' in state && (
        <p class="v-note" role="status" data-taken={state.taken}>
          {state.taken === 0 ? t('phone.records_here') : t('phone.records_taken')}
        </p>
      )}
      {state && 'not' in state && (
        <p class="v-note" role="alert" data-unfit={state.not}>{t(`phone.records_${state.not}`)}</p>
      )}
    </section>
  );
}

function Code({ take }: { take: (code: string) => Promise<void> }) {
  const { t } = useWords();
  const [typed, type] = useState('');
  const [taking, setTaking] = useState(false);
  const code = codeIn(typed);
  const start = (): void => {
    if (code === undefined) return;
    setTaking(true);
    void take(code).finally(() => setTaking(false));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <TextField
        label={t('phone.records_code')}
        kind="numeric"
        value={typed}
        put={type}
        hint={t('phone.records_why')}
      />
      <Button primary wide submit disabled={code === undefined || taking}>
        {taking ? t('phone.records_taking') : t('phone.records_take')}
      </Button>
    </form>
  );
}
