// SPDX-License-Identifier: Apache-2.0
// Who is it? Accounts known to this phone open without a network; a new one needs the password
// once.

import { useEffect, useState } from 'preact/hooks';
import { accounts, remember, signIn, SignInFailed } from '../log/accounts';
import type { Account } from '../log/database';
import { Bar } from '../shell/bar';
import { TextField } from './fields';
import { Button, Icon, useWords } from './shell';

export function SignIn({ opened }: { opened: (account: Account) => void }) {
  const { t } = useWords();
  const [known, setKnown] = useState<Account[]>();
  const [chosen, choose] = useState<string>();
  useEffect(() => {
    document.title = t('signin.title');
    void accounts().then(setKnown);
  }, [t]);
  if (!known) return <Bar />;
  const enter = async (account: Account): Promise<void> => {
    if (account.token === undefined) return choose(account.user);
    await remember(account.user);
    opened(account);
  };
  const unsent = known.filter(({ unsafe }) => unsafe > 0);
  return (
    <>
      <Bar />
      <main class="v-wrap v-signin">
        <h1>{known.length > 0 ? t('signin.who') : t('signin.title')}</h1>
        {known.length > 0 && (
          <div class="v-people">
            {known.map((account) => (
              <button
                key={account.user}
                type="button"
                aria-pressed={account.user === chosen}
                onClick={() => void enter(account)}
              >
                <span class="v-initials" aria-hidden="true">{initials(account.name)}</span>
                <span>{account.name}</span>
                {account.token === undefined && <small>{t('signin.signed_out')}</small>}
              </button>
            ))}
            <button type="button" aria-pressed={chosen === ''} onClick={() => choose('')}>
              <span class="v-initials"><Icon name="plus" /></span>
              <span>{t('signin.other')}</span>
            </button>
          </div>
        )}
        {(known.length === 0 || chosen !== undefined) && (
          <Password user={chosen ?? ''} opened={opened} />
        )}
        {unsent.map(({ user, name, unsafe }) => (
          <p key={user} class="v-row v-kept">
            <Icon name="lock" />
            <span><b>{name}</b> {t('signin.unsent', { n: unsafe })}</span>
          </p>
        ))}
        {known.some(({ made_up }) => made_up) && (
          <p class="v-made">{t('signin.made_up_names')}</p>
        )}
      </main>
    </>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.]+/).filter(Boolean).slice(0, 2);
  return words.map((word) => word[0]).join('').toUpperCase();
}

export function Password({ user: given, opened }: {
  user: string;
  opened: (account: Account) => void;
}) {
  const { t } = useWords();
  const [typed, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [state, set] = useState<'ready' | 'busy' | SignInFailed['reason']>('ready');
  const user = given || typed.trim();
  const enter = async (): Promise<void> => {
    set('busy');
    try {
      opened(await signIn(user, password));
    } catch (error) {
      set(error instanceof SignInFailed ? error.reason : 'server');
    }
  };
  const says = {
    wrong: 'signin.wrong', no_network: 'signin.no_network', server: 'signin.server_trouble',
  };
  return (
    <form
      class="v-password"
      onSubmit={(event) => {
        event.preventDefault();
        if (user !== '' && password !== '') void enter();
      }}
    >
      {given === ''
        ? <TextField label={t('signin.user')} autocomplete="username" value={typed} put={setUser} />
        : <p><b>{given}</b></p>}
      <TextField
        label={t('signin.password')}
        kind="password"
        autocomplete="current-password"
        value={password}
        put={setPassword}
      />
      {state !== 'ready' && state !== 'busy' && (
        <p class="v-note" role="alert">{t(says[state])}</p>
      )}
      <Button submit primary wide disabled={state === 'busy'}>
        {state === 'busy' ? t('signin.entering') : t('signin.enter')}
      </Button>
      <p class="v-quiet">{t('signin.later_offline')}</p>
    </form>
  );
}
