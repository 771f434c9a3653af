// SPDX-License-Identifier: Apache-2.0
// A report as it stands in its file: the same plots, rows and sums, and what is counted.

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

/** `behind`: the page of the desk that holds what is counted, where there is one. */
export function ReportTable({ report, behind }: {
  report: ReportMessage;
  behind: { address: string; title: string } | undefined;
}) {
  const t = useText();
  const id = `r-${report.report}`;
  return (
    <section class="d-part" data-report={report.report}>
      <h2 id={id}>{report.title}</h2>
      {report.about.map((sentence) => <p key={sentence} class="d-quiet">{sentence}</p>)}
      {report.plots.map((plot) => <Plot key={plot.says} plot={plot} />)}
      {report.rows.length === 0
        ? <p>{t('reports.nothing')}</p>
        : (
          <div class="d-scroll" tabIndex={0} role="region" aria-labelledby={id}>
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
    </section>
  );
}

/** Its words are escaped where it is made, on the server. */
function Plot({ plot }: { plot: ReportMessage['plots'][number] }) {
  return (
    <figure class="doc-drawing r-plot">
      <figcaption aria-hidden="true">{plot.says}</figcaption>
      <div
        class="r-drawn"
        tabIndex={0}
        role="region"
        aria-label={plot.says}
        dangerouslySetInnerHTML={{ __html: plot.svg }}
      />
    </figure>
  );
}

function Table({ report }: { report: ReportMessage }) {
  const t = useText();
  const format = useFormat();
  const cell = (column: ReportColumn, value: string | number | null): string => {
    if (value === null) return column.sparse ? '' : t('desk.unknown');
    if (typeof value === 'string') return column.kind === 'day' ? format.short(value) : value;
    return column.kind === 'share' ? format.percent(value * 100) : format.number(value);
  };
  const shown = report.columns
    .map((column, place) => ({ column, place }))
    .filter(({ column }) => isRead(column));
  return (
    <table>
      <thead>
        <tr>
          {shown.map(({ column }) => (
            <th key={column.code} scope="col" class={classOf(column)}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row, at) => (
          <tr key={at}>
            {shown.map(({ column, place }) => (
              <td key={column.code} class={classOf(column)}>
                {cell(column, row[place] ?? null)}
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

function Definitions({ report }: { report: ReportMessage }) {
  const t = useText();
  const read = report.columns.filter(({ code }) => !keys.includes(code));
  const said = [...read, ...report.definitions].filter(({ says }) => says !== '');
  if (said.length === 0) return null;
  return (
    <details class="r-folded">
      <summary>{t('report.definitions')}</summary>
      <dl class="r-said">
        {said.map(({ code, heading, says }) => (
          <div key={code}><dt>{heading}</dt><dd>{says}</dd></div>
        ))}
      </dl>
    </details>
  );
}
