// SPDX-License-Identifier: Apache-2.0
// Handing families over: those that were chosen, or all of an officer who does not work here any
// more. Before it is done the head sees how many go to whom.

import { useState } from 'preact/hooks';
import type { HandOver, HandedOver, WorklistOfficer, WorklistRow } from '../messages';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Confirm, Said, useOrderTo } from './order';
import type { Worklist } from './worklist';

type Order = Omit<HandOver, 'key'>;

function useGiving(list: Worklist) {
  const t = useText();
  const format = useFormat();
  const { send, ...order } = useOrderTo<Order, HandedOver>(
    '/api/head/worklist', list.changed, list.ended);
  const [told, tell] = useState<HandedOver>();
  const give = async (what: Order): Promise<boolean> => {
    const answer = await send(what);
    tell(answer);
    return answer !== undefined;
  };
  const left = told && told.left > 0 ? ` ${t('worklist.given_left', { n: told.left })}` : '';
  const done = told && t('worklist.given', {
    written: format.number(told.written), already: format.number(told.already),
  }) + left;
  return { give, done, ...order };
}

function Officers({ label, rows, chosen, choose }: {
  label: string;
  rows: WorklistOfficer[];
  chosen: string;
  choose: (user: string) => void;
}) {
  const t = useText();
  return (
    <label>{label}
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t('worklist.give_to_choose')}</option>
        {rows.map(({ officer, name }) => <option key={officer} value={officer}>{name}</option>)}
      </select>
    </label>
  );
}

function Sure({ title, busy, send, ask }: {
  title: string;
  busy: boolean;
  send: () => Promise<void>;
  ask: (asking: boolean) => void;
}) {
  const t = useText();
  return (
    <Confirm
      title={title}
      confirm={t('worklist.give')}
      busy={busy}
      onConfirm={() => void send()}
      onClose={() => ask(false)}
    >
      <p>{t('worklist.give_means')}</p>
    </Confirm>
  );
}

const working = ({ officers }: Worklist['answer']): WorklistOfficer[] =>
  officers.filter(({ officer, areas }) => officer !== '' && areas.length > 0);

export function GiveChosen({ list, chosen, rows, choose }: {
  list: Worklist;
  chosen: string[];
  rows: WorklistRow[];
  choose: (ids: string[]) => void;
}) {
  const t = useText();
  const [to, setTo] = useState('');
  const [asking, ask] = useState(false);
  const { give, done, busy, trouble } = useGiving(list);
  const soums = new Set(
    rows.filter((row) => chosen.includes(row.household)).map((row) => row.area));
  const able = working(list.answer).filter(({ areas }) =>
    [...soums].every((soum) => areas.includes(soum)));
  const target = able.some(({ officer }) => officer === to) ? to : '';
  const send = async (): Promise<void> => {
    if (await give({ to: target, households: chosen })) choose([]);
    ask(false);
  };
  return (
    <section class="w-give d-screen" aria-label={t('worklist.give')}>
      <div class="d-buttons">
        <Button onClick={() => choose(rows.map(({ household }) => household))}>
          {t('worklist.choose_all')}
        </Button>
        {chosen.length > 0 && (
          <Button onClick={() => choose([])}>{t('worklist.choose_none')}</Button>
        )}
      </div>
      {chosen.length > 0 && (
        <div class="w-give-to" data-chosen={chosen.length}>
          <b>{t('worklist.chosen', { n: chosen.length })}</b>
          {able.length === 0 && <p class="d-quiet">{t('worklist.give_not_there')}</p>}
          <div class="d-period">
            <Officers
              label={t('worklist.give_to')}
              rows={able}
              chosen={target}
              choose={setTo}
            />
          </div>
          <Button primary disabled={busy || target === ''} onClick={() => ask(true)}>
            {t('worklist.give')}
          </Button>
        </div>
      )}
      <Said words="worklist" {...{ trouble, done }} />
      {asking && (
        <Sure
          title={t('worklist.give_sure', { n: chosen.length, name: list.officer(target) })}
          {...{ busy, send, ask }}
        />
      )}
    </section>
  );
}

/** Nothing where everybody works whose families they are. */
export function LeftOfficers({ list }: { list: Worklist }) {
  const t = useText();
  const { give, done, busy, trouble } = useGiving(list);
  const { left } = list.answer;
  if (left.length === 0 && !done && !trouble) return null;
  return (
    <section class="d-part d-form w-left d-screen" aria-labelledby="w-left">
      <h2 id="w-left">{t('worklist.left')}</h2>
      <ul>
        {left.map((one) => <Left key={one.officer} {...{ one, list, give, busy }} />)}
      </ul>
      <Said words="worklist" {...{ trouble, done }} />
    </section>
  );
}

function Left({ one, list, give, busy }: {
  one: WorklistOfficer;
  list: Worklist;
  give: (order: Order) => Promise<boolean>;
  busy: boolean;
}) {
  const t = useText();
  const [to, setTo] = useState('');
  const [asking, ask] = useState(false);
  const { area } = list.filters;
  const able = working(list.answer).filter(({ areas }) =>
    area === undefined ? true : areas.includes(area));
  const send = async (): Promise<void> => {
    await give({ to, from: one.officer, ...(area === undefined ? {} : { area }) });
    ask(false);
  };
  return (
    <li data-left={one.officer}>
      <p><b>{one.name}</b> <small>{t('worklist.left_tasks', { n: one.tasks })}</small></p>
      <div class="d-period">
        <Officers label={t('worklist.left_give')} rows={able} chosen={to} choose={setTo} />
      </div>
      <Button disabled={busy || to === ''} onClick={() => ask(true)}>{t('worklist.give')}</Button>
      {asking && (
        <Sure
          title={t('worklist.left_give_sure', { from: one.name, name: list.officer(to) })}
          {...{ busy, send, ask }}
        />
      )}
    </li>
  );
}
