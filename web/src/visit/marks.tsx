// SPDX-License-Identifier: Apache-2.0
// Where a record is: a dashed box with a count while it is only on this phone, a tick once it is
// safe.

import type { Sending } from '../log/sending';
import { useStanding, useAccount, type Trouble } from './account_context';
import { NotTakenLines } from './not_taken';
import { Button, Icon, useWords } from './shell';
import './unsafe.css';

export function SafeMark({ unsafe }: { unsafe: number }) {
  const { t } = useWords();
  if (unsafe === 0) {
    return <span class="v-safe" role="img" aria-label={t('sync.safe')}><Icon name="check" /></span>;
  }
  return (
    <span class="v-unsafe" role="img" aria-label={`${unsafe}, ${t('sync.unsafe')}`}>{unsafe}</span>
  );
}

/** On every signed-in screen: small in the bar. */
export function Count() {
  const { unsafe } = useStanding();
  return <SafeMark unsafe={unsafe} />;
}

/** Until everything of the soum has come once: what is lacking, and whether it is coming. */
export function NotYetHere({ lacking }: { lacking?: string }) {
  const { t } = useWords();
  const { contact, sending } = useStanding();
  if (contact !== undefined) return null;
  const coming = sending === 'sending';
  return (
    <p class="v-note" role="status" data-not-ready={coming ? 'coming' : 'waiting'}>
      {t(coming ? 'sync.not_ready' : sending === 'offline' ? 'sync.lacking' : 'sync.lacking_yet', {
        what: t(lacking ?? 'sync.soum_records'),
      })}
    </p>
  );
}

/** While the password is asked for, that is said above. */
const says: Record<Exclude<Sending, 'resting' | 'sign_in'>, string> = {
  sending: 'sync.sending', offline: 'sync.no_signal',
  no_answer: 'sync.waiting', server_trouble: 'sync.server_trouble', no_room: 'sync.no_room',
  went_wrong: 'app.went_wrong',
};

/** Large on the home screen, with what the network does and a button to send. */
export function Standing() {
  const { t, time } = useWords();
  const open = useAccount();
  const { unsafe, written, sending, contact } = useStanding();
  // Own work that is safe is said to be, whatever is lacking of others.
  const coming = written === 0 && contact === undefined;
  return (
    <section class="v-standing" aria-live="polite">
      <div class="v-row">
        {coming ? null : unsafe === 0
          ? <span class="v-box v-box-safe" aria-hidden="true"><Icon name="check" /></span>
          : <span class="v-box" aria-hidden="true" data-unsafe={unsafe}>{unsafe}</span>}
        <p class="v-grow">
          <b>
            {coming ? t('sync.nothing_yet')
              : unsafe === 0 ? t('sync.all_safe') : t('sync.unsafe_count', { n: unsafe })}
          </b>
          <span class="v-quiet">
            {sending === 'resting' && (contact === undefined
              ? t('sync.no_contact')
              : t('sync.last_contact', { when: time(contact) }))}
            {sending !== 'resting' && sending !== 'sign_in' &&
              !(sending === 'offline' && contact === undefined) &&
              t(sending === 'sending' && coming ? 'sync.taking_in' : says[sending])}
          </span>
        </p>
      </div>
      <NotTakenLines />
      <NotYetHere />
      {sending !== 'sign_in' && unsafe > 0 && (
        <Button wide disabled={sending === 'sending'} onClick={() => open.sendNow(true)}>
          <Icon name="send" />{t('sync.send_now')}
        </Button>
      )}
    </section>
  );
}

/** Said on every screen when it is so: another window writes, the phone is full. */
export function Warnings() {
  const { t } = useWords();
  const { writing, full } = useStanding();
  const { account, practice } = useAccount();
  if (practice || (!account.made_up && writing && !full)) return null;
  return (
    <aside aria-label={t('officer.this_phone')}>
      {account.made_up && <p class="v-banner">{t('officer.demo')}</p>}
      {!writing && <p class="v-note" role="status" data-reader>{t('sync.other_tab')}</p>}
      {full && <p class="v-note" role="alert">{t('sync.full')}</p>}
    </aside>
  );
}

export function TroubleNote({ trouble }: { trouble: Trouble }) {
  const { t } = useWords();
  if (!trouble) return null;
  return (
    <p class="v-note" role="alert">
      {trouble === 'full' ? t('sync.full') : t('app.went_wrong')}
    </p>
  );
}
