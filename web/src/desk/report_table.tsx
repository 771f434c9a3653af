// SPDX-License-Identifier: Apache-2.0
// A report as it stands in its file: the same plots, rows and sums, and what is counted.

import type { ComponentChildren } from 'preact';
import { Part } from './folded';
import { Head, Heads, Meanings } from './means';
import type { ReportColumn, ReportMessage } from './report_message';
import '../papers/document.css';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';

const isNumber = ({ kind }: ReportColumn): boolean => kind !== 'text' && kind !== 'day';
const classOf = (column: ReportColumn): string =>
  isNumber(column) ? 'd-number' : column.code === 'title' ? 'r-title' : '';

/** What programs know a row by: the file holds it, here the name beside it is enough. */
const keys = ['code', 'user'];
const isRead = ({ code, for_programs }: ReportColumn): boolean =>
  !for_programs && !keys.includes(code);

/** `behind`: the page of the desk that holds what is counted, where there is one. `csv`: a file of
 * this table alone, of several. */
export function ReportTable({ report, behind, csv, first }: {
  report: ReportMessage;
  behind: { address: string; title: string } | undefined;
  csv: ComponentChildren;
  first: boolean;
}) {
  const t = useText();
  return (
    <Part
      name={report.report}
      title={report.title}
      count={report.rows.length + report.more}
      data={{ 'data-report': report.report }}
      links={csv}
      open={first}
    >
      {report.about.map((sentence) => <p key={sentence} class="d-quiet">{sentence}</p>)}
      {report.plots.map((plot) => <Plot key={plot.says} plot={plot} />)}
      {report.rows.length === 0
        ? <p>{t('reports.nothing')}</p>
        : (
          <div class="d-scroll" tabIndex={0} role="region" aria-labelledby={`c-${report.report}`}>
            <Table report={report} />
          </div>
        )}
      {report.more > 0 && <p class="d-quiet">{t('reports.more', { n: report.more })}</p>}
      {behind && (
        <p class="d-screen">
          <a class="link" href={behind.address}>
            {t('reports.behind', { page: t(behind.title) })}
          </a>
        </p>
      )}
      <Definitions report={report} />
    </Part>
  );
}

/** Its words are escaped where it is made, on the server. */
function Plot({ plot }: { plot: ReportMessage['plots'][number] }) {
  return (
    <figure class="doc-drawing r-plot">
      <figcaption aria-hidden="true">{plot.says}</figcaption>
      <div
        class="r-drawn"
        style={{ '--wide': `${plot.width}px` }}
        tabIndex={0}
        role="region"
        aria-label={plot.says}
        dangerouslySetInnerHTML={{ __html: plot.svg }}
      />
    </figure>
  );
}

/** Of numbers that no row has: as on paper it is left out. */
const isEmpty = (
  { rows }: ReportMessage, withheld: Set<string>, { sparse }: ReportColumn, place: number,
): boolean => sparse && rows.length > 0
  && rows.every((row, at) => row[place] === null && !withheld.has(`${at} ${place}`));

/** With its sign, which is a true minus. */
const pointsOf = (hundredths: number): string =>
  `${hundredths > 0 ? '+' : hundredths < 0 ? '−' : ''}${Math.abs(hundredths) / 100}`;

function Table({ report }: { report: ReportMessage }) {
  const t = useText();
  const format = useFormat();
  const withheld = new Set(report.withheld.map(([row, column]) => `${row} ${column}`));
  const cell = (column: ReportColumn, row: number, place: number): string => {
    const value = report.rows[row]?.[place] ?? null;
    if (withheld.has(`${row} ${place}`)) return t('report.withheld');
    if (value === null) return column.sparse ? '' : t('desk.unknown');
    if (typeof value === 'string') return column.kind === 'day' ? format.short(value) : value;
    if (column.kind === 'points') return pointsOf(value);
    return column.kind === 'share' ? format.percent(value * 100) : format.number(value);
  };
  const shown = report.columns
    .map((column, place) => ({ column, place }))
    .filter(({ column, place }) => isRead(column) && !isEmpty(report, withheld, column, place));
  return (
    <table>
      <thead>
        <Heads>
          {shown.map(({ column }) => (
            <Head
              key={column.code}
              name={column.heading}
              says={column.says}
              kind={classOf(column)}
            />
          ))}
        </Heads>
      </thead>
      <tbody>
        {report.rows.map((_, at) => (
          <tr key={at}>
            {shown.map(({ column, place }) => (
              <td key={column.code} class={classOf(column)}>
                {cell(column, at, place)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {report.columns.some(({ summed }) => summed) && (
        <tfoot>
          <tr>
            {shown.map(({ column, place }, at) => (
              <td key={column.code} class={classOf(column)}>
                <b>
                  {at === 0
                    ? t('report.sum')
                    : report.sums[place] == null ? '' : format.number(report.sums[place])}
                </b>
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** What each row counts; what a column counts its head says. */
function Definitions({ report: { definitions } }: { report: ReportMessage }) {
  return <Meanings of={definitions.map(({ heading, says }) => ({ name: heading, says }))} />;
}
