// SPDX-License-Identifier: Apache-2.0
// What was written about a family, entry by entry. A mistake is taken back with its reason: it
// stays here crossed out, counts no more, and can be put back.

import type { Entries, Household, NewEvent, Written } from '../log/calls';
import { useDraft, useNames, useRead, useTelling } from './account_context';
import { useCodes, type Codes } from './codebook';
import { Chips, TextField } from './fields';
import { valueOf } from './household_card';
import { kindKey } from './kind_words';
import { SafeMark, TroubleNote } from './marks';
import { teamWords } from './present_step';
import {
  Button, Foot, go, goBack, Icon, Link, LinkButton, ScreenBar, useWords, type Words,
} from './shell';

/** Undefined until they are known. */
export function useEntries(household: string): Written[] | undefined {
  return useRead<Entries>('entries', { household })?.entries;
}

export const isGone = ({ taken, with_visit }: Written): boolean => Boolean(taken) || with_visit;

type Reading = (entry: Written, words: Words, codes: Codes) => (string | null | undefined)[];

const asSaid: Reading = ({ what, text }) => [what, text];
const readings: Record<string, Reading> = {
  visit: ({ what, at }, { t, day }) => [day(at), t(`visit.way_${what || 'home'}`)],
  camp: ({ what, text }, { t }) => [what && t(`camp.${what}`), text],
  person: ({ what }, { t }) => [what || t('household.not_known')],
  team_member_came: ({ what, text }, _words, codes) =>
    [teamWords(codes, { role: what, organisation: '', name: text ?? '' })],
  people_present: ({ count }, { t }) => [t('visit.present_count', { n: count ?? 0 })],
  person_told: ({ subjects }, { t }) =>
    [subjects.map((one) => t(`visit.subject_${one}`)).join(', ')],
  payment_shown: ({ what, text }, { t }, codes) =>
    [t(`visit.payment_${what}`), text && codes.words('channel', text)],
  calculation_shown: ({ what, count }, { month, money }) =>
    [what && month(what), count ? money(count) : ''],
  handbook_given: ({ count }) => [String(count ?? 0)],
  question_asked: ({ what, text }, _words, codes) => [text || codes.words('asked', what)],
  finding_noted: ({ what, text }, _words, codes) => [codes.words('finding', what), text],
  promise_made: ({ what, by }, { day }) => [what, by && day(by)],
  next_step_agreed: ({ what, by }, { day }) => [what, by && day(by)],
  referral_made: ({ what, text }, _words, codes) => [codes.words('office', what), text],
  visit_explained: ({ text }) => [text],
  visit_closed: ({ what, text }, { t }) => [what && t(`visit.stage_${what}`), text],
};

interface EntryWords {
  label: string;
  said: string;
  /** Who took it back, when and why; "" while it counts. */
  gone: string;
}

/** An entry in plain words; of whom it is, where the card knows her. */
function useEntryWords(card: Household): (entry: Written) => EntryWords {
  const words = useWords();
  const codes = useCodes();
  const nameOf = useNames();
  const { t, day } = words;
  return (entry) => {
    const { kind, person, taken, with_visit } = entry;
    const of = kind === 'person' ? undefined
      : card.people.find(({ id, linked }) =>
        person != null && [id, ...(linked ?? [])].includes(person));
    const said = (readings[kind] ?? asSaid)(entry, words, codes);
    if (of) said.unshift(valueOf(of.fields.name));
    return {
      label: t(kindKey(kind)), said: said.filter(Boolean).join(' · '),
      gone: taken
        ? [
          t('entry.taken_by', { who: nameOf(taken.author), when: day(taken.at) }),
          taken.why ? codes.words('mistake', taken.why) : '',
        ].filter(Boolean).join(' · ')
        : with_visit ? t('entry.with_visit') : '',
    };
  };
}

