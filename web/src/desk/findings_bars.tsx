// SPDX-License-Identifier: Apache-2.0
// What herders say, the most frequent first: a bar with its interval for each, of the whole or of
// one part, or a table of all parts.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FindingRow, SaidShare, SaidStratum } from '../messages';
import type { FindingsPage } from './findings';
import { askedOf, type FindingsWords } from './findings_words';
import { Head, Heads } from './means';
import { type OverviewAsked, overviewAddress } from './overview_asked';

const full = 1000;
const tall = 22;

/** The share at the right end: a round one, at or above all that is drawn. */
export function scaleOf(cells: SaidShare[]): number {
  const most = Math.max(100, ...cells.map(({ share, high }) => high ?? share ?? 0));
  return [500, 1000, 2000, 3000, 5000, 7500].find((one) => one >= most) ?? 10_000;
}

export function Bar({ cell, whole, scale, label }: {
  cell: SaidShare;
  /** Where the whole stands, while a part of it is shown. */
  whole?: SaidShare | undefined;
  scale: number;
  label: string;
}) {
  const x = (hundredths: number): number => Math.min(full, (full * hundredths) / scale);
  const { share, low, high } = cell;
  const sure = low !== null && low !== undefined && high !== null && high !== undefined;
  const mark = whole?.share;
  return (
    <svg
      class="f-bar" viewBox={`0 0 ${full} ${tall}`} preserveAspectRatio="none" role="img"
      aria-label={label}
    >
      <path class="f-rule" d={`M0 ${tall}H${full}`} />
      {share !== null && share !== undefined && (
        <rect class="f-share" x={0} y={4} width={Math.max(2, x(share))} height={tall - 8} />
      )}
      {sure && (
        <>
          <path class="f-sure-edge" d={`M${x(low)} ${tall / 2}H${x(high)}`} />
          <path
            class="f-sure"
            d={`M${x(low)} ${tall / 2}H${x(high)}M${x(low)} 3V${tall - 3}M${x(high)} 3V${tall - 3}`}
          />
        </>
      )}
      {mark !== null && mark !== undefined && (
        <path class="f-whole" d={`M${x(mark)} 0V${tall}`} />
      )}
    </svg>
  );
}

export function wordsOfBar(
  words: FindingsWords, title: string, cell: SaidShare, met: number,
): string {
  const { t, share, format } = words;
  if (cell.withheld) return `${title}: ${t('findings.withheld_cell')}`;
  const value = cell.share ?? 0;
  const of = format.number(met);
  const { low, high } = cell;
  return low === null || low === undefined || high === null || high === undefined
    ? t('findings.bar_words', { title, share: share(value), of })
    : t('findings.bar_range', {
      title, share: share(value), of, low: share(low), high: share(high),
    });
}

/** The part that is shown: of the strata by its code, or the whole. */
export function shownPart({ desk: { said }, asked }: FindingsPage) {
  const at = said.strata.findIndex(({ code }) => code !== '' && code === asked.part);
  const stratum: SaidStratum | undefined = said.strata[at];
  return {
    stratum,
    met: stratum?.households ?? said.visited,
    cell: (row: FindingRow): SaidShare => (at < 0 ? row.all : row.strata[at] ?? row.all),
    whole: (row: FindingRow): SaidShare | undefined => (at < 0 ? undefined : row.all),
  };
}

/** The visits of the time and place behind what is told; nobody's where only totals are told. */
export function recordOf(
  { desk: { said }, asked }: FindingsPage, of: Pick<OverviewAsked, 'asked' | 'finding'>,
): string | undefined {
  if (said.totals) return undefined;
  const part = said.by === 'area' && /^\d{5}$/.test(asked.part ?? '') ? asked.part : undefined;
  const area = part ?? said.area;
  const place = area === '' ? {} : { area };
  return overviewAddress({ ...place, from: said.from, to: said.to, ...of });
}

export function PartChoice({ page }: { page: FindingsPage }) {
  const { desk: { said }, words, asked, change } = page;
  if (said.strata.length < 2) return null;
  return (
    <label class="f-part d-screen">
      {words.t(`findings.by_${said.by}`)}
      <select
        name="part"
        value={asked.part ?? ''}
        onChange={({ currentTarget: { value } }) => change({ part: value })}
      >
        <option value="">{words.t('findings.whole')}</option>
        {said.strata.filter(({ code }) => code !== '').map(({ code }) => (
          <option key={code} value={code}>{words.part(code)}</option>
        ))}
      </select>
    </label>
  );
}

/** A part that is shown as bars or as a table, and can be taken as a file. */
export function SaidPart({ page, csv, name, title, none, rows, more, bars, table }: {
  page: FindingsPage;
  csv: string;
  /** Of its heading. */
  name: string;
  title: string;
  /** What is said where there are no rows. */
  none: string;
  rows: number;
  more?: ComponentChildren;
  bars: ComponentChildren;
  table: ComponentChildren;
}) {
  const [asTable, show] = useState(false);
  const { words: { t }, asked } = page;
  return (
    <section class="d-part">
      <header class="d-title">
        <h2 id={name}>{title}</h2>
        <div class="d-links f-links d-screen">
          <button type="button" class="link" aria-pressed={asTable} onClick={() => show(!asTable)}>
            {asTable ? t('findings.as_bars') : t('desk.as_table')}
          </button>
          <Csv page={page} table={csv} words={askedOf(asked)} />
          {more}
        </div>
      </header>
      {rows === 0 ? <p data-empty>{none}</p> : asTable ? table : bars}
    </section>
  );
}

