// SPDX-License-Identifier: Apache-2.0
// The officer's screens: sign in once, then everything from this phone.

import { useEffect, useState } from 'preact/hooks';
import { remembered, signOut } from '../log/accounts';
import type { Account } from '../log/database';
import { wallDay } from '../log/ids';
import { OpenAccount } from '../log/open_account';
import { records } from '../log/records';
import { ThemeSwitch } from '../shell/bar';
import { go as goTo, type ScreenProps } from '../shell/routes';
import { AccountContext, useAccount, useStanding } from './account_context';
import { HouseholdCard } from './household_card';
import { EditHousehold, NewHousehold } from './household_form';
import { Households } from './households';
import { Count, Warnings } from './marks';
import { Me } from './me';
import { PersonForm } from './person_form';
import { hrefOf, Icon, useWords, type Glyph } from './shell';
import { programme } from './settled';
import { Password, SignIn } from './sign_in';
import { places } from './soums';
import { Today } from './today';
import { StartVisit, Visit } from './visit';
import './visit.css';

/** Asked for as soon as somebody signs in: they are needed where there is no signal. */
function askForLists(): void {
  void places.ask();
  void programme.ask();
}

/** undefined: not yet known; null: nobody is signed in. */
function useOpened(): [OpenAccount | null | undefined, (account: Account | undefined) => void] {
  const [open, set] = useState<OpenAccount | null>();
  const change = (account: Account | undefined): void => {
    open?.close();
    set(undefined);
    if (!account) return set(null);
    if (account.role !== 'officer') return goTo('/desk');
    askForLists();
    void OpenAccount.open(account, records).then(set);
  };
  useEffect(() => {
    let mine: OpenAccount | undefined;
    let gone = false;
    void remembered().then(async (account) => {
      if (!account) return set(null);
      if (account.role !== 'officer') return goTo('/desk');
      askForLists();
      mine = await OpenAccount.open(account, records);
      if (gone) return mine.close();
      set(mine);
    });
    return () => {
      gone = true;
      mine?.close();
    };
  }, []);
  return [open, change];
}

export default function Officer({ path }: ScreenProps) {
  const { t } = useWords();
  const [open, change] = useOpened();
  if (open === undefined) return <main class="waiting"><p>{t('sync.opening')}</p></main>;
  if (open === null) return <SignIn opened={change} />;
  const leave = (): void => void signOut(open.account.user).then(() => change(undefined));
  return (
    <AccountContext.Provider value={open}>
      <div class="v-page">
        <Screen path={path} leave={leave} />
      </div>
    </AccountContext.Provider>
  );
}

function Screen({ path, leave }: { path: string; leave: () => void }) {
  const [screen = '', id = '', part = '', more = ''] = path.split('/').slice(1);
  if (screen === 'household' && id === 'new') return <Inside><NewHousehold /></Inside>;
  if (screen === 'household' && id !== '') {
    return (
      <Inside>
        {part === '' && <HouseholdCard key={id} id={id} />}
        {part === 'edit' && <EditHousehold key={id} id={id} />}
        {part === 'person' && <PersonForm key={more} household={id} person={more} />}
        {part === 'start' && <StartVisit key={id} household={id} />}
        {part === 'visit' && <Visit key={more} household={id} id={more} />}
      </Inside>
    );
  }
  if (screen === 'households') {
    const search = id === 'search' ? decodeURIComponent(part) : '';
    return <Home at="households"><Households key={search} search={search} /></Home>;
  }
  if (screen === 'me') return <Home at="me"><Me leave={leave} /></Home>;
  return <Home at="today"><Today /></Home>;
}

function Inside({ children }: { children: preact.ComponentChildren }) {
  return <><Warnings />{children}</>;
}

const tabs: { at: string; to: string; icon: Glyph }[] = [
  { at: 'today', to: '', icon: 'rider' },
  { at: 'households', to: '/households', icon: 'ger' },
  { at: 'calculator', to: '/', icon: 'sheep' },
  { at: 'me', to: '/me', icon: 'people' },
];

function Home({ at, children }: { at: string; children: preact.ComponentChildren }) {
  const { t, areaName, day } = useWords();
  const { account } = useAccount();
  useEffect(() => {
    document.title = t(`officer.${at}`);
  }, [at, t]);
  return (
    <>
      <header class="v-bar">
        <div class="v-grow">
          <h1><span class="v-hidden">{t(`officer.${at}`)} · </span>{account.name}</h1>
          <p class="v-quiet">
            {account.areas.map((area) => t('officer.soum', { soum: areaName(area) })).join(', ')}
            {' · '}{day(wallDay(new Date()))}
          </p>
        </div>
        <Count />
        <ThemeSwitch />
      </header>
      <Warnings />
      <main class="v-tabbed">
        <SignInAgain />
        {children}
      </main>
      <nav class="v-tabs" aria-label={t('officer.my_area')}>
        {tabs.map((tab) => (
          <a
            key={tab.at}
            href={tab.at === 'calculator' ? '#/' : hrefOf(tab.to)}
            aria-current={tab.at === at ? 'page' : undefined}
          >
            <Icon name={tab.icon} />{t(`officer.${tab.at}`)}
          </a>
        ))}
      </nav>
    </>
  );
}

/** The server no longer knows the token: everything stays, sending waits for the password. */
function SignInAgain() {
  const { t } = useWords();
  const open = useAccount();
  const { sending } = useStanding();
  if (sending !== 'sign_in') return null;
  return (
    <section class="v-again">
      <p>{t('signin.again')}</p>
      <Password user={open.account.user} opened={(account) => open.signedInAgain(account)} />
    </section>
  );
}
