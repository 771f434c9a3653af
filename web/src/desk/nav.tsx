// SPDX-License-Identifier: Apache-2.0
// The way to the other pages of the desk, on each of them.

import { useEffect, useRef } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import type { Waits } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { pageOf, pages } from './pages';
import { useWaits } from './waits';

/** What waits on each page; a number there is a reason to open it. */
const waiting: Record<string, (waits: Waits) => number> = {
  '': ({ aside }) => aside,
  '/worklist': ({ tasks_overdue }) => tasks_overdue,
  '/findings': ({ told_old }) => told_old,
  '/money': ({ expenses }) => expenses ?? 0,
  '/handbooks': ({ handbooks }) => handbooks,
  '/lessons': ({ decisions_overdue }) => decisions_overdue,
  '/quality': ({ calls, remarks }) => calls + remarks,
};

export function DeskNav({ account }: { account: AccountRow }) {
  const t = useText();
  const format = useFormat();
  const waits = useWaits(account);
  const list = useRef<HTMLUListElement>(null);
  const shown = pages.filter(({ roles, behind }) => !behind && roles.includes(account.role));
  const now = pageOf(location.hash.replace(/^#\/desk/, ''), account)?.path;
  // On a phone not all of them are in sight.
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [now]);
  if (shown.length === 0) return null;
  const count = (path: string): number => (waits && waiting[path]?.(waits)) ?? 0;
  return (
    <nav class="d-nav d-screen" aria-label={t('desk.pages')}>
      <ul ref={list}>
        {shown.map(({ path, key }) => (
          <li key={path}>
            <a href={`#/desk${path}`} aria-current={path === now ? 'page' : undefined}>
              {t(key)}
              {count(path) > 0 && (
                <span class="d-nav-waits" data-waits={count(path)}>
                  <span aria-hidden="true">{format.number(count(path))}</span>
                  <span class="out-of-sight">{t('desk.nav_waits', { n: count(path) })}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
