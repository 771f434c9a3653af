// SPDX-License-Identifier: Apache-2.0
// One visit, step by step. Each step is written when it is left; what was written stands as a row
// with its mark. Nothing is asked twice, any step may be passed over.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Household, Visit as VisitOf } from '../log/calls';
import { newId } from '../log/ids';
import { useDraft, useRead, type Draft } from './account_context';
import { CalculationStep } from './calculation_step';
import { campName } from './camps';
import { CloseStep } from './close_step';
import { useCodes } from './codebook';
import { languages } from './codes';
import { ConsentText, Refused } from './consent';
import { mayWriteOf, PersonConsentNote } from './consent_person';
import { askedOfContact } from './contact_words';
import { isGone, TakenBack, useEntries } from './entries';
import { WayChoice } from './household_form';
import { nameAndAge, openVisit, valueOf } from './household_card';
import { SafeMark, TroubleNote } from './marks';
import { HandbookStep } from './handbook_step';
import { OwnSheets } from './own_sheets';
import { PapersStep } from './papers_step';
import { PresentStep, teamWords } from './present_step';
import { PromiseStep } from './promise_step';
import {
  Button, go, Icon, Link, LinkButton, ScreenBar, useLanguage, useWords, type Glyph,
} from './shell';
import { TalkStep } from './talk_step';
import { nobodyYet, papersNoted, presentNow, type Present } from './visit_events';

export interface StepProps {
  card: Household;
  visit: VisitOf;
  next: () => void;
  /** The label of the button that goes on. */
  nextWords: string;
}

export function StartVisit({ household }: { household: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id: household });
  if (!card) return <ScreenBar title={t('visit.title')} back={`/household/${household}`} />;
  return <Start card={card} />;
}

function Start({ card }: { card: Household }) {
  const { t } = useWords();
  const language = useLanguage();
  const [initial] = useState(() => {
    const spoken = valueOf(card.fields.language);
    const read_in = spoken === 'mn' || spoken === 'kk' ? spoken : language as string;
    return { visit: newId(), way: 'home', read_in };
  });
  const draft = useDraft(`start:${card.id}`, initial);
  const { value, set, saving } = draft;
  const answer = async (yes: boolean, version: string): Promise<void> => {
    const about = { subject: card.id, area: card.area };
    const { visit, way, read_in } = value;
    const said = { visit, version, language: read_in };
    // Over what was seen: a withdrawal that somebody else wrote ends with the answer given now.
    const over = card.consent?.heads ?? [];
    const done = await draft.save([
      { kind: 'visit_started', ...about, body: { visit, way, language: read_in } },
      yes ? { kind: 'consent_given', ...about, body: { ...said, how: 'spoken' }, over }
        : { kind: 'consent_refused', ...about, body: said, over },
    ]);
    if (done) go(`/household/${card.id}/visit/${visit}`);
  };
  const nobody = async (): Promise<void> => {
    const about = { subject: card.id, area: card.area };
    const { visit, way } = value;
    const done = await draft.save([
      { kind: 'visit_started', ...about, body: { visit, way } },
      { kind: 'nobody_found', ...about, body: { visit } },
      { kind: 'visit_closed', ...about, body: { visit } },
    ]);
    if (done) go(`/household/${card.id}`);
  };
  const running = openVisit(card);
  return (
    <>
      <ScreenBar
        title={t('visit.title')}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap">
        {running && !saving && (
          <LinkButton to={`/household/${card.id}/visit/${running.id}`} wide>
            {t('household.go_on')}
          </LinkButton>
        )}
        {draft.ready && (
          <>
            <WayChoice way={value.way} put={(way) => set({ way })} />
            <ConsentText
              area={card.area}
              language={value.read_in}
              put={(read_in) => set({ read_in })}
              yes={(version) => void answer(true, version)}
              no={(version) => void answer(false, version)}
              busy={saving}
            />
            {value.way === 'home' && (
              <Button wide disabled={saving} onClick={() => void nobody()}>
                {t('visit.nobody_there')}
              </Button>
            )}
          </>
        )}
        <TroubleNote trouble={draft.trouble} />
      </main>
    </>
  );
}

type StepName =
  'present' | 'calculation' | 'talk' | 'papers' | 'handbooks' | 'next_step' | 'close';

const steps: { name: StepName; icon: Glyph; words: string }[] = [
  { name: 'present', icon: 'people', words: 'visit.present' },
  { name: 'calculation', icon: 'sheep', words: 'visit.calculation' },
  { name: 'talk', icon: 'talk', words: 'visit.talk' },
  { name: 'papers', icon: 'page', words: 'visit.papers' },
  { name: 'handbooks', icon: 'book', words: 'visit.handbooks' },
  { name: 'next_step', icon: 'flag', words: 'visit.next_step' },
  { name: 'close', icon: 'lock', words: 'visit.close' },
];

export function refused({ consent }: VisitOf): boolean {
  return consent?.given === false;
}

