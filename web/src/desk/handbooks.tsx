// SPDX-License-Identifier: Apache-2.0
// Handbooks at the head's desk: what the department received and issued, what came to the officers
// of each edition, what they gave on visits, and what is left. Where two books differ both numbers
// stand there; where more was given than came, it says so, as the phone did before.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { HandbookRow, Handbooks, StockRow } from '../messages';
import { download } from '../shell/download';
import { type Format, useFormat } from '../shell/format';
import { type Text, useText } from '../shell/text';
import { notKnown } from '../visit/settled';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { Count } from './count';
import { csvOf } from './csv';
import { captionOf, DayFields, daysQuery, useDays } from './days';
import { Failed, Frame } from './frame';
import { overviewAddress } from './overview_asked';
import { Head, Heads } from './means';
import { OfficerCell, OfficerHead } from './parts';
import type { Days } from './period';
import { Differences, Entries, Shelves } from './shelf';
import { ShelfForm } from './shelf_form';
import { TableRegion } from './table_region';

const told = ['received', 'given', 'returned', 'lost', 'left'] as const;
const beside = [
  'issued', 'received', 'given', 'returned', 'taken_back', 'lost', 'left',
] as const;
type Column = (typeof beside)[number];

/** All that the parts of the page share. */
export interface HandbookWords {
  page: Handbooks;
  t: Text;
  format: Format;
  area: (code: string) => string;
  edition: (code: string) => string;
  changed: () => void;
  ended: () => void;
}

export function HandbooksPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const leave = (): void => void leaveDesk().then(left);
  const asked = useDays();
  const query = daysQuery(asked.days);
  const { found, failed, again } = useAsked<Handbooks>(
    `/api/head/handbooks${query === '' ? '' : `?${query}`}`, leave, { keep: true });
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('handbooks.title')}`;
  }, [t]);
  return (
    <Frame account={account} leave={leave}>
      {!found && <div class="d-top"><h1 class="d-headline">{t('handbooks.title')}</h1></div>}
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && <Whole page={found} {...{ asked, again }} ended={leave} />}
    </Frame>
  );
}

function Whole({ page, asked, again, ended }: {
  page: Handbooks;
  asked: ReturnType<typeof useDays>;
  again: () => void;
  ended: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const area = useAreaName();
  const { officers, editions, above } = page.told;
  const sum = (column: 'given' | 'left'): string =>
    format.number(editions.reduce((all, row) => all + row[column], 0));
  const shared: HandbookWords = {
    page, t, format, area, ended, changed: again,
    edition: (code) => (code === notKnown ? t('consent.not_known') : code),
  };
  return (
    <>
      <div class="d-top">
        <h1 class="d-headline">
          {editions.length > 0
            ? t('handbooks.headline', { given: sum('given'), left: sum('left') })
            : t('handbooks.title')}
        </h1>
      </div>
      <DayFields {...asked} />
      {daysQuery(page) !== '' && (
        <p class="d-quiet" data-days={`${page.from} ${page.to}`}>
          {t('handbooks.period', { ...captionOf(format, page), day: format.short(page.today) })}
        </p>
      )}
      <Shelves {...shared} />
      <Differences {...shared} />
      <ShelfForm {...shared} />
      {officers.length === 0 && <p class="d-part">{t('handbooks.none')}</p>}
      {above > 0 && (
        <p class="d-part v-note" data-above={above}>{t('handbooks.above', { n: above })}</p>
      )}
      {officers.length > 0 && (
        <>
          <Editions rows={editions} shared={shared} />
          <ByOfficer rows={officers} shared={shared} />
        </>
      )}
      <Entries {...shared} />
    </>
  );
}

/** What the department wrote stands there where it wrote anything. */
const columnsOf = (rows: StockRow[]): readonly Column[] =>
  (rows.some(({ issued }) => known(issued)) ? beside : told);

const known = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined;

/** `given`: where the visits are on which they were given. */
function Numbers({ row, columns, given, shared: { t, format } }: {
  row: StockRow;
  columns: readonly Column[];
  given?: string;
  shared: HandbookWords;
}) {
  return (
    <>
      {columns.map((column) => {
        if (column === 'given' && given !== undefined)
          return <Count key={column} value={row.given} to={given} />;
        const value = row[column];
        return (
          <td key={column} class={`d-number${known(value) && value < 0 ? ' d-below' : ''}`}>
            {known(value) ? format.number(value) : t('desk.unknown')}
          </td>
        );
      })}
    </>
  );
}

function StockHeads({ columns }: { columns: readonly Column[] }) {
  const t = useText();
  return (
    <>
      {columns.map((column) => (
        <Head key={column} of={`stock_${column}`} name={t(`handbooks.${column}`)} />
      ))}
    </>
  );
}

function Editions({ rows, shared }: { rows: StockRow[]; shared: HandbookWords }) {
  const { t, edition } = shared;
  const columns = columnsOf(rows);
  return (
    <section class="d-part">
      <h2 id="h-editions">{t('handbooks.by_edition')}</h2>
      <TableRegion label="h-editions" name="editions">
        <table>
          <thead>
            <Heads>
              <th scope="col">{t('stock.edition')}</th><StockHeads columns={columns} />
            </Heads>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.edition} data-edition={row.edition}>
                <th scope="row">{t('visit.edition', { edition: edition(row.edition) })}</th>
                <Numbers {...{ row, columns, shared }} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      <p class="d-quiet">{t('handbooks.means')}</p>
    </section>
  );
}

/** The visits of an officer on these days. */
const visitsOf = (officer: string, { from, to }: Days): string => overviewAddress(
  from === '' && to === '' ? { officer, period: 'whole' } : {
    officer, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }),
  });

function ByOfficer({ rows, shared }: { rows: HandbookRow[]; shared: HandbookWords }) {
  const { t, edition, area, page } = shared;
  const columns = columnsOf(rows.map(({ stock }) => stock));
  const save = (): void => {
    const head = ['officer', 'user', 'soum', 'edition', ...columns];
    const lines = rows.map(({ name, officer, area: soum, stock }) => [
      name, officer, soum, stock.edition, ...columns.map((column) => stock[column] ?? null),
    ]);
    download(new Blob([csvOf([head, ...lines])], { type: 'text/csv' }), 'otor-handbooks.csv');
  };
  return (
    <section class="d-part">
      <header class="d-title">
        <h2 id="h-officers">{t('desk.by_officer')}</h2>
        <div class="d-links d-screen">
          <button type="button" class="link" onClick={save}>{t('desk.csv')}</button>
        </div>
      </header>
      <div class="d-scroll d-tall" tabIndex={0} role="region" aria-labelledby="h-officers">
        <table>
          <thead>
            <Heads>
              <OfficerHead /><th scope="col">{t('stock.edition')}</th>
              <StockHeads columns={columns} />
            </Heads>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={`${row.officer} ${row.stock.edition}`}
                data-officer={row.officer}
                data-left={row.stock.left}
              >
                <OfficerCell name={row.name} soum={area(row.area)} />
                <td>{t('visit.edition', { edition: edition(row.stock.edition) })}</td>
                <Numbers
                  row={row.stock}
                  given={visitsOf(row.officer, page)}
                  {...{ columns, shared }}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
