// SPDX-License-Identifier: Apache-2.0
// One shock: noted, ended with its last day, put right, taken back as a mistake and put back.

import { useState } from 'preact/hooks';
import type { Households, NewEvent, Shock } from '../log/calls';
import { newId } from '../log/ids';
import { thisDay } from '../log/this_day';
import { useAccount, useDraft, useNames, useRead, useTelling } from './account_context';
import { useCodes } from './codebook';
import { WhyForm } from './entries';
import { Chips, TextField } from './fields';
import { SaveFoot } from './household_form';
import { baghWords } from './households';
import { TroubleNote } from './marks';
import { Button, goBack, LinkButton, ScreenBar, useWords } from './shell';
import { useShocks, useShockWords, useStillToAsk, useWhatChanges } from './struck';

/** More than any soum has. */
const everyHousehold = 20_000;

export function ShockScreen({ id, part }: { id: string; part: string }) {
  const { t } = useWords();
  const shocks = useShocks();
  const shock = shocks?.find((one) => one.id === id);
  const editing = id === 'new' || (part === 'edit' && shock);
  return (
    <>
      <ScreenBar
        title={t(id === 'new' ? 'struck.note' : 'struck.one')}
        back={part === '' ? '' : `/shock/${id}`}
      />
      {shocks && !shock && id !== 'new' && (
        <main class="v-wrap">
          <p class="v-note" role="status">{t('struck.gone')}</p>
          <LinkButton to="" wide>{t('officer.back')}</LinkButton>
        </main>
      )}
      {shocks && editing && <Form shock={shock} />}
      {shock && part === 'mistake' && !shock.taken && <Mistake shock={shock} />}
      {shock && !editing && (part !== 'mistake' || shock.taken) && <Shown shock={shock} />}
    </>
  );
}

function Shown({ shock }: { shock: Shock }) {
  const { t, day } = useWords();
  const codes = useCodes();
  const { what, where, when } = useShockWords()(shock);
  const changes = useWhatChanges();
  const waiting = useStillToAsk(shock.id);
  const { tell, trouble } = useTelling();
  const nameOf = useNames();
  const { taken, author, at, holds, to, id, area, over, differs } = shock;
  return (
    <main class="v-wrap" data-holds={holds}>
      <div class="v-facts">
        <p class="v-big">{taken ? <del>{what}</del> : what}</p>
        <p><b>{where}</b> · {when}</p>
        <p class="v-quiet">{t('household.who_when', { who: nameOf(author), when: day(at) })}</p>
      </div>
      {differs && <p class="v-note" role="status">{t('struck.differs')}</p>}
      {taken ? (
        <>
          <p class="v-note" role="status">
            {t('entry.taken_by', { who: nameOf(taken.author), when: day(taken.at) })}
            {taken.why && ` · ${codes.words('mistake', taken.why)}`}
          </p>
          <Button
            primary
            wide
            onClick={() => tell({
              kind: 'entry_restored', subject: id, area, body: { entry: id }, over,
            })}
          >{t('entry.put_back')}</Button>
        </>
      ) : (
        <>
          <h2 class="v-head">{t('struck.changes')}</h2>
          <Means changes={changes} />
          {waiting !== undefined && holds && (
            <p data-waiting={waiting}>{t('struck.waiting', { n: waiting })}</p>
          )}
          <div class="v-decide">
            {!to && <End shock={shock} />}
            <LinkButton to={`/shock/${id}/edit`} wide>{t('struck.put_right')}</LinkButton>
            <LinkButton to={`/shock/${id}/mistake`} wide>{t('entry.noted_wrongly')}</LinkButton>
          </div>
        </>
      )}
      <TroubleNote trouble={trouble} />
    </main>
  );
}

function Means({ changes }: { changes: string[] }) {
  const { t } = useWords();
  return (
    <ul class="v-means">
      {[t('struck.on_cards'), t('struck.first_need'), ...changes, t('struck.until_end')]
        .map((words) => <li key={words}>{words}</li>)}
    </ul>
  );
}

function noted(
  { id, area, heads }: Pick<Shock, 'id' | 'area' | 'heads'>, { shock, bagh, from, to }: Typed,
): NewEvent {
  return {
    kind: 'shock_noted', subject: id, area, over: heads,
    body: {
      shock, from, ...(bagh.trim() === '' ? {} : { bagh: bagh.trim() }),
      ...(to === '' ? {} : { to }),
    },
  };
}

const typedOf = ({ shock, bagh, from, to }: Shock): Typed =>
  ({ shock, bagh: bagh ?? '', from, to: to ?? '' });

