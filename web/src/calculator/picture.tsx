// SPDX-License-Identifier: Apache-2.0
// The flock on the horizon: one year's paid flock over each stretch of paying, the gate, one year's
// received flock behind it, and below the years to scale. For a screen reader it is one text.

import type { LifeLine, OutlookAnswer } from '../messages';
import { type Format, useFormat } from '../shell/format';
import { type Text, useText } from '../shell/text';
import { monthNumber } from '../shell/format';
import { widthOf } from './drawings';
import { type Heap, type Spot, sheepWidth, standOn } from './flock';
import { Ages, ageMarks, fitAges, Ribbon } from './ribbon';
import { type Marks, marksOf, type Scale, scaleOf } from './scale';

/** What the picture says to whoever does not see it. */
export function pictureSentence(life: LifeLine, t: Text, format: Format): string {
  const inSheep = marksOf(life).kind === 'sheep';
  const said = life.stretches.map((stretch, i) => {
    const key = `calculator.picture_${i === 0 ? 'first' : 'next'}${inSheep ? '' : '_money'}`;
    return t(key, {
      time: format.duration(stretch.months),
      n: Math.ceil((stretch.sheep ?? 0) / 100),
      amount: stretch.person * 12,
    });
  });
  if (!life.opens || typeof life.age !== 'number')
    return [...said, t('calculator.nothing')].join(' ');
  said.push(
    t(`calculator.picture_receive${inSheep ? '' : '_money'}`, {
      age: format.age(life.age),
      n: Math.floor((life.pension_sheep ?? 0) / 100),
      amount: life.pension * 12,
    }),
  );
  return said.join(' ');
}

/** The numbers above: paid rounded up, received rounded down; totals to a tenth of a million. */
function digitsOf(life: LifeLine, marks: Marks, t: Text, format: Format) {
  if (marks.kind === 'sheep') {
    const word = t('calculator.sheep_word');
    const paid = life.stretches.map((s) => String(Math.ceil((s.sheep ?? 0) / 100)));
    const received = Math.floor((life.pension_sheep ?? 0) / 100);
    return { paid, unit: word, received: `${received}\u00a0${word}` };
  }
  const first = format.language === 'en' ? '₮' : '';
  const tenth = (amount: number): string => `${first}${(amount / 1_000_000).toFixed(1)}`;
  const unit = format.millions(1_000_000).replace(`${first}1.0`, '').trim();
  return {
    paid: life.stretches.map((s) => tenth(Math.ceil((s.person * 12) / 100_000) * 100_000)),
    unit: unit.replaceAll(' ', '\u00a0'),
    received: format.millions(Math.floor((life.pension * 12) / 100_000) * 100_000),
  };
}

function PaidDigits({ paid, unit, room }: { paid: string[]; unit: string; room: number }) {
  const numbers = paid.filter((number, i) => number !== paid[i - 1]);
  const widthAt = (size: number): number =>
    numbers.reduce((sum, n) => sum + widthOf(n, size, true), 0) +
    (numbers.length - 1) * size * 1.02 +
    widthOf(` ${unit}`, size, true);
  const size = [27, 24, 21, 18, 15.5].find((s) => widthAt(s) <= room) ?? 14;
  let x = 4;
  return (
    <>
      {numbers.map((number, i) => {
        const last = i === numbers.length - 1;
        const at = x;
        x += widthOf(number, size, true) + size * 1.02;
        const arrow = x - size * 0.82;
        const middle = 48 - size * 0.35;
        const head = size * 0.17;
        return (
          <>
            <text class="say-paid-left" x={at} y="48" font-size={size}>
              {last ? `${number}\u00a0${unit}` : number}
            </text>
            {last ? null : (
              <path
                class="arrow"
                d={[
                  `M${arrow} ${middle}h${size * 0.42}`,
                  `m${-head} ${-head}l${head} ${head}l${-head} ${head}`,
                ].join('')}
              />
            )}
          </>
        );
      })}
    </>
  );
}

function Animal({
  spot,
  size,
  href,
  flip,
}: {
  spot: Spot;
  size: number;
  href: string;
  flip: boolean;
}) {
  const wide = sheepWidth * size;
  const mark = <use href={href} width={wide} height={wide * 0.75} />;
  if (flip) return <g transform={`translate(${spot.x + wide} ${spot.y}) scale(-1 1)`}>{mark}</g>;
  if (spot.part >= 1) return <g transform={`translate(${spot.x} ${spot.y})`}>{mark}</g>;
  return (
    <g transform={`translate(${spot.x} ${spot.y})`}>
      <g opacity=".28">{mark}</g>
      <svg width={wide * spot.part} height={wide} overflow="hidden">
        {mark}
      </svg>
    </g>
  );
}

