// SPDX-License-Identifier: Apache-2.0
// Beside the map: officers, what was asked and noticed, and the visits one by one.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { counted, type OfficerTotals, type VisitSeen } from './overview';

/** The first column of a table of officers: who, and of which soum. */
export function OfficerHead() {
  const t = useText();
  return (
    <th scope="col" class="d-person">
      <span>{t('desk.officer')}</span> <small>/ {t('desk.soum')}</small>
    </th>
  );
}

export function OfficerCell({ name, soum }: { name: string; soum: string }) {
  return <th scope="row" class="d-person"><span>{name}</span>{' '}<small>{soum}</small></th>;
}

export function Officers({ officers, areaName }: {
  officers: OfficerTotals[];
  areaName: (code: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const rows = [...officers].sort((a, b) => b.visits - a.visits || (a.name < b.name ? -1 : 1));
  return (
    <section class="d-part">
      <h2 id="d-officers">{t('desk.by_officer')}</h2>
      <div class="d-scroll d-short" tabIndex={0} role="region" aria-labelledby="d-officers">
        <table>
          <thead>
            <tr>
              <OfficerHead />
              <th scope="col" class="d-number">{t('desk.visits')}</th>
              <th scope="col" class="d-number">{t('desk.households_reached')}</th>
              <th scope="col" class="d-number">{t('desk.calculations')}</th>
              <th scope="col" class="d-number">{t('desk.handbooks')}</th>
              <th scope="col" class="d-number">{t('desk.last')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.user} ${row.area}`}>
                <OfficerCell name={row.name} soum={areaName(row.area)} />
                <td class="d-number">{format.number(row.visits)}</td>
                <td class="d-number">{format.number(row.households)}</td>
                <td class="d-number">{format.number(row.calculations)}</td>
                <td class="d-number">{format.number(row.handbooks)}</td>
                <td class="d-number">{row.last ? format.short(row.last.slice(0, 10)) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const most = 6;

export function Bars({ title, section, visits, codes, to }: {
  title: string;
  section: 'asked' | 'finding';
  visits: VisitSeen[];
  codes: (visit: VisitSeen) => string[];
  to: string;
}) {
  const t = useText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const rows = counted(visits, codes);
  const longest = rows[0]?.[1] ?? 1;
  return (
    <section class="d-part">
      <h2>{title}</h2>
      {rows.length === 0 && (
        <p class="d-quiet">{t(visits.length === 0 ? 'desk.no_visits' : 'desk.none_noted')}</p>
      )}
      <ul class="d-bars">
        {rows.slice(0, all ? undefined : most).map(([code, count]) => (
          <li key={code} data-code={code}>
            <span>{t(`${section}.${code.toLowerCase()}`)}</span>
            <i style={{ width: `${(100 * count) / longest}%` }} aria-hidden="true" />
            <b>{format.number(count)}</b>
          </li>
        ))}
      </ul>
      {!all && rows.length > most && (
        <button type="button" class="link" onClick={() => setAll(true)}>{t('officer.more')}</button>
      )}
      <p class="d-quiet">{t('desk.bars_mean', { of: format.number(visits.length), to })}</p>
    </section>
  );
}

const step = 20;

export function Visits({ visits, officerName, areaName }: {
  visits: VisitSeen[];
  officerName: (user: string) => string;
  areaName: (code: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const [shown, show] = useState(step);
  return (
    <section class="d-part">
      <h2>{t('desk.list')} <small>{format.number(visits.length)}</small></h2>
      {visits.length === 0 && <p class="d-quiet">{t('desk.no_visits')}</p>}
      <ul class="d-visits">
        {visits.slice(0, shown).map((visit) => (
          <VisitRow
            key={visit.id}
            visit={visit}
            where={`${areaName(visit.area)} · ${officerName(visit.officer)}`}
          />
        ))}
      </ul>
      {visits.length > shown && (
        <button type="button" class="link" onClick={() => show(shown + step)}>
          {t('officer.more')}
        </button>
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
        <b>{visit.head || t('household.not_known')}</b>
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
