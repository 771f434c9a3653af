// SPDX-License-Identifier: Apache-2.0
// The tasks themselves, under the day or the officer they belong to, with boxes to choose families
// that are to be handed over.

import { useEffect, useState } from 'preact/hooks';
import type { WorklistRow } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { FamilyLink } from './family_link';
import { Part } from './folded';
import { noteName, seenAddress } from './seen_names';
import type { Worklist } from './worklist';
import { GiveChosen } from './worklist_give';

export const keyOf = ({ rule, about, household }: WorklistRow): string =>
  `${rule} ${about} ${household}`;

/** Rows under one heading, in the order in which they came. */
function grouped(rows: WorklistRow[], of: (row: WorklistRow) => string): [string, WorklistRow[]][] {
  const groups: [string, WorklistRow[]][] = [];
  for (const row of rows) {
    const name = of(row);
    const last = groups.at(-1);
    if (last && last[0] === name) last[1].push(row);
    else groups.push([name, [row]]);
  }
  return groups;
}

export function List({ list }: { list: Worklist }) {
  const t = useText();
  const format = useFormat();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const { answer: { rows }, filters } = list;
  const here = rows.filter((row) => row.here);
  useEffect(() => {
    const left = new Set(here.map(({ household }) => household));
    choose((before) => new Set([...before].filter((id) => left.has(id))));
  }, [rows]);
  const tap = (id: string): void => choose((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  const byOfficer = filters.order === 'officer';
  const groups = grouped(rows, (row) => (byOfficer ? row.owner : row.due));
  return (
    <>
      {groups.map(([name, group], at) => (
        <Part
          key={name}
          name={`group-${name}`}
          title={(
            <>
              {byOfficer ? list.officer(name) : format.short(name)}
              {' '}<small>{byOfficer ? format.number(group.length) : daysOf(group)}</small>
            </>
          )}
          count={byOfficer ? undefined : `· ${format.number(group.length)}`}
          kind="w-group"
          data={{ 'data-group': name }}
          open={at === 0}
        >
          <ul class="w-rows">
            {group.map((row) => (
              <Row
                key={keyOf(row)}
                {...{ row, list, byOfficer }}
                chosen={chosen.has(row.household)}
                tap={() => tap(row.household)}
              />
            ))}
          </ul>
        </Part>
      ))}
      <GiveChosen
        list={list}
        chosen={[...chosen]}
        rows={here}
        choose={(ids) => choose(new Set(ids))}
      />
    </>
  );

  function daysOf([first]: WorklistRow[]): string {
    const days = first?.days_left ?? 0;
    if (days === 0) return t('officer.due_today');
    return days > 0 ? t('officer.days_left', { n: days }) : t('officer.days_over', { n: -days });
  }
}

function Row({ row, list, byOfficer, chosen, tap }: {
  row: WorklistRow;
  list: Worklist;
  byOfficer: boolean;
  chosen: boolean;
  tap: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const { what, why } = list.read(row);
  const head = row.head || t('household.not_known');
  const bagh = row.bagh === '' ? '' : ` · ${t('worklist.bagh')}: ${row.bagh}`;
  const owner = row.owner !== '' || row.named === ''
    ? list.officer(row.owner)
    : `${list.officer('')} · ${t('worklist.was_of', { name: list.officer(row.named) })}`;
  return (
    <li data-task={row.rule} data-household={row.household} data-stuck={row.stuck.join(' ')}>
      {row.here
        ? (
          <label class="w-choose d-screen">
            <input
              type="checkbox"
              checked={chosen}
              aria-label={t('worklist.choose', { name: head })}
              onChange={tap}
            />
          </label>
        )
        : <span class="w-choose d-screen" />}
      <div>
        <FamilyLink household={row.household} head={row.head} />
        <small>{list.area(row.area)}{bagh}</small>
        <small>{byOfficer ? format.short(row.due) : owner}</small>
        <a
          class="w-seen d-screen"
          href={seenAddress(row.household)}
          aria-label={`${t('seen.link')} ${head}`}
          onClick={() => noteName(row.household, head)}
        >{t('seen.link')}</a>
      </div>
      <div>
        <span>{what}</span>
        <small>{why}</small>
        {row.put_off > 0 && <small>{t('worklist.put_off', { n: row.put_off })}</small>}
        {row.stuck.map((reason) => (
          <small key={reason} class="w-stuck">{t(`worklist.stuck_${reason}`)}</small>
        ))}
      </div>
    </li>
  );
}
