// SPDX-License-Identifier: Apache-2.0
// What the phone has to say about itself: what it lost, and why other people's records are closed.

import { mostFailed } from '../log/attempts';
import type { Loss } from '../log/opened_log';
import { useOwnAccount, useStanding } from './account_context';
import { Button, useWords } from './shell';
import { useLacking } from './whole_app';

const patience = 9_000;

function Copied({ loss: { gone } }: { loss: Loss }) {
  const { t } = useWords();
  return (
    <>
      <p data-copied>{t('phone.copied')}</p>
      {gone > 0 && <p>{t('phone.copied_gone', { gone })}</p>}
    </>
  );
}

function Lost({ loss: { written, safe, gone, restored } }: { loss: Loss }) {
  const { t } = useWords();
  if (gone === 0) return <p>{t('phone.lost_nothing', { n: restored })}</p>;
  return (
    <>
      <p>{t('phone.lost', { written, safe, gone })}</p>
      <p class="v-quiet">{t('phone.lost_why')}</p>
    </>
  );
}

export function PhoneNotes() {
  const { t, time } = useWords();
  const open = useOwnAccount();
  const { loss, closed_after: closed, damaged, clock_off: off } = useStanding();
  const lacking = useLacking(patience) ?? 0;
  return (
    <>
      {loss && (
        <section class="v-note" role="alert" data-gone={loss.gone}>
          {loss.copied ? <Copied loss={loss} /> : <Lost loss={loss} />}
          <Button onClick={() => void open.lossSeen()}>{t('phone.understood')}</Button>
        </section>
      )}
      {off !== undefined && (
        <p class="v-note" role="status" data-clock-off={off}>
          {t('clock.off', { when: time(Date.now() + off) })}
        </p>
      )}
      {lacking > 0 && (
        <p class="v-note" role="status" data-not-whole={lacking}>
          {t('phone.not_whole', { n: lacking })}
        </p>
      )}
      {damaged > 0 && (
        <p class="v-note" role="alert" data-damaged={damaged}>
          {t('phone.damaged', { n: damaged })}
        </p>
      )}
      {closed !== undefined && (
        <p class="v-note" role="status" data-closed={closed}>
          {closed === 'lost' || closed === 'disabled' ? t(`phone.closed_${closed}`)
            : closed === 'tries' ? t('phone.closed_tries', { times: mostFailed })
              : t('phone.closed_long', { days: closed })}
        </p>
      )}
    </>
  );
}
