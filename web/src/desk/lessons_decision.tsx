// SPDX-License-Identifier: Apache-2.0
// What a meeting decided: whose it is, by when, where it stands, and what came of it, entry by
// entry.

import { useState } from 'preact/hooks';
import type { DecisionPage, DecisionVersion, LessonPerson, Progress } from '../messages';
import { Button, Choice } from '../shell/controls';
import { Actions, History, TextField, Withdraw, Withdrawn } from './lessons_entry';
import type { Shared } from './lessons_meeting';

export function DecisionList({ shared }: { shared: Shared }) {
  const { page, words: { t } } = shared;
  return (
    <section class="d-part" data-decisions={page.decisions.length}>
      <h2>{t('lessons.decisions')}</h2>
      {page.decisions.length === 0 && <p class="d-quiet">{t('lessons.decisions_none')}</p>}
      <ul class="l-rows">
        {page.decisions.map((one) => (
          <DecisionItem key={one.decision} decision={one} shared={shared} />
        ))}
      </ul>
      {page.may_write && <Adding shared={shared} />}
    </section>
  );
}

function Adding({ shared }: { shared: Shared }) {
  const [open, set] = useState(false);
  return (
    <div class="d-screen">
      <Button icon="plus" onClick={() => set(!open)}>{shared.words.t('lessons.decide')}</Button>
      {open && <DecisionForm shared={shared} close={() => set(false)} />}
    </div>
  );
}

function DecisionForm({ shared, close, before }: {
  shared: Shared;
  close: () => void;
  before?: { decision: DecisionPage; said: DecisionVersion };
}) {
  const { page, words, order, sends } = shared;
  const { t } = words;
  const said = before?.said;
  const [text, type] = useState(said?.text ?? '');
  const [owner, give] = useState(said?.owner ?? '');
  const [due, until] = useState(said?.due ?? '');
  const [point, follow] = useState(said?.point ?? '');
  const whole = text.trim() !== '' && owner !== '' && due !== '';
  const there = before && {
    decision: before.decision.decision, over: before.decision.now.map(({ by }) => by.event),
  };
  const submit = async (): Promise<void> => {
    const done = await order({
      what: 'decision', ...there, text: text.trim(), owner, due,
      ...(point === '' ? {} : { point }),
    });
    if (done) close();
  };
  return (
    <form
      class="d-form l-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sends.busy && whole) void submit();
      }}
    >
      <div class="d-words">
        <TextField label={t('lessons.what')} value={text} put={type} />
      </div>
      <div class="d-period">
        <Owner {...{ owner, give, said, shared }} />
        <label>{t('lessons.due')}
          <input type="date" value={due} onChange={(event) => until(event.currentTarget.value)} />
        </label>
        <label>{t('lessons.from_point')}
          <select value={point} onChange={(event) => follow(event.currentTarget.value)}>
            <option value="">{t('lessons.from_none')}</option>
            {page.points.flatMap((one) => (one.now[0]
              ? [<option key={one.point} value={one.point}>{one.now[0].text}</option>]
              : []))}
          </select>
        </label>
      </div>
      <Button primary type="submit" disabled={sends.busy || !whole}>{t('lessons.save')}</Button>
    </form>
  );
}

/** Whoever has it now may have left since, and stays in the list. */
function Owner({ owner, give, said, shared: { page, words: { t } } }: {
  owner: string;
  give: (user: string) => void;
  said: DecisionVersion | undefined;
  shared: Shared;
}) {
  type Named = Pick<LessonPerson, 'user' | 'name'>;
  const people: Named[] = page.people.filter(({ area }) => area !== '');
  const rows = !said || people.some(({ user }) => user === said.owner)
    ? people : [{ user: said.owner, name: said.owner_name }, ...people];
  return (
    <label>{t('lessons.owner')}
      <select value={owner} onChange={(event) => give(event.currentTarget.value)}>
        <option value="">{t('lessons.choose')}</option>
        {rows.map(({ user, name }) => <option key={user} value={user}>{name}</option>)}
      </select>
    </label>
  );
}

type Open = 'follow' | 'change' | 'withdraw' | undefined;

