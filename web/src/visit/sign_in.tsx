// SPDX-License-Identifier: Apache-2.0
// Who is it? Accounts known to this phone open with their PIN, without a network; a new one needs
// the password once.

import { useEffect, useState } from 'preact/hooks';
import { accounts, hasPin, remembered, signIn, SignInFailed } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { watchLeases } from '../log/lease_watch';
import { rescueCopies } from '../log/rescue';
import { NoWayBack, wayBack, type Fresh, type Session } from '../log/unlocked';
import { Bar } from '../shell/bar';
import { useHold } from '../shell/holding';
import { TextField } from './fields';
import { LockedFile, LeftBehind } from './phone_files';
import { ChoosePin, EnterPin } from './pin_screens';
import { Button, Icon, useWords } from './shell';

/** What stands below the list. */
type Stage =
  | { at: 'list' }
  | { at: 'password'; user: string }
  | { at: 'forgotten'; user: string }
  | { at: 'pin'; row: AccountRow; session?: Session }
  | { at: 'choose'; fresh: Fresh };

const anybody: Stage = { at: 'password', user: '' };

async function stageOf(row: AccountRow): Promise<Stage> {
  if (row.role !== 'officer') return { at: 'password', user: row.user };
  if (await hasPin(row.user)) return { at: 'pin', row };
  // A log from before there was a PIN opens as it did, and is sealed with the PIN chosen now.
  const { token, areas } = row;
  if (token === undefined) return { at: 'password', user: row.user };
  return { at: 'choose', fresh: { row, areas: areas ?? [], token, recovery: undefined } };
}

/** `opened` hears of a head's account; of an officer's it is told once it is unlocked. */
export function SignIn({ opened }: { opened: (account: AccountRow) => void }) {
  const { t } = useWords();
  const [known, setKnown] = useState<AccountRow[]>();
  const [stage, go] = useState<Stage>({ at: 'list' });
  useEffect(() => {
    document.title = t('signin.title');
  }, [t]);
  useEffect(() => {
    watchLeases();
    void Promise.all([accounts(), remembered()]).then(async ([rows, last]) => {
      if (last?.role === 'officer') go(await stageOf(last));
      setKnown(rows);
    });
  }, []);
  if (!known) return <Bar />;
  const chosen = stage.at === 'pin' ? stage.row.user
    : stage.at === 'choose' ? stage.fresh.row.user : stage.at === 'list' ? undefined : stage.user;
  return (
    <>
      <Bar />
      <main class="v-wrap v-signin">
        <h1>{known.length > 0 ? t('signin.who') : t('signin.title')}</h1>
        {known.length > 0 && (
          <People known={known} chosen={chosen} tap={(row) => void stageOf(row).then(go)}>
            <button
              type="button"
              aria-pressed={chosen === ''}
              onClick={() => go(anybody)}
            >
              <span class="v-initials"><Icon name="plus" /></span>
              <span>{t('signin.other')}</span>
            </button>
          </People>
        )}
        <Below
          stage={known.length === 0 && stage.at === 'list' ? anybody : stage}
          go={go}
          opened={opened}
        />
        {known.filter(({ unsafe }) => unsafe > 0).map((row) => (
          <Kept key={row.user} row={row} />
        ))}
        <LeftBehind known={known} />
        {known.some(({ made_up }) => made_up) && (
          <p class="v-made">{t('signin.made_up_names')}</p>
        )}
      </main>
    </>
  );
}

function People({ known, chosen, tap, children }: {
  known: AccountRow[];
  chosen: string | undefined;
  tap: (row: AccountRow) => void;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="v-people">
      {known.map((row) => (
        <button
          key={row.user}
          type="button"
          aria-pressed={row.user === chosen}
          onClick={() => tap(row)}
        >
          <span class="v-initials" aria-hidden="true">{initials(row.name)}</span>
          <span>{row.name}</span>
        </button>
      ))}
      {children}
    </div>
  );
}

function Below({ stage, go, opened }: {
  stage: Stage;
  go: (stage: Stage) => void;
  opened: (account: AccountRow) => void;
}) {
  const { t } = useWords();
  switch (stage.at) {
    case 'list': return null;
    case 'choose':
      return <ChoosePin fresh={stage.fresh} opened={() => opened(stage.fresh.row)} />;
    case 'pin': {
      const { row, session } = stage;
      return (
        <EnterPin
          key={row.user}
          row={row}
          session={session}
          forgot={() => go({ at: 'forgotten', user: row.user })}
          opened={() => opened(row)}
        />
      );
    }
    case 'forgotten':
      return (
        <>
          <p class="v-note">{t('pin.forgotten_how')}</p>
          <Password
            user={stage.user}
            enter={async (password) => go({
              at: 'choose', fresh: await wayBack(stage.user, password),
            })}
          />
        </>
      );
    case 'password':
      return (
        <Password
          user={stage.user}
          enter={async (password, user) => {
            const { identity, row, recovery } = await signIn(user, password);
            if (row.role !== 'officer') return opened(row);
            await rescueCopies(identity, password);
            const { areas, token } = identity;
            if (await hasPin(row.user)) return go({ at: 'pin', row, session: { areas, token } });
            go({ at: 'choose', fresh: { row, areas, token, recovery } });
          }}
        />
      );
  }
}

/** Locked, counted, and there: it can be taken out as a file without opening it. */
function Kept({ row }: { row: AccountRow }) {
  const { t } = useWords();
  return (
    <div class="v-kept">
      <p class="v-row">
        <Icon name="lock" />
        <span><b>{row.name}</b> {t('signin.unsent', { n: row.unsafe })}</span>
      </p>
      <LockedFile row={row} />
    </div>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.]+/).filter(Boolean).slice(0, 2);
  return words.map((word) => word[0]).join('').toUpperCase();
}

type State = 'ready' | 'busy' | SignInFailed['reason'] | 'no_way_back' | 'went_wrong';

const says = {
  wrong: 'signin.wrong', no_network: 'signin.no_network', server: 'signin.server_trouble',
  no_way_back: 'pin.no_way_back', went_wrong: 'app.went_wrong',
};

function stateAfter(error: unknown): State {
  if (error instanceof NoWayBack) return 'no_way_back';
  if (error instanceof SignInFailed) return error.reason;
  reportError(error);
  return 'went_wrong';
}

export function Password({ user: given, enter }: {
  user: string;
  enter: (password: string, user: string) => Promise<void>;
}) {
  const { t } = useWords();
  const [typed, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [state, set] = useState<State>('ready');
  useHold(password !== '');
  const user = given || typed.trim();
  const submit = async (): Promise<void> => {
    set('busy');
    try {
      await enter(password, user);
      set('ready');
    } catch (error) {
      set(stateAfter(error));
    }
  };
  return (
    <form
      class="v-password"
      onSubmit={(event) => {
        event.preventDefault();
        if (user !== '' && password !== '') void submit();
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
