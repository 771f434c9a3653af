// SPDX-License-Identifier: Apache-2.0
// "If you start five years later": the same ribbon on the same scale, so that the shift is seen.
// Months to pay back are never compared: a late starter's are fewer, and mean less.

import type { Later, OutlookAnswer } from '../messages';
import { monthNumber, useFormat } from '../shell/format';
import { type Text, useText } from '../shell/text';
import { widthOf } from './drawings';
import { type AgeMark, Ages, fitAges, gateAge, Ribbon, wholeYears } from './ribbon';
import { scaleOf, type Scale } from './scale';

/** How long is waited: whole years as such, else months. */
function waited(t: Text, key: string, by: number, places: Record<string, string> = {}): string {
  return by % 12 === 0
    ? t(key, { ...places, n: by / 12 })
    : t(`${key}_months`, { ...places, n: by });
}

function marksOf(answer: OutlookAnswer, later: Later, scale: Scale, say: (m: number) => string) {
  const at = (month: string): number => monthNumber(month) - scale.born;
  const x = (month: string): number => scale.x(monthNumber(month));
  const marks: AgeMark[] = [];
  if (later.life.opens) {
    const text = say(at(later.life.opens));
    const moved = answer.life.opens && later.life.opens !== answer.life.opens;
    const shift = moved ? Math.max(0, widthOf(text, 16.5, true) / 2 - 8) : 0;
    marks.push({ x: x(later.life.opens) + shift, text, strong: true });
  }
  const [first, ...others] = later.life.stretches;
  if (first) marks.push({ x: x(first.from), text: wholeYears(at(first.from)), strong: true });
  if (answer.life.opens && answer.life.opens !== later.life.opens) {
    const text = say(at(answer.life.opens));
    const beside = widthOf(text, 14) / 2 + 3;
    marks.push({ x: x(answer.life.opens) - beside, text, strong: false });
  }
  for (const stretch of others) {
    marks.push({ x: x(stretch.from), text: wholeYears(at(stretch.from)), strong: false });
  }
  return fitAges(marks);
}

function LaterRibbon({
  answer,
  later,
  born,
}: {
  answer: OutlookAnswer;
  later: Later;
  born: string;
}) {
  const t = useText();
  const format = useFormat();
  const scale = scaleOf(answer, born);
  const start = answer.life.start ? scale.x(monthNumber(answer.life.start)) : undefined;
  const next = later.life.start ? scale.x(monthNumber(later.life.start)) : undefined;
  const gate = answer.life.opens ? scale.x(monthNumber(answer.life.opens)) : undefined;
  const label =
    later.life.opens && typeof later.life.age === 'number' && typeof answer.life.age === 'number'
      ? waited(t, 'calculator.later_picture', later.by, {
          age_later: format.age(later.life.age),
          age: format.age(answer.life.age),
        })
      : waited(t, 'calculator.later_never', later.by);
  return (
    <svg class="picture" viewBox="0 0 328 52" role="img" aria-label={label}>
      {start !== undefined && next !== undefined ? (
        <rect
          class="hollow"
          x={start}
          y="4"
          width={Math.max(2, next - start - 2)}
          height="24"
          rx="3"
        />
      ) : null}
      <Ribbon life={later.life} scale={scale} y={4} avoid={gate} />
      {gate === undefined ? null : <path class="former-gate" d={`M${gate} 0V33`} />}
      <Ages marks={marksOf(answer, later, scale, (months) => gateAge(months, format))} y={47} />
    </svg>
  );
}

function Difference({ label, amount, tone }: { label: string; amount: number; tone: string }) {
  const format = useFormat();
  if (amount === 0)
    return (
      <p class={tone}>
        <b>{label}</b>
      </p>
    );
  return (
    <p class={tone}>
      {label}
      <b class="money">{format.millions(Math.abs(amount))}</b>
    </p>
  );
}

function receivedKey(less: number): string {
  if (less === 0) return 'calculator.receives_same';
  return less < 0 ? 'calculator.receives_more' : 'calculator.receives_less';
}

export function LaterCard({ answer, born }: { answer: OutlookAnswer; born: string }) {
  const t = useText();
  const format = useFormat();
  const { later } = answer;
  if (!later || answer.life.stretches.length === 0) return null;
  const reached = Boolean(later.life.opens);
  const lines = [
    !reached
      ? waited(t, 'calculator.later_never', later.by)
      : typeof later.delay === 'number' && later.delay > 0
        ? t('calculator.delay', {
            time: t('app.months', { n: later.delay }).replace(' ', '\u00a0'),
          })
        : t('calculator.no_delay'),
    later.uncovered > 0
      ? t('calculator.uncovered', { time: format.duration(later.uncovered) })
      : '',
  ];
  return (
    <section class="card later">
      <h2>{waited(t, 'calculator.later_title', later.by)}</h2>
      <LaterRibbon answer={answer} later={later} born={born} />
      {reached ? (
        <div class="later-money">
          <Difference
            tone="give"
            amount={later.pays_less}
            label={t(later.pays_less < 0 ? 'calculator.pays_more' : 'calculator.pays_less')}
          />
          {typeof later.receives_less === 'number' ? (
            <Difference
              tone="get"
              amount={later.receives_less}
              label={t(receivedKey(later.receives_less))}
            />
          ) : null}
        </div>
      ) : null}
      {reached && later.life.pension !== answer.life.pension ? (
        <p class="small">
          {t('calculator.receive_monthly')}: <b class="money">{format.money(later.life.pension)}</b>
        </p>
      ) : null}
      <p class="small">{lines.filter(Boolean).join(' · ')}</p>
    </section>
  );
}
