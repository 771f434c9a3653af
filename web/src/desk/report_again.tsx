// SPDX-License-Identifier: Apache-2.0
// How exactly this report is made again later: on the server, as of the position that it tells.

import { Fragment } from 'preact';
import type { ListedReport, ListedReports } from '../messages';
import { useLanguage, useText } from '../shell/text';
import type { ReportMessage } from './report_message';
import { type Form, type ReportAsked, wordsOf } from './reports_address';

/** A soum's code is longer than that of its aimag. */
const isAimag = (code: string): boolean => code.length === 3;

/** Of several aimags together no option tells. */
function areaOf({ areas, quarters }: ListedReports, asked: ReportAsked): string | undefined {
  if (quarters || asked.area !== '') return asked.area;
  const aimags = areas.filter(isAimag);
  return aimags.length === 1 ? aimags[0] : undefined;
}

export function Again({ listed, report, asked, form, told: { position, settings, made } }: {
  listed: ListedReports;
  report: ListedReport;
  asked: ReportAsked;
  form: Form;
  told: ReportMessage;
}) {
  const t = useText();
  const language = useLanguage();
  const area = areaOf(listed, asked);
  if (area === undefined) return null;
  const { name, ...words } = wordsOf({ ...asked, area }, report, form, language);
  const options = { at: position, settings, today: made, ...words };
  const said = Object.entries(options).map(([option, value]) => `--${option} ${value}`);
  if (listed.quarters) said.push('--totals');
  said.push('-o FILE');
  return (
    <details class="d-folded r-again">
      <summary>{t('reports.again_for')}</summary>
      <p class="d-quiet">{t('reports.again')}</p>
      <code>
        otor report {name}
        {['--data DIR', ...said].map((one) => (
          <Fragment key={one}>{' '}<span>{one}</span></Fragment>
        ))}
      </code>
    </details>
  );
}
