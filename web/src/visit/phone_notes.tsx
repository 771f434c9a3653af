// SPDX-License-Identifier: Apache-2.0
// What the phone has to say about itself: what it lost, and why other people's records are closed.

import { mostFailed } from '../log/attempts';
import { useAccount, useStanding } from './account_context';
import { Button, useWords } from './shell';

export function PhoneNotes() {
  const { t, time } = useWords();
  const open = useAccount();
  const { loss, closed_after: closed, damaged, clock_off: off } = useStanding();
  return (
    <>
      {loss && (
        <section class="v-note" role="alert" data-gone={loss.gone}>
          {loss.copied && <p data-copied>{t('phone.copied')}</p>}
          <p>
            {loss.copied ? loss.gone > 0 && t('phone.copied_gone', { gone: loss.gone })
              : loss.gone > 0 ? t('phone.lost', {
              written: loss.written, safe: loss.safe, gone: loss.gone,
            }) : t('phone.lost_nothing', { n: loss.restored })}
          </p>
          {loss.gone > 0 && !loss.copied && <p class="v-quiet">{t('phone.lost_why')}</p>}
          <Button onClick={() => void open.lossSeen()}>{t('phone.understood')}</Button>
        </section>
      )}
      {off !== undefined && (
        <p class="v-note" role="status" data-clock-off={off}>
          {t('clock.off', { when: time(Date.now() + off) })}
        </p>
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
