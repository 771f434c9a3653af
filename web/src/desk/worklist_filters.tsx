// SPDX-License-Identifier: Apache-2.0
// The counts on top of the list of follow-up: each is of what the other filters leave, and a filter
// itself.

import { useState } from 'preact/hooks';
import type { WorklistCount } from '../messages';
import { useFormat } from '../shell/format';
import { SearchField } from '../shell/search_field';
import { useText } from '../shell/text';
import { Choose as ChooseOf } from './choose';
import type { Worklist } from './worklist';
import { states, type WorklistFilters } from './worklist_query';

export function Filters({ list, look }: { list: Worklist; look: (text: string) => void }) {
  const t = useText();
  const [typed, type] = useState(list.text);
  const { answer, filters, change, area, officer, rule } = list;
  const narrowed = Object.keys(filters).some((key) => key !== 'order') || list.text !== '';
  const baghs = answer.baghs.map(({ code, tasks }) => ({ code, tasks }));
  return (
    <section class="w-filters d-screen" aria-label={t('worklist.state')}>
      <States list={list} />
      <div class="d-period">
        <Choose
          name="area"
          label={t('worklist.soum')}
          rows={answer.areas}
          words={area}
          {...{ filters, change }}
        />
        {filters.area !== undefined && (
          <Choose
            name="bagh"
            label={t('worklist.bagh')}
            rows={baghs}
            words={(code) => (code === '' ? t('worklist.bagh_not_known') : code)}
            {...{ filters, change }}
          />
        )}
        <Choose
          name="officer"
          label={t('worklist.officer')}
          rows={answer.officers.map((one) => ({ code: one.officer, tasks: one.tasks }))}
          words={officer}
          {...{ filters, change }}
        />
        <Choose
          name="reason"
          label={t('worklist.reason')}
          rows={answer.reasons}
          words={rule}
          {...{ filters, change }}
        />
        <label>{t('worklist.order')}
          <select
            value={filters.order ?? 'day'}
            onChange={({ currentTarget: { value } }) =>
              change({ order: value === 'day' ? undefined : value } as Partial<WorklistFilters>)}
          >
            <option value="day">{t('worklist.order_day')}</option>
            <option value="officer">{t('worklist.order_officer')}</option>
          </select>
        </label>
      </div>
      <SearchField
        label={t('worklist.search')}
        value={typed}
        put={(words) => {
          type(words);
          if (words.trim() === '') look('');
        }}
        find={() => look(typed.trim())}
      />
      {narrowed && (
        <button
          type="button"
          class="link"
          onClick={() => {
            type('');
            look('');
            change({
              area: undefined, bagh: undefined, officer: undefined, reason: undefined,
              state: undefined,
            } as unknown as Partial<WorklistFilters>);
          }}
        >{t('worklist.clear')}</button>
      )}
    </section>
  );
}

function States({ list }: { list: Worklist }) {
  const t = useText();
  const format = useFormat();
  const { answer, filters, change } = list;
  const counts = new Map(answer.states.map(({ code, tasks }) => [code, tasks]));
  return (
    <ul class="w-states">
      {states.map((state) => (
        <li key={state}>
          <button
            type="button"
            data-state={state}
            aria-pressed={filters.state === state}
            onClick={() => change(
              { state: filters.state === state ? undefined : state } as Partial<WorklistFilters>)}
          >
            <b>{format.number(counts.get(state) ?? 0)}</b>
            <span>{t(`worklist.state_${state}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Behind each choice how many tasks it would leave. */
function Choose({ name, rows, filters, change, ...rest }: {
  name: 'area' | 'bagh' | 'officer' | 'reason';
  label: string;
  rows: WorklistCount[];
  words: (code: string) => string;
  filters: WorklistFilters;
  change: (part: Partial<WorklistFilters>) => void;
}) {
  return (
    <ChooseOf
      name={name}
      rows={rows.map(({ code, tasks }) => ({ code, count: tasks }))}
      value={filters[name]}
      put={(value) => change({ [name]: value } as Partial<WorklistFilters>)}
      {...rest}
    />
  );
}
