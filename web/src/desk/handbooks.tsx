// SPDX-License-Identifier: Apache-2.0
// Handbooks at the head's desk: what came to the officers of each edition, what they gave on
// visits, and what is left. Where more was given than came, it says so, as the phone did before.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { HandbookDesk, HandbookRow, StockRow } from '../messages';
import { download } from '../shell/download';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { notKnown } from '../visit/settled';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { Count } from './count';
import { csvOf } from './csv';
import { Failed, Frame } from './frame';
import { overviewAddress } from './overview_asked';
import { Head, Heads } from './means';
import { OfficerCell, OfficerHead } from './parts';
import { TableRegion } from './table_region';

const columns = ['received', 'given', 'returned', 'lost', 'left'] as const;

export function HandbooksPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const format = useFormat();
  const leave = (): void => void leaveDesk().then(left);
  const area = useAreaName();
  const { found, failed, again } = useAsked<HandbookDesk>('/api/head/handbooks', leave);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('handbooks.title')}`;
  }, [t]);
  const sum = (column: 'given' | 'left'): string =>
    format.number((found?.editions ?? []).reduce((all, row) => all + row[column], 0));
  return (
    <Frame account={account} leave={leave}>
      <div class="d-top">
        <h1 class="d-headline">
          {found && found.editions.length > 0
            ? t('handbooks.headline', { given: sum('given'), left: sum('left') })
            : t('handbooks.title')}
        </h1>
      </div>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && found.officers.length === 0 && <p class="d-part">{t('handbooks.none')}</p>}
      {found && found.above > 0 && (
        <p class="d-part v-note" data-above={found.above}>
          {t('handbooks.above', { n: found.above })}
        </p>
      )}
      {found && found.officers.length > 0 && (
        <>
          <Editions rows={found.editions} />
          <ByOfficer rows={found.officers} area={area} />
        </>
      )}
    </Frame>
  );
}

function useEdition(): (code: string) => string {
  const t = useText();
  return (code) => t('visit.edition', {
    edition: code === notKnown ? t('consent.not_known') : code,
  });
}

/** `given`: where the visits are on which they were given. */
function Numbers({ row, given }: { row: StockRow; given?: string }) {
  const format = useFormat();
  return (
    <>
      {columns.map((column) => (column === 'given' && given !== undefined
        ? <Count key={column} value={row.given} to={given} />
        : (
          <td key={column} class={`d-number${row[column] < 0 ? ' d-below' : ''}`}>
            {format.number(row[column])}
          </td>
        )
      ))}
    </>
  );
}

function StockHeads() {
  const t = useText();
  return (
    <>
      {columns.map((column) => (
        <Head key={column} of={`stock_${column}`} name={t(`handbooks.${column}`)} />
      ))}
    </>
  );
}

function Editions({ rows }: { rows: StockRow[] }) {
  const t = useText();
  const edition = useEdition();
  return (
    <section class="d-part">
      <h2 id="h-editions">{t('handbooks.by_edition')}</h2>
      <TableRegion label="h-editions" name="editions">
        <table>
          <thead>
            <Heads><th scope="col">{t('stock.edition')}</th><StockHeads /></Heads>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.edition} data-edition={row.edition}>
                <th scope="row">{edition(row.edition)}</th><Numbers row={row} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      <p class="d-quiet">{t('handbooks.means')}</p>
    </section>
  );
}

function ByOfficer({ rows, area }: { rows: HandbookRow[]; area: (code: string) => string }) {
  const t = useText();
  const edition = useEdition();
  const save = (): void => {
    const head = ['officer', 'user', 'soum', 'edition', ...columns];
    const lines = rows.map(({ name, officer, area: soum, stock }) => [
      name, officer, soum, stock.edition, ...columns.map((column) => stock[column]),
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
            <Heads><OfficerHead /><th scope="col">{t('stock.edition')}</th><StockHeads /></Heads>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={`${row.officer} ${row.stock.edition}`}
                data-officer={row.officer}
                data-left={row.stock.left}
              >
                <OfficerCell name={row.name} soum={area(row.area)} />
                <td>{edition(row.stock.edition)}</td>
                <Numbers
                  row={row.stock}
                  given={overviewAddress({ officer: row.officer, period: 'whole' })}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
