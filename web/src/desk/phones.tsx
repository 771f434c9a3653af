// SPDX-License-Identifier: Apache-2.0
// The phones of a department's officers: when each last sent something, and giving one up that is
// lost or stolen.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { dayInWest, thisDay } from '../log/this_day';
import type { LostPhone, OfficerPhone, OfficerPhones } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { daysBetween } from '../visit/months';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { Failed, Frame } from './frame';
import { Confirm, useSendingTo } from './order';
import { OfficerCell, OfficerHead } from './parts';

/** What a chain may have: entries that have not come, and such as follow from nothing. */
const lacks = ['missing', 'loose'] as const;

/** Days without a record after which a head had better ask how it is. */
const silent = 14;

export function PhonesPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const leave = (): void => void leaveDesk().then(left);
  const { found, failed, again } = useAsked<OfficerPhones>('/api/phones', leave);
  const { busy, trouble, send } = useSendingTo<LostPhone, OfficerPhones>(
    '/api/phones/lost', again, leave);
  const [chosen, choose] = useState<OfficerPhone>();
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('phones.title')}`;
  }, [t]);
  const giveUp = async ({ device }: OfficerPhone): Promise<void> => {
    await send({ device });
    choose(undefined);
  };
  return (
    <Frame account={account} leave={leave}>
      <div class="d-top"><h1 class="d-headline">{t('phones.title')}</h1></div>
      <p class="d-quiet">{t('phones.what', { days: silent })}</p>
      <div role="status">
        {trouble && <p class="v-note">{t('phones.failed')}</p>}
      </div>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && found.phones.length === 0 && <p class="d-part">{t('phones.none')}</p>}
      {found && found.phones.length > 0 && <Table phones={found.phones} choose={choose} />}
      {lacks.filter((what) => found?.phones.some((phone) => phone[what] > 0)).map((what) => (
        <p key={what} class="d-part" data-chain-do={what}>
          <b>{t(`phones.${what}_title`)}</b> {t(`phones.${what}_do`)}
        </p>
      ))}
      {chosen && (
        <Confirm
          title={t('phones.ask', { name: chosen.name })}
          confirm={t('phones.yes')}
          busy={busy}
          onConfirm={() => void giveUp(chosen)}
          onClose={() => choose(undefined)}
        >
          <p>{t('phones.means')}</p>
        </Confirm>
      )}
    </Frame>
  );
}

function Table({ phones, choose }: {
  phones: OfficerPhone[];
  choose: (phone: OfficerPhone) => void;
}) {
  const t = useText();
  const format = useFormat();
  const area = useAreaName();
  const day = (ms: number): string => format.short(dayInWest(ms));
  return (
    <section class="d-part">
      <div class="d-scroll" tabIndex={0} role="region" aria-label={t('phones.title')}>
        <table class="d-level">
          <thead>
            <tr>
              <OfficerHead />
              <th scope="col">{t('phones.sent')}<small>/ {t('phones.since')}</small></th>
              <th scope="col">{t('phones.state')}</th>
            </tr>
          </thead>
          <tbody>
            {phones.flatMap((phone) => [
              <tr key={phone.device} data-phone={phone.device} data-lost={Boolean(phone.lost)}>
                <OfficerCell name={phone.name} soum={phone.areas.map(area).join(', ')} />
                <td>
                  {phone.sent ? day(phone.sent) : '–'}
                  <small class="d-quiet">{day(phone.since)}</small>
                </td>
                <td>
                  {phone.lost
                    ? t('phones.lost_on', { date: day(phone.lost) })
                    : <InUse phone={phone} choose={choose} />}
                </td>
              </tr>,
              <Lacks key={`${phone.device} lacks`} phone={phone} />,
            ])}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Under the row of the phone, over its whole width: the columns are narrow on a phone. */
function Lacks({ phone }: { phone: OfficerPhone }) {
  const t = useText();
  const lacking = lacks.filter((what) => phone[what] > 0);
  if (lacking.length === 0) return null;
  return (
    <tr class="d-lacks" data-chain-of={phone.device}>
      <td colSpan={3}>
        {lacking.map((what) => (
          <p key={what} data-chain={what}><b>{t(`phones.${what}`, { n: phone[what] })}</b></p>
        ))}
      </td>
    </tr>
  );
}

function InUse({ phone, choose }: {
  phone: OfficerPhone;
  choose: (phone: OfficerPhone) => void;
}) {
  const t = useText();
  const quiet = daysBetween(dayInWest(phone.sent ?? phone.since), thisDay());
  return (
    <>
      {quiet > silent && <b data-silent={quiet}>{t('phones.silent', { n: quiet })} </b>}
      <button
        type="button"
        class="link"
        aria-label={`${t('phones.is_lost')} ${phone.name}`}
        onClick={() => choose(phone)}
      >{t('phones.is_lost')}</button>
    </>
  );
}
