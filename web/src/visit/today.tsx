// SPDX-License-Identifier: Apache-2.0
// The first thing an officer sees: what is only on this phone, what was promised, whom to look for.

import { useEffect, useState } from 'preact/hooks';
import type { Household, Today as TodayAnswer } from '../log/calls';
import { wallDay } from '../log/ids';
import { useAccount, useRead, useStanding } from './account_context';
import { Standing } from './marks';
import { go, Icon, Link, useWords } from './shell';

export function dueWords(t: ReturnType<typeof useWords>['t'], days: number): string {
  if (days === 0) return t('officer.due_today');
  return days > 0 ? t('officer.days_left', { n: days }) : t('officer.days_over', { n: -days });
}

export function Today() {
  const { t } = useWords();
  const today = useRead<TodayAnswer>('today', { on: wallDay(new Date()) });
  return (
    <>
      <Standing />
      <div class="v-wrap">
        <SearchBox />
        <Unfinished />
        {today && (
          <>
            <h2 class="v-head">{t('officer.promises')}<span>{today.promises.length}</span></h2>
            {today.promises.length === 0 && <p class="v-quiet">{t('officer.promises_none')}</p>}
            <ul class="v-list">
              {today.promises.map((row) => (
                <li key={`${row.household} ${row.what} ${row.by}`}>
                  <Link to={`/household/${row.household}`}>
                    <span class="v-grow"><b>{row.what}</b><small>{row.head}</small></span>
                    <b class="v-end">{dueWords(t, row.days_left)}</b>
                  </Link>
                </li>
              ))}
            </ul>
            <h2 class="v-head">{t('officer.visits_month')}<span>{today.visits_month}</span></h2>
          </>
        )}
      </div>
    </>
  );
}

/** In memory only: an address is written into the browser's history, in plain. */
export const searchedFor = { word: '' };

function SearchBox() {
  const { t } = useWords();
  const [wanted, set] = useState('');
  return (
    <form
      class="v-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        searchedFor.word = wanted;
        go('/households/search');
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        aria-label={t('officer.search')}
        placeholder={t('officer.search')}
        value={wanted}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </form>
  );
}

/** Drafts of forms that were left: nothing typed is out of reach. */
function Unfinished() {
  const { t } = useWords();
  const open = useAccount();
  const { turn } = useStanding();
  const [rows, set] = useState<{ to: string; name: string }[]>([]);
  useEffect(() => {
    let current = true;
    void draftsOf(open, t('household.new')).then((found) => current && set(found));
    return () => {
      current = false;
    };
  }, [open, turn, t]);
  if (rows.length === 0) return null;
  return (
    <>
      <h2 class="v-head">{t('officer.unfinished')}</h2>
      <ul class="v-list">
        {rows.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>
              <span class="v-grow"><b>{name}</b></span><Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

async function draftsOf(
  open: ReturnType<typeof useAccount>, fresh: string,
): Promise<{ to: string; name: string }[]> {
  const keys = await open.log.draftKeys();
  const rows = new Map<string, string>();
  for (const key of keys) {
    const [kind, id] = key.split(':');
    if (kind === 'household' && id === 'new') {
      const draft = await open.log.draft<{ head: string }>(key);
      rows.set('/household/new', draft?.head || fresh);
    } else if (id !== undefined && (kind === 'household' || kind === 'person')) {
      const card = await open.read<Household>('household', { id }).catch(() => undefined);
      const part = kind === 'household' ? 'edit' : `person/${key.split(':')[2] ?? 'new'}`;
      if (card) rows.set(`/household/${id}/${part}`, card.fields.head?.value ?? fresh);
    }
  }
  return [...rows].map(([to, name]) => ({ to, name }));
}
