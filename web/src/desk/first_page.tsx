// SPDX-License-Identifier: Apache-2.0
// The desk's first page: what waits, how far each soum has come, from what the officers' phones
// have sent, and the visits one by one. What is chosen stands in the address.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { useFormat } from '../shell/format';
import { nameIn, placeNames } from '../shell/places';
import { useLanguage, useText } from '../shell/text';
import { useAimags } from '../visit/soums';
import { AreaMap } from './area_map';
import { Aside } from './aside';
import { DeskFailed } from './ask';
import type { Trouble } from './asked';
import { definitionOf } from './defined';
import { DueSheets } from './due_sheets';
import { addressOf as findingsAddress } from './findings_words';
import { Failed, Frame } from './frame';
import { Meanings } from './means';
import { MoneyTotals } from './money_totals';
import { overview, type Overview, type VisitSeen } from './overview';
import {
  daysAsked, isAsked, isSaid, type OverviewAsked, overviewAddress, useOverviewAsked,
} from './overview_asked';
import { Bars, Chosen, Officers, Visits } from './parts';
import { TrainingTotals } from './training_totals';
import { WhatWaits } from './what_waits';
import { FollowUpTotals } from './worklist_totals';

type Loaded = { overview: Overview } | { failed: Trouble } | undefined;

interface Choice {
  asked: OverviewAsked;
  change: ReturnType<typeof useOverviewAsked>['change'];
}

export function FirstPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const choice = useOverviewAsked();
  const { from, to } = daysAsked(choice.asked);
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
      <Period from={from} to={to} change={choice.change} />
      {loaded === undefined && <p aria-busy="true">{t('desk.loading')}</p>}
      {loaded && 'failed' in loaded && (
        <Failed reason={loaded.failed} again={() => again(turn + 1)} />
      )}
      {loaded && 'overview' in loaded && (
        <Page
          overview={loaded.overview}
          to={to}
          turn={turn}
          choice={choice}
          again={() => again(turn + 1)}
          ended={leave}
        />
      )}
    </Frame>
  );
}

function Period({ from, to, change }: { from: string; to: string; change: Choice['change'] }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p class="d-paper-line">{format.short(from)} – {format.short(to)}</p>
      <div class="d-period d-screen">
        <label>{t('desk.from')}
          <input
            type="date"
            value={from}
            max={to}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
        </label>
        <label>{t('desk.to')}
          <input
            type="date"
            value={to}
            min={from}
            onChange={(event) => change({ to: event.currentTarget.value })}
          />
        </label>
      </div>
    </>
  );
}

/** What is asked for, but for an area that there is not here. */
function known(asked: OverviewAsked, { areas }: Overview): OverviewAsked {
  const { area, ...rest } = asked;
  return area !== undefined && areas.some(({ code }) => code.startsWith(area)) ? asked : rest;
}

function Page({ overview, to, turn, choice, again, ended }: {
  overview: Overview;
  to: string;
  turn: number;
  choice: Choice;
  again: () => void;
  ended: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const aimags = useAimags();
  const { change } = choice;
  const asked = known(choice.asked, overview);
  const { areas, all, officers, visits } = overview;
  const names = placeNames(areas, aimags, language);
  for (const aimag of aimags) names.set(aimag.code, nameIn(language, aimag));
  const areaName = (code: string): string => names.get(code) ?? code;
  const officerNames = new Map((officers ?? []).map((one) => [one.user, one.name]));
  const figure = (value: number | null | undefined): string =>
    value === null || value === undefined ? t('desk.unknown') : format.number(value);
  const officerName = (user: string): string => officerNames.get(user) ?? user;
  const day = format.short(to);
  const here = visits?.filter((visit) => isAsked(asked, visit));
  const narrowed = [asked.officer, asked.asked, asked.finding].filter(Boolean).join(' ');
  const chosen = <Chosen {...{ asked, change, areaName, officerName }} />;
  return (
    <>
      <h1 class="d-headline">
        {t('desk.headline', {
          households: figure(all.households_visited),
          visits: figure(all.visits),
        })}
      </h1>
      <Meanings
        of={(['households_visited', 'visits'] as const).map((of) => ({
          name: t(of === 'visits' ? 'desk.visits' : 'desk.households_reached'),
          says: t(definitionOf(of)),
        }))}
      />
      {officers && <WhatWaits ended={ended} />}
      {officers && <Aside {...{ turn, areaName, officerName }} changed={again} />}
      {chosen}
      <div class="d-columns">
        <AreaMap
          {...{ areas, all, areaName }}
          chosen={asked.area}
          choose={(area) => change({ area })}
          to={day}
          record={officers && ((area) => overviewAddress({ ...asked, area }))}
        />
        <div class="d-side">
          {officers
            ? (
              <Officers
                officers={officers.filter(({ user, area }) =>
                  isAsked(asked, { area, officer: user }))}
                areaName={areaName}
                address={(officer) => overviewAddress({ ...asked, officer })}
              />
            )
            : (
              <>
                <p class="d-part">{t('desk.totals_only')} {t('desk.too_few')}</p>
                <FollowUpTotals ended={ended} />
              </>
            )}
          {officers && (
            <p class="d-line d-screen"><a href="#/desk/phones">{t('phones.title')}</a></p>
          )}
          {here && <Counts visits={here} asked={asked} to={day} />}
        </div>
        {officers && <DueSheets {...{ areas, areaName, ended }} />}
      </div>
      {!officers && <MoneyTotals ended={ended} />}
      {!officers && <TrainingTotals ended={ended} />}
      {here && (
        <Visits
          visits={here.filter((visit) => isSaid(asked, visit))}
          areaName={areaName}
          officerName={officerName}
          narrowed={narrowed}
        >
          {narrowed !== '' && chosen}
        </Visits>
      )}
    </>
  );
}

function Counts({ visits, asked, to }: {
  visits: VisitSeen[];
  asked: OverviewAsked;
  to: string;
}) {
  const t = useText();
  const { from, to: last } = daysAsked(asked);
  const area = asked.area === undefined ? {} : { area: asked.area };
  return (
    <>
      <div class="d-pair">
        <Bars
          title={t('desk.questions')}
          section="asked"
          visits={visits}
          codes={({ questions }) => questions}
          to={to}
          chosen={asked.asked}
          address={(code) => overviewAddress({ ...asked, asked: code })}
        />
        <Bars
          title={t('desk.findings')}
          section="finding"
          visits={visits}
          codes={({ findings }) => findings}
          to={to}
          chosen={asked.finding}
          address={(code) => overviewAddress({ ...asked, finding: code })}
        />
      </div>
      <p class="d-screen">
        <a class="link" href={findingsAddress({ ...area, from, to: last })}>
          {t('desk.with_intervals')}
        </a>
      </p>
    </>
  );
}
