// SPDX-License-Identifier: Apache-2.0
// Sheets for the people due a follow-up: first how many by soum and officer and who is left out,
// then all of them as one file; of more than a file holds one soum, and of such a soum one officer.
// Nothing of it is kept here.

import { useEffect, useRef, useState } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import type { PileAnswer } from '../messages';
import { languageNames } from '../shell/bar';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { type Language, languages, useLanguage, useText } from '../shell/text';
import { download } from '../shell/download';
import { DueFailed, type DueTrouble, sheetsOf, usualUntil, whoIsDue } from './due';
import { Head, Heads } from './means';
import { OfficerCell, OfficerHead } from './parts';

interface Soum {
  code: string;
}
type AreaName = (code: string) => string;

interface Asked {
  areas: string[];
  until: string;
  language: Language;
  paper: 'a4' | 'a5';
}

type Stage =
  | { at: 'nothing' } | { at: 'counting' } | { at: 'failed'; why: DueTrouble | 'went_wrong' }
  | { at: 'counted'; answer: PileAnswer } | { at: 'printing'; answer: PileAnswer }
  | { at: 'done'; answer: PileAnswer; sheets: number };

/** One question at a time; the one before is given up, and so is the last when nobody looks. */
function useWork(ended: () => void) {
  const [stage, set] = useState<Stage>({ at: 'nothing' });
  const under = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => under.current?.abort(), []);
  const stop = (): void => {
    under.current?.abort();
    set({ at: 'nothing' });
  };
  const work = (first: Stage, ask: (signal: AbortSignal) => Promise<Stage>): void => {
    under.current?.abort();
    const mine = new AbortController();
    under.current = mine;
    set(first);
    ask(mine.signal).then(
      (next) => under.current === mine && !mine.signal.aborted && set(next),
      (error: unknown) => {
        if (under.current !== mine || mine.signal.aborted) return;
        if (!(error instanceof DueFailed)) reportError(error);
        const why = error instanceof DueFailed ? error.reason : 'went_wrong';
        if (why === 'sign_in') return ended();
        set({ at: 'failed', why });
      });
  };
  return { stage, stop, work };
}

export function DueSheets({ areas, areaName, ended }: {
  areas: Soum[];
  areaName: AreaName;
  /** The session is over. */
  ended: () => void;
}) {
  const t = useText();
  const language = useLanguage();
  const [asked, ask] = useState<Asked>(() => ({
    areas: [], until: usualUntil(thisDay()), language, paper: 'a4',
  }));
  const [narrowed, narrow] = useState(false);  // to one soum of too many
  const [most, tell] = useState(0);  // sheets in a file, as it was told last
  const { stage, stop, work } = useWork(ended);
  const change = (part: Partial<Asked>): void => {
    ask({ ...asked, ...part });
    if ('areas' in part) narrow(false);
    if ('areas' in part || 'until' in part) stop();
  };
  const count = (of = asked.areas): void => work({ at: 'counting' }, async (signal) => {
    const answer = await whoIsDue(of, asked.until, signal);
    tell(answer.most);
    return { at: 'counted', answer };
  });
  const choose = (of: string[]): void => {
    ask({ ...asked, areas: of });
    narrow(of.length > 0);
    count(of);
  };
  const print = (answer: PileAnswer, officer?: string): void =>
    work({ at: 'printing', answer }, async (signal) => {
      const { file, sheets } = await sheetsOf({ ...asked, officer }, signal);
      download(file, `otor-sheets-${thisDay()}.pdf`);
      return { at: 'done', answer, sheets };
    });
  return (
    <section class="d-part d-due d-screen" aria-labelledby="d-due">
      <h2 id="d-due">{t('desk.due')}</h2>
      <p class="d-quiet">{t('desk.due_what')}</p>
      <Question {...{ asked, change, areas, areaName }} />
      <Button disabled={stage.at === 'counting' || stage.at === 'printing'} onClick={() => count()}>
        {t('desk.due_ask')}
      </Button>
      <Said stage={stage} most={most} />
      {stage.at === 'printing' && <Button onClick={stop}>{t('desk.due_stop')}</Button>}
      {'answer' in stage && stage.at !== 'printing' && (
        <Found
          {...{ areaName, choose, narrowed }}
          answer={stage.answer}
          print={(officer) => print(stage.answer, officer)}
        />
      )}
    </section>
  );
}

