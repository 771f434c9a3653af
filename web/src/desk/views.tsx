// SPDX-License-Identifier: Apache-2.0
// Saved views: a page of the desk as it is chosen now, under a name, on each page and on any
// computer. The server keeps them for the account alone.

import { useState } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import { newId } from '../log/ids';
import type { SavedView, SavedViews, ViewOrder } from '../messages';
import { go } from '../shell/routes';
import { useText } from '../shell/text';
import { useInAddress } from './address_words';
import { useAsked } from './asked';
import { Said, useSendingTo } from './order';
import { pages } from './pages';
import { ViewForm } from './views_form';
import { deskPage, isChosen, isSame, mostViews } from './views_words';

const door = '/api/desk/views';
const roles = ['head', 'programme', 'trainer'];

/** So many stand open on the first page; more are a list to be opened. */
const fewViews = 8;

/** Those told last, so that they do not come and go from page to page. */
let told: { user: string; views: SavedView[] } | undefined;

function useViews(user: string, ended: () => void) {
  const { found, again } = useAsked<SavedViews>(door, ended);
  if (found) told = { user, views: found.views };
  const sends = useSendingTo<ViewOrder, SavedViews>(door, again, ended);
  return { views: told?.user === user ? told.views : [], ...sends };
}

export function Views({ account, ended }: { account: AccountRow; ended: () => void }) {
  return roles.includes(account.role) ? <Own user={account.user} ended={ended} /> : null;
}

type Asking = { view?: SavedView; address: string } | undefined;

function Own({ user, ended }: { user: string; ended: () => void }) {
  const t = useText();
  const { views, busy, trouble, send } = useViews(user, ended);
  const here = useInAddress(() => location.hash);
  const [asking, ask] = useState<Asking>();
  const [gone, tell] = useState<SavedView>();
  const view = views.find(({ address }) => isSame(address, here));
  const keep = async (id: string, name: string, address: string): Promise<boolean> => {
    const done = await send({ what: 'keep', view: id, name, address }) !== undefined;
    if (done) tell(undefined);
    if (done && address !== here) go(address.slice(1));
    return done;
  };
  const forget = async (left: SavedView): Promise<void> => {
    if (await send({ what: 'forget', view: left.view })) tell(left);
  };
  const undo = (): void => void (gone && keep(gone.view, gone.name, gone.address));
  if (views.length === 0 && !isChosen(here) && !gone) return null;
  return (
    <div class="d-views d-screen">
      {views.length > 0 && <List {...{ views, here }} />}
      {view && (
        <p class="d-view" data-view={view.view}>
          <b>{view.name}</b>
          <button
            type="button"
            class="link"
            onClick={() => ask({ view, address: view.address })}
          >{t('views.rename')}</button>
          <button type="button" class="link" disabled={busy} onClick={() => void forget(view)}>
            {t('views.remove')}
          </button>
        </p>
      )}
      {!view && isChosen(here) && (views.length < mostViews
        ? (
          <button type="button" class="link" onClick={() => ask({ address: here })}>
            {t('views.save')}
          </button>
        )
        : <p class="d-quiet">{t('views.full', { most: String(mostViews) })}</p>)}
      {gone && (
        <p class="d-view" role="status" data-gone>
          {t('views.removed', { name: gone.name })}
          <button type="button" class="link" disabled={busy} onClick={undo}>
            {t('views.undo')}
          </button>
        </p>
      )}
      {!asking && <Said words="views" trouble={trouble} />}
      {asking && (
        <ViewForm
          {...{ views, busy, trouble }}
          start={asking}
          close={() => ask(undefined)}
          keep={(name, address) => keep(asking.view?.view ?? newId(), name, address)}
        />
      )}
    </div>
  );
}

function List({ views, here }: { views: SavedView[]; here: string }) {
  const t = useText();
  const first = here.split('?')[0] === '#/desk';
  const titles = new Map(pages.map(({ path, key }) => [`#/desk${path}`, t(key)]));
  return (
    <details class="d-saved" open={first && views.length <= fewViews}>
      <summary>{t('views.title', { count: String(views.length) })}</summary>
      <nav aria-label={t('views.named')}>
        <ul>
          {views.map(({ view, name, address }) => (
            <li key={view}>
              <a href={address} aria-current={isSame(address, here) ? 'page' : undefined}>
                <span>{name}</span> <small>{titles.get(deskPage(address))}</small>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="d-quiet">{t('views.says')}</p>
    </details>
  );
}
