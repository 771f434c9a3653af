// SPDX-License-Identifier: Apache-2.0
// The way to the other pages of the desk, on each of them.

import { useEffect, useRef } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import { useText } from '../shell/text';
import { pageOf, pages } from './pages';

export function DeskNav({ account }: { account: AccountRow }) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const shown = pages.filter(({ roles, behind }) => !behind && roles.includes(account.role));
  const now = pageOf(location.hash.replace(/^#\/desk/, ''), account)?.path;
  // On a phone not all of them are in sight.
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [now]);
  if (shown.length === 0) return null;
  return (
    <nav class="d-nav d-screen" aria-label={t('desk.pages')}>
      <ul ref={list}>
        {shown.map(({ path, key }) => (
          <li key={path}>
            <a href={`#/desk${path}`} aria-current={path === now ? 'page' : undefined}>{t(key)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
