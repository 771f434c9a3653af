// SPDX-License-Identifier: Apache-2.0
// The public page: what paying costs and brings, drawn from one answer of the core.

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Bar } from '../shell/bar';
import { Button } from '../shell/controls';
import { thisMonth, useFormat } from '../shell/format';
import { useHold } from '../shell/holding';
import { Icon } from '../shell/icons';
import { Sheet } from '../shell/sheet';
import { useText } from '../shell/text';
import { type Area, useAreas } from './areas';
import { AskingContext, lawOf, noLaw } from './asking';
import { useCore, useLeastIncome, useOutlook } from './counting';
import { Drawings } from './drawings';
import { Form } from './form';
import { MiniResult } from './mini_result';
import { Paper } from './paper';
import { ageAt, examplePerson, mistakesIn, type Person } from './person';
import { usePrinting } from './printing';
import { QuestionSheet } from './question_sheet';
import { Result } from './result';
import { sheepLine } from './sheep_fields';
import { WhySheet } from './why_sheet';

type Open = 'form' | 'why' | { questions: string[] } | undefined;

function useWho(person: Person, month: string): string {
  const t = useText();
  const format = useFormat();
  return t('calculator.person', {
    sex: t(person.sex === 'female' ? 'calculator.woman' : 'calculator.man'),
    age: format.age(Math.floor(ageAt(person, month) / 12) * 12),
    children: person.children === 0
      ? t('calculator.no_children') : t('calculator.children', { n: person.children }),
  });
}

/** The example stands in the soum of the worked case, where the server knows a price there. */
function useExamplePrice(areas: Area[], person: Person, set: (part: Partial<Person>) => void): void {
  useEffect(() => {
    if (!person.example || person.sheepPrice) return;
    const area = areas.find((a) => a.sheep_price && a.name_mn === 'Тэс');
    if (area) set({ soum: area.code, sheepPrice: String(area.sheep_price), example: true });
  }, [areas]);
}

export function Calculator() {
  const t = useText();
  const format = useFormat();
  const month = useMemo(() => thisMonth(), []);
  const [person, setPerson] = useState(() => examplePerson(month));
  const [open, setOpen] = useState<Open>();
  const { core, broken } = useCore();
  const areas = useAreas();
  const mistakes = useMemo(() => mistakesIn(person, month), [person, month]);
  const counted = useOutlook(core, person, month, mistakes);
  const least = useLeastIncome(core, person);
  const who = useWho(person, month);
  const sheep = sheepLine(person, areas, format, t);
  const change = useCallback((part: Partial<Person>): void => {
    setPerson((now) => ({ ...now, example: false, ...part }));
  }, []);
  useExamplePrice(areas, person, change);
  useHold(!person.example || open !== undefined);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('calculator.title')}`;
  }, [t]);
  const asking = useMemo(() => ({
    law: core ? lawOf(core) : noLaw,
    ask: (questions: string[]) => setOpen({ questions }),
    openWhy: () => setOpen('why'),
  }), [core]);
  const printing = usePrinting();
  const close = useCallback(() => setOpen(undefined), []);
  const edit = useCallback(() => setOpen('form'), []);
  const { answer, born } = counted;
  return (
    <AskingContext.Provider value={asking}>
      <Drawings />
      <div class="screen">
        <Bar />
        <main class="calculator">
          <h1 class="out-of-sight">{t('calculator.title')}</h1>
          <button type="button" class="who" onClick={edit}>
            <Icon name="people" />
            <span class="who-words"><b>{who}</b><span>{sheep}</span></span>
            <Icon name="pencil" /><span class="out-of-sight">{t('calculator.edit')}</span>
          </button>
          <Result
            counted={counted} broken={Boolean(broken)} person={person} month={month} sheep={sheep}
            onChange={change} onEdit={edit}
          />
        </main>
        <div class="foot">
          <Button disabled={!answer} onClick={asking.openWhy}>{t('calculator.why')}</Button>
          <Button primary icon="page" disabled={!answer} onClick={() => print()}>
            {t('calculator.sheet')}
          </Button>
        </div>
      </div>
      {open === 'form' ? (
        <Sheet
          title={t('calculator.form_title')} onClose={close}
          head={answer ? <MiniResult answer={answer} born={born} /> : null}
          foot={<Button primary onClick={close}>{t('calculator.show')}</Button>}
        >
          <p class="small second form-privacy">{t('calculator.public_privacy')}</p>
          <Form
            person={person} month={month} areas={areas} mistakes={mistakes} answer={answer}
            problem={counted.problem} least={least} onChange={change}
          />
          <p>
            <Button onClick={() => setPerson(examplePerson(month))}>{t('calculator.start_over')}</Button>
          </p>
        </Sheet>
      ) : null}
      {open === 'why' && answer ? <WhySheet answer={answer} born={born} onClose={close} /> : null}
      {typeof open === 'object' ? <QuestionSheet names={open.questions} onClose={close} /> : null}
      {answer && printing ? <Paper answer={answer} born={born} on={month} who={who} sheep={sheep} /> : null}
    </AskingContext.Provider>
  );
}