/** Rows that lead to their entry; what was taken back is crossed out and says by whom and why. */
export function EntryRows({ card, rows }: { card: Household; rows: Written[] }) {
  const read = useEntryWords(card);
  const { t } = useWords();
  return (
    <ul class="v-list">
      {rows.map((row) => {
        const { label, said, gone } = read(row);
        return (
          <li key={`${row.subject} ${row.entry}`} data-entry={row.kind} data-taken={isGone(row)}>
            <Link to={`/household/${card.id}/entry/${row.entry}`}>
              <span class="v-grow">
                <small>{label}</small>
                {gone === '' ? <b>{said || label}</b> : (
                  <>
                    <b><del>{said || label}</del></b>
                    <small>{gone}</small>
                  </>
                )}
                {gone === '' && <small class="v-hidden">{t('entry.take_back')}</small>}
              </span>
              <SafeMark unsafe={row.unsafe} />
              <Icon name="next" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** On the card and under a visit: what was taken back stays in sight. */
export function TakenBack({ card, rows }: { card: Household; rows: Written[] }) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return (
    <section data-taken-back={rows.length}>
      <h3 class="v-head">{t('entry.taken_list')}<span>{rows.length}</span></h3>
      <EntryRows card={card} rows={rows} />
    </section>
  );
}

/** All that was written: each visit with what was told at it, then camps and people. */
export function EntriesScreen({ id, more }: { id: string; more: string }) {
  const { t, day } = useWords();
  const card = useRead<Household>('household', { id });
  const all = useEntries(id);
  if (!card || !all) return <ScreenBar title={t('entry.title')} back={`/household/${id}`} />;
  const visits = all.filter(({ kind, entry }) =>
    kind === 'visit' && (more === '' || more === entry));
  const camps = more === '' ? all.filter(({ kind }) => kind === 'camp') : [];
  const people = more === '' ? all.filter(({ kind }) => kind === 'person') : [];
  return (
    <>
      <ScreenBar
        title={t('entry.title')}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${id}`}
      />
      <main class="v-wrap">
        {!card.moved_away && <p class="v-quiet v-lead">{t('entry.choose')}</p>}
        {visits.length === 0 && <p class="v-quiet">{t('entry.none')}</p>}
        {visits.map(({ entry, at }) => (
          <section key={entry}>
            <h2 class="v-head">{t('visit.title')}<span>{day(at)}</span></h2>
            <EntryRows card={card} rows={all.filter(({ visit }) => visit === entry)} />
          </section>
        ))}
        {([['camp.title', camps], ['household.people', people]] as const)
          .filter(([, rows]) => rows.length > 0).map(([title, rows]) => (
            <section key={title}>
              <h2 class="v-head">{t(title)}<span>{rows.length}</span></h2>
              <EntryRows card={card} rows={rows} />
            </section>
          ))}
      </main>
    </>
  );
}

export function EntryScreen({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  const all = useEntries(id);
  const entry = all?.find((one) => one.entry === more);
  return (
    <>
      <ScreenBar
        title={t(kindKey(entry?.kind ?? ''))}
        below={(card && valueOf(card.fields.head)) ?? ''}
        back={`/household/${id}/entries`}
      />
      {card && all && !entry && (
        <main class="v-wrap">
          <p class="v-note" role="status">{t('entry.gone')}</p>
          <LinkButton to={`/household/${id}`} wide>{t('officer.back')}</LinkButton>
        </main>
      )}
      {card && entry && <Decide key={more} card={card} entry={entry} />}
    </>
  );
}

function Decide({ card, entry }: { card: Household; entry: Written }) {
  const { t, day } = useWords();
  const { said, gone } = useEntryWords(card)(entry);
  const nameOf = useNames();
  const { taken, with_visit, author, at } = entry;
  return (
    <main class="v-wrap v-footed">
      <div class="v-facts" data-taken={isGone(entry)}>
        <p class="v-big">{gone === '' ? said : <del>{said}</del>}</p>
        <p class="v-quiet">{t('household.who_when', { who: nameOf(author), when: day(at) })}</p>
      </div>
      {gone !== '' && <p class="v-note" role="status">{gone}</p>}
      {!card.moved_away && (taken ? <PutBack card={card} entry={entry} />
        : with_visit ? null : <TakeBack card={card} entry={entry} />)}
    </main>
  );
}

function eventOf(
  kind: string, card: Household, { subject, entry, over }: Written, why?: string,
): NewEvent {
  return { kind, subject, area: card.area, body: { entry, ...(why ? { why } : {}) }, over };
}

/** What goes with an entry of these kinds, said before the tap. */
const alsoMeant: Record<string, string> = {
  visit: 'entry.means_visit', person: 'entry.means_person', visit_closed: 'entry.means_closed',
};

function TakeBack({ card, entry }: { card: Household; entry: Written }) {
  const { t } = useWords();
  const also = alsoMeant[entry.kind];
  const draft = useDraft(`entry:${card.id}:${entry.entry}`, { why: '', word: '' });
  const save = async (why: string): Promise<void> => {
    if (!await draft.save([eventOf('entry_withdrawn', card, entry, why)])) return;
    // Of a person or a camp the way back would lead to an empty form.
    if (entry.visit) goBack(`/household/${card.id}/entries`);
    else go(`/household/${card.id}`);
  };
  return (
    <>
      <ul class="v-means">
        {also && <li>{t(also)}</li>}
        <li>{t('entry.means_count')}</li>
        <li>{t('entry.means_stays')}</li>
        <li>{t('entry.means_back')}</li>
      </ul>
      <WhyForm draft={draft} save={save} />
    </>
  );
}

/** Why, in one tap of a list or in a word of one's own; then the tap that does it. */
export function WhyForm({ draft, save }: {
  draft: ReturnType<typeof useDraft<{ why: string; word: string }>>;
  save: (why: string) => Promise<void>;
}) {
  const { t } = useWords();
  const codes = useCodes();
  const { value: { why, word }, set, ready, saving } = draft;
  const said = word.trim() || why;
  if (!ready) return null;
  return (
    <>
      <Chips
        label={t('entry.why')}
        choices={codes.of('mistake')}
        chosen={word.trim() === '' ? [why] : []}
        tap={(code) => set({ why: code === why ? '' : code, word: '' })}
      />
      <TextField label={t('entry.own_word')} value={word} put={(typed) => set({ word: typed })} />
      <TroubleNote trouble={draft.trouble} />
      <Foot>
        <Button primary wide disabled={saving || said === ''} onClick={() => void save(said)}>
          {said === '' ? t('entry.why_first') : t('entry.take_back')}
        </Button>
      </Foot>
    </>
  );
}

function PutBack({ card, entry }: { card: Household; entry: Written }) {
  const { t } = useWords();
  const { tell, trouble } = useTelling();
  return (
    <>
      <p>{t('entry.put_back_means')}</p>
      <TroubleNote trouble={trouble} />
      <Foot>
        <Button primary wide onClick={() => tell(eventOf('entry_restored', card, entry))}>
          {t('entry.put_back')}
        </Button>
      </Foot>
    </>
  );
}
