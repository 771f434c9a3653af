// SPDX-License-Identifier: Apache-2.0
// An expense is entered where it was paid: in seconds, with gloves, without a network. What speaks
// against it stands beside its field; what is only unusual is told and does not block.

import { useEffect, useState } from 'preact/hooks';
import { newId } from '../log/ids';
import { thisDay } from '../log/this_day';
import type { ExpenseRow, JourneyDay, Scheme } from '../messages';
import { amountOf } from '../shell/expense_words';
import { useAccount, useDraft } from './account_context';
import { Chips, TextField } from './fields';
import { TroubleNote } from './marks';
import { useCheck, type Check } from './money_check';
import {
  draftOf, eventsOf, nothingTyped, wrongs, type ExpenseDraft, type Place, type Wrongs,
} from './money_draft';
import { ReceiptPicture } from './money_picture';
import { FlagList } from './money_rows';
import { useExpenseWords } from './money_words';
import { Button, Foot, hrefOf, ScreenBar, useWords } from './shell';

interface Props {
  scheme: Scheme;
  journeys: JourneyDay[];
  /** Those that are there already. */
  others: ExpenseRow[];
}

export function NewExpense({ scheme, journeys, others }: Props) {
  const { t } = useWords();
  const { account: { areas } } = useAccount();
  const area = areas[0]?.code ?? '';
  const [initial] = useState(() => nothingTyped(thisDay()));
  const draft = useDraft(`expense:${scheme.code}`, initial);
  const [asked, ask] = useState(false);
  const { value, set, ready } = draft;
  const { answer, check } = useCheck(scheme, area, draftOf(value, journeys, scheme));
  const told = wrongs(value, answer?.refused ?? [], asked, scheme);
  const save = async (): Promise<void> => {
    ask(true);
    const now = await check();
    if (!now || Object.keys(wrongs(value, now.refused, true, scheme)).length > 0) return;
    if (await draft.save(eventsOf(value, journeys, scheme, area, newId()))) {
      location.replace(hrefOf('/money')); // going back leads to no empty form
      scrollTo(0, 0); // what is left now stands on top
    }
  };
  return (
    <>
      <ScreenBar title={t('money.enter')} back="/money" />
      {ready && (
        <main class="v-wrap v-footed">
          <Fields {...{ scheme, journeys, others, value, set, told }} />
          <Unusual flags={answer?.flags ?? []} scheme={scheme} others={others} />
          <TroubleNote trouble={draft.trouble} />
        </main>
      )}
      <Foot>
        <div class="v-grow">
          {asked && <NotSaved told={told} />}
          <Button primary wide disabled={!ready || draft.saving} onClick={() => void save()}>
            {t('household.save')}
          </Button>
        </div>
      </Foot>
    </>
  );
}

function NotSaved({ told }: { told: Wrongs }) {
  const { t } = useWords();
  const n = Object.keys(told).length;
  return n === 0 ? null : (
    <p class="v-wrong" role="alert">{t('money.not_saved', { n })}</p>
  );
}

/** The words of what is wrong at a place, where something is. */
function useWrongAt(scheme: Scheme, told: Wrongs): (place: Place) => string | undefined {
  const { t } = useWords();
  const { refusal } = useExpenseWords(scheme);
  return (place) => {
    const wrong = told[place];
    if (!wrong) return undefined;
    return 'key' in wrong ? t(wrong.key, wrong.places) : refusal(wrong);
  };
}

interface FieldsProps extends Props {
  value: ExpenseDraft;
  set: (change: Partial<ExpenseDraft>) => void;
  told: Wrongs;
}

