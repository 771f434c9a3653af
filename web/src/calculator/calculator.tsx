// SPDX-License-Identifier: Apache-2.0
// The public page: what paying costs and brings, drawn from one answer of the core.

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Bar } from '../shell/bar';
import { Button } from '../shell/controls';
import { thisMonth, useFormat } from '../shell/format';
import { useHold } from '../shell/holding';
import { Icon } from '../shell/icons';
import { useText } from '../shell/text';
import { Unsent } from '../shell/unsent';
import { type Areas, examplePlace, useAreas } from './areas';
import { AskingContext, useAsked } from './asking';
import { useCore, useOutlook } from './counting';
import { Drawings } from './drawings';
import { FormSheet } from './form_sheet';
import {
  countedForToday, exampleOpening, FromSheet, leaveAddress, type Opening, useOpening,
} from './from_sheet';
import { ageAt, mistakesIn, type Person, requestOf } from './person';
import { PaperSheet } from './paper_sheet';
import { QuestionSheet } from './question_sheet';
import { Result } from './result';
import { sheepLine } from './sheep_fields';
import { WhySheet } from './why_sheet';

/** Always the same: nothing in them is looked at again when the thumb moves. */
const drawings = <Drawings />;
const bar = <Bar><Unsent /></Bar>;

function useWho(person: Person, month: string): string {
  const t = useText();
  const format = useFormat();
  return t('calculator.person', {
    sex: t(person.sex === 'female' ? 'calculator.woman' : 'calculator.man'),
    age: format.age(Math.floor(ageAt(person, month) / 12) * 12),
    children:
      person.children === 0
        ? t('calculator.no_children')
        : t('calculator.children', { n: person.children }),
  });
}

/** Where the example stands was not known on this phone before the server told it. */
function useExamplePrice(
  areas: Areas,
  person: Person,
  set: (part: Partial<Person>) => void,
): void {
  useEffect(() => {
    if (!person.example || person.sheepPrice) return;
    const place = examplePlace(areas.list);
    if (place.soum) set({ ...place, example: true });
  }, [areas.list, person.example]);
}

function Who({ who, sheep, onEdit }: { who: string; sheep: string; onEdit: () => void }) {
  const t = useText();
  return (
    <button type="button" class="who" onClick={onEdit}>
      <Icon name="people" />
      <span class="who-words">
        <b>{who}</b>
        <span>{sheep}</span>
      </span>
      <Icon name="pencil" />
      <span class="out-of-sight">{t('calculator.edit')}</span>
    </button>
  );
}

function Foot({ ready, onWhy, onSheet }: {
  ready: boolean;
  onWhy: () => void;
  onSheet: () => void;
}) {
  const t = useText();
  return (
    <div class="foot">
      <Button disabled={!ready} onClick={onWhy}>
        {t('calculator.why')}
      </Button>
      <Button primary icon="page" disabled={!ready} onClick={onSheet}>
        {t('calculator.sheet')}
      </Button>
    </div>
  );
}

export function Calculator() {
  const t = useText();
  const format = useFormat();
  const today = useMemo(() => thisMonth(), []);
  const [opening, setOpening, opened] = useOpening(today);
  const { person, month } = opening;
  const [form, setForm] = useState(false);
  const { core, broken } = useCore();
  const areas = useAreas();
  const mistakes = useMemo(() => mistakesIn(person, month), [person, month]);
  const counted = useOutlook(core, person, month, mistakes);
  const { asking, why, questions, closeWhy, closeQuestions } = useAsked(core);
  const [paper, setPaper] = useState(false);
  const who = useWho(person, month);
  const sheep = sheepLine(person, areas, format, t);
  const change = useCallback((part: Partial<Person>): void => {
    setOpening((now): Opening => ({
      ...(part.example ? now : { month: now.month }),
      person: { ...now.person, example: false, ...part },
      untouched: Boolean(part.example),
    }));
  }, []);
  const startOver = useCallback(() => {
    leaveAddress();
    setOpening(exampleOpening(today));
  }, [today]);
  const edit = useCallback(() => setForm(true), []);
  useExamplePrice(areas, person, change);
  useHold(!opening.untouched || form || why || paper);
  useEffect(() => {
    if (opened === 0) return;
    setForm(false);
    setPaper(false);
    closeWhy();
    closeQuestions();
  }, [opened]);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('calculator.title')}`;
  }, [t]);
  const { answer, born } = counted;
  const shared = { person, month, sheep, counted, onChange: change };
  return (
    <AskingContext.Provider value={asking}>
      {drawings}
      <div class="screen">
        {bar}
        <main class="calculator">
          <h1 class="out-of-sight">{t('calculator.title')}</h1>
          <Who who={who} sheep={sheep} onEdit={edit} />
          <FromSheet
            opening={opening}
            today={today}
            pack={answer?.estimate.law.pack}
            onToday={() => setOpening((now) => countedForToday(now, today))}
            onEdit={edit}
          />
          <Result {...shared} broken={Boolean(broken)} onEdit={edit} />
          <a class="button to-handbook" href="#/handbook">
            <Icon name="book" />{t('calculator.handbook')}
          </a>
        </main>
        <Foot
          ready={Boolean(answer)}
          onWhy={asking.openWhy}
          onSheet={() => setPaper(true)}
        />
      </div>
      {form ? (
        <FormSheet
          {...shared}
          areas={areas}
          mistakes={mistakes}
          core={core}
          onReset={startOver}
          onClose={() => setForm(false)}
        />
      ) : null}
      {why && answer ? <WhySheet answer={answer} born={born} onClose={closeWhy} /> : null}
      {questions ? <QuestionSheet names={questions} onClose={closeQuestions} /> : null}
      {answer && paper ? (
        <PaperSheet asked={requestOf(person, month)} onClose={() => setPaper(false)} />
      ) : null}
    </AskingContext.Provider>
  );
}
