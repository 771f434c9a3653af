// SPDX-License-Identifier: Apache-2.0
// The screens of work by address, whoever's account is open.

import { useEffect } from 'preact/hooks';
import { signIn } from '../log/accounts';
import type { Household } from '../log/calls';
import { thisDay } from '../log/this_day';
import { ThemeSwitch } from '../shell/bar';
import { decoded } from '../shell/routes';
import { useAccount, useOwnAccount, useStanding } from './account_context';
import { HouseholdCard } from './household_card';
import { EditHousehold, NewHousehold } from './household_form';
import { partsOfHousehold } from './household_parts';
import { Households, MetThisMonth } from './households';
import { Count, Warnings } from './marks';
import { LessonsScreen } from './lessons';
import { Me } from './me';
import { MoneyScreen } from './money';
import { OtherNowScreen } from './other_now';
import { PersonForm } from './person_form';
import { PhoneNotes } from './phone_notes';
import { RemarksScreen } from './remarks';
import { ShockScreen } from './shock_screen';
import { hrefOf, Icon, useWords, type Glyph } from './shell';
import { Password } from './sign_in';
import { searchedFor, Today } from './today';
import { StartVisit, Visit } from './visit';

export function Screen({ path, leave }: { path: string; leave: () => void }) {
  const { practice } = useAccount();
  const [screen = '', id = '', part = '', more = ''] = path.split('/').slice(1).map(decoded);
  if (screen === 'household' && id === 'new') return <Inside><NewHousehold /></Inside>;
  if (screen === 'household' && id !== '') {
    return (
      <Inside>
        <CardOpened key={id} id={id} />
        <PartOfHousehold id={id} part={part} more={more} />
      </Inside>
    );
  }
  if (screen === 'shock' && id !== '') {
    return <Inside><ShockScreen key={`${id} ${part}`} id={id} part={part} /></Inside>;
  }
  if (screen === 'lessons' && !practice) {
    return <Inside><LessonsScreen key={id} meeting={id} /></Inside>;
  }
  if (screen === 'other-now') return <Inside><OtherNowScreen /></Inside>;
  if (screen === 'remarks') return <Inside><RemarksScreen /></Inside>;
  if (screen === 'money' && !practice) {
    return <Inside><MoneyScreen key={`${id} ${part}`} part={id} more={part} /></Inside>;
  }
  if (screen === 'households') {
    if (id === 'month') return <Home at="households"><MetThisMonth /></Home>;
    const search = id === 'search' ? part || searchedFor.word : '';
    return <Home at="households"><Households key={search} search={search} /></Home>;
  }
  if (screen === 'me' && !practice) return <Home at="me"><Me leave={leave} /></Home>;
  return <Home at="today"><Today /></Home>;
}

function PartOfHousehold({ id, part, more }: { id: string; part: string; more: string }) {
  const Part = partsOfHousehold[part];
  if (Part) return <Part key={`${part} ${more}`} id={id} more={more} />;
  switch (part) {
    case 'edit': return <EditHousehold key={id} id={id} />;
    case 'person': return <PersonForm key={more} household={id} person={more} />;
    case 'start': return <StartVisit key={id} household={id} />;
    case 'visit': return <Visit key={more} household={id} id={more} />;
    default: return <HouseholdCard key={id} id={id} />; // also for a part that nobody knows
  }
}

/** Whatever part of a household's card is looked at: it was opened. */
function CardOpened({ id }: { id: string }) {
  const open = useAccount();
  useEffect(() => {
    void open.read<Household>('household', { id, on: thisDay() })
      .then((card) => open.cardOpened(id, card.area)).catch(() => undefined);
  }, [open, id]);
  return null;
}

function Inside({ children }: { children: preact.ComponentChildren }) {
  return <><Warnings />{children}</>;
}

const every: { at: string; to: string; icon: Glyph }[] = [
  { at: 'today', to: '', icon: 'rider' },
  { at: 'households', to: '/households', icon: 'ger' },
  { at: 'calculator', to: '/', icon: 'sheep' },
  { at: 'me', to: '/me', icon: 'people' },
];

function Home({ at, children }: { at: string; children: preact.ComponentChildren }) {
  const { t, areaName, day } = useWords();
  const { account, practice } = useAccount();
  const tabs = practice ? every.filter((tab) => tab.at !== 'me') : every;
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
            {' · '}{day(thisDay())}
          </p>
        </div>
        <Count />
        <ThemeSwitch />
      </header>
      <Warnings />
      <main class="v-tabbed">
        {!practice && <SignInAgain />}
        {!practice && <PhoneNotes />}
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
  const open = useOwnAccount();
  const { sending } = useStanding();
  if (sending !== 'sign_in') return null;
  return (
    <section class="v-again">
      <p>{t('signin.again')}</p>
      <Password
        user={open.account.user}
        enter={async (password) => {
          const { identity } = await signIn(open.account.user, password);
          await open.signedInAgain(identity.token, identity.areas);
        }}
      />
    </section>
  );
}
