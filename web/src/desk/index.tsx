// SPDX-License-Identifier: Apache-2.0
// The desk: a trainer's pages of training, and the head's page: how far each soum has come, from
// what the officers' phones have sent. It needs the network; nothing of it is kept.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk, remembered } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { thisDay } from '../log/this_day';
import { Bar } from '../shell/bar';
import { useFormat } from '../shell/format';
import { go, type ScreenProps } from '../shell/routes';
import { placeNames } from '../shell/places';
import { useLanguage, useText } from '../shell/text';
import { SignIn } from '../visit/sign_in';
import { useAimags } from '../visit/soums';
import '../visit/visit.css';
import { AreaMap } from './area_map';
import { Aside } from './aside';
import { DeskFailed } from './ask';
import type { Trouble } from './asked';
import './desk.css';
import { DueSheets } from './due_sheets';
import { Failed, Frame } from './frame';
import { MoneyTotals } from './money_totals';
import { type AreaTotals, overview, type Overview, type VisitSeen } from './overview';
import { figures, Later, pageOf } from './pages';
import { Bars, Officers, Visits } from './parts';
import { TrainerPage } from './training';
import { TrainingTotals } from './training_totals';
import { WhatWaits } from './what_waits';
import { FollowUpTotals } from './worklist_totals';

export default function DeskDoor({ path }: ScreenProps) {
  const [account, set] = useState<AccountRow | null>();
  const entered = (next: AccountRow | undefined): void => {
    if (next?.role === 'officer') return go('/officer');
    set(next ?? null);
  };
  useEffect(() => {
    void remembered().then((found) => {
      set(found && found.role !== 'officer' ? found : null);
    });
  }, []);
  if (account === undefined) return <Bar />;
  if (account === null) return <SignIn opened={entered} />;
  const left = (): void => set(null);
  // Of what stands at the desk an administrator has the figures alone.
  const page = pageOf(path, account);
  const load = account.role === 'administrator' ? figures : page?.load;
  if (load) return <Later key={page?.path} {...{ load, account, left, path }} />;
  if (account.role === 'trainer') return <TrainerPage {...{ account, left, path }} />;
  return <Desk account={account} left={left} />;
}

type Loaded = { overview: Overview } | { failed: Trouble } | undefined;

/** A link to this page may say of which days, and of which soum: `#/desk?area=…&from=…&to=…`. */
function asked(name: string): string | undefined {
  return new URLSearchParams(location.hash.split('?')[1] ?? '').get(name) ?? undefined;
}

function Desk({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const [from, setFrom] = useState(asked('from') ?? `${thisDay().slice(0, 4)}-01-01`);
  const [to, setTo] = useState(asked('to') ?? thisDay());
  const [loaded, set] = useState<Loaded>();
  const [turn, again] = useState(0);
  const leave = (): void => void leaveDesk().then(left);
  useEffect(() => {
    document.title = t('desk.title');
  }, [t]);
  useEffect(() => {
    let current = true;
    overview(from, to).then(
      (found) => current && set({ overview: found }),
      (error: unknown) => {
        if (!current) return;
        if (!(error instanceof DeskFailed)) reportError(error);
        const reason = error instanceof DeskFailed ? error.reason : 'went_wrong';
        if (reason !== 'sign_in') return set({ failed: reason });
        leave();
      });
    return () => {
      current = false;
    };
  }, [account, from, to, turn]);
  return (
    <Frame account={account} leave={leave}>
      <div class="d-period">
        <label>{t('desk.from')}
          <input
            type="date"
            value={from}
            max={to}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        </label>
        <label>{t('desk.to')}
          <input
            type="date"
            value={to}
            min={from}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </label>
      </div>
      {loaded === undefined && <p aria-busy="true">{t('desk.loading')}</p>}
      {loaded && 'failed' in loaded && (
        <Failed reason={loaded.failed} again={() => again(turn + 1)} />
      )}
      {loaded && 'overview' in loaded && (
        <Page
          overview={loaded.overview}
          to={to}
          turn={turn}
          again={() => again(turn + 1)}
          ended={leave}
        />
      )}
    </Frame>
  );
}

/** A total over soums; nothing where a part of it is withheld. */
function sum(
  overview: Overview, of: (area: AreaTotals) => number | null | undefined,
): number | undefined {
  const values = overview.areas.map(of);
  if (values.some((value) => value === null || value === undefined)) return undefined;
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function Page({ overview, to, turn, again, ended }: {
  overview: Overview;
  to: string;
  turn: number;
  again: () => void;
  ended: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const [chosen, choose] = useState(() => {
    const area = asked('area');
    return overview.areas.some(({ code }) => code === area) ? area : undefined;
  });
  const { areas, officers, visits } = overview;
  const names = placeNames(areas, useAimags(), language);
  const areaName = (code: string): string => names.get(code) ?? code;
  const officerNames = new Map((officers ?? []).map((one) => [one.user, one.name]));
  const here = <Row extends { area: string }>(rows: Row[]): Row[] =>
    rows.filter((row) => chosen === undefined || row.area === chosen);
  const figure = (value: number | undefined): string =>
    value === undefined ? t('desk.unknown') : format.number(value);
  const officerName = (user: string): string => officerNames.get(user) ?? user;
  const day = format.short(to);
  return (
    <>
      <h1 class="d-headline">
        {t('desk.headline', {
          households: figure(sum(overview, (area) => area.households_visited)),
          visits: figure(sum(overview, (area) => area.visits)),
        })}
      </h1>
      {officers && <WhatWaits ended={ended} />}
      {officers && <Aside {...{ turn, areaName, officerName }} changed={again} />}
      {officers && <DueSheets {...{ areas, areaName, ended }} />}
      {chosen !== undefined && (
        <p class="d-chosen">
          <b>{t('desk.chosen', { soum: areaName(chosen) })}</b>
          <button type="button" class="link" onClick={() => choose(undefined)}>
            {t('desk.all')}
          </button>
        </p>
      )}
      <div class="d-columns">
        <AreaMap areas={areas} areaName={areaName} chosen={chosen} choose={choose} to={day} />
        <div class="d-side">
          {officers
            ? <Officers officers={here(officers)} areaName={areaName} />
            : <p class="d-part">{t('desk.totals_only')} {t('desk.too_few')}</p>}
          {visits && <Counts visits={here(visits)} to={day} />}
        </div>
      </div>
      {!officers && <FollowUpTotals ended={ended} />}
      {!officers && <MoneyTotals ended={ended} />}
      {!officers && <TrainingTotals ended={ended} />}
      {visits && (
        <Visits
          visits={here(visits)}
          areaName={areaName}
          officerName={officerName}
        />
      )}
    </>
  );
}

function Counts({ visits, to }: { visits: VisitSeen[]; to: string }) {
  const t = useText();
  return (
    <div class="d-pair">
      <Bars
        title={t('desk.questions')}
        section="asked"
        visits={visits}
        codes={({ questions }) => questions}
        to={to}
      />
      <Bars
        title={t('desk.findings')}
        section="finding"
        visits={visits}
        codes={({ findings }) => findings}
        to={to}
      />
    </div>
  );
}