export function Visit({ household, id }: { household: string; id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id: household });
  const visit = card?.visits.find((one) => one.id === id);
  if (!card || !visit) {
    return <ScreenBar title={t('visit.title')} back={`/household/${household}`} />;
  }
  const Shown = visit.closed ? Closed : Running;
  return <Shown card={card} visit={visit} />;
}

function Running({ card, visit }: { card: Household; visit: VisitOf }) {
  const { t } = useWords();
  const present = useDraft(`present:${visit.id}`, nobodyYet);
  return (
    <>
      <ScreenBar
        title={valueOf(card.fields.head) ?? t('visit.title')}
        below={t(`visit.way_${visit.way ?? 'home'}`)}
        back={`/household/${card.id}`}
      />
      {present.ready && <Steps card={card} visit={visit} present={present} />}
    </>
  );
}

function Steps({ card, visit, present }: {
  card: Household;
  visit: VisitOf;
  present: Draft<Present>;
}) {
  const { t } = useWords();
  const no = refused(visit);
  const { people, women, men } = presentNow(visit, present);
  const mine = no ? steps.filter(({ name }) => name === 'handbooks' || name === 'close') : steps;
  const counted = { present: people.length + women + men, papers: papersNoted(card, visit).length };
  const done = (name: StepName): string => doneWords(name, visit, counted, t);
  const [at, choose] = useState(() => mine.find(({ name }) => done(name) === '')?.name ?? 'close');
  const index = mine.findIndex(({ name }) => name === at);
  const following = mine[index + 1];
  // Of one who does not wish it nothing is written: she is in no step.
  const silent = card.people.filter((person) => !mayWriteOf(person));
  const named = { ...card, people: card.people.filter(mayWriteOf) };
  const asked = askedOfContact(named).length;
  const props: StepProps = {
    card: named, visit,
    next: () => choose(following?.name ?? 'close'),
    nextWords: following ? t('visit.next_is', { step: t(following.words) }) : t('visit.close'),
  };
  return (
    <main>
      <Rail at={index} of={mine.length} />
      <div class="v-wrap v-footed">
        <ConsentRow visit={visit} />
        {!no && named.people.length > 0 && (
          <StepRow
            icon="phone"
            words={t('family.contact_ask')}
            done={asked > 0 ? t('visit.present_count', { n: asked }) : ''}
            open={() => go(`/household/${card.id}/contact`)}
          />
        )}
        {no && <Refused />}
        {silent.map((person) => <PersonConsentNote key={person.id} person={person} />)}
        {mine.map(({ name, icon, words }) => (name === at
          ? <Step key={name} name={name} icon={icon} words={t(words)}>
              {name === 'present' && <PresentStep {...props} draft={present} />}
              {name === 'calculation' && <CalculationStep {...props} present={people} />}
              {name === 'talk' && <TalkStep {...props} present={people} />}
              {name === 'papers' && <PapersStep {...props} present={people} />}
              {name === 'handbooks' && <HandbookStep {...props} />}
              {name === 'next_step' && <PromiseStep {...props} />}
              {name === 'close' && <CloseStep {...props} />}
            </Step>
          : <StepRow
              key={name}
              icon={done(name) === '' ? icon : 'check'}
              words={t(words)}
              done={done(name)}
              open={() => choose(name)}
            />))}
        <WrittenHere card={card} visit={visit} />
      </div>
    </main>
  );
}

/**
 * The step that is open. Coming to it moves the eye and the reader there; the first one stays
 * put.
 */
function Step({ name, icon, words, children }: {
  name: StepName;
  icon: Glyph;
  words: string;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (name === 'present') return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [name]);
  return (
    <section class="v-step" data-step={name}>
      <h2 ref={heading} tabIndex={-1}><Icon name={icon} />{words}</h2>
      {children}
    </section>
  );
}

function toldOf({ told }: VisitOf): string[] {
  return [...new Set(told.flatMap(({ subjects }) => subjects))];
}

/** What a row says of a step that has something in it; "" where it has nothing. */
function doneWords(
  name: StepName, visit: VisitOf, { present, papers }: { present: number; papers: number },
  t: ReturnType<typeof useWords>['t'],
): string {
  const counts: Record<StepName, number> = {
    present, calculation: visit.calculations.length,
    talk: toldOf(visit).length + visit.questions.length + visit.findings.length +
      (visit.payments?.length ?? 0),
    papers, handbooks: visit.handbooks,
    next_step: visit.promises.length + (visit.steps?.length ?? 0) + (visit.referrals?.length ?? 0),
    close: 0,
  };
  const count = counts[name];
  if (count === 0) return '';
  return name === 'present' ? t('visit.present_count', { n: count }) : String(count);
}

function Rail({ at, of }: { at: number; of: number }) {
  const { t } = useWords();
  return (
    <div class="v-rail" role="img" aria-label={t('visit.step_of', { at: at + 1, of })}>
      {Array.from({ length: of }, (_, n) => (
        <i key={n} class={n < at ? 'full' : n === at ? 'now' : ''} />
      ))}
    </div>
  );
}

