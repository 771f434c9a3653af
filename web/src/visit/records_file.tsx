// SPDX-License-Identifier: Apache-2.0
// The record of the soums out of a file that was made at the server, where there is no network or
// one that is too slow: the first time, and later what is new. The code comes by another way.

import { useState } from 'preact/hooks';
import { codeIn } from '../log/bundle_file';
import { takeBundle, UnfitBundle, type Came, type Unfit } from '../log/bundle_in';
import { useOwnAccount } from './account_context';
import { TextField } from './fields';
import { PickFile } from './pick_file';
import { Button, useWords } from './shell';

type State = { file: File } | { came: Came } | { not: Unfit } | undefined;

export function RecordsFile() {
  const { t } = useWords();
  const open = useOwnAccount();
  const [state, set] = useState<State>();
  const take = async (file: File, code: string): Promise<void> => {
    try {
      set({ came: await takeBundle(open, file, code) });
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
      {state && 'came' in state && <WhatCame {...state.came} />}
      {state && 'not' in state && (
        <p class="v-note" role="alert" data-unfit={state.not}>
          {t(state.not === 'lost' ? 'phone.closed_lost' : `phone.records_${state.not}`)}
        </p>
      )}
    </section>
  );
}

function WhatCame({ taken, news, made }: Came) {
  const { t, day } = useWords();
  const soums = t('phone.records_soums', { n: news.soums });
  const until = { day: day(made) };
  return (
    <div class="v-note" role="status" data-taken={taken} data-news={news.entries}>
      {taken > 0 && <p>{t('phone.records_taken')}</p>}
      {news.entries > 0 && <p>{t('phone.records_news', { n: news.entries, soums, ...until })}</p>}
      {taken === 0 && news.entries === 0 && (
        <p>
          {t(news.soums > 0 ? 'phone.records_none'
            : news.older ? 'phone.records_older' : 'phone.records_here', until)}
        </p>
      )}
    </div>
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
