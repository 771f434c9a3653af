// SPDX-License-Identifier: Apache-2.0
// What struck a soum or a bagh of it: seen on the first screen and on the cards of the families
// there, with what it changes.

import type { Household, Shock, Shocks, Tasks } from '../log/calls';
import { thisDay } from '../log/this_day';
import { useRead, useStanding } from './account_context';
import { useCodes } from './codebook';
import { baghWords } from './households';
import { SafeMark } from './marks';
import { Icon, Link, LinkButton, useWords } from './shell';
import { useSoums } from './soums';

interface Rule {
  code: string;
  when: string;
  days?: number | null;
  months?: number | null;
}

export function useShocks(household?: string): Shock[] | undefined {
  const on = thisDay();
  return useRead<Shocks>('shocks', { on, ...(household ? { household } : {}) })?.shocks;
}

/** Where and since when, in one line. */
export function useShockWords(): (shock: Shock) => { what: string; where: string; when: string } {
  const { t, day } = useWords();
  const codes = useCodes();
  const soums = useSoums();
  return ({ shock, bagh, area, from, to }) => ({
    what: codes.words('shock', shock),
    where: bagh ? baghWords(t, bagh) : t('officer.soum', { soum: soums.get(area)?.name ?? area }),
    when: to ? t('struck.from_to', { from: day(from), to: day(to) })
      : t('struck.since', { date: day(from) }),
  });
}

/** The rules that a shock calls up, in words that a department's own numbers fill. */
export function useWhatChanges(): string[] {
  const { t } = useWords();
  const codes = useCodes();
  const rules = useRead<{ rules: Rule[] }>('codebook', {})?.rules ?? [];
  return rules.filter(({ when }) => when === 'shock').map(({ code, days, months }) =>
    t('struck.task', { task: codes.words('rule', code), days: days ?? 0, months: months ?? 0 }));
}

export function StruckNote({ card }: { card: Household }) {
  const { t } = useWords();
  const read = useShockWords();
  const changes = useWhatChanges();
  const shocks = useShocks(card.id);
  if (!shocks || shocks.length === 0) return null;
  return (
    <section class="v-note" role="status" data-struck={shocks.length}>
      {shocks.map((shock) => {
        const { what, where, when } = read(shock);
        return (
          <Link key={shock.id} to={`/shock/${shock.id}`}>
            <span class="v-grow"><b>{what}</b><small>{where} · {when}</small></span>
            <Icon name="next" />
          </Link>
        );
      })}
      <p>{t('struck.first_need')}</p>
      {changes.map((words) => <p key={words} class="v-quiet">{words}</p>)}
    </section>
  );
}

export function ShockRows({ rows }: { rows: Shock[] }) {
  const { t } = useWords();
  const read = useShockWords();
  return (
    <ul class="v-list">
      {rows.map((shock) => {
        const { what, where, when } = read(shock);
        return (
          <li key={shock.id} data-shock={shock.shock} data-taken={Boolean(shock.taken)}>
            <Link to={`/shock/${shock.id}`}>
              <span class="v-grow">
                <b>{shock.taken ? <del>{what}</del> : what}</b>
                <small>{where} · {when}</small>
                {shock.taken && <small>{t('entry.taken_list')}</small>}
              </span>
              <SafeMark unsafe={shock.unsafe} />
              <Icon name="next" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Above everything that is to be done, as it comes before it: what holds today. */
export function ShocksNow() {
  const { t } = useWords();
  const now = useShocks()?.filter(({ holds }) => holds) ?? [];
  if (now.length === 0) return null;
  return (
    <section data-shocks={now.length}>
      <h2 class="v-head">{t('struck.title')}<span>{now.length}</span></h2>
      <ShockRows rows={now} />
    </section>
  );
}

/** Below it: where another is noted, and those that are over. */
export function ShocksPast() {
  const { t } = useWords();
  const { contact } = useStanding();
  const shocks = useShocks();
  if (!shocks) return null;
  const past = shocks.filter(({ holds }) => !holds);
  const none = past.length === shocks.length;
  return (
    <section data-shocks-past={past.length}>
      {none && <h2 class="v-head">{t('struck.title')}</h2>}
      {none && contact !== undefined && <p class="v-quiet">{t('struck.none')}</p>}
      <LinkButton to="/shock/new" wide><Icon name="plus" />{t('struck.note')}</LinkButton>
      {past.length > 0 && (
        <details class="v-rare">
          <summary>{t('struck.past', { n: past.length })}</summary>
          <ShockRows rows={past} />
        </details>
      )}
    </section>
  );
}

/** How many families the task of this shock still waits for. */
export function useStillToAsk(id: string): number | undefined {
  const tasks = useRead<Tasks>('tasks', { on: thisDay(), days: 40_000 })?.tasks;
  return tasks?.filter(({ about }) => about === id).length;
}
