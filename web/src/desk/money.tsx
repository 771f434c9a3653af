// SPDX-License-Identifier: Apache-2.0
// Money for the road at the head's desk: what was given and spent, what waits for a word, each
// officer's book, and the four things a head does: pay, take back a rest, review, close. It needs
// the network; nothing of it is kept.

import { useEffect, useMemo } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { MoneyDesk, Scheme } from '../messages';
import { placeNames } from '../shell/places';
import { go } from '../shell/routes';
import { useProgramme } from '../shell/settled';
import { inLanguage, useLanguage, useText } from '../shell/text';
import { useAimags, useSoums } from '../visit/soums';
import { useInAddress } from './address_words';
import { useAsked } from './asked';
import { Failed, Frame } from './frame';
import { ledgerLink, moneyAddress, moneyAsked, monthDays } from './money_address';
import { Closing } from './money_close';
import './money.css';
import { MonthTable } from './money_months';
import { OfficersMoney } from './money_officers';
import { Payments } from './money_pay';
import { MoneyTop, SchemeChoice } from './money_top';
import { categoryName } from '../shell/expense_words';
import { WaitingList } from './money_waiting';

/** All that the parts of the page share. */
export interface Money {
  desk: MoneyDesk;
  scheme: Scheme | undefined;
  /** A name that no other soum here bears. */
  area: (code: string) => string;
  officer: (user: string) => string;
  category: (code: string) => string;
  /** Whose book is open. */
  opened: string | undefined;
  open: (officer: string | undefined) => void;
  /** To be called once something was written, or may have been: the desk is read again. */
  changed: () => void;
  /** The session is over. */
  ended: () => void;
}

export function MoneyPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { scheme: code = '', officer: opened } = useInAddress(moneyAsked);
  const choose = (of: string): void => go(moneyAddress({ scheme: of }));
  const open = (officer: string | undefined): void => {
    const { officer: _, ...scheme } = moneyAsked();
    go(moneyAddress(officer === undefined ? scheme : { ...scheme, officer }));
  };
  const leave = (): void => void leaveDesk().then(left);
  const programme = useProgramme();
  const { found: desk, failed, again } = useAsked<MoneyDesk>(
    `/api/head/allowance?scheme=${encodeURIComponent(code)}`, leave);
  useEffect(() => {
    document.title = t('money_desk.title');
  }, [t]);
  const schemes = programme?.allowances ?? [];
  const names = useAreaNames(desk);
  const scheme = schemes.find((one) => one.code === desk?.scheme);
  const officers = new Map((desk?.officers ?? []).map((one) => [one.officer, one.name]));
  const nameOf = (of: string): string => {
    const known = schemes.find((one) => one.code === of);
    return known ? inLanguage(language, known.name) : of;
  };
  return (
    <Frame account={account} leave={leave}>
      <h1 class="d-headline">{desk?.scheme ? nameOf(desk.scheme) : t('money_desk.title')}</h1>
      {failed && <Failed reason={failed} again={again} />}
      {!desk && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {desk && desk.schemes.length > 1 && (
        <SchemeChoice codes={desk.schemes} chosen={desk.scheme} {...{ nameOf, choose }} />
      )}
      {desk && desk.scheme === '' && <p class="d-part">{t('money_desk.none')}</p>}
      {desk && desk.scheme !== '' && (
        <Parts
          key={desk.scheme}
          money={{
            desk, scheme, opened, open, ended: leave, changed: again,
            area: (of) => names.get(of) ?? of,
            officer: (user) => officers.get(user) ?? user,
            category: (of) => categoryName(language, scheme, of),
          }}
        />
      )}
    </Frame>
  );
}

function useAreaNames(desk: MoneyDesk | undefined): Map<string, string> {
  const language = useLanguage();
  const aimags = useAimags();
  const soums = useSoums();
  return useMemo(() => {
    const here = (desk?.soums ?? []).flatMap(({ area }) => soums.get(area) ?? []);
    return placeNames(here, aimags, language);
  }, [desk, soums, aimags, language]);
}

function Parts({ money }: { money: Money }) {
  const { desk, scheme, category } = money;
  return (
    <>
      <MoneyTop desk={desk} scheme={scheme} ledger={ledgerLink(scheme)} />
      <WaitingList money={money} />
      <OfficersMoney money={money} />
      <div class="d-pair d-screen">
        <Payments money={money} />
        <Closing money={money} />
      </div>
      <MonthTable
        months={desk.months}
        category={category}
        scheme={desk.scheme}
        record={(month) => ledgerLink(monthDays(month))}
      />
    </>
  );
}
