// SPDX-License-Identifier: Apache-2.0
// An expense while it is typed: what is asked of the core, what is wrong at which field, and the
// events that it becomes.

import type { Draft, JourneyDay, Refusal, Refused, Scheme } from '../messages';
import type { NewEvent } from '../log/calls';
import type { Places } from '../shell/text';
import { amountOf, kilometresOf, millilitresOf, type Typed } from '../shell/expense_words';
import { paperNumber } from '../shell/paper_number';

/** Letters of a note or of a number: an event has to fit its line. */
export const longestNote = 1000;
const longestNumber = 60;

/** As it was typed. `trip` "": the day itself; `picture` "": none. */
export interface ExpenseDraft {
  category: string;
  amount: string;
  on: string;
  litres: string;
  odometer: string;
  receipt: string;
  note: string;
  trip: string;
  picture: string;
}

export const nothingTyped = (today: string): ExpenseDraft => ({
  category: '', amount: '', on: today, litres: '', odometer: '', receipt: '', note: '', trip: '',
  picture: '',
});

/** Members that are there; what belongs to another category stays in the draft alone. */
function toldOf(value: ExpenseDraft, journeys: JourneyDay[], scheme: Scheme) {
  const category = scheme.categories.find(({ code }) => code === value.category);
  const litres_ml = category?.petrol ? millilitresOf(value.litres).value : undefined;
  const odometer_km = category?.petrol ? kilometresOf(value.odometer).value : undefined;
  const visited = journeys.some(({ day }) => day === value.on) ? value.on : '';
  const trip = category?.travel ? value.trip || visited : '';
  const receipt = paperNumber(value.receipt);
  const note = value.note.trim();
  return {
    category: value.category, on: value.on, amount: amountOf(value.amount).value ?? 0,
    ...(litres_ml === undefined ? {} : { litres_ml }),
    ...(odometer_km === undefined ? {} : { odometer_km }),
    ...(trip === '' ? {} : { trip }), ...(receipt === '' ? {} : { receipt }),
    ...(note === '' ? {} : { note }),
  };
}

export function draftOf(value: ExpenseDraft, journeys: JourneyDay[], scheme: Scheme): Draft {
  return { ...toldOf(value, journeys, scheme), pictured: value.picture !== '' };
}

export function eventsOf(
  value: ExpenseDraft, journeys: JourneyDay[], scheme: Scheme, area: string, subject: string,
): NewEvent[] {
  const body = { scheme: scheme.code, ...toldOf(value, journeys, scheme) };
  const claim = { kind: 'expense_claimed', subject, area, body };
  if (value.picture === '') return [claim];
  const picture = { picture: value.picture };
  return [claim, { kind: 'receipt_pictured', subject, area, body: picture }];
}

export type Place = 'category' | 'amount' | 'on' | 'litres' | 'odometer' | 'receipt' | 'note';
type Wrong = Refused | { key: string; places?: Places };
export type Wrongs = Partial<Record<Place, Wrong>>;

const placeOf: Record<Refusal, Place> = {
  no_scheme: 'category', unknown_category: 'category', bad_amount: 'amount', over_limit: 'amount',
  bad_day: 'on', future: 'on', outside: 'on', closed: 'on', needs_receipt: 'receipt',
  needs_litres: 'litres', needs_words: 'note',
};

/** What is not yet there is not wrong before somebody wants to save. */
const stillToCome: Refusal[] = [
  'unknown_category', 'bad_day', 'needs_receipt', 'needs_litres', 'needs_words',
];

function wrongOf({ wrong }: Typed): Wrong | undefined {
  return wrong === undefined ? undefined : { key: wrong };
}

function tooLong(text: string, most: number): Wrong | undefined {
  return text.trim().length > most ? { key: 'money.wrong_long', places: { most } } : undefined;
}

/** By field; of each the first. `asked`: somebody wanted to save. */
export function wrongs(
  value: ExpenseDraft, refused: Refused[], asked: boolean, scheme: Scheme,
): Wrongs {
  const petrol = scheme.categories.find(({ code }) => code === value.category)?.petrol ?? false;
  const typed: [Place, Wrong | undefined][] = [
    ['amount', wrongOf(amountOf(value.amount))],
    ['litres', petrol ? wrongOf(millilitresOf(value.litres)) : undefined],
    ['odometer', petrol ? wrongOf(kilometresOf(value.odometer)) : undefined],
    ['receipt', tooLong(value.receipt, longestNumber)],
    ['note', tooLong(value.note, longestNote)],
  ];
  if (asked && value.amount.trim() === '') typed.push(['amount', { key: 'money.need_amount' }]);
  const told: Wrongs = {};
  for (const [place, wrong] of typed) if (wrong) told[place] ??= wrong;
  for (const one of refused) {
    const early = !asked && stillToCome.includes(one.why);
    const unread = one.why === 'bad_amount' && amountOf(value.amount).value === undefined;
    if (!early && !unread) told[placeOf[one.why]] ??= one;
  }
  return told;
}
