// SPDX-License-Identifier: Apache-2.0
// What a family was told and is otherwise now: an answer of the handbook whose law has changed, a
// calculation that the law of today answers otherwise. Said again where the officer is.

import { useMemo, useState } from 'preact/hooks';
import { useCore } from '../calculator/counting';
import { failed } from '../core/core';
import type { Household, Person } from '../log/calls';
import { thisDay } from '../log/this_day';
import type { EstimateRequest, OtherNowAnswer, OtherNowRow } from '../messages';
import { useAccount, useRead, useTelling } from './account_context';
import { useAnswerChanges } from './answer_changes';
import { useCodes } from './codebook';
import { mayWrite } from './consent_back';
import { HandbookSaid } from './handbook_says';
import { openVisit, valueOf } from './household_card';
import { TroubleNote } from './marks';
import { MoreRows } from './more_rows';
import { Button, Icon, Link, ScreenBar, useWords } from './shell';
import { lastShown } from './told';

/** A phone draws as many rows as somebody asked for. */
const page = 40;

/** Rows of one household, or of all of the account; undefined until they are known. */
function useOtherNow(
  { household, wanted, later }: { household?: string; wanted?: boolean; later?: boolean },
): OtherNowRow[] | undefined {
  const changes = useAnswerChanges({ wanted: wanted ?? true, later: later ?? false });
  const answer = useRead<OtherNowAnswer>('other_now', {
    on: thisDay(), changes: changes ?? [], ...(household ? { household } : {}),
  });
  return changes && answer?.rows;
}

export function OtherNowOf({ card }: { card: Household }) {
  const { t } = useWords();
  const wanted = card.visits.some(({ questions }) => questions.length > 0);
  const rows = useOtherNow({ household: card.id, wanted }) ?? [];
  const people = useOtherCalculations(card);
  if (rows.length + people.length === 0) return null;
  return (
    <section data-other-now={rows.length + people.length}>
      <h2 class="v-head">{t('other_now.title')}<span>{rows.length + people.length}</span></h2>
      <ul class="v-list">
        {rows.map((row) => <AnswerRow key={row.about} card={card} row={row} />)}
        {people.map((one) => <CalculationRow key={one.person.id} card={card} one={one} />)}
      </ul>
    </section>
  );
}

function AnswerRow({ card, row }: { card: Household; row: OtherNowRow }) {
  const codes = useCodes();
  const [opened, open] = useState(false);
  return (
    <li>
      <button type="button" class="v-link" onClick={() => open(true)}>
        <span class="v-grow">
          <b>{codes.words('asked', row.question)}</b>
          {row.name && <small>{row.name}</small>}
          <small><Days row={row} /></small>
        </span>
        <Icon name="next" />
      </button>
      {opened && <SayAgain card={card} row={row} close={() => open(false)} />}
    </li>
  );
}

function Days({ row: { told, since } }: { row: OtherNowRow }) {
  const { t, day } = useWords();
  return <>{t('other_now.line', { told: day(told), since: day(since) })}</>;
}

/** What to say now; that it was said is a fact of its own, with a visit or without. */
function SayAgain({ card, row, close }: {
  card: Household;
  row: OtherNowRow;
  close: () => void;
}) {
  const { t } = useWords();
  const telling = useTelling();
  const visit = openVisit(card);
  const said = (): void => telling.tell({
    kind: 'question_answered', subject: card.id, area: card.area,
    body: { question: row.about, ...(visit ? { visit: visit.id } : {}) },
  });
  return (
    <HandbookSaid question={row.question} close={close}>
      <TroubleNote trouble={telling.trouble} />
      {mayWrite(card) && (
        <Button primary wide onClick={said}>{t('other_now.said')}</Button>
      )}
    </HandbookSaid>
  );
}

interface Told {
  opens: string | undefined;
  pension: number | undefined;
}

const told = ({ opens, pension }: {
  opens?: string | null;
  pension?: number | null;
}): Told => ({ opens: opens ?? undefined, pension: pension ?? undefined });

interface OtherCalculation {
  person: Person;
  shown: Told & { at: string };
  now: Told;
}

/** The same question to the law of today; only what the herder was told is compared. */
function useOtherCalculations(card: Household): OtherCalculation[] {
  const { core } = useCore();
  return useMemo(() => {
    if (!core) return [];
    return card.people.flatMap((person) => {
      const shown = lastShown(card, person);
      if (!shown?.opens) return []; // of what opened no road, nobody was told an amount
      const answer = core.call('estimate', shown.request as EstimateRequest);
      if (failed(answer)) return [];
      const route = answer.routes.find((one) => one.route === answer.first);
      const now = told(route ?? {});
      const same = now.opens === shown.opens && now.pension === told(shown).pension;
      return same ? [] : [{ person, shown: { at: shown.at, ...told(shown) }, now }];
    });
  }, [core, card]);
}

function CalculationRow({ card, one: { person, shown, now } }: {
  card: Household;
  one: OtherCalculation;
}) {
  const { t, day, month, money } = useWords();
  const words = ({ opens, pension }: Told): string => (opens && pension
    ? t('other_now.pension', { month: month(opens), pension: money(pension) })
    : t('other_now.no_pension'));
  return (
    <li data-other-calculation>
      <Link to={`/household/${card.id}/person/${person.id}`}>
        <span class="v-grow">
          <b>{valueOf(person.fields.name) || t('household.not_known')}</b>
          <small>
            {t('other_now.shown', { day: day(shown.at), words: words(shown) })}
          </small>
          <small>{t('other_now.today', { words: words(now) })}</small>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  );
}

/** One line on the first screen; nothing while there is nobody. */
export function OtherNowToday() {
  const { t } = useWords();
  const { practice } = useAccount();
  const rows = useOtherNow({ wanted: !practice, later: true });
  const families = new Set(rows?.map(({ household }) => household)).size;
  if (families === 0) return null;
  return (
    <ul class="v-list m-line" data-other-families={families}>
      <li>
        <Link to="/other-now">
          <span class="v-grow">{t('other_now.families', { n: families })}</span>
          <Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}

export function OtherNowScreen() {
  const { t } = useWords();
  const codes = useCodes();
  const rows = useOtherNow({});
  const [shown, show] = useState(page);
  return (
    <>
      <ScreenBar title={t('other_now.title')} back="" />
      <main class="v-wrap">
        {rows?.length === 0 && <p class="v-note" role="status">{t('other_now.none')}</p>}
        {rows && rows.length > 0 && <p class="v-lead">{t('other_now.what')}</p>}
        <ul class="v-list">
          {rows?.slice(0, shown).map((row) => (
            <li key={row.about}>
              <Link to={`/household/${row.household}`}>
                <span class="v-grow">
                  <b>{row.head || t('household.not_known')}</b>
                  <small>{codes.words('asked', row.question)}</small>
                  <small><Days row={row} /></small>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
        {rows && (
          <MoreRows shown={shown} all={rows.length} more={() => show(shown + page)} />
        )}
      </main>
    </>
  );
}