function StepRow({ icon, words, done, open }: {
  icon: Glyph;
  words: string;
  done: string;
  open: () => void;
}) {
  return (
    <button type="button" class="v-steprow" onClick={open}>
      <Icon name={icon} />
      <span class="v-grow">{words}</span>
      <small>{done}</small>
      <Icon name="next" />
    </button>
  );
}

function ConsentRow({ visit }: { visit: VisitOf }) {
  const { t } = useWords();
  const language = visit.consent?.language;
  const no = refused(visit);
  const known = language !== undefined && ['mn', 'kk'].includes(language);
  return (
    <div class="v-steprow">
      <Icon name={no ? 'minus' : 'check'} />
      <span class="v-grow">{t('consent.title')}</span>
      <small>
        {no ? t('consent.said_no') : known
          ? t('consent.given_in', { language: t(`household.language_${language}`) })
          : t('consent.given')}
      </small>
      <SafeMark unsafe={visit.unsafe} />
    </div>
  );
}

/** What was taken back of this visit, and the ways to put right how it was and take back more. */
function WrittenHere({ card, visit }: { card: Household; visit: VisitOf }) {
  const { t } = useWords();
  const rows = (useEntries(card.id) ?? []).filter((one) => one.visit === visit.id);
  return (
    <div class="v-written">
      <TakenBack card={card} rows={rows.filter(isGone)} />
      {!card.moved_away && (
        <>
          <Link to={`/household/${card.id}/how/${visit.id}`}>{t('visit.put_right')}</Link>
          <Link to={`/household/${card.id}/entries/${visit.id}`}>{t('entry.mistake_here')}</Link>
        </>
      )}
    </div>
  );
}

/** After closing: what was recorded, and where it is. */
function Closed({ card, visit }: { card: Household; visit: VisitOf }) {
  const { t, day, month, money } = useWords();
  const codes = useCodes();
  const nobody = visit.nobody_found ?? false;
  const spoken = valueOf(visit.fields.language ?? undefined);
  const camp = card.camps.find(({ id }) => id === visit.fields.camp?.value);
  const rows: [string, string[]][] = [
    ['visit.spoken_in', spoken && languages.includes(spoken)
      ? [t(`household.language_${spoken}`)] : []],
    ['visit.camp_at', camp ? [campName(t, camp)] : []],
    ['visit.came_along', (visit.team ?? []).map((one) => teamWords(codes, one))],
    ['visit.others', (visit.present ?? []).slice(-1).flatMap((one) =>
      (['women', 'men', 'youths'] as const).filter((who) => one[who])
        .map((who) => `${t(`visit.${who}`)}: ${one[who]}`))],
    ['visit.calculation', visit.calculations.map(({ opens, pension }) =>
      [opens ? month(opens) : '', pension ? money(pension) : ''].filter(Boolean).join(' · '))],
    ['visit.told', toldOf(visit).map((code) => t(`visit.subject_${code}`))],
    ['visit.asked', visit.questions.map(({ code, text, state }) =>
      `${text || codes.words('asked', code)} · ${t(`visit.state_${state}`)}`)],
    ['visit.found', visit.findings.map(({ code }) => codes.words('finding', code))],
    ['visit.payment', (visit.payments ?? []).map(({ how, by }) =>
      [t(`visit.payment_${how}`), by ? codes.words('channel', by) : ''].filter(Boolean)
        .join(' · '))],
    ['visit.papers', papersNoted(card, visit).map(({ person, item, state }) =>
      [nameAndAge(t, person).name, codes.words('paper', item), t(`visit.paper_${state}`)]
        .join(' · '))],
    ['visit.handbooks', visit.handbooks > 0 ? [String(visit.handbooks)] : []],
    ['visit.next_step', [...visit.promises, ...(visit.steps ?? [])]
      .map(({ what, by }) => `${what} · ${day(by)}`)],
    ['visit.refer', (visit.referrals ?? []).map(({ to, why }) =>
      [codes.words('office', to), why].filter(Boolean).join(' · '))],
    ['visit.stage', visit.stage ? [t(`visit.stage_${visit.stage}`)] : []],
  ];
  return (
    <>
      <ScreenBar
        title={valueOf(card.fields.head) ?? t('visit.title')}
        below={`${day(visit.started_at)} · ${t(`visit.way_${visit.way ?? 'home'}`)}`}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap">
        <p class="v-row v-closed" role="status" data-unsafe={visit.unsafe}>
          <SafeMark unsafe={visit.unsafe} />
          <b>{t('visit.closed')}</b>
          <span class="v-quiet">{visit.unsafe > 0 ? t('sync.on_phone') : t('sync.safe')}</span>
        </p>
        {nobody && <p>{t('visit.nobody_there')}</p>}
        {refused(visit) && <p>{t('consent.refused')}</p>}
        {rows.filter(([, lines]) => lines.length > 0).map(([words, lines]) => (
          <section key={words}>
            <h2 class="v-head">{t(words)}</h2>
            <ul class="v-lines">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
          </section>
        ))}
        <OwnSheets card={card} visit={visit} />
        <WrittenHere card={card} visit={visit} />
        <LinkButton to={`/household/${card.id}`} wide>{t('visit.to_household')}</LinkButton>
      </main>
    </>
  );
}