function Question({ asked, change, areas, areaName }: {
  asked: Asked;
  change: (part: Partial<Asked>) => void;
  areas: Soum[];
  areaName: AreaName;
}) {
  const t = useText();
  const chosen = asked.areas.map(areaName).join(', ') || t('desk.due_all');
  const tap = (code: string): void => change({
    areas: areas.map((area) => area.code).filter(
      (one) => (one === code) !== asked.areas.includes(one)),
  });
  return (
    <>
      <div class="d-period">
        <label>{t('desk.due_until')}
          <input
            type="date"
            value={asked.until}
            min={thisDay()}
            onChange={(event) => change({ until: event.currentTarget.value })}
          />
        </label>
        <label>{t('desk.due_language')}
          <select
            value={asked.language}
            onChange={(event) => change({ language: event.currentTarget.value as Language })}
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>{languageNames[one]}</option>
            ))}
          </select>
        </label>
        <label>{t('desk.due_paper')}
          <select
            value={asked.paper}
            onChange={(event) => change({ paper: event.currentTarget.value as 'a4' | 'a5' })}
          >
            <option value="a4">A4</option>
            <option value="a5">A5</option>
          </select>
        </label>
      </div>
      <details class="d-soums">
        <summary>{t('desk.due_soums')}:{' '}<b>{chosen}</b></summary>
        <fieldset>
          <legend class="out-of-sight">{t('desk.due_soums')}</legend>
          {areas.map(({ code }) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={asked.areas.includes(code)}
                onChange={() => tap(code)}
              />
              <span>{areaName(code)}</span>
            </label>
          ))}
        </fieldset>
      </details>
    </>
  );
}

const troubles: Record<DueTrouble | 'went_wrong', string> = {
  no_network: 'desk.no_network', not_allowed: 'desk.not_allowed', server: 'desk.due_failed',
  sign_in: 'signin.again', busy: 'desk.due_busy', too_many: 'desk.due_too_many',
  bad_day: 'desk.due_bad_day', nobody: 'desk.due_failed', stopped: 'desk.due_failed',
  went_wrong: 'app.went_wrong',
};

/** What happens and what went wrong, told to whoever does not see it. */
function Said({ stage, most }: { stage: Stage; most: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <div role="status">
      {stage.at === 'counting' && <p aria-busy="true">{t('desk.due_counting')}</p>}
      {stage.at === 'printing' && <p class="v-note" aria-busy="true">{t('desk.due_printing')}</p>}
      {stage.at === 'done' && (
        <p class="v-note" data-printed={stage.sheets}>
          {t('desk.due_done', { count: format.number(stage.sheets) })}
        </p>
      )}
      {stage.at === 'failed' && (
        <p class="v-note" data-trouble={stage.why}>
          {t(troubles[stage.why], { most: format.number(most) })}
        </p>
      )}
    </div>
  );
}