export function Ranking({ page }: { page: FindingsPage }) {
  const { desk: { said: { findings } }, words: { t } } = page;
  return (
    <SaidPart
      page={page}
      csv="findings"
      name="f-found"
      title={t('findings.found')}
      none={t('findings.none_found')}
      rows={findings.length}
      bars={<Bars page={page} />}
      table={<SaidTable page={page} rows={findings} set="finding" name="f-found" />}
    />
  );
}

export function Csv({ page: { words }, table, words: asked }: {
  page: FindingsPage;
  table: string;
  words: string;
}) {
  const address = table === 'told' ? '/api/head/findings/told' : '/api/head/findings';
  return (
    <a
      class="link"
      data-csv={table}
      download
      href={`${address}?form=csv&table=${table}&lang=${words.language}&${asked}`}
    >
      {words.t('desk.csv')}
    </a>
  );
}

/** So many are shown before all are asked for. */
const atFirst = 10;

export function useFirst<Row>(rows: Row[]) {
  const [all, showAll] = useState(false);
  const more = rows.length > atFirst + 2 && !all;
  return { shown: more ? rows.slice(0, atFirst) : rows, more, showAll: () => showAll(true) };
}

export function ShowAll({ rows, words: { t }, showAll }: {
  rows: unknown[];
  words: FindingsWords;
  showAll: () => void;
}) {
  return (
    <p class="f-all d-screen">
      <button type="button" class="link" onClick={showAll}>
        {t('findings.show_all', { n: rows.length })}
      </button>
    </p>
  );
}

function Bars({ page }: { page: FindingsPage }) {
  const { desk: { said }, words } = page;
  const { shown, more, showAll } = useFirst(said.findings);
  const part = shownPart(page);
  const scale = scaleOf(said.findings.flatMap((row) => [part.cell(row), row.all]));
  return (
    <>
      <PartChoice page={page} />
      <ol class="f-bars" data-bars="findings">
        {shown.map((row) => {
          const title = words.code('finding', row);
          const cell = part.cell(row);
          return (
            <li key={row.code} data-code={row.code}>
              <span class="f-title">
                <Leading to={recordOf(page, { finding: row.code })}>{title}</Leading>
                {row.code.includes('.') && <small> {words.t('findings.own_code')}</small>}
              </span>
              <b class="f-value">{words.cell(cell)}</b>
              <Bar
                cell={cell}
                whole={part.whole(row)}
                scale={scale}
                label={wordsOfBar(words, title, cell, part.met)}
              />
            </li>
          );
        })}
      </ol>
      <p class="f-axis" aria-hidden="true"><span>0%</span><span>{words.share(scale)}</span></p>
      {part.stratum && <p class="d-quiet">{words.t('findings.whole_mark')}</p>}
      {more && <ShowAll rows={said.findings} words={words} showAll={showAll} />}
    </>
  );
}

/** A link where it leads somewhere. */
function Leading({ to, children }: { to: string | undefined; children: string }) {
  return to === undefined ? <>{children}</> : <a class="f-leads" href={to}>{children}</a>;
}

type Ended = 'answered' | 'referred' | 'brought' | 'owed';

/** Rows by code, a column for each part; `ends`: further columns, of how questions ended. */
export function SaidTable({ page: { desk: { said }, words }, rows, set, name, ends = [] }: {
  page: FindingsPage;
  rows: FindingRow[];
  set: 'finding' | 'asked';
  name: string;
  ends?: { column: Ended; of: (at: number) => number | null | undefined }[];
}) {
  const { t, format } = words;
  const parts = said.strata.flatMap((stratum, at) =>
    stratum.code === '' && stratum.households === 0 && !stratum.withheld ? [] : [{ stratum, at }]);
  const met = (count: number, hidden: boolean): string =>
    hidden ? t('findings.withheld_cell') : format.number(count);
  const told = (count: number | null | undefined): string =>
    met(count ?? 0, count === null || count === undefined);
  return (
    <div class="d-scroll" tabIndex={0} role="region" aria-labelledby={name}>
      <table data-table={set} class="f-table">
        <thead>
          <Heads>
            <th scope="col">{t('findings.column_title')}</th>
            <Head of="said_times" name={t('findings.times')} />
            <Head of="said_share" name={t('findings.whole')} />
            {parts.map(({ stratum: { code } }) => (
              <Head key={code} of="said_part" name={words.part(code)} />
            ))}
            {ends.map(({ column }) => (
              <Head
                key={column}
                of={column === 'owed' ? 'still_owed' : column}
                name={t(`findings.column_${column}`)}
              />
            ))}
          </Heads>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('findings.met')}</th>
            <td />
            <td class="d-number">{format.number(said.visited)}</td>
            {parts.map(({ stratum: one }) => (
              <td key={one.code} class="d-number">{met(one.households, one.withheld)}</td>
            ))}
            {ends.map(({ column }) => <td key={column} />)}
          </tr>
          {rows.map((row, number) => (
            <tr key={row.code} data-code={row.code}>
              <th scope="row">{words.code(set, row)}</th>
              <td class="d-number">{told(row.times)}</td>
              <Cell cell={row.all} words={words} />
              {parts.map(({ stratum: { code }, at }) => (
                <Cell key={code} cell={row.strata[at] as SaidShare} words={words} />
              ))}
              {ends.map(({ column, of }) => (
                <td key={column} class="d-number">{told(of(number))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, words }: { cell: SaidShare; words: FindingsWords }) {
  const { t, share, format } = words;
  if (cell.withheld) return <td class="d-number">{t('findings.withheld_cell')}</td>;
  const { low, high } = cell;
  return (
    <td class="d-number">
      {cell.share === null || cell.share === undefined ? t('desk.unknown') : share(cell.share)}
      <small>
        {format.number(cell.households)}
        {low !== null && low !== undefined && high !== null && high !== undefined
          && `; ${share(low)} – ${share(high)}`}
      </small>
    </td>
  );
}
