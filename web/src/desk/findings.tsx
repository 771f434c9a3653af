// SPDX-License-Identifier: Apache-2.0
// What herders say and ask, for a head and for the programme: counted with intervals, each question
// with its answer, who was told an answer that changed, and themes that no code has yet.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { FindingsDesk } from '../messages';
import { useLanguage, useText } from '../shell/text';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import './findings.css';
import { Ranking, recordOf } from './findings_bars';
import { Questions } from './findings_questions';
import { Themes } from './findings_themes';
import { ToldOld } from './findings_told';
import {
  askedOf, divisions, type FindingsAsked, type FindingsWords, useFindingsAsked, useFindingsWords,
} from './findings_words';
import { Failed, Frame } from './frame';
import { ToldTime } from './told_time';

/** All that the parts of the page share. */
export interface FindingsPage {
  desk: FindingsDesk;
  words: FindingsWords;
  asked: FindingsAsked;
  change: (part: Partial<FindingsAsked>) => void;
  ended: () => void;
}

export function FindingsPage({ account, left }: { account: AccountRow; left: () => void }) {
  const ended = (): void => void leaveDesk().then(left);
  const language = useLanguage();
  const [asked, change] = useFindingsAsked();
  const names = useAreaName();
  const t = useText();
  const area = (code: string): string => (code === '' ? t('coverage.all') : names(code));
  const { found, failed, again } = useAsked<FindingsDesk>(
    `/api/head/findings?lang=${language}&${askedOf(asked)}`, ended);
  const words = useFindingsWords(found, area);
  useEffect(() => {
    document.title = t('findings.title');
  }, [t]);
  return (
    <Frame account={account} leave={ended}>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && (
        <>
          <h1 class="d-headline">{t('findings.title')}</h1>
          <p aria-busy="true">{t('desk.loading')}</p>
        </>
      )}
      {found && <Whole page={{ desk: found, words, asked, change, ended }} again={again} />}
    </Frame>
  );
}

function Whole({ page, again }: { page: FindingsPage; again: () => void }) {
  const { desk, words } = page;
  const { said } = desk;
  const { t, format } = words;
  const aimags = said.areas.filter((code) => code.length === 3);
  const where = said.area !== '' ? said.area : aimags.length === 1 ? aimags[0] as string : '';
  const none = said.visited === 0 && !said.withheld;
  const record = recordOf(page, {});
  return (
    <>
      <h1 class="d-headline d-top" data-visited={said.visited}>
        <small class="f-where">
          {words.area(where)},{' '}
          {format.short(said.from)} – {format.short(said.to)}
        </small>
        {headline(page)}
      </h1>
      <Choices page={page} />
      <p class="d-quiet">
        {t('findings.unit')}{' '}
        {record !== undefined && !none && (
          <a class="d-screen" href={record}>{t('desk.visits_of_time')}</a>
        )}
      </p>
      {(said.by === 'age' || said.by === 'sex') && (
        <p class="d-quiet">{t('findings.unit_people')}</p>
      )}
      {said.silent !== null && said.silent !== undefined && said.silent > 0 && (
        <p class="d-quiet">{t('findings.silent', { n: said.silent })}</p>
      )}
      {said.totals && <p class="d-quiet">{t('findings.totals_note')}</p>}
      {!none && !said.withheld && (
        <>
          <p class="d-quiet">{t('findings.interval')}</p>
          <div class="d-columns f-columns">
            <Ranking page={page} />
            <Questions page={page} />
          </div>
        </>
      )}
      <ToldOld page={page} />
      {!said.totals && <Themes page={page} added={again} />}
    </>
  );
}

function headline({ desk: { said }, words: { t, format } }: FindingsPage): string {
  if (said.withheld) return t('findings.headline_withheld');
  if (said.visited === 0) return t('findings.headline_none');
  return t('findings.headline', {
    n: said.visited, found: format.number(said.findings.length),
    asked: format.number(said.questions.length),
  });
}

function Choices({ page: { desk, words, asked, change } }: { page: FindingsPage }) {
  const { t } = words;
  const { said } = desk;
  return (
    <div class="d-period f-choices d-screen">
      <label>{t('findings.area')}
        <select
          name="area"
          value={said.area}
          onChange={({ currentTarget: { value } }) => change({ area: value, part: '' })}
        >
          <option value="">{t('findings.all')}</option>
          {said.areas.map((code) => (
            <option key={code} value={code}>
              {code.length > 3 ? `\u2003${words.area(code)}` : words.area(code)}
            </option>
          ))}
        </select>
      </label>
      {said.totals && (
        <ToldTime whole={false} chosen={{ from: said.from, to: said.to }} choose={change} />
      )}
      {!said.totals && (['from', 'to'] as const).map((key) => (
        <label key={key}>{t(`findings.${key}`)}
          <input
            type="date"
            name={key}
            value={asked[key] ?? said[key]}
            onChange={({ currentTarget: { value } }) => change({ [key]: value })}
          />
        </label>
      ))}
      <label>{t('findings.by')}
        <select
          name="by"
          value={said.by}
          onChange={({ currentTarget: { value } }) => change({ by: value, part: '' })}
        >
          {divisions.map((one) => <option key={one} value={one}>{t(`findings.by_${one}`)}</option>)}
        </select>
      </label>
    </div>
  );
}