function Found({ answer, areaName, choose, narrowed, print }: {
  answer: PileAnswer;
  areaName: AreaName;
  /** Asks of these soums; of all where there are none. */
  choose: (areas: string[]) => void;
  narrowed: boolean;
  print: (officer?: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { sheets, most, rows, until, erased } = answer;
  const soums = inSoums(rows);
  const ofOfficers = sheets > most && soums.length === 1;
  return (
    <div class="d-due-found">
      {sheets === 0 && <p>{t('desk.due_none', { day: format.short(until) })}</p>}
      {sheets > 0 && (
        <>
          <h3 id="d-due-total" data-due={sheets}>
            {t('desk.due_total', { count: format.number(sheets) })}
          </h3>
          {sheets > most && soums.length > 1 && (
            <Soums {...{ soums, most, areaName, choose }} />
          )}
          {ofOfficers && (
            <p class="v-note">{t('desk.due_by_officer', { most: format.number(most) })}</p>
          )}
          <Rows rows={rows} areaName={areaName} print={ofOfficers ? print : undefined} />
        </>
      )}
      <Left answer={answer} areaName={areaName} />
      {erased > 0 && (
        <p class="d-quiet">{t('desk.due_erased', { count: format.number(erased) })}</p>
      )}
      {(ofOfficers || (sheets > 0 && sheets <= most)) && (
        <p class="d-quiet">{t('desk.due_one_side')}</p>
      )}
      {sheets > 0 && sheets <= most && (
        <Button primary onClick={() => print()}>{t('desk.due_print')}</Button>
      )}
      {narrowed && (
        <p><button type="button" class="link" onClick={() => choose([])}>
          {t('desk.due_back')}
        </button></p>
      )}
    </div>
  );
}

interface SoumSheets {
  area: string;
  sheets: number;
}

/** How many sheets each soum has, in the order of the rows. */
function inSoums(rows: PileAnswer['rows']): SoumSheets[] {
  const sums = new Map<string, number>();
  for (const { area, sheets } of rows) sums.set(area, (sums.get(area) ?? 0) + sheets);
  return [...sums].map(([area, sheets]) => ({ area, sheets }));
}

/** More than a file holds: one of these soums, with one tap. */
function Soums({ soums, most, areaName, choose }: {
  soums: SoumSheets[];
  most: number;
  areaName: AreaName;
  choose: (areas: string[]) => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p class="v-note">{t('desk.due_choose', { most: format.number(most) })}</p>
      <ul class="d-due-soums">
        {soums.map(({ area, sheets }) => (
          <li key={area}>
            <button type="button" data-soum={area} onClick={() => choose([area])}>
              <span>{areaName(area)}</span>{' '}<b>{format.number(sheets)}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** `print`: where each officer's sheets are a file of their own. */
function Rows({ rows, areaName, print }: {
  rows: PileAnswer['rows'];
  areaName: AreaName;
  print?: (officer: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <div class="d-scroll d-short" tabIndex={0} role="region" aria-labelledby="d-due-total">
      <table>
        <thead>
          <Heads>
            <OfficerHead />
            <Head of="due_sheets" name={t('desk.due_number')} />
            {print && <th scope="col">{t('desk.due_file')}</th>}
          </Heads>
        </thead>
        <tbody>
          {rows.map(({ area, officer, name: called, sheets }) => {
            const name = officer === '' ? t('task.owner_soum') : called;
            return (
              <tr key={`${area} ${officer}`}>
                <OfficerCell name={name} soum={areaName(area)} />
                <td class="d-number">{format.number(sheets)}</td>
                {print && (
                  <td>
                    <button
                      type="button"
                      class="link"
                      data-officer={officer}
                      aria-label={t('desk.due_print_of', { name })}
                      onClick={() => print(officer)}
                    >
                      {t('desk.due_print')}
                    </button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Left({ answer, areaName }: { answer: PileAnswer; areaName: AreaName }) {
  const t = useText();
  const format = useFormat();
  const { left, reasons } = answer;
  const all = reasons.reduce((sum, { people }) => sum + people, 0);
  if (all === 0) return null;
  return (
    <details class="d-left" data-left={all}>
      <summary>
        {t('desk.due_left', { count: format.number(all) })}
        <small>
          {reasons.map(({ why, people }) =>
            `${t(`desk.due_why_${why}`)}: ${format.number(people)}`).join(' · ')}
        </small>
      </summary>
      <ul>
        {left.map(({ area, why, head, name }, at) => (
          <li key={at} data-why={why}>
            <b>{name || t('desk.due_family', { name: head || t('household.not_known') })}</b>
            {' '}{areaName(area)} · {t(`desk.due_why_${why}`)}
          </li>
        ))}
      </ul>
      {left.length < all && (
        <p class="d-quiet">{t('desk.due_left_more', { count: format.number(left.length) })}</p>
      )}
    </details>
  );
}
