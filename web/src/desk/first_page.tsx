// SPDX-License-Identifier: Apache-2.0
// The desk's first page: what waits, how far each soum has come, from what the officers' phones
// have sent, and the visits one by one. What is chosen stands in the address.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import { useFormat } from '../shell/format';
import { nameIn, placeNames } from '../shell/places';
import { useLanguage, useText } from '../shell/text';
import { useAimags } from '../visit/soums';
import { AreaMap } from './area_map';
import { Aside } from './aside';
import { captionOf, DayFields } from './days';
import { definitionOf } from './defined';
import { DueSheets } from './due_sheets';
import { addressOf as findingsAddress } from './findings_words';
import { Failed, Frame } from './frame';
import { OfficersLoad } from './load';
import { Meanings } from './means';
import { MoneyTotals } from './money_totals';
import type { Overview } from './overview';
import {
  daysAsked, isAsked, type OverviewAsked, overviewAddress, useOverviewAsked,
} from './overview_asked';
import { Bars, type Caption, Chosen, Officers, Visits } from './parts';
import { QuarterEnd } from './quarter_end';
import { ToldTime } from './told_time';
import { TrainingTotals } from './training_totals';
import { step, useVisits, type VisitsTold } from './visits_asked';
import { WhatWaits } from './what_waits';
import { FollowUpTotals } from './worklist_totals';

type Change = ReturnType<typeof useOverviewAsked>['change'];

/** Of all visits only the last few stand there at first: on a phone twenty are six screens. */
const few = 5;

/** Whose or what the visits are asked for. */
const narrowedTo = ({ officer, asked, finding }: OverviewAsked): string =>
  [officer, asked, finding].filter(Boolean).join(' ');

export function FirstPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const { asked, change } = useOverviewAsked();
  const leave = (): void => void leaveDesk().then(left);
  const visits = useVisits(asked, narrowedTo(asked) === '' ? few : step, leave);
  const { told, waits, failed, turn, again } = visits;
  useEffect(() => {
    document.title = t('desk.title');
  }, [t]);
  return (
    <Frame account={account} leave={leave}>
      <Period
        {...{ asked, change }}
        counted={told?.overview.counted}
        totals={account.role === 'programme'}
      />
      {told === undefined && failed === undefined && <p aria-busy="true">{t('desk.loading')}</p>}
      {failed && <Failed reason={failed} again={again} />}
      {told && (
        <div class="d-told" aria-busy={waits || undefined}>
          <Page {...{ account, told, change, again, turn }} list={visits} ended={leave} />
        </div>
      )}
    </Frame>
  );
}

/** What is chosen; paper has the days that were counted. */
function Period({ asked, counted, totals, change }: {
  asked: OverviewAsked;
  counted: Overview['counted'] | undefined;
  totals: boolean;
  change: Change;
}) {
  const { from, to } = daysAsked(asked);
  const days = captionOf(useFormat(), counted ?? { from, to });
  return (
    <>
      <p class="d-paper-line">{days.from} – {days.to}</p>
      {totals && counted && (
        <div class="d-period d-screen">
          <ToldTime
            whole
            chosen={{ from: counted.from ?? '', to: counted.to ?? '' }}
            choose={(told) => change(told.from === ''
              ? { from: undefined, to: undefined, period: 'whole' } : told)}
          />
        </div>
      )}
      {!totals && <DayFields days={{ from, to }} change={change} />}
    </>
  );
}

function Page({ account, told, turn, change, list, again, ended }: {
  account: AccountRow;
  told: VisitsTold;
  turn: number;
  change: Change;
  list: ReturnType<typeof useVisits>;
  again: () => void;
  ended: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const aimags = useAimags();
  const { asked, overview: { counted, areas, all, officers, noted, visits } } = told;
  const days = captionOf(format, counted);
  const names = placeNames(areas, aimags, language);
  for (const aimag of aimags) names.set(aimag.code, nameIn(language, aimag));
  const areaName = (code: string): string => names.get(code) ?? code;
  const officerNames = new Map((officers ?? []).map((one) => [one.user, one.name]));
  const figure = (value: number | null | undefined): string =>
    value === null || value === undefined ? t('desk.unknown') : format.number(value);
  const officerName = (user: string): string => officerNames.get(user) ?? user;
  const narrowed = narrowedTo(asked);
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
      {officers ? <WhatWaits account={account} /> : <QuarterEnd ended={ended} />}
      {officers && <Aside {...{ turn, areaName, officerName }} changed={again} />}
      {chosen}
      <div class="d-columns">
        <AreaMap
          {...{ areas, all, areaName }}
          chosen={asked.area}
          choose={(area) => change({ area })}
          days={days}
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
          {noted && <Counts noted={noted} asked={asked} days={days} />}
        </div>
        {officers && <DueSheets {...{ areas, areaName, ended }} />}
      </div>
      {officers && <OfficersLoad {...{ asked, areaName, ended }} />}
      {!officers && <MoneyTotals ended={ended} />}
      {!officers && <TrainingTotals ended={ended} />}
      {visits && (
        <Visits
          visits={visits}
          listed={noted?.listed ?? visits.length}
          areaName={areaName}
          officerName={officerName}
          narrowed={narrowed}
          more={list.more}
          stopped={list.stopped}
        >
          {narrowed !== '' && chosen}
        </Visits>
      )}
    </>
  );
}

function Counts({ noted: { visits, questions, findings }, asked, days }: {
  noted: NonNullable<Overview['noted']>;
  asked: OverviewAsked;
  days: Caption;
}) {
  const t = useText();
  const area = asked.area === undefined ? {} : { area: asked.area };
  return (
    <>
      <div class="d-pair">
        <Bars
          title={t('desk.questions')}
          section="asked"
          codes={questions}
          of={visits}
          days={days}
          chosen={asked.asked}
          address={(code) => overviewAddress({ ...asked, asked: code })}
        />
        <Bars
          title={t('desk.findings')}
          section="finding"
          codes={findings}
          of={visits}
          days={days}
          chosen={asked.finding}
          address={(code) => overviewAddress({ ...asked, finding: code })}
        />
      </div>
      <p class="d-screen">
        <a class="link" href={findingsAddress({ ...area, ...daysAsked(asked) })}>
          {t('desk.with_intervals')}
        </a>
      </p>
    </>
  );
}
