// SPDX-License-Identifier: Apache-2.0
// What is to be done for families, at the head's desk: counts that are filters, the list by day or
// by officer, and handing families over. It needs the network; nothing of it is kept.

import { useEffect, useRef, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { WorklistAnswer } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useLanguage, useText } from '../shell/text';
import { readTask, type TaskReader } from '../visit/task_reading';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { Failed, Frame } from './frame';
import { FileAndPaper } from './on_paper';
import './worklist.css';
import { Filters } from './worklist_filters';
import { LeftOfficers } from './worklist_give';
import { List } from './worklist_list';
import { useFilters, wordsOf, type WorklistFilters } from './worklist_query';

const step = 50;
const most = 200;

/** All that the parts of the page share. */
export interface Worklist {
  answer: WorklistAnswer;
  filters: WorklistFilters;
  /** What is looked for in the names of heads. */
  text: string;
  area: (code: string) => string;
  /** "" is whoever in the soum. */
  officer: (user: string) => string;
  read: (row: WorklistAnswer['rows'][number]) => ReturnType<typeof readTask>;
  rule: (code: string) => string;
  change: (part: Partial<WorklistFilters>) => void;
  changed: () => void;
  ended: () => void;
}

/** The list of these filters. */
function useList(filters: WorklistFilters, text: string, limit: number, ended: () => void) {
  const path = `/api/head/worklist${text === '' ? '' : '/find'}`;
  return useAsked<WorklistAnswer>(
    `${path}?limit=${limit}&${wordsOf(filters)}`, ended,
    { keep: true, ...(text === '' ? {} : { sent: { text } }) });
}

export function useTaskReader(area: (code: string) => string): TaskReader {
  const t = useText();
  const format = useFormat();
  return {
    t, day: format.short, month: (month) => format.month(month), soum: area,
    code: (set, code) => {
      const key = `${set}.${code.toLowerCase()}`;
      const said = t(key);
      return said === key ? code : said;
    },
  };
}

export function WorklistPage({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const [filters, change] = useFilters();
  const [text, look] = useState('');
  const [limit, more] = useState(step);
  const ended = (): void => void leaveDesk().then(left);
  const area = useAreaName();
  const reader = useTaskReader(area);
  const { found: answer, failed, again } = useList(filters, text, limit, ended);
  const before = useRef(wordsOf(filters));
  useEffect(() => {
    document.title = t('worklist.title');
  }, [t]);
  useEffect(() => {
    if (before.current !== wordsOf(filters)) more(step);
    before.current = wordsOf(filters);
  }, [filters]);
  const officers = [...(answer?.officers ?? []), ...(answer?.left ?? [])];
  const names = new Map(officers.map((one) => [one.officer, one.name]));
  return (
    <Frame account={account} leave={ended}>
      {failed && <Failed reason={failed} again={again} />}
      {!answer && !failed && (
        <>
          <h1 class="d-headline">{t('worklist.title')}</h1>
          <p aria-busy="true">{t('desk.loading')}</p>
        </>
      )}
      {answer && (
        <Whole
          limit={limit}
          more={() => more(Math.min(limit + step, most))}
          look={look}
          list={{
            answer, filters, text, area, change, ended,
            officer: (user) => (user === '' ? t('task.owner_soum') : names.get(user) ?? user),
            read: (row) => readTask(row, reader),
            rule: (code) => reader.code('rule', code),
            changed: again,
          }}
        />
      )}
    </Frame>
  );
}

function Whole({ list, limit, more, look }: {
  list: Worklist;
  limit: number;
  more: () => void;
  look: (text: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { answer } = list;
  return (
    <>
      <h1 class="d-headline d-top" data-tasks={answer.found}>
        {t('worklist.headline', {
          n: answer.found, households: format.number(answer.households),
        })}
      </h1>
      <p class="d-quiet">{format.short(answer.on)}. {t('worklist.says')}</p>
      {answer.tasks === 0 && answer.left.length === 0
        ? <p class="d-part">{t('worklist.none_at_all')}</p>
        : (
          <>
            <Filters list={list} look={look} />
            <LeftOfficers list={list} />
            {answer.found === 0
              ? <p class="d-part" data-empty>{t(emptyWords(list))}</p>
              : <List list={list} />}
            {answer.rows.length < answer.found && (
              <p class="d-quiet">
                {t('worklist.shown', {
                  shown: format.number(answer.rows.length), all: format.number(answer.found),
                })}{' '}
                {limit < most && (
                  <button type="button" class="link d-screen" onClick={more}>
                    {t('worklist.more')}
                  </button>
                )}
              </p>
            )}
            <Papers list={list} />
          </>
        )}
    </>
  );
}

function emptyWords({ filters, text }: Worklist): string {
  const { state, ...others } = filters;
  const { order: _, ...narrowed } = others;
  const alone = text === '' && Object.keys(narrowed).length === 0;
  return alone && ['overdue', 'owed', 'stuck'].includes(state ?? '')
    ? `worklist.none_${state}` : 'worklist.none_found';
}

/** The whole list as a file; the browser is given its address, and nothing of it is kept here. */
function Papers({ list }: { list: Worklist }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { terms } = list.answer;
  return (
    <>
      <FileAndPaper
        name={`worklist-${list.answer.on}`}
        href={`/api/head/worklist?form=csv&lang=${language}&${wordsOf(list.filters)}`}
        label={t('worklist.csv')}
      />
      <p class="d-line d-screen">
        <a href={`#/desk/reports/outreach-stages?from=${list.answer.on.slice(0, 8)}01`}>
          {t('report.stages_title')}
        </a>
      </p>
      <p class="d-quiet">
        {t('worklist.stuck_means', {
          days: format.number(terms.overdue_days), times: format.number(terms.put_off),
        })}
      </p>
    </>
  );
}
