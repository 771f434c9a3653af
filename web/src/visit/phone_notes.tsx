// SPDX-License-Identifier: Apache-2.0
// What the phone has to say about itself: what it lost, and why other people's records are closed.

import { mostFailed } from '../log/attempts';
import { useAccount, useStanding } from './account_context';
import { Button, useWords } from './shell';

export function PhoneNotes() {
  const { t } = useWords();
  const open = useAccount();
  const { loss, closed_after: closed, damaged } = useStanding();
  return (
    <>
      {loss && (
        <section class="v-note" role="alert" data-gone={loss.gone}>
          <p>
            {loss.gone > 0 ? t('phone.lost', {
              written: loss.written, safe: loss.safe, gone: loss.gone,
            }) : t('phone.lost_nothing', { n: loss.restored })}
          </p>
          {loss.gone > 0 && <p class="v-quiet">{t('phone.lost_why')}</p>}
          <Button onClick={() => void open.lossSeen()}>{t('phone.understood')}</Button>
        </section>
      )}
      {damaged > 0 && (
        <p class="v-note" role="alert" data-damaged={damaged}>
          {t('phone.damaged', { n: damaged })}
        </p>
      )}
      {closed !== undefined && (
        <p class="v-note" role="status" data-closed={closed}>
          {closed === 'lost' ? t('phone.closed_lost')
            : closed === 'tries' ? t('phone.closed_tries', { times: mostFailed })
              : t('phone.closed_long', { days: closed })}
        </p>
      )}
    </>
  );
}
