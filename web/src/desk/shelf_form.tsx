// SPDX-License-Identifier: Apache-2.0
// A head writes what came to her department's store, went out and came back, was lost, or was
// counted there; and puts right what was written.

import { useState } from 'preact/hooks';
import type { HandbookOrder, HandbooksOrdered, ShelfEntry, ShelfMove } from '../messages';
import { Button, Choice, Field } from '../shell/controls';
import { Sheet } from '../shell/sheet';
import { Part } from './folded';
import type { HandbookWords } from './handbooks';
import { OfficersChoice } from './officers_choice';
import { Said, useOrderTo } from './order';

type Order = Omit<HandbookOrder, 'key'>;

const moves: ShelfMove[] = ['received', 'issued', 'taken_back', 'lost', 'counted'];
const mostHandbooks = 100_000;

interface Typed {
  edition: string;
  count: string;
  on: string;
  giver: string;
}

/** The number that was typed; undefined for what is none. Nobody can have received nothing. */
function countOf(typed: string, how: ShelfMove): number | undefined {
  const words = typed.trim().replaceAll(/[\s,]/g, '');
  const count = /^\d{1,6}$/.test(words) ? Number(words) : NaN;
  return count >= (how === 'counted' ? 0 : 1) && count <= mostHandbooks ? count : undefined;
}

const isWhole = ({ edition, on, count }: Typed, how: ShelfMove): boolean =>
  edition.trim() !== '' && on !== '' && countOf(count, how) !== undefined;

const orderOf = (how: ShelfMove, typed: Typed): Order => ({
  how, edition: typed.edition.trim(), count: countOf(typed.count, how) ?? 0, on: typed.on,
  ...(how === 'received' && typed.giver.trim() !== '' ? { giver: typed.giver.trim() } : {}),
});

function useOrder({ changed, ended }: HandbookWords) {
  return useOrderTo<Order, HandbooksOrdered>('/api/head/handbooks', changed, ended);
}

const longestEdition = 20, longestGiver = 90; // the server takes twice as many bytes