function Fields({ scheme, journeys, value, set, told }: FieldsProps) {
  const { t, money } = useWords();
  const { category: named } = useExpenseWords(scheme);
  const at = useWrongAt(scheme, told);
  const category = scheme.categories.find(({ code }) => code === value.category);
  const amount = amountOf(value.amount).value;
  const today = thisDay();
  return (
    <>
      <Chips
        label={t('money.category')}
        choices={scheme.categories.map(({ code }) => ({ code, label: named(code) }))}
        chosen={[value.category]}
        tap={(code) => set({ category: code })}
        wrong={at('category')}
      />
      <div class="m-amount">
        <TextField
          label={t('money.amount')}
          kind="numeric"
          value={value.amount}
          put={(typed) => set({ amount: typed })}
          hint={amount !== undefined && amount >= 1000 ? money(amount) : undefined}
          wrong={at('amount')}
        />
      </div>
      <TextField
        label={t('money.day')}
        kind="date"
        least={scheme.from}
        most={today < scheme.to ? today : scheme.to}
        value={value.on}
        put={(on) => set({ on })}
        wrong={at('on')}
      />
      {category?.petrol && <Petrol {...{ value, set, at }} />}
      {category?.travel && <Journey {...{ journeys, value, set }} />}
      <Shown receipt={category?.receipt ?? false} {...{ value, set, at }} />
      <TextField
        label={t(category?.explained ? 'money.note_needed' : 'money.note')}
        many
        value={value.note}
        put={(note) => set({ note })}
        wrong={at('note')}
      />
    </>
  );
}

type PartProps = Pick<FieldsProps, 'value' | 'set'> & { at: ReturnType<typeof useWrongAt> };

function Petrol({ value, set, at }: PartProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('money.litres')}
        kind="decimal"
        value={value.litres}
        put={(litres) => set({ litres })}
        wrong={at('litres')}
      />
      <TextField
        label={t('money.odometer')}
        kind="numeric"
        value={value.odometer}
        put={(odometer) => set({ odometer })}
        wrong={at('odometer')}
      />
    </>
  );
}

/** A picture takes time and light: it is never asked for, and never in the way. */
function Shown({ receipt, value, set, at }: PartProps & { receipt: boolean }) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('money.receipt')}
        value={value.receipt}
        put={(number) => set({ receipt: number })}
        hint={receipt ? t('money.receipt_or') : undefined}
        wrong={at('receipt')}
      />
      <ReceiptPicture picture={value.picture} put={(picture) => set({ picture })} />
    </>
  );
}

const mostChips = 6;

/** The days with visits that lie nearest to the day it was spent, the latest first. */
function nearest(journeys: JourneyDay[], { on, trip }: ExpenseDraft): JourneyDay[] {
  const off = ({ day }: JourneyDay): number => Math.abs(Date.parse(day) - Date.parse(on) || 0);
  const near = [...journeys].sort((one, other) => off(one) - off(other)).slice(0, mostChips);
  const chosen = journeys.find(({ day }) => day === trip);
  if (chosen && !near.includes(chosen)) near.push(chosen);
  return near.sort((one, other) => other.day.localeCompare(one.day));
}

/** Without a tap it is the day itself. */
function Journey({ journeys, value, set }: Pick<FieldsProps, 'journeys' | 'value' | 'set'>) {
  const { t, day } = useWords();
  const year = value.on.slice(0, 5);
  // The year is said where it is another one: two chips stand in a row then.
  const dayWords = (on: string): string => day(on.startsWith(year) ? on.slice(5) : on);
  if (journeys.length === 0) return <p class="v-quiet">{t('money.journey_none')}</p>;
  return (
    <Chips
      label={t('money.journey')}
      choices={nearest(journeys, value).map(({ day: on, households }) => ({
        code: on, label: t('money.journey_day', { date: dayWords(on), n: households }),
      }))}
      chosen={[value.trip || value.on]}
      tap={(trip) => set({ trip: trip === value.trip ? '' : trip })}
    />
  );
}

function Unusual(props: Omit<Props, 'journeys'> & { flags: NonNullable<Check>['flags'] }) {
  const { t } = useWords();
  // Told once it stays, so that a reader hears it when it comes.
  const [live, begin] = useState(false);
  useEffect(() => begin(true), []);
  return (
    <div role={live ? 'status' : undefined}>
      {props.flags.length > 0 && (
        <div class="v-note">
          <FlagList {...props} />
          <p class="v-quiet">{t('money.same_flags')}</p>
        </div>
      )}
    </div>
  );
}
