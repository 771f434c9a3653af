// SPDX-License-Identifier: Apache-2.0
// All families of the department, for whoever is called by one and has to find it in seconds. It
// needs the network; nothing of it is kept.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { FamiliesAnswer } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { SearchField } from '../shell/search_field';
import { useText } from '../shell/text';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { Choose } from './choose';
import './families.css';
import './worklist.css';
import { FamilyTable } from './families_list';
import { type FamilyFilters, useFilters, wordsOf } from './families_query';
import { Failed, Frame } from './frame';
import type { DeskProps } from './pages';

const page = 50;

/** All that the parts of the page share. */
export interface Families {
  answer: FamiliesAnswer;
  filters: FamilyFilters;
  text: string;
  area: (code: string) => string;
  /** "" is nobody. */
  officer: (user: string) => string;
  change: ReturnType<typeof useFilters>[1];
}

export function FamiliesPage({ account, left }: DeskProps) {
  const t = useText();
  const [filters, change] = useFilters();
  const [text, look] = useState('');
  const ended = (): void => void leaveDesk().then(left);
  const area = useAreaName();
  const { found: answer, failed, again } = useAsked<FamiliesAnswer>(
    `/api/head/families${text === '' ? '' : '/find'}?limit=${page}&${wordsOf(filters)}`, ended,
    { keep: true, ...(text === '' ? {} : { sent: { text } }) });
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('families.title')}`;
  }, [t]);
  const names = new Map(answer?.officers.map((one) => [one.officer, one.name]));
  return (
    <Frame account={account} leave={ended}>
      {failed && <Failed reason={failed} again={again} />}
      {!answer && (
        <>
          <h1 class="d-headline">{t('families.title')}</h1>
          {!failed && <p aria-busy="true">{t('desk.loading')}</p>}
        </>
      )}
      {answer && (
        <Whole
          look={(words) => {
            look(words);
            if (filters.after !== undefined) change({});
          }}
          list={{
            answer, filters, text, area, change,
            officer: (user) =>
              (user === '' ? t('families.officer_none') : names.get(user) ?? user),
          }}
        />
      )}
    </Frame>
  );
}

function Whole({ list, look }: { list: Families; look: (text: string) => void }) {
  const t = useText();
  const format = useFormat();
  const { answer } = list;
  return (
    <>
      <h1 class="d-headline d-top" data-families={answer.found} aria-live="polite">
        {t('families.headline', { n: answer.found, people: format.number(answer.people) })}
      </h1>
      <p class="d-quiet">{format.short(answer.on)}. {t('families.says')}</p>
      {answer.families === 0
        ? <p class="d-part" data-empty>{t('families.none_at_all')}</p>
        : (
          <>
            <Filters list={list} look={look} />
            {answer.rows.length === 0
              ? <p class="d-part" data-empty>{t('families.none_found')}</p>
              : <FamilyTable list={list} />}
            <Pages list={list} />
          </>
        )}
    </>
  );
}

function Filters({ list, look }: { list: Families; look: (text: string) => void }) {
  const t = useText();
  const [typed, type] = useState(list.text);
  const { answer, filters, change, area, officer } = list;
  const counted = (rows: { code: string; families: number }[]) =>
    rows.map(({ code, families }) => ({ code, count: families }));
  const { after: _, ...narrowing } = filters;
  const narrowed = Object.keys(narrowing).length > 0 || list.text !== '';
  return (
    <section class="w-filters d-screen" aria-label={t('families.search')}>
      <SearchField
        label={t('families.search')}
        value={typed}
        put={(words) => {
          type(words);
          if (words.trim() === '') look('');
        }}
        find={() => look(typed.trim())}
      />
      <div class="d-period">
        <Choose
          name="area"
          label={t('worklist.soum')}
          rows={counted(answer.areas)}
          words={area}
          value={filters.area}
          put={(value) => change({ area: value })}
        />
        {filters.area !== undefined && (
          <Choose
            name="bagh"
            label={t('worklist.bagh')}
            rows={counted(answer.baghs)}
            words={(code) => (code === '' ? t('worklist.bagh_not_known') : code)}
            value={filters.bagh}
            put={(value) => change({ bagh: value })}
          />
        )}
        <Choose
          name="officer"
          label={t('worklist.officer')}
          rows={answer.officers.map((one) => ({ code: one.officer, count: one.families }))}
          words={officer}
          value={filters.officer}
          put={(value) => change({ officer: value })}
        />
        <Choose
          name="stage"
          label={t('visit.stage')}
          rows={counted(answer.stages)}
          words={(code) => t(code === 'none' ? 'families.stage_none' : `visit.stage_${code}`)}
          value={filters.stage}
          put={(value) => change({ stage: value })}
        />
        <label>{t('families.unseen')}
          <input
            type="date"
            value={filters.unseen ?? ''}
            max={answer.on}
            onChange={({ currentTarget: { value } }) => change({ unseen: value || undefined })}
          />
        </label>
      </div>
      {narrowed && (
        <button
          type="button"
          class="link"
          onClick={() => {
            type('');
            look('');
            change({ area: undefined, officer: undefined, stage: undefined, unseen: undefined });
          }}
        >{t('worklist.clear')}</button>
      )}
    </section>
  );
}

function Pages({ list: { answer, filters, change } }: { list: Families }) {
  const t = useText();
  const format = useFormat();
  const at = Number(filters.after ?? 0);
  const go = (to: number): void => {
    change({ after: to > 0 ? String(to) : undefined });
    scrollTo(0, 0);
  };
  return (
    <>
      {answer.found > 0 && (
        <p class="d-quiet" data-shown={answer.rows.length}>
          {t('families.page', {
            from: format.number(Math.min(at + 1, answer.found)),
            to: format.number(at + answer.rows.length), all: format.number(answer.found),
          })}
        </p>
      )}
      <div class="d-buttons d-screen">
        {at > 0 && <Button onClick={() => go(at - page)}>{t('families.before')}</Button>}
        {at + page < answer.found && (
          <Button onClick={() => go(at + page)}>{t('families.after')}</Button>
        )}
        {answer.rows.length > 0 && <Button onClick={() => print()}>{t('worklist.print')}</Button>}
      </div>
    </>
  );
}
