// SPDX-License-Identifier: Apache-2.0
// Beside the map: officers, what was asked and noticed, and the visits one by one.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Count } from './count';
import { Head, Heads } from './means';
import type { Trouble } from './asked';
import { FamilyLink } from './family_link';
import { Failed } from './frame';
import type { NotedCode, OfficerTotals, VisitSeen } from './overview';
import type { OverviewAsked } from './overview_asked';
import { TableRegion } from './table_region';

type Name = (code: string) => string;

/** The days that were counted, written out. */
export type Caption = { from: string; to: string };

/** What the page is narrowed to, and the way back to all. */
export function Chosen({ asked: said, change, areaName, officerName }: {
  asked: OverviewAsked;
  change: (part: Record<'area' | 'officer' | 'asked' | 'finding', undefined>) => void;
  areaName: Name;
  officerName: Name;
}) {
  const t = useText();
  const { area, officer, asked, finding } = said;
  const words = [
    area !== undefined && t('desk.chosen', { soum: areaName(area) }),
    officer !== undefined && t('desk.chosen_officer', { name: officerName(officer) }),
    asked !== undefined && t('desk.chosen_asked', { what: t(`asked.${asked.toLowerCase()}`) }),
    finding !== undefined
      && t('desk.chosen_finding', { what: t(`finding.${finding.toLowerCase()}`) }),
  ].filter(Boolean);
  if (words.length === 0) return null;
  const all = { area: undefined, officer: undefined, asked: undefined, finding: undefined };
  return (
    <p class="d-chosen">
      <b>{words.join(' · ')}</b>
      <button type="button" class="link" onClick={() => change(all)}>{t('desk.all')}</button>
    </p>
  );
}

/** The first column of a table of officers: who, and of which soum. */
export function OfficerHead() {
  const t = useText();
  return (
    <th scope="col" class="d-person">
      <span>{t('desk.officer')}</span> <small>/ {t('desk.soum')}</small>
    </th>
  );
}

/** `address`: where the name leads. */
export function OfficerCell({ name, soum, address }: {
  name: string;
  soum: string;
  address?: string;
}) {
  return (
    <th scope="row" class="d-person">
      {address === undefined
        ? <span>{name}</span> : <a class="d-name" href={address}>{name}</a>}
      {' '}<small>{soum}</small>
    </th>
  );
}

/** A click shows all of them, and paper has them anyway. */
const firstOfficers = 8;

