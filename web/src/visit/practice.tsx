// SPDX-License-Identifier: Apache-2.0
// Practice: the officer's own screens over made-up families. What is written here is in this page's
// memory alone, which is said on every screen.

import { useEffect, useState } from 'preact/hooks';
import { Records } from '../log/records';
import { Bar } from '../shell/bar';
import type { ScreenProps } from '../shell/routes';
import { AccountContext } from './account_context';
import { useKept } from './kept';
import { PracticeAccount } from './practice_account';
import { practiceFamilies } from './practice_families';
import { Screen } from './screen';
import { programme } from './settled';
import { Button, go, useLanguage, useWords } from './shell';
import { places } from './soums';
import './visit.css';
import './practice.css';

type Opened = PracticeAccount | 'failed' | undefined;

/** Opened anew for each start; undefined until the soums are known and the core is there. */
function usePractice(start: number): Opened {
  const { t } = useWords();
  const language = useLanguage();
  const soum = useKept(places)?.areas[0];
  const [open, set] = useState<Opened>();
  useEffect(() => {
    void places.ask();
    void programme.ask();
  }, []);
  useEffect(() => {
    if (!soum) return undefined;
    let wanted = true;
    set(undefined);
    const families = practiceFamilies(soum, language, t);
    PracticeAccount.open(new Records(), t('practice.officer'), soum, families)
      .then((opened) => wanted && set(opened), () => wanted && set('failed'));
    return () => {
      wanted = false;
    };
  }, [soum?.code, language, start]);
  return open;
}

export default function Practice({ path }: ScreenProps) {
  const { t } = useWords();
  const [start, again] = useState(0);
  const open = usePractice(start);
  useEffect(() => {
    document.title = t('practice.title');
  }, [t]);
  if (open === undefined || open === 'failed') {
    const says = open === 'failed' ? 'app.screen_not_here' : 'practice.waits';
    return <><Bar /><main class="waiting"><p role="status">{t(says)}</p></main></>;
  }
  const over = (): void => {
    again(start + 1);
    go('');
  };
  return (
    <AccountContext.Provider value={open}>
      <div class="v-page v-practice" data-mark={t('practice.mark')}>
        <aside class="v-practice-bar" aria-label={t('practice.title')}>
          <p class="v-grow"><b>{t('practice.title')}.</b> {t('practice.nothing_kept')}</p>
          <a class="button" href="#/learn">{t('practice.end')}</a>
        </aside>
        <Screen path={path} leave={() => undefined} />
        {path.length < 2 && (
          <p class="v-practice-again"><Button wide onClick={over}>{t('practice.again')}</Button></p>
        )}
      </div>
    </AccountContext.Provider>
  );
}