function DecisionItem({ decision, shared }: { decision: DecisionPage; shared: Shared }) {
  const { page, words } = shared;
  const { t } = words;
  const [open, set] = useState<Open>();
  const first = decision.now[0];
  const over = decision.now.map(({ by }) => by.event);
  const close = (): void => set(undefined);
  return (
    <li data-decision={decision.decision} data-state={first ? decision.state : 'withdrawn'}>
      {decision.now.length > 1 && <p class="v-note">{t('lessons.torn')}</p>}
      {decision.now.map((version) => (
        <Version key={version.by.event} {...{ version, decision, shared }} />
      ))}
      <Withdrawn
        told={decision.withdrawn}
        gone={first ? undefined : decision.before[0]?.text}
        words={words}
      />
      {decision.disputed && <p class="v-note">{t('lessons.disputed')}</p>}
      <Came decision={decision} shared={shared} />
      <History
        before={decision.before}
        words={words}
        says={({ text, owner_name, due }) =>
          `${text} · ${owner_name} · ${words.format.short(due)}`}
      />
      {page.may_write && first && (
        <Actions all={['follow', 'change', 'withdraw'] as const} {...{ open, set, words }} />
      )}
      {open === 'follow' && <Follow {...{ decision, shared, close }} />}
      {open === 'change' && first && (
        <DecisionForm shared={shared} close={close} before={{ decision, said: first }} />
      )}
      {open === 'withdraw' && (
        <Withdraw entry={decision.decision} {...{ over, shared, close }} />
      )}
    </li>
  );
}

function Version({ version, decision, shared }: {
  version: DecisionVersion;
  decision: DecisionPage;
  shared: Shared;
}) {
  const { page, words, order, sends } = shared;
  const { t, format } = words;
  const point = page.points.find((one) => one.point === version.point)?.now[0];
  const keep = (): void => void order({
    what: 'decision', decision: decision.decision, text: version.text, owner: version.owner,
    due: version.due, over: decision.now.map(({ by }) => by.event),
    ...(version.point ? { point: version.point } : {}),
  });
  return (
    <>
      <p class="l-text">{version.text}</p>
      <p>
        {version.owner_name}{decision.mine && ` (${t('lessons.mine')})`}
        {' · '}{t('lessons.due')}: {format.short(version.due)}
        {' · '}<b>{t(`lessons.state_${decision.state}`)}</b>
        {decision.overdue && <b> · {t('lessons.overdue')}</b>}
      </p>
      {point && <p class="d-quiet">{t('lessons.from_point')}: {point.text}</p>}
      <p class="d-quiet">{words.by(version.by)}</p>
      {decision.now.length > 1 && page.may_write && (
        <Button disabled={sends.busy} onClick={keep}>{t('lessons.keep')}</Button>
      )}
    </>
  );
}

function Came({ decision, shared: { words } }: { decision: DecisionPage; shared: Shared }) {
  const { t, format } = words;
  return (
    <ul class="l-evidence" aria-label={t('lessons.came_of_it')}>
      {decision.followed.map(({ by, state, on, note }) => (
        <li key={by.event} data-came={state}>
          {format.short(on)} · <b>{t(`lessons.state_${state}`)}</b>{note ? `: ${note}` : ''}{' '}
          <small>{words.by(by)}</small>
        </li>
      ))}
    </ul>
  );
}

const states: Progress[] = ['open', 'done', 'dropped'];

function Follow({ decision, shared, close }: {
  decision: DecisionPage;
  shared: Shared;
  close: () => void;
}) {
  const { page, words: { t }, order, sends } = shared;
  const [state, set] = useState<Progress>('done');
  const [on, setOn] = useState(page.today);
  const [note, type] = useState('');
  const whole = on !== '' && on <= page.today && (state === 'done' || note.trim() !== '');
  const submit = async (): Promise<void> => {
    const done = await order({
      what: 'follow', decision: decision.decision, state, on, note: note.trim(),
      over: decision.states,
    });
    if (done) close();
  };
  return (
    <form
      class="d-form l-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sends.busy && whole) void submit();
      }}
    >
      <Choice
        legend={t('lessons.state')}
        options={states.map((value) => ({ value, label: t(`lessons.state_${value}`) }))}
        value={state}
        onChange={set}
      />
      <div class="d-period">
        <label>{t('lessons.on')}
          <input
            type="date"
            value={on}
            max={page.today}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </label>
      </div>
      <div class="d-words">
        <TextField label={t('lessons.note')} value={note} put={type} />
      </div>
      <Button primary type="submit" disabled={sends.busy || !whole}>
        {t(whole ? 'lessons.save' : 'lessons.note_first')}
      </Button>
    </form>
  );
}