function Hill({ gate, height, flock }: { gate: number; height: number; flock: number }) {
  const wide = Math.min(326 - gate, flock + 24);
  const left = (gate + 3 + 326 - wide) / 2;
  const high = Math.max(20, height + 13);
  const x = (part: number): string => (left + part * wide).toFixed(1);
  const y = (part: number): string => (142 - part * high).toFixed(1);
  return (
    <path
      fill="var(--get-soft)"
      d={[
        `M${x(0)} 142`,
        `C${x(0.05)} ${y(0.34)} ${x(0.16)} ${y(0.8)} ${x(0.34)} ${y(0.95)}`,
        `C${x(0.49)} ${y(1.04)} ${x(0.7)} ${y(0.97)} ${x(0.81)} ${y(0.75)}`,
        `C${x(0.91)} ${y(0.54)} ${x(0.96)} ${y(0.27)} ${x(1)} 142z`,
      ].join('')}
    />
  );
}

function Flocks({ life, marks, scale }: { life: LifeLine; marks: Marks; scale: Scale }) {
  const heaps: Heap[] = life.stretches.map((stretch, i) => {
    const from = monthNumber(stretch.from);
    return {
      hundredths: marks.paid[i] ?? 0,
      from: scale.x(from),
      to: scale.x(from + stretch.months),
    };
  });
  const ground = standOn(heaps, marks.received, scale.gate, 28);
  const paid = marks.kind === 'sheep' ? '#sheep' : '#coin-paid';
  const received = marks.kind === 'sheep' ? '#sheep' : '#coin-received';
  return (
    <>
      {ground.received.length > 0 ? (
        <Hill gate={scale.gate} height={ground.height} flock={ground.wide} />
      ) : null}
      <g class="give">
        {ground.paid.flat().map((spot, i) => (
          <Animal key={i} spot={spot} size={ground.size} href={paid} flip={false} />
        ))}
      </g>
      <g class="get">
        {ground.received.map((spot, i) => (
          <Animal key={i} spot={spot} size={ground.size} href={received} flip />
        ))}
      </g>
    </>
  );
}

function Ground({ gate, reached }: { gate: number; reached: boolean }) {
  return (
    <>
      <path class="horizon" d="M2 143H326" />
      <g class="ger" transform="translate(13.5 142) scale(0.68)">
        <path d="M-17 0V-13L-5-23H5L17-13V0z" />
        <path d="M-17-13H17M-4 0v-9h8v9M0-23v-4" fill="none" />
      </g>
      {reached ? <path class="horizon gate" d={`M${gate} 143V104M${gate - 4} 104h8`} /> : null}
    </>
  );
}

/** What one mark stands for, where it is not one sheep. */
function markText(marks: Marks, t: Text, format: Format): string {
  if (marks.kind === 'coins') return t('calculator.coin', { amount: format.money(marks.each) });
  return marks.each > 1 ? t('calculator.ten_sheep') : '';
}

/** Before there is an answer: the empty ground, as high as the picture will be. */
export function EmptyPicture() {
  return (
    <svg class="picture" viewBox="0 5 328 197" aria-hidden="true">
      <path class="hill" d="M0 116 30 92 50 104 84 78 108 98 134 86 158 104 182 90" />
      <Ground gate={166} reached={false} />
    </svg>
  );
}

export function Picture({ answer, born }: { answer: OutlookAnswer; born: string }) {
  const t = useText();
  const format = useFormat();
  const { life } = answer;
  const scale = scaleOf(answer, born);
  const marks = marksOf(life);
  const digits = digitsOf(life, marks, t, format);
  const reached = Boolean(life.opens);
  const received = reached ? digits.received : t('calculator.nothing_short');
  const size = reached
    ? ([27, 24, 21, 18].find((s) => widthOf(received, s, true) < 130) ?? 16)
    : 18;
  const room = 316 - widthOf(received, size, true);
  const labels = [t('calculator.pay_yearly'), t('calculator.receive_yearly')] as const;
  const labelSize = widthOf(labels.join(''), 15, true) > 296 ? 13.5 : 15;
  return (
    <svg
      class="picture"
      viewBox="0 5 328 197"
      role="img"
      aria-label={pictureSentence(life, t, format)}
    >
      <path class="hill" d="M0 116 30 92 50 104 84 78 108 98 134 86 158 104 182 90" />
      <Flocks life={life} marks={marks} scale={scale} />
      <Ground gate={scale.gate} reached={reached} />
      {reached ? null : (
        <path class="hollow" d={`M${scale.gate + 12} 142C${scale.gate + 30} 60 296 60 316 142`} />
      )}
      <text class="say-paid-left" x="4" y="18" font-size={labelSize}>
        {labels[0]}
      </text>
      {digits.paid.length > 0 ? (
        <PaidDigits paid={digits.paid} unit={digits.unit} room={room} />
      ) : (
        <text class="say-paid-left" x="4" y="46" font-size="20">
          {t('calculator.pays_nothing')}
        </text>
      )}
      <text class="say-received" x="324" y="18" font-size={labelSize}>
        {labels[1]}
      </text>
      <text class="say-received" x="324" y="48" font-size={size}>
        {received}
      </text>
      <text class="say-mark" x="4" y="68" font-size="13">
        {markText(marks, t, format)}
      </text>
      <Ribbon life={life} scale={scale} y={153} />
      <Ages marks={fitAges(ageMarks(life, scale, format))} y={197} />
    </svg>
  );
}
