// SPDX-License-Identifier: Apache-2.0
// Where coverage stands against the target, for a head and for the programme. The address says what
// is counted and of which area, so that a link shows the same to somebody else.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { Coverage, CoverageArea } from '../messages';
import { nameIn, placeNames } from '../shell/places';
import { go } from '../shell/routes';
import { useLanguage } from '../shell/text';
import { useAimags, useSoums } from '../visit/soums';
import { useAsked } from './asked';
import './coverage.css';
import { Change } from './coverage_change';
import { CoverageMap, CoverageTable } from './coverage_map';
import { Part } from './folded';
import { ReachPart } from './coverage_reach';
import { OfficerTargets, Reported } from './coverage_reported';
import { Series } from './coverage_series';
import { StayingPart } from './coverage_staying';
import { Standing, Target } from './coverage_top';
import {
  addressOf, askedIn, type CoverageWords, headline, isMadeUp, useCoverageWords,
} from './coverage_words';
import { daysQuery, useDays } from './days';
import { Failed, Frame } from './frame';

export function CoveragePage({ account, left, path }: {
  account: AccountRow;
  left: () => void;
  path: string;
}) {
  const leave = (): void => void leaveDesk().then(left);
  const asked = askedIn(path);
  const head = account.role === 'head';
  const times = useDays();
  const days = head ? daysQuery(times.days) : '';
  const { found, failed, again } = useAsked<Coverage>(
    `/api/head/coverage?measure=${asked.measure}${days === '' ? '' : `&${days}`}`, leave,
    { keep: true });
  // While other days are on their way the page stays; another measure is another page.
  const here = asked.measure === '' || found?.measure.code === asked.measure ? found : undefined;
  const words = useCoverageWords(here);
  const { t } = words;
  useEffect(() => {
    document.title = t('coverage.title');
  }, [t]);
  return (
    <Frame account={account} leave={leave}>
      {failed && <Failed reason={failed} again={again} />}
      {!here && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {here && (
        <Page
          coverage={here}
          words={words}
          asked={asked.area}
          head={head}
          times={head ? times : undefined}
          ended={leave}
        />
      )}
    </Frame>
  );
}

function useNames(words: CoverageWords, coverage: Coverage): (code: string) => string {
  const language = useLanguage();
  const aimags = useAimags();
  const soums = useSoums();
  const here = coverage.areas.flatMap(({ area }) => soums.get(area) ?? []);
  const names = placeNames(here, aimags, language);
  for (const aimag of aimags) names.set(aimag.code, nameIn(language, aimag));
  names.set('', words.t('coverage.all'));
  return (code) => names.get(code) ?? code;
}

function Page({ coverage, words, asked, head, times, ended }: {
  coverage: Coverage;
  words: CoverageWords;
  asked: string | undefined;
  head: boolean;
  /** Of what visited households say; the programme cannot choose. */
  times: ReturnType<typeof useDays> | undefined;
  ended: () => void;
}) {
  const { t } = words;
  const { areas, measure } = coverage;
  const areaName = useNames(words, coverage);
  const area = areas.find((one) => one.area === asked) ?? areas[0];
  if (!area) return <p class="d-part">{t('coverage.headline_unknown')}</p>;
  const choose = (code: string | undefined): void =>
    go(addressOf(measure.code, code ?? (areas[0] as CoverageArea).area));
  const shared = { coverage, words, areas, areaName, chosen: area.area, choose };
  return (
    <>
      <h1 class="d-headline d-top">
        <small class="c-where">{areaName(area.area)}</small>
        {headline(words, area)}
      </h1>
      {isMadeUp(coverage) && <p class="c-made-up">{t('coverage.made_up')}</p>}
      <Choices {...{ coverage, words, areaName, area, choose }} />
      {head && coverage.sets.length === 0 && (
        <p class="d-line"><a href="#/desk/figures">{t('coverage.import')}</a></p>
      )}
      {!area.withheld && (
        <div class="d-columns c-columns">
          <div class="d-side">
            <Standing {...{ coverage, words, area }} />
            <Target {...{ coverage, words, area }} />
            <Change
              change={area.since_baseline}
              title={t('coverage.change')}
              name="baseline"
              {...{ coverage, area, words }}
            />
            {area.year && (
              <Change
                change={area.year}
                title={t('coverage.year')}
                name="year"
                {...{ coverage, area, words }}
              />
            )}
          </div>
          <div class="d-side">
            <Series {...{ coverage, words, area }} />
            <CoverageMap {...shared} />
          </div>
        </div>
      )}
      <CoverageTable {...shared} />
      <Part name="reach" landmark title={t('reach.title')} kind="c-compared">
        <ReachPart {...{ coverage, words, area, areaName, choose, head, ended }} />
      </Part>
      <StayingPart {...{ words, areaName, choose, head, ended }} area={area.area} />
      <OfficerTargets targets={coverage.officers} words={words} />
      <Reported {...{ coverage, words, times }} record={head} />
    </>
  );
}

function Choices({ coverage, words, areaName, area, choose }: {
  coverage: Coverage;
  words: CoverageWords;
  areaName: (code: string) => string;
  area: CoverageArea;
  choose: (code: string) => void;
}) {
  const { t } = words;
  return (
    <div class="d-period c-choices d-screen">
      <label>{t('coverage.measure')}
        <select
          name="measure"
          value={coverage.measure.code}
          onChange={(event) => go(addressOf(event.currentTarget.value, area.area))}
        >
          {coverage.measures.map((one) => (
            <option key={one.code} value={one.code}>{words.measure(one)}</option>
          ))}
        </select>
      </label>
      <label>{t('coverage.area')}
        <select
          name="area"
          value={area.area}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {coverage.areas.map(({ area: code }) => (
            <option key={code} value={code}>{areaName(code)}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
