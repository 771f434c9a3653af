// SPDX-License-Identifier: Apache-2.0
// Official figures: a table is chosen, tried, imported where nothing is wrong with it, and undone.
// What is counted stands in the address, so that a link leads to the same form.

import { useEffect, useRef, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { newId } from '../log/ids';
import type { FigureImport, FigureList } from '../messages';
import { useText } from '../shell/text';
import { DeskFailed } from './ask';
import { useAsked } from './asked';
import './figures.css';
import {
  type Asked, importFigures, queryOf, type Reading, spells, tryFigures, unread,
} from './figures_ask';
import { FigureForm } from './figures_form';
import { Found } from './figures_found';
import { OpenSet } from './figures_rows';
import { Sets } from './figures_sets';
import { Failed, Frame } from './frame';

const door = '#/desk/figures';

function askedInAddress(): Asked {
  const said = new URLSearchParams(location.hash.split('?')[1] ?? '');
  return {
    indicator: said.get('indicator') ?? '', as_of: said.get('as_of') ?? '', source: '',
    address: '',
  };
}

function keepInAddress({ indicator, as_of }: Asked): void {
  const said = Object.entries({ indicator, as_of }).filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  history.replaceState(null, '', said === '' ? door : `${door}?${said}`);
}

export function FiguresPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const leave = (): void => void leaveDesk().then(left);
  const { found, failed, again } = useAsked<FigureList>('/api/head/figures', leave);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('figures.title')}`;
  }, [t]);
  return (
    <Frame account={account} leave={leave}>
      <h1 class="d-headline">{t('figures.title')}</h1>
      <p class="d-quiet">{t('figures.lead')}</p>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && <OpenSet list={found} ended={leave} />}
      {found && <Import list={found} changed={again} ended={leave} />}
      {found && <Sets list={found} changed={again} ended={leave} />}
    </Frame>
  );
}

type State =
  | { now: 'idle' }
  | { now: 'trying' }
  | { now: 'tried' | 'importing' | 'unsure'; answer: FigureImport }
  | { now: 'failed' }
  | { now: 'imported' };

function Import({ list, changed, ended }: {
  list: FigureList;
  changed: () => void;
  ended: () => void;
}) {
  const t = useText();
  const [asked, ask] = useState(askedInAddress);
  const [file, choose] = useState<File>();
  const [reading, read] = useState(unread);
  const [state, set] = useState<State>({ now: 'idle' });
  const turn = useRef(0);
  const kept = useRef({ query: '', key: '' });
  const trouble = (error: unknown, next: State): void => {
    if (!(error instanceof DeskFailed)) throw error;
    if (error.reason === 'sign_in') return ended();
    set(next);
  };
  const tryIt = async (next: Reading): Promise<void> => {
    if (!file) return;
    const mine = ++turn.current;
    read(next);
    set({ now: 'trying' });
    try {
      const answer = await tryFigures(queryOf(asked, next, file.name), file);
      if (mine === turn.current) set({ now: 'tried', answer });
    } catch (error) {
      if (mine === turn.current) trouble(error, { now: 'failed' });
    }
  };
  const importIt = async (tried: FigureImport): Promise<void> => {
    if (!file) return;
    const query = queryOf(asked, reading, file.name);
    const name = `${query} ${tried.check.hash}`;
    if (kept.current.query !== name) kept.current = { query: name, key: newId() };
    set({ now: 'importing', answer: tried });
    try {
      const answer = await importFigures(query, kept.current.key, file);
      if (!answer.imported) return set({ now: 'tried', answer });
      set({ now: 'imported' });
      choose(undefined);
    } catch (error) {
      trouble(error, { now: 'unsure', answer: tried });
    }
    changed();
  };
  // What was tried is never imported as something else.
  const change = (next: Partial<Asked> & { file?: File | undefined }): void => {
    const { file: other, ...words } = next;
    ++turn.current;
    if ('file' in next) {
      choose(other);
      read(unread);
    }
    const now = { ...asked, ...words };
    ask(now);
    keepInAddress(now);
    set({ now: 'idle' });
  };
  return (
    <section class="d-part d-form d-screen f-import">
      <h2>{t('figures.import_title')}</h2>
      <FigureForm
        {...{ list, asked, file, change }}
        busy={state.now === 'trying' || state.now === 'importing'}
        tryIt={() => void tryIt(unread)}
      />
      <div role="status">
        {state.now === 'trying' && <p aria-busy="true">{t('figures.trying')}</p>}
        {state.now === 'imported' && <p class="v-note" data-done>{t('figures.imported')}</p>}
        {state.now === 'failed' && <p class="v-note">{t('signin.server_trouble')}</p>}
        {state.now === 'unsure' && <p class="v-note" data-unsure>{t('figures.failed')}</p>}
      </div>
      {'answer' in state && (
        <Found
          {...{ list, reading }}
          ofSpells={asked.indicator === spells}
          check={state.answer.check}
          busy={state.now === 'importing'}
          readAs={(next) => void tryIt(next)}
          take={() => void importIt(state.answer)}
        />
      )}
    </section>
  );
}
