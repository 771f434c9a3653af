// SPDX-License-Identifier: Apache-2.0
// Reports: one is chosen, looked at here, and taken as a file. Page and file are made of the same
// rows.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { thisDay } from '../log/this_day';
import type { ListedReport, ListedReports, MoneyDesk } from '../messages';
import { Button } from '../shell/controls';
import { download } from '../shell/download';
import { useFormat } from '../shell/format';
import { go } from '../shell/routes';
import { useLanguage, useText } from '../shell/text';
import { useAreaName } from './area_names';
import { DeskFailed, fileOf } from './ask';
import { type Trouble, useAsked } from './asked';
import { Failed, Frame } from './frame';
import { moving, stretches } from './period';
import { Again } from './report_again';
import type { ReportMessage, WholeReport } from './report_message';
import { ReportTable } from './report_table';
import {
  addressOf, behindOf, type Form, forms, ofDays, ofTotals, questionOf, type ReportAsked, shownOf,
  useReport,
} from './reports_address';
import { ToldTime } from './told_time';
import './reports.css';
import { FileButton } from './file_button';

/** Files that hold one table. */
const ofOneTable: Form[] = ['csv', 'geojson', 'dhis2'];
/** Those that need a row for each soum, or for each indicator of a place. */
const needsRows: Partial<Record<Form, (report: ListedReport) => boolean>> = {
  geojson: ({ of_areas }) => of_areas,
  dhis2: ({ of_areas, of_indicators }) => of_areas || of_indicators,
};

const endings: Record<Form, string> = {
  pdf: 'pdf', xlsx: 'xlsx', csv: 'csv', json: 'json', package: 'package.json', geojson: 'geojson',
  dhis2: 'dhis2.json',
};

const formsOf = (report: ListedReport): Form[] => forms.filter((form) =>
  (needsRows[form]?.(report) ?? true) && (!report.whole || !ofOneTable.includes(form)));
const formOf = (report: ListedReport, { form }: ReportAsked): Form =>
  formsOf(report).includes(form) ? form : 'pdf';

export function ReportsPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const language = useLanguage();
  const leave = (): void => void leaveDesk().then(left);
  const programme = account.role === 'programme';
  const { from, to: on } = stretches(thisDay())[programme ? 'this_year' : 'this_month'];
  const usual: ReportAsked = {
    name: programme ? 'programme' : 'department', from, on, area: '', officer: '', form: 'pdf',
  };
  const asked = useReport(usual);
  const { found, failed, again } = useAsked<ListedReports>(
    `/api/head/reports?lang=${language}`, leave);
  const report = found?.reports.find(({ name }) => name === asked.name);
  useEffect(() => {
    document.title = t('reports.title');
  }, [t]);
  return (
    <Frame account={account} leave={leave}>
      <h1 class="d-headline d-top">{t('reports.title')}</h1>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && (
        <div class="d-columns r-columns">
          <div class="d-side d-form d-screen">
            <Which reports={found.reports} asked={asked} />
            {report && <Choices listed={found} {...{ report, asked, leave }} />}
          </div>
          {report
            ? <Look listed={found} {...{ report, asked, programme, leave }} />
            : <p class="d-part" role="alert">{t('reports.gone')}</p>}
        </div>
      )}
    </Frame>
  );
}

