// SPDX-License-Identifier: Apache-2.0
// The other record of a family, chosen by an officer who knows that the two are one, where no rule
// finds it: spelt otherwise, in another bagh, by another name.

import { useState } from 'preact/hooks';
import type { Duplicate, Household, HouseholdRow, Households } from '../log/calls';
import { SearchField } from '../shell/search_field';
import { useRead } from './account_context';
import { valueOf } from './household_card';
import { HouseholdLink } from './households';
import { MoreRows } from './more_rows';
import { ScreenBar, useWords } from './shell';

const page = 25;

export function ChooseSame({ id }: { id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  return (
    <>
      <ScreenBar
        title={t('same.twice')}
        below={(card && valueOf(card.fields.head)) ?? ''}
        back={`/household/${id}`}
      />
      <main class="v-wrap">
        <h2 class="v-head">{t('same.choose')}</h2>
        <p class="v-quiet">{t('same.choose_why')}</p>
        {card && !card.moved_away && (
          <FamilySearch
            without={[card.id, ...card.linked]}
            to={(row) => `/household/${id}/same/${pairOf(card.id, row.id)}`}
          />
        )}
      </main>
    </>
  );
}

/** Families of this account, of one soum where `area` names it, to choose one of. */
export function FamilySearch({ without = [], area, to }: {
  without?: string[];
  area?: string;
  to: (row: HouseholdRow) => string;
}) {
  const { t } = useWords();
  const [wanted, setWanted] = useState('');
  const [limit, setLimit] = useState(page);
  const answer = useRead<Households>('households', {
    ...(wanted.trim() === '' ? {} : { search: wanted.trim() }), ...(area ? { area } : {}), limit,
    offset: 0,
  });
  const rows = answer?.rows.filter((row) => !without.includes(row.id) && !row.moved_away) ?? [];
  return (
    <>
      <SearchField
        label={t('officer.search')}
        value={wanted}
        put={(words) => {
          setWanted(words);
          setLimit(page);
        }}
      />
      {answer && rows.length === 0 && answer.rows.length >= answer.total && (
        <p class="v-quiet" role="status">{t('officer.nothing_found')}</p>
      )}
      <ul class="v-list" data-choose>
        {rows.map((row) => <HouseholdLink key={row.id} row={row} to={to(row)} />)}
      </ul>
      {answer && (
        <MoreRows
          shown={answer.rows.length}
          all={answer.total}
          more={() => setLimit(limit + page)}
        />
      )}
    </>
  );
}

/** As the core names a pair: the lesser id first. */
function pairOf(one: string, other: string): string {
  return [one, other].sort().join('_');
}

/** Two records that nobody said anything of yet and no rule asks about; both are on this phone. */
export function useChosen(card: Household | undefined, pair: string): Duplicate | undefined {
  const [one = '', other = ''] = pair.split('_');
  const first = useRead<Household>('household', { id: one });
  const second = useRead<Household>('household', { id: other });
  const known = pairOf(one, other) === pair && first && second && card && first.id !== second.id &&
    [first, second].some(({ id, linked }) => [id, ...linked].includes(card.id));
  if (!known || first.moved_away || second.moved_away) return undefined;
  return {
    household: true, one, other, heads: [], numbers: 'unknown',
    one_name: valueOf(first.fields.head) ?? '', other_name: valueOf(second.fields.head) ?? '',
    bagh: valueOf(first.fields.bagh) ?? '',
  };
}
