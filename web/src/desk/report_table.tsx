// SPDX-License-Identifier: Apache-2.0
// A report as it stands in its file: the same rows and sums, and what every column counts.

import type { ReportColumn, ReportMessage } from './report_message';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';

/** More rows than anybody reads here; all of them stand in the file. */
const mostRows = 200;

const isNumber = ({ kind }: ReportColumn): boolean => kind !== 'text' && kind !== 'day';

export function ReportTable({ report }: { report: ReportMessage }) {
  const t = useText();
  const format = useFormat();
  const cell = (column: ReportColumn, value: string | number | null): string => {
    if (value === null) return t('desk.unknown');
    if (typeof value === 'string') return column.kind === 'day' ? format.short(value) : value;
    return column.kind === 'share' ? format.percent(value * 100) : format.number(value);
  };
  const rows = report.rows.slice(0, mostRows);
  const behind = report.rows.length - rows.length;
  const said = report.columns.filter(({ says }) => says !== '');
  return (
    <section class="d-part">
      <h2 id="r-title">{report.title}</h2>
      {report.about.map((sentence) => <p key={sentence} class="d-quiet">{sentence}</p>)}
      {rows.length === 0
        ? <p>{t('reports.nothing')}</p>
        : (
          <div class="d-scroll" tabIndex={0} role="region" aria-labelledby="r-title">
            <table>
              <thead>
                <tr>
                  {report.columns.map((column) => (
                    <th key={column.code} scope="col" class={isNumber(column) ? 'd-number' : ''}>
                      {column.heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  <tr key={at}>
                    {report.columns.map((column, place) => (
                      <td key={column.code} class={isNumber(column) ? 'd-number' : ''}>
                        {cell(column, row[place] ?? null)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  {report.columns.map((column, place) => (
                    <td key={column.code} class={isNumber(column) ? 'd-number' : ''}>
                      <b>
                        {place === 0
                          ? t('report.sum')
                          : report.sums[place] == null ? '' : format.number(report.sums[place])}
                      </b>
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          </div>
        )}
      {behind > 0 && <p class="d-quiet">{t('reports.more', { n: behind })}</p>}
      {said.length > 0 && (
        <>
          <h3>{t('report.definitions')}</h3>
          <dl class="r-said">
            {said.map(({ code, heading, says }) => (
              <div key={code}><dt>{heading}</dt><dd>{says}</dd></div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
