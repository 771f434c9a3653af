// SPDX-License-Identifier: Apache-2.0
// The years to scale: where a month of a life lies on the picture, and the marks the money is told
// in.

import type { LifeLine, OutlookAnswer } from '../messages';
import { monthNumber } from '../shell/format';

export const arrowNeck = 310;
export const arrowTip = 323;

export interface Scale {
  /** Across, for a month of the calendar. */
  x(month: number): number;
  /** The month from which the pension is drawn, or the end of the ribbon. */
  gate: number;
  born: number;
}

export function scaleOf(answer: OutlookAnswer, born: string): Scale {
  const birth = monthNumber(born);
  const { life, later } = answer;
  const start = life.start ? monthNumber(life.start) : birth + 600;
  const opens = life.opens ? monthNumber(life.opens) : birth + 960;
  const long = Math.max(1, opens - start);
  const gate = Math.min(190, Math.max(118, 27.4 + 0.6 * long));
  const latest = later?.life.opens ? monthNumber(later.life.opens) : opens;
  let perMonth = Math.min(0.6, (gate - 27.4) / long);
  if (latest > opens) perMonth = Math.min(perMonth, (275 - gate) / (latest - opens));
  return { x: (month) => gate + (month - opens) * perMonth, gate, born: birth };
}

/** What one mark stands for: a sheep, ten sheep, or an amount where no price is known. */
export interface Marks {
  kind: 'sheep' | 'coins';
  /** Sheep or tögrög in one mark. */
  each: number;
  /** Marks in hundredths. */
  paid: number[];
  /** Whole marks. */
  received: number;
}

const coinValues = [50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000];
const most = 80;

export function marksOf(life: LifeLine): Marks {
  const inSheep =
    life.stretches.every((s) => typeof s.sheep === 'number') &&
    (!life.opens || typeof life.pension_sheep === 'number');
  if (inSheep) {
    const paid = life.stretches.map((s) => s.sheep ?? 0);
    const received = Math.floor((life.opens ? (life.pension_sheep ?? 0) : 0) / 100);
    const each = Math.max(received, ...paid.map((p) => Math.ceil(p / 100))) > most ? 10 : 1;
    return {
      kind: 'sheep',
      each,
      paid: paid.map((p) => p / each),
      received: Math.floor(received / each),
    };
  }
  const paid = life.stretches.map((s) => s.person * 12);
  const received = life.opens ? life.pension * 12 : 0;
  const each = coinValues.find((value) => Math.max(received, ...paid) / value <= 50) ?? 50_000_000;
  return {
    kind: 'coins',
    each,
    paid: paid.map((p) => (p * 100) / each),
    received: Math.floor(received / each),
  };
}
