// SPDX-License-Identifier: Apache-2.0
// A file of the server's on a button: a calendar, a certificate, a table. What went wrong stands
// beside it.

import { useState } from 'preact/hooks';
import { Button } from '../shell/controls';
import { useText } from '../shell/text';
import { DeskFailed, fileOf } from './ask';
import { download } from '../shell/download';

export function FileButton({ address, name, words, ended }: {
  address: string;
  /** Under which it is kept. */
  name: string;
  words: string;
  /** The session is over. */
  ended: () => void;
}) {
  const t = useText();
  const [state, set] = useState<'busy' | 'failed'>();
  const fetchIt = async (): Promise<void> => {
    set('busy');
    try {
      download(await fileOf(address), name);
      set(undefined);
    } catch (error) {
      if (!(error instanceof DeskFailed)) throw error;
      if (error.reason === 'sign_in') return ended();
      set('failed');
    }
  };
  return (
    <div class="d-buttons d-screen">
      <Button disabled={state === 'busy'} onClick={() => void fetchIt()}>{words}</Button>
      {state === 'failed' && <p class="wrong" role="alert">{t('training.file_failed')}</p>}
    </div>
  );
}
