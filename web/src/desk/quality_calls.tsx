// SPDX-License-Identifier: Apache-2.0
// The families of one draw, in the order of the lot: whom to call, and what they said. Each try is
// an entry; one that was noted wrongly is put right by another.

import { useState } from 'preact/hooks';
import type { CallOutcome, CallRow, Recalled } from '../messages';
import { Button, Choice } from '../shell/controls';
import { useLanguage } from '../shell/text';
import { FamilyLink } from './family_link';
import { FileAndPaper } from './on_paper';
import type { Quality } from './quality';

export function CallList({ shared, draw }: { shared: Quality; draw: string }) {
  const { desk, t } = shared;
  const language = useLanguage();
  return (
    <section aria-label={t('quality.list')}>
      <h3>{t('quality.list')}</h3>
      <p class="d-quiet">{t('quality.list_means')}</p>
      <ol class="l-calls">
        {desk.rows.map((row) => <Call key={row.visit} {...{ row, draw, shared }} />)}
      </ol>
      <FileAndPaper
        name="call_backs_families"
        href={`/api/head/quality?form=csv&draw=${draw}&lang=${language}`}
        label={t('quality.csv_families')}
      />
    </section>
  );
}

function telephone(row: CallRow, { t }: Quality) {
  if (row.telephone) return <a href={`tel:${row.telephone}`}>{row.telephone}</a>;
  if (row.no_consent) return <span>{t('quality.no_consent')}</span>;
  return <span>{t(row.no_calls ? 'quality.no_calls' : 'quality.no_telephone')}</span>;
}

function Call({ row, draw, shared }: { row: CallRow; draw: string; shared: Quality }) {
  const { t, format, area } = shared;
  const [open, show] = useState(false);
  const gone = row.state === 'gone';
  return (
    <li data-visit={row.visit} data-state={row.state}>
      <p>
        {gone
          ? <b>{t('quality.state_gone')}</b>
          : <FamilyLink household={row.household} head={row.head} />}{' '}
        {!gone && telephone(row, shared)}
      </p>
      {!gone && (
        <p class="d-quiet">
          {t('quality.visit_on', { day: format.short(row.day), area: area(row.area) })}
          {' · '}<b>{t(`quality.state_${row.state}`)}</b>
        </p>
      )}
      <ul class="l-evidence">
        {row.tries.map((one) => (
          <li key={one.event}>
            {format.short(one.on)} · {t(`quality.outcome_${one.outcome}`)}
            {(['visited', 'handbook', 'content'] as const).map((what) => {
              const said = one[what];
              return said ? ` · ${t(`quality.${what}`)}: ${t(`quality.answer_${said}`)}` : '';
            })}{' '}
            <small>{one.by}</small>
          </li>
        ))}
      </ul>
      {!gone && (
        <button
          type="button"
          class="link d-screen"
          aria-expanded={open}
          onClick={() => show(!open)}
        >{t(row.state === 'reached' ? 'quality.correct' : 'quality.note')}</button>
      )}
      {open && <CallForm {...{ row, draw, shared }} close={() => show(false)} />}
    </li>
  );
}

const outcomes: CallOutcome[] = ['reached', 'not_reached', 'refused'];
const answers: Recalled[] = ['yes', 'no', 'unsure'];

function CallForm({ row, draw, shared, close }: {
  row: CallRow;
  draw: string;
  shared: Quality;
  close: () => void;
}) {
  const { desk, t, busy, send } = shared;
  const [outcome, set] = useState<CallOutcome>('reached');
  const [on, setOn] = useState(desk.today);
  const [said, say] = useState<Partial<Record<'visited' | 'handbook' | 'content', Recalled>>>({});
  const reached = outcome === 'reached';
  const whole = on !== '' && (!reached || said.visited !== undefined);
  const asked = (['visited', 'handbook', 'content'] as const).filter((what) =>
    what === 'visited' || (said.visited === 'yes' && (what !== 'handbook' || row.handbook)));
  // Somebody who was reached is asked once: what is noted now stands in the place of it.
  const over = row.state === 'reached' ? row.tries.map(({ event }) => event) : [];
  const submit = async (): Promise<void> => {
    const told = reached
      ? Object.fromEntries(asked.flatMap((what) => (said[what] ? [[what, said[what]]] : [])))
      : {};
    const done = await send({ what: 'call', draw, visit: row.visit, on, outcome, over, ...told });
    if (done) close();
  };
  return (
    <form
      class="d-form l-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && whole) void submit();
      }}
    >
      <Choice
        legend={t('quality.outcome')}
        options={outcomes.map((value) => ({ value, label: t(`quality.outcome_${value}`) }))}
        value={outcome}
        onChange={set}
      />
      {reached && asked.map((what) => (
        <Choice
          key={what}
          legend={t(`quality.q_${what}`)}
          options={answers.map((value) => ({ value, label: t(`quality.answer_${value}`) }))}
          value={said[what]}
          onChange={(value) => say({ ...said, [what]: value })}
        />
      ))}
      <div class="d-period">
        <label>{t('quality.on')}
          <input
            type="date"
            value={on}
            max={desk.today}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </label>
      </div>
      <Button primary type="submit" disabled={busy || !whole}>{t('quality.save')}</Button>
    </form>
  );
}
