// SPDX-License-Identifier: Apache-2.0
// The households of her soum, in the order the core gives: the nearest promise first, then by name.

import { useState } from 'preact/hooks';
import type { HouseholdRow, Households as HouseholdsAnswer } from '../log/calls';
import { SearchField } from '../shell/search_field';
import { thisDay } from '../log/this_day';
import { useAccount, useRead } from './account_context';
import { SafeMark } from './marks';
import { MoreRows } from './more_rows';
import { Icon, Link, LinkButton, useWords } from './shell';
import { distance, roundKm } from './soum_map';
import { useSoums } from './soums';

const page = 25;
/** More than a soum has. */
const everyone = 100_000;

export function Households({ search }: { search: string }) {
  const { t } = useWords();
  const [wanted, setWanted] = useState(search);
  const [limit, setLimit] = useState(page);
  const answer = useRead<HouseholdsAnswer>('households', {
    ...(wanted.trim() === '' ? {} : { search: wanted.trim() }), limit, offset: 0,
  });
  return (
    <div class="v-wrap">
      <SearchField
        label={t('officer.search')}
        value={wanted}
        put={(words) => {
          setWanted(words);
          setLimit(page);
        }}
      />
      <LinkButton to="/household/new" wide>
        <Icon name="plus" />{t('officer.new_household')}
      </LinkButton>
      {answer && (
        <h2 class="v-head">{t('officer.households')}<span>{answer.total}</span></h2>
      )}
      {answer?.total === 0 && (
        <p class="v-quiet">
          {wanted.trim() === '' ? t('officer.no_households') : t('officer.nothing_found')}
        </p>
      )}
      <ul class="v-list">
        {answer?.rows.map((row) => (
          <HouseholdLink key={row.id} row={row} to={`/household/${row.id}`} />
        ))}
      </ul>
      {answer && (
        <MoreRows
          shown={answer.rows.length}
          all={answer.total}
          more={() => setLimit(limit + page)}
        />
      )}
    </div>
  );
}

/** Those whose last visit was in this month, the last first. */
export function MetThisMonth() {
  const { t } = useWords();
  const month = thisDay().slice(0, 7);
  const answer = useRead<HouseholdsAnswer>('households', { limit: everyone, offset: 0 });
  const rows = (answer?.rows ?? []).filter(({ last_visit: last }) => last?.startsWith(month))
    .sort((a, b) => ((a.last_visit ?? '') < (b.last_visit ?? '') ? 1 : -1));
  return (
    <div class="v-wrap">
      {answer && <h2 class="v-head">{t('officer.met_month')}<span>{rows.length}</span></h2>}
      {answer && rows.length === 0 && <p class="v-quiet">{t('officer.nothing_found')}</p>}
      <ul class="v-list">
        {rows.map((row) => <HouseholdLink key={row.id} row={row} to={`/household/${row.id}`} />)}
      </ul>
    </div>
  );
}

/** Baghs have a number, or a name that already says what it is. */
export function baghWords(t: ReturnType<typeof useWords>['t'], bagh: string): string {
  return /^\d+$/.test(bagh) ? t('household.bagh_of', { bagh }) : bagh;
}

export function HouseholdLink({ row, to }: { row: HouseholdRow; to: string }) {
  const { t, day } = useWords();
  const { account } = useAccount();
  const soums = useSoums();
  const soum = soums.get(row.area);
  const km = soum && row.lat_e5 != null && row.lon_e5 != null
    ? t('household.km', {
      km: roundKm(distance(soum, { lat_e5: row.lat_e5, lon_e5: row.lon_e5 })),
    }) : '';
  const words = [
    account.areas.length > 1 ? soum?.name : '',
    row.bagh ? baghWords(t, row.bagh) : row.place,
    row.last_visit
      ? t('officer.last_visit', { date: day(row.last_visit) }) : t('officer.first_time'),
    row.promises_open > 0 ? t('officer.promise_open') : '',
    row.stage ? t(`visit.stage_${row.stage}`) : '',
    row.differs ? t('officer.differs') : '',
    row.moved_away ? t('family.moved_row') : '',
    row.consent === 'withdrawn' ? t('family.withdrawn_row') : '',
  ];
  return (
    <li>
      <Link to={to}>
        <Icon name="ger" large />
        <span class="v-grow">
          <b>{row.head || t('household.not_known')}</b>
          <small>{words.filter((word) => word).join(' · ')}</small>
        </span>
        <span class="v-end">
          {km !== '' && <small>{km}</small>}
          <SafeMark unsafe={row.unsafe} />
        </span>
      </Link>
    </li>
  );
}