/** The usual end is one tap and a day; today is there already. */
function End({ shock }: { shock: Shock }) {
  const { t } = useWords();
  const draft = useDraft(`shock:${shock.id}:end`, { to: thisDay() });
  const [asked, ask] = useState(false);
  const { value: { to }, set, ready, touched, saving } = draft;
  if (!ready) return null;
  if (!asked && !touched) {
    return <Button primary wide onClick={() => ask(true)}>{t('struck.end')}</Button>;
  }
  const wrong = to < shock.from;
  return (
    <section class="v-card" aria-label={t('struck.end')}>
      <TextField
        label={t('struck.to')}
        kind="date"
        least={shock.from}
        value={to}
        put={(day) => set({ to: day })}
      />
      {wrong && <p class="v-wrong" role="alert">{t('struck.end_before')}</p>}
      <TroubleNote trouble={draft.trouble} />
      <Button
        primary
        wide
        disabled={saving || wrong}
        onClick={() => void draft.save([noted(shock, { ...typedOf(shock), to })])}
      >{t('struck.end_save')}</Button>
    </section>
  );
}

interface Typed {
  shock: string;
  bagh: string;
  from: string;
  to: string;
}

/** The baghs that families are known in, each once, as most of them were written. */
function useBaghs(area: string): string[] {
  const { t } = useWords();
  const rows = useRead<Households>('households', { area, limit: everyHousehold })?.rows ?? [];
  const known = new Map<string, string>();
  for (const { bagh } of rows) {
    const key = /\d+/.exec(bagh)?.[0] ?? bagh.trim().toLowerCase();
    if (key !== '' && !known.has(key)) known.set(key, /^\d+$/.test(key) ? key : bagh.trim());
  }
  return [...known.values()].sort((one, other) =>
    baghWords(t, one).localeCompare(baghWords(t, other), undefined, { numeric: true }));
}

function Form({ shock }: { shock: Shock | undefined }) {
  const { t, areaName } = useWords();
  const codes = useCodes();
  const { account: { areas } } = useAccount();
  const [initial] = useState(() => ({
    id: shock?.id ?? newId(), area: shock?.area ?? areas[0]?.code ?? '',
    ...(shock ? typedOf(shock) : { shock: '', bagh: '', from: thisDay(), to: '' }),
  }));
  const draft = useDraft(`shock:${shock?.id ?? 'new'}:edit`, initial);
  const { value, set, ready } = draft;
  const baghs = useBaghs(value.area);
  const save = async (): Promise<void> => {
    const about = { id: value.id, area: value.area, heads: shock?.heads ?? [] };
    if (await draft.save([noted(about, value)])) goBack(shock ? `/shock/${shock.id}` : '');
  };
  const missing = value.shock === '' ? 'struck.what' : value.from === '' ? 'struck.from'
    : value.to !== '' && value.to < value.from ? 'struck.to' : '';
  if (!ready) return null;
  return (
    <>
      <main class="v-wrap v-footed">
        <Chips
          label={t('struck.what')}
          choices={codes.of('shock')}
          chosen={[value.shock]}
          tap={(code) => set({ shock: code })}
        />
        {areas.length > 1 && !shock && (
          <Chips
            label={t('desk.soum')}
            choices={areas.map((area) => ({ code: area.code, label: areaName(area) }))}
            chosen={[value.area]}
            tap={(area) => set({ area, bagh: '' })}
          />
        )}
        <Chips
          label={t('struck.where')}
          choices={[
            { code: '', label: t('struck.whole_soum') },
            ...baghs.map((code) => ({ code, label: baghWords(t, code) })),
          ]}
          chosen={[value.bagh]}
          tap={(bagh) => set({ bagh })}
        />
        <TextField
          label={t('struck.other_bagh')}
          value={baghs.includes(value.bagh) ? '' : value.bagh}
          put={(bagh) => set({ bagh })}
        />
        <TextField
          label={t('struck.from')}
          kind="date"
          value={value.from}
          put={(from) => set({ from })}
        />
        {shock && (
          <TextField
            label={t('struck.to')}
            kind="date"
            value={value.to}
            put={(to) => set({ to })}
          />
        )}
        <Means changes={useWhatChanges()} />
        <TroubleNote trouble={draft.trouble} />
      </main>
      <SaveFoot draft={draft} save={save} missing={missing} />
    </>
  );
}

function Mistake({ shock }: { shock: Shock }) {
  const { t } = useWords();
  const { id, area, over } = shock;
  const { what, where, when } = useShockWords()(shock);
  const draft = useDraft(`shock:${id}:mistake`, { why: '', word: '' });
  const save = async (why: string): Promise<void> => {
    const done = await draft.save([{
      kind: 'entry_withdrawn', subject: id, area, body: { entry: id, why }, over,
    }]);
    if (done) goBack(`/shock/${id}`);
  };
  return (
    <main class="v-wrap v-footed">
      <div class="v-facts"><p class="v-big">{what}</p><p>{where} · {when}</p></div>
      <ul class="v-means">
        <li>{t('struck.means_mistake')}</li>
        <li>{t('entry.means_stays')}</li>
        <li>{t('entry.means_back')}</li>
      </ul>
      <WhyForm draft={draft} save={save} />
    </main>
  );
}