function Which({ reports, asked }: { reports: ListedReport[]; asked: ReportAsked }) {
  const t = useText();
  return (
    <fieldset class="d-part r-which">
      <legend>{t('reports.which')}</legend>
      {reports.map(({ name, title }) => (
        <label key={name}>
          <input
            type="radio"
            name="report"
            value={name}
            checked={name === asked.name}
            onChange={() => go(addressOf({ ...asked, name }))}
          />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Choices({ listed: { areas, quarters }, report, asked, leave }: {
  listed: ListedReports;
  report: ListedReport;
  asked: ReportAsked;
  leave: () => void;
}) {
  const t = useText();
  const area = useAreaName();
  const change = (part: Partial<ReportAsked>): void => go(addressOf({ ...asked, ...part }));
  return (
    <div class="d-part">
      <p>{report.says}</p>
      {quarters && <p class="d-quiet">{t('reports.totals_note')}</p>}
      {report.from_day && (
        <div class="d-buttons">
          {moving.filter((key) => (quarters ? ofTotals : ofDays).includes(key))
            .map((key) => {
              const { from, to: on } = stretches(thisDay())[key];
              return (
                <button
                  key={key}
                  type="button"
                  class="button"
                  aria-pressed={from === asked.from && on === asked.on}
                  onClick={() => change({ from, on })}
                >
                  {t(`reports.${key}`)}
                </button>
              );
            })}
        </div>
      )}
      {quarters && report.from_day && (
        <div class="d-period">
          <ToldTime
            whole
            chosen={{ from: asked.from, to: asked.on }}
            choose={({ from, to }) => change({ from, on: to })}
          />
        </div>
      )}
      {!quarters && (
        <div class="d-period">
          {report.from_day && (
            <Day label={t('desk.from')} value={asked.from} set={(from) => change({ from })} />
          )}
          <Day label={t('desk.to')} value={asked.on} set={(on) => change({ on })} />
          <label>{t('coverage.area')}
            <select
              name="area"
              value={asked.area}
              onChange={(event) => change({ area: event.currentTarget.value })}
            >
              <option value="">{t('reports.all')}</option>
              {areas.map((code) => <option key={code} value={code}>{area(code)}</option>)}
            </select>
          </label>
          {report.of_officer && <Officer asked={asked} change={change} leave={leave} />}
        </div>
      )}
      <Take report={report} asked={asked} change={change} leave={leave} />
    </div>
  );
}

function Day({ label, value, set }: {
  label: string;
  value: string;
  set: (day: string) => void;
}) {
  return (
    <label>{label}
      <input type="date" value={value} onChange={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

function Officer({ asked, change, leave }: {
  asked: ReportAsked;
  change: (part: Partial<ReportAsked>) => void;
  leave: () => void;
}) {
  const t = useText();
  const { found } = useAsked<MoneyDesk>('/api/head/allowance', leave);
  const officers = found?.officers ?? [];
  return (
    <label>{t('desk.officer')}
      <select
        name="officer"
        value={asked.officer}
        onChange={(event) => change({ officer: event.currentTarget.value })}
      >
        <option value="">{t('reports.choose')}</option>
        {officers.map(({ officer, name }) => <option key={officer} value={officer}>{name}</option>)}
      </select>
    </label>
  );
}

type Taking = { at: 'nothing' | 'making' | 'made' } | { at: 'failed'; why: string };

function Take({ report, asked, change, leave }: {
  report: ListedReport;
  asked: ReportAsked;
  change: (part: Partial<ReportAsked>) => void;
  leave: () => void;
}) {
  const t = useText();
  const language = useLanguage();
  const [taking, set] = useState<Taking>({ at: 'nothing' });
  const form = formOf(report, asked);
  const address = questionOf(asked, report, form, language);
  useEffect(() => set({ at: 'nothing' }), [address]);
  const make = (): void => {
    set({ at: 'making' });
    fileOf(address).then(
      (file) => {
        download(file, `${report.name}-${asked.on || thisDay()}.${endings[form]}`);
        set({ at: 'made' });
      },
      (error: unknown) => {
        if (!(error instanceof DeskFailed)) reportError(error);
        if (error instanceof DeskFailed && error.reason === 'sign_in') return leave();
        set({ at: 'failed', why: whyNot(error, form) });
      });
  };
  const ready = !report.of_officer || asked.officer !== '';
  return (
    <>
      <div class="d-period">
        <label>{t('reports.form')}
          <select
            name="form"
            value={form}
            onChange={(event) => change({ form: event.currentTarget.value as Form })}
          >
            {formsOf(report).map((one) => (
              <option key={one} value={one}>{t(`reports.form_${one}`)}</option>
            ))}
          </select>
        </label>
      </div>
      <Button primary onClick={make} disabled={!ready || taking.at === 'making'}>
        {t(taking.at === 'making' ? 'reports.making' : 'reports.make')}
      </Button>
      <p role="status">{taking.at === 'made' && t('reports.made')}</p>
      {taking.at === 'failed' && <p class="v-note" role="alert">{t(taking.why)}</p>}
    </>
  );
}

/** The key of the sentence that says why there is no file. */
function whyNot(error: unknown, form: Form): string {
  if (!(error instanceof DeskFailed)) return 'app.went_wrong';
  const words: Record<number, string> = {
    400: form === 'dhis2' ? 'reports.dhis2_time' : 'reports.bad_time',
    413: 'reports.too_large', 422: 'reports.bad_time', 429: 'reports.busy',
  };
  if (error.reason === 'no_network') return 'desk.no_network';
  return words[error.status] ?? 'signin.server_trouble';
}

interface Chosen {
  listed: ListedReports;
  report: ListedReport;
  asked: ReportAsked;
  programme: boolean;
  leave: () => void;
}

function Look(chosen: Chosen) {
  const t = useText();
  if (chosen.report.of_officer && chosen.asked.officer === '')
    return <p class="d-part">{t('reports.choose_officer')}</p>;
  return <Looked {...chosen} />;
}

function Looked({ listed, report, asked, programme, leave }: Chosen) {
  const t = useText();
  const language = useLanguage();
  const { found, failed, again } = useAsked<ReportMessage | WholeReport>(
    shownOf(asked, report, language), leave);
  if (failed) return <Refused reason={failed} again={again} />;
  if (found) {
    const parts = 'parts' in found ? found.parts : [found];
    const form = formOf(report, asked);
    return (
      <div>
        {'parts' in found && <h2 class="r-whole">{found.title}</h2>}
        <div class="r-parts">
          {parts.map((part, at) => (
            <ReportTable
              key={part.report}
              report={part}
              behind={behindOf(part.report, asked, programme)}
              first={at === 0}
              csv={parts.length > 1 && (
                <FileButton
                  address={questionOf({ ...asked, name: part.report }, report, 'csv', language)}
                  name={`${part.report}-${asked.on || thisDay()}.csv`}
                  words={t('desk.csv')}
                  ended={leave}
                />
              )}
            />
          ))}
          {parts[0] && <Again told={parts[0]} {...{ listed, report, asked, form }} />}
        </div>
      </div>
    );
  }
  return <p class="d-part" aria-busy="true">{t('desk.loading')}</p>;
}

/** A server that refuses says most often that the days are none. */
function Refused({ reason, again }: { reason: Trouble; again: () => void }) {
  const t = useText();
  if (reason === 'server') return <p class="d-part" role="alert">{t('reports.bad_time')}</p>;
  return <Failed reason={reason} again={again} />;
}
