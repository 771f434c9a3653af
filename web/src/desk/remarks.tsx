// SPDX-License-Identifier: Apache-2.0
// Remarks on visits, as the officers saw them before: opened by hand, because names of families
// stand in them.

import { thisDay } from '../log/this_day';
import type { RemarkRow, RemarksDesk } from '../messages';
import { type Format, monthNumber, monthText, useFormat } from '../shell/format';
import { useRemarkWords } from '../shell/remark_words';
import { type Text, useLanguage, useText } from '../shell/text';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { behindPage } from './days';
import { FamilyLink } from './family_link';
import { Failed } from './frame';
import { FileAndPaper } from './on_paper';
import type { Days } from './period';

const monthsBack = 2;
const step = monthsBack + 1;

/**
 * `month`: the last of those that are shown; undefined while they are not opened. `days`: those
 * that the page is asked for, whose months are shown unless another is.
 */
export function Remarks({ month, days, ended }: {
  month: string | undefined;
  days: Days;
  ended: () => void;
}) {
  const t = useText();
  return (
    <section class="d-part" data-remarks>
      <h2>{t('remark.title_desk')}</h2>
      <p class="d-quiet">{t('remark.says_desk')}</p>
      {month === undefined ? (
        <p class="d-screen">
          <a class="l-back" href={`#/desk/quality/remarks${behindPage()}`}>
            {t('remark.open_desk')}
          </a>
        </p>
      ) : <Opened {...{ month, days, ended }} />}
    </section>
  );
}

/** As many as the server tells at once. */
const mostMonths = 12;

/** The months that are asked for, "" where none are; of a long time the last of them. */
function monthsOf(month: string, { from, to }: Days): { from: string; to: string } {
  if (month !== '') return { from: monthText(monthNumber(month) - monthsBack), to: month };
  if (from === '' && to === '') return { from: '', to: '' };
  const last = (to === '' || to > thisDay() ? thisDay() : to).slice(0, 7);
  const earliest = monthNumber(last) - (mostMonths - 1);
  const first = from === '' ? earliest : Math.max(earliest, monthNumber(from.slice(0, 7)));
  return { from: monthText(Math.min(first, monthNumber(last))), to: last };
}

function Opened({ month, days, ended }: { month: string; days: Days; ended: () => void }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { from, to } = monthsOf(month, days);
  const { found, failed, again } = useAsked<RemarksDesk>(
    `/api/head/remarks${to === '' ? '' : `?from=${from}&to=${to}`}`, ended);
  if (failed) return <Failed reason={failed} again={again} />;
  if (!found) return <p aria-busy="true">{t('desk.loading')}</p>;
  const at = monthNumber(found.to);
  const now = monthNumber(found.today);
  return (
    <>
      <p class="d-quiet">{t('remark.means_desk')}</p>
      <p><b>{t('remark.months', {
        from: format.month(found.from), to: format.month(found.to),
      })}</b></p>
      <p class="l-actions d-screen">
        <a class="l-back" href={`#/desk/quality/remarks/${monthText(at - step)}${behindPage()}`}>
          {t('remark.earlier')}
        </a>
        {at < now && (
          <a
            class="l-back"
            href={`#/desk/quality/remarks/${monthText(Math.min(now, at + step))}${behindPage()}`}
          >
            {t('remark.later')}
          </a>
        )}
      </p>
      {found.remarks.length === 0 && <p data-none>{t('remark.none_desk')}</p>}
      <ul class="l-rows">
        {found.remarks.map((row) => (
          <Remark key={`${row.rule} ${row.visits[0]?.visit}`} {...{ row, t, format }} />
        ))}
      </ul>
      {found.remarks.length > 0 && (
        <FileAndPaper
          name="remarks"
          href={`/api/head/remarks?form=csv&from=${found.from}&to=${found.to}&lang=${language}`}
          label={t('remark.csv')}
          paper={openVisits}
        />
      )}
      {found.waiting > 0 && <p class="d-quiet">{t('remark.waiting', { n: found.waiting })}</p>}
    </>
  );
}

/** On paper nothing can be opened any more. */
function openVisits(): void {
  document.querySelectorAll<HTMLDetailsElement>('[data-remarks] details')
    .forEach((visits) => (visits.open = true));
}

/** A code that the department added since keeps its code. */
function codeWords(t: Text, code: string): string {
  const key = code.toLowerCase();
  const said = t(key);
  return said === key ? code.slice(code.indexOf('.') + 1) : said;
}

function Remark({ row, t, format }: { row: RemarkRow; t: Text; format: Format }) {
  const area = useAreaName();
  const { said, looked } = useRemarkWords();
  return (
    <li data-remark={row.rule}>
      <p><b>{said(row)}</b></p>
      <p>{t('remark.who', { names: row.officers.join(', ') })}</p>
      {row.noted.length > 0 && (
        <p>
          {t('remark.noted', { words: row.noted.map((code) => codeWords(t, code)).join('; ') })}
        </p>
      )}
      {row.words.length === 0
        ? <p class="d-quiet"><b>{t('remark.not_explained')}</b></p>
        : row.words.map((words) => (
          <p key={words.event} class="l-text">
            {t('remark.said', {
              who: words.author, day: format.short(words.at.slice(0, 10)), words: words.note,
            })}
          </p>
        ))}
      <p class="d-quiet">{looked(row)}</p>
      <details class="l-before">
        <summary>{t('remark.visits')} ({format.number(row.visits.length)})</summary>
        <ul>
          {row.visits.map((visit) => (
            <li key={visit.visit}>
              {format.short(visit.day)} · <FamilyLink
                household={visit.household}
                head={visit.head}
              />
              {' · '}{area(visit.area)}
              {row.officers.length > 1 && ` · ${visit.officer}`}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