/** By soum and name: nobody is first or last for her numbers. `address`: visits of an officer. */
export function Officers({ officers, areaName, address }: {
  officers: OfficerTotals[];
  areaName: Name;
  address: (officer: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const [shown, show] = useState(firstOfficers);
  const place = ({ area, name }: OfficerTotals): string => `${areaName(area)} ${name}`;
  const rows = [...officers].sort((a, b) => place(a).localeCompare(place(b)));
  const all = new Set(rows.map(({ user }) => user)).size;  // one may have worked in two soums
  return (
    <section class="d-part">
      <h2 id="d-officers">{t('desk.by_officer')}</h2>
      <TableRegion label="d-officers" name="officers">
        <table>
          <thead>
            <Heads>
              <OfficerHead />
              <Head of="visits" name={t('desk.visits')} />
              <Head of="households_visited" name={t('desk.households_reached')} />
              <Head of="calculations" name={t('desk.calculations')} />
              <Head of="handbooks" name={t('desk.handbooks')} />
              <Head of="last" name={t('desk.last')} />
            </Heads>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={`${row.user} ${row.area}`} class={at < shown ? '' : 'd-paper'}>
                <OfficerCell
                  name={row.name}
                  soum={areaName(row.area)}
                  address={address(row.user)}
                />
                <Count value={row.visits} to={address(row.user)} />
                <Count value={row.households} to={address(row.user)} />
                <Count value={row.calculations} to={address(row.user)} />
                <Count value={row.handbooks} to="#/desk/handbooks" />
                <td class="d-number">{row.last ? format.short(row.last.slice(0, 10)) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      {rows.length > shown && (
        <button type="button" class="link d-screen" onClick={() => show(rows.length)}>
          {t('desk.all_officers', { n: all })}
        </button>
      )}
    </section>
  );
}

const most = 6;

/** `of`: all visits among which they were counted; `address`: the visits where a code was noted. */
export function Bars({ title, section, codes, of, days, chosen, address }: {
  title: string;
  section: 'asked' | 'finding';
  codes: NotedCode[];
  of: number;
  days: Caption;
  chosen: string | undefined;
  address: (code: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const longest = codes[0]?.visits ?? 1;
  return (
    <section class="d-part">
      <h2>{title}</h2>
      {codes.length === 0 && (
        <p class="d-quiet">{t(of === 0 ? 'desk.no_visits' : 'desk.none_noted')}</p>
      )}
      <ul class="d-bars">
        {codes.slice(0, all ? undefined : most).map(({ code, visits }) => (
          <li key={code} data-code={code}>
            <a href={address(code)} aria-current={code === chosen || undefined}>
              {t(`${section}.${code.toLowerCase()}`)}
            </a>
            <i style={{ width: `${(100 * visits) / longest}%` }} aria-hidden="true" />
            <b>{format.number(visits)}</b>
          </li>
        ))}
      </ul>
      {!all && codes.length > most && (
        <button type="button" class="link d-screen" onClick={() => setAll(true)}>
          {t('officer.more')}
        </button>
      )}
      <p class="d-quiet">{t('desk.bars_mean', { of: format.number(of), ...days })}</p>
    </section>
  );
}

/**
 * `listed`: how many there are, of which `visits` are the first. `narrowed`: whose or what they are
 * asked for; what was asked for comes into sight. `more` asks for further ones, and `stopped` says
 * why they did not come.
 */
export function Visits({
  visits, listed, officerName, areaName, narrowed, more, stopped, children,
}: {
  visits: VisitSeen[];
  listed: number;
  officerName: Name;
  areaName: Name;
  narrowed: string;
  more: (() => void) | undefined;
  stopped: Trouble | undefined;
  children: ComponentChildren;
}) {
  const t = useText();
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (narrowed === '') return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [narrowed]);
  return (
    <section class="d-part">
      <h2 ref={heading} tabIndex={-1} data-visits={listed}>
        {t('desk.list')} <small>{format.number(listed)}</small>
      </h2>
      {children}
      {listed === 0 && <p class="d-quiet">{t('desk.no_visits')}</p>}
      <ul class="d-visits">
        {visits.map((visit) => (
          <VisitRow
            key={`${visit.household} ${visit.id} ${visit.area}`}
            visit={visit}
            where={`${areaName(visit.area)} · ${officerName(visit.officer)}`}
          />
        ))}
      </ul>
      {stopped && more && <Failed reason={stopped} again={more} />}
      {!stopped && more && (
        <button type="button" class="link d-screen" onClick={more}>{t('officer.more')}</button>
      )}
    </section>
  );
}

function VisitRow({ visit, where }: { visit: VisitSeen; where: string }) {
  const t = useText();
  const format = useFormat();
  const state = visit.stage ? t(`visit.stage_${visit.stage}`)
    : visit.closed ? '' : t('desk.not_closed');
  return (
    <li data-visit={visit.id}>
      <div>
        <FamilyLink household={visit.household} head={visit.head} />
        <small>{format.short(visit.at.slice(0, 10))} · {t(`visit.way_${visit.way}`)}</small>
        <small>{where}</small>
      </div>
      <div>
        {visit.calculations.map((one, at) => (
          <span key={at}>
            {one.opens
              ? `${t('desk.opens', { month: format.month(one.opens) })} · ` +
                t('desk.monthly', { amount: format.money(one.pension ?? 0) })
              : t('household.calculation_seen')}
          </span>
        ))}
        {visit.handbooks > 0 && <span>{t('desk.handbooks')}: {visit.handbooks}</span>}
      </div>
      <Codes codes={visit.questions} section="asked" />
      <Codes codes={visit.findings} section="finding" />
      <div>{state}</div>
    </li>
  );
}

function Codes({ codes, section }: { codes: string[]; section: string }): ComponentChildren {
  const t = useText();
  return (
    <div class="d-codes">
      {[...new Set(codes)].map((code) => (
        <span key={code}>{t(`${section}.${code.toLowerCase()}`)}</span>
      ))}
    </div>
  );
}