/** Edition, number and day; `how` says which number is meant. */
function Fields({ how, typed, change, shared: { t, page } }: {
  how: ShelfMove;
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  shared: HandbookWords;
}) {
  const wrong = typed.count.trim() !== '' && countOf(typed.count, how) === undefined;
  const label = how === 'issued' ? 'count_each' : how === 'counted' ? 'count_counted' : 'count';
  return (
    <>
      <div class="d-period">
        <label>{t('shelf.edition')}
          <input
            type="text"
            name="edition"
            autocomplete="off"
            maxLength={longestEdition}
            value={typed.edition}
            onInput={(event) => change({ edition: event.currentTarget.value })}
          />
        </label>
        <label>{t('shelf.day')}
          <input
            type="date"
            name="on"
            max={page.today}
            value={typed.on}
            onChange={(event) => change({ on: event.currentTarget.value })}
          />
        </label>
      </div>
      <Field
        label={t(`shelf.${label}`)}
        problem={wrong ? t('shelf.count_wrong') : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            name="count"
            inputMode="numeric"
            autocomplete="off"
            value={typed.count}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onInput={(event) => change({ count: event.currentTarget.value })}
          />
        )}
      </Field>
      {how === 'received' && (
        <Field label={t('shelf.giver')}>
          {({ id, describedBy }) => (
            <input
              id={id}
              name="giver"
              autocomplete="off"
              maxLength={longestGiver}
              value={typed.giver}
              aria-describedby={describedBy}
              onInput={(event) => change({ giver: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function Selected({ name, label, value, rows, choose }: {
  name: string;
  label: string;
  value: string;
  rows: { code: string; words: string }[];
  choose: (code: string) => void;
}) {
  return (
    <div class="d-period">
      <label>{label}
        <select name={name} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {rows.map(({ code, words }) => <option key={code} value={code}>{words}</option>)}
        </select>
      </label>
    </div>
  );
}

/** Before it is sent: what is in the store of the edition, and whether more would go out. */
function Left({ how, edition, out, department, shared: { page, t, format } }: {
  how: ShelfMove;
  edition: string;
  /** How many would go out. */
  out: number;
  department: string;
  shared: HandbookWords;
}) {
  const row = page.shelves.find((one) =>
    one.edition === edition.trim() && one.area === department);
  if (!row || how === 'received' || how === 'taken_back' || how === 'counted') return null;
  const left = format.number(row.left);
  return out > row.left
    ? <p class="v-note" role="status" data-more>{t('shelf.more_than_left', { left })}</p>
    : <p class="d-quiet" role="status">{t('shelf.left_now', { left })}</p>;
}

export function ShelfForm(shared: HandbookWords) {
  const { page, t, format, area } = shared;
  const { busy, trouble, send } = useOrder(shared);
  const [how, set] = useState<ShelfMove>(page.shelves.length === 0 ? 'received' : 'issued');
  const newest = page.shelves.at(-1)?.edition ?? page.told.editions.at(-1)?.edition ?? '';
  const [typed, type] = useState<Partial<Typed>>({});
  const [chosen, choose] = useState<string[]>([]);
  const [department, turnTo] = useState(page.departments[0] ?? '');
  const [done, tell] = useState(false);
  const now: Typed = { edition: newest, count: '', on: page.today, giver: '', ...typed };
  const each = countOf(now.count, how);
  const ofOfficers = how === 'issued' || how === 'taken_back';
  const people = how === 'taken_back' ? chosen.slice(0, 1) : chosen;
  const ready = isWhole(now, how) && (!ofOfficers || people.length > 0);
  const write = async (): Promise<void> => {
    const order = {
      ...orderOf(how, now), ...(ofOfficers ? { officers: people } : { area: department }),
    };
    const written = await send(order) !== undefined;
    tell(written);
    if (!written) return;
    type({ edition: now.edition, on: now.on });
    choose([]);
  };
  const change = (part: Partial<Typed>): void => {
    tell(false);
    type({ ...typed, ...part });
  };
  return (
    <Part
      name="write"
      title={t('shelf.write')}
      kind="d-form d-screen"
      data={{ 'data-order': 'handbooks' }}
      landmark
      open={page.shelves.length === 0}
    >
      <Choice
        legend={t('shelf.what')}
        options={moves.map((value) => ({ value, label: t(`shelf.how_${value}`) }))}
        value={how}
        onChange={(next) => {
          tell(false);
          set(next);
        }}
      />
      {how === 'issued' && <OfficersChoice officers={page.people} {...{ chosen, choose, area }} />}
      {how === 'taken_back' && (
        <Selected
          name="officer"
          label={t('desk.officer')}
          value={people[0] ?? ''}
          rows={[{ code: '', words: t('money_desk.nobody') }, ...page.people.map((one) => ({
            code: one.officer, words: `${one.name}, ${area(one.area)}`,
          }))]}
          choose={(code) => choose(code === '' ? [] : [code])}
        />
      )}
      {!ofOfficers && page.departments.length > 1 && (
        <Selected
          name="area"
          label={t('shelf.department')}
          value={department}
          rows={page.departments.map((code) => ({ code, words: area(code) }))}
          choose={turnTo}
        />
      )}
      <Fields how={how} typed={now} {...{ change, shared }} />
      {how === 'issued' && each !== undefined && people.length > 0 && (
        <p data-sum>{t('shelf.sum', {
          count: format.number(people.length), each: format.number(each),
          sum: format.number(people.length * each),
        })}</p>
      )}
      <Left
        edition={now.edition}
        out={(each ?? 0) * (how === 'issued' ? people.length : 1)}
        {...{ how, department, shared }}
      />
      <Button disabled={busy || !ready} onClick={() => void write()}>
        {t(ready ? 'shelf.send'
          : ofOfficers && people.length === 0 ? 'money_desk.who_first' : 'shelf.fill_first')}
      </Button>
      <Said words="shelf" trouble={trouble} done={done ? t('shelf.done') : undefined} />
    </Part>
  );
}

export function CorrectEntry({ entry, shared, close }: {
  entry: ShelfEntry;
  shared: HandbookWords;
  close: () => void;
}) {
  const { t } = shared;
  const { how } = entry;
  const { busy, trouble, send } = useOrder(shared);
  const [typed, type] = useState<Typed>({
    edition: entry.edition, count: String(entry.count), on: entry.on, giver: entry.giver ?? '',
  });
  const put = async (more: Partial<Order>): Promise<void> => {
    if (await send({ ...orderOf(how, typed), entry: entry.entry, ...more })) close();
  };
  return (
    <Sheet
      title={t('shelf.correct_title')}
      onClose={close}
      foot={(
        <Button primary disabled={busy || !isWhole(typed, how)} onClick={() => void put({})}>
          {t('shelf.save')}
        </Button>
      )}
    >
      <div class="d-form">
        <p>
          <b>{t(`shelf.how_${how}`)}</b>
          {entry.name ? ` · ${entry.name}` : ''}
        </p>
        <Fields how={how} change={(part) => type({ ...typed, ...part })} {...{ typed, shared }} />
        <Said words="shelf" trouble={trouble} />
        <p class="d-quiet">{t('shelf.strike_means')}</p>
        <Button
          disabled={busy || !isWhole(typed, how)}
          onClick={() => void put({ struck: true })}
        >{t('shelf.strike')}</Button>
      </div>
    </Sheet>
  );
}
