// SPDX-License-Identifier: Apache-2.0
// The PIN of an account: entered to open it, chosen once, found again by password.

import { useEffect, useState } from 'preact/hooks';
import { attempts, MustWait, waited, type Attempts } from '../log/attempts';
import type { AccountRow } from '../log/database';
import { countOpenTime } from '../log/open_time';
import { keyRow } from '../log/phone_keys';
import { fewestDigits, isEasyPin, mostDigits } from '../log/pin';
import { choosePin, PinRefused, unlock, type Fresh, type Session } from '../log/unlocked';
import { PinPad } from './pin_pad';
import { useWords } from './shell';

/** 0:30, 59:05 */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Counts the wait down while the app is open; of several tabs only one counts, all show it. */
function useWait(user: string): [Attempts | undefined, () => void] {
  const [row, set] = useState<Attempts>();
  const look = (): void => void attempts(user).then(set);
  useEffect(() => {
    look();
    const stop = countOpenTime(`otor-wait-${user}`, (ms) => {
      void attempts(user).then((now) => (now.wait_ms > 0 ? waited(user, ms) : now)).then(set);
    });
    return stop;
  }, [user]);
  return [row, look];
}

export function EnterPin({ row, session, forgot, opened }: {
  row: AccountRow;
  session: Session | undefined;
  forgot: () => void;
  opened: () => void;
}) {
  const { t } = useWords();
  const [digits, setDigits] = useState<number>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [tries, look] = useWait(row.user);
  useEffect(() => {
    void keyRow(row.user).then((keys) => setDigits(keys?.digits));
  }, [row.user]);
  const enter = async (pin: string): Promise<void> => {
    setBusy(true);
    setWrong(false);
    try {
      await unlock(row.user, pin, session);
      opened();
    } catch (error) {
      setBusy(false);
      if (!(error instanceof PinRefused) && !(error instanceof MustWait)) throw error;
      setWrong(error instanceof PinRefused);
      look();
    }
  };
  if (digits === undefined || tries === undefined) return null;
  const waiting = tries.wait_ms > 0 && !busy;
  return (
    <>
      {waiting && (
        <p class="v-note" role="alert" data-wait>
          {t('pin.wait')} <b class="v-clock">{clock(tries.wait_ms)}</b>
        </p>
      )}
      {wrong && !waiting && <p class="v-note" role="alert" data-wrong>{t('pin.wrong')}</p>}
      <PinPad
        key={row.user}
        label={busy ? t('sync.opening') : t('pin.enter', { digits })}
        digits={digits}
        busy={busy}
        waiting={waiting}
        corner={(
          <button type="button" class="v-pad-plain" onClick={forgot}>{t('pin.forgotten')}</button>
        )}
        done={(pin) => void enter(pin)}
      />
    </>
  );
}

export function ChoosePin({ fresh, opened }: { fresh: Fresh; opened: () => void }) {
  const { t } = useWords();
  const [first, setFirst] = useState('');
  const [says, say] = useState<'easy' | 'differs' | 'went_wrong'>();
  const [busy, setBusy] = useState(false);
  const chosen = (pin: string): void => {
    say(isEasyPin(pin) ? 'easy' : undefined);
    if (!isEasyPin(pin)) setFirst(pin);
  };
  const again = async (pin: string): Promise<void> => {
    if (pin !== first) {
      say('differs');
      return setFirst('');
    }
    setBusy(true);
    try {
      await choosePin(fresh, pin);
      opened();
    } catch (error) {
      reportError(error);
      say('went_wrong');
      setBusy(false);
      setFirst('');
    }
  };
  const words = { easy: 'pin.easy', differs: 'pin.differs', went_wrong: 'app.went_wrong' };
  return (
    <>
      <h2 class="v-head">{t('pin.choose')}</h2>
      <p>{t('pin.choose_why')}</p>
      {says && <p class="v-note" role="alert">{t(words[says])}</p>}
      <PinPad
        key={first === '' ? 'first' : 'again'}
        label={busy ? t('pin.locking') : first === ''
          ? t('pin.digits', { least: fewestDigits, most: mostDigits }) : t('pin.again')}
        digits={first === '' ? undefined : first.length}
        busy={busy}
        {...(first === '' ? { next: t('pin.next') } : {})}
        done={(pin) => (first === '' ? chosen(pin) : void again(pin))}
      />
      <p class="v-quiet">{t('pin.forgotten_how')}</p>
    </>
  );
}
