// SPDX-License-Identifier: Apache-2.0
// The years of a life to scale: hollow while paying, hatched where the State pays a part, solid and
// without an end from the pension on. Ages stand below.

import type { LifeLine, Stretch } from '../messages';
import { type Format, monthNumber, useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { widthOf } from './drawings';
import { arrowNeck, arrowTip, type Scale } from './scale';

const high = 24;

/** The wider side of a line that is drawn across. */
function besides(x1: number, x2: number, avoid: number | undefined): [number, number] {
  if (avoid === undefined || avoid <= x1 || avoid >= x2) return [x1, x2];
  return avoid - x1 > x2 - avoid ? [x1, avoid - 2] : [avoid + 2, x2];
}

function Part({
  stretch,
  x1,
  x2,
  y,
  label,
  avoid,
}: {
  stretch: Stretch;
  x1: number;
  x2: number;
  y: number;
  label: string;
  avoid: number | undefined;
}) {
  const wide = Math.max(1.5, x2 - x1);
  const [left, right] = besides(x1, x2, avoid);
  const all = stretch.person + stretch.state;
  const hatched = all > 0 ? (stretch.state / all) * (high - 2) : 0;
  const clear = hatched > 3 ? high - hatched : high;
  const size = [13.5, 11.5].find(
    (s) => widthOf(label, s, true) < right - left - 5 && clear >= s + 1,
  );
  return (
    <>
      <rect
        class="ribbon-paid"
        x={x1}
        y={y}
        width={wide}
        height={high}
        rx={Math.min(3, wide / 2)}
      />
      {hatched > 0
        ? ['var(--card)', 'url(#hatch)'].map((fill) => (
            <rect
              key={fill}
              x={x1 + 1}
              y={y + high - 1 - hatched}
              width={Math.max(0.5, wide - 2)}
              height={hatched}
              fill={fill}
            />
          ))
        : null}
      {size ? (
        <text
          class="say-paid"
          x={(left + right) / 2}
          y={y + clear / 2 + size * 0.36}
          font-size={size}
        >
          {label}
        </text>
      ) : null}
    </>
  );
}

export interface AgeMark {
  x: number;
  text: string;
  strong: boolean;
}

function wideOf(mark: AgeMark): number {
  return widthOf(mark.text, mark.strong ? 16.5 : 14, mark.strong);
}

/** The ages that can stand beside each other, the first of the list first. */
export function fitAges(wanted: AgeMark[], right = 327): AgeMark[] {
  const kept: AgeMark[] = [];
  for (const mark of wanted) {
    const half = wideOf(mark) / 2;
    const x = Math.min(right - half, Math.max(half + 1, mark.x));
    if (Math.abs(x - mark.x) > half) continue;
    const free = kept.every((k) => Math.abs(k.x - x) > half + wideOf(k) / 2 + 4);
    if (free) kept.push({ ...mark, x });
  }
  return kept;
}

export function wholeYears(months: number): string {
  return String(Math.floor(months / 12));
}

/** The age at which a pension begins: bare where it is whole. */
export function gateAge(months: number, format: Format): string {
  return months % 12 === 0 ? String(months / 12) : format.age(months);
}

export function ageMarks(life: LifeLine, scale: Scale, format: Format): AgeMark[] {
  const marks: AgeMark[] = [];
  const at = (month: number): number => month - scale.born;
  if (life.opens) {
    const opens = monthNumber(life.opens);
    marks.push({ x: scale.x(opens), text: gateAge(at(opens), format), strong: true });
  }
  life.stretches.forEach((stretch) => {
    const from = monthNumber(stretch.from);
    marks.push({ x: scale.x(from), text: wholeYears(at(from)), strong: true });
  });
  for (let age = 20; age <= 100; age += 10) {
    const month = scale.born + age * 12;
    const x = scale.x(month);
    const after = !life.opens || month > monthNumber(life.opens);
    if (after && x > 0 && x < 318) marks.push({ x, text: String(age), strong: false });
  }
  return marks;
}

export interface RibbonProps {
  life: LifeLine;
  scale: Scale;
  y: number;
  /** Where a line crosses that no word may touch. */
  avoid?: number | undefined;
}

export function Ribbon({ life, scale, y, avoid }: RibbonProps) {
  const t = useText();
  const format = useFormat();
  const opens = life.opens ? monthNumber(life.opens) : undefined;
  const gate = opens === undefined ? undefined : scale.x(opens);
  const label = t('calculator.for_life');
  const room = gate === undefined ? 0 : arrowTip - gate;
  const size = [13.5, 11.5, 10].find((s) => widthOf(label, s, true) < room - 16);
  return (
    <>
      {life.stretches.map((stretch, i) => {
        const from = monthNumber(stretch.from);
        const x1 = scale.x(from) + (i > 0 ? 1.5 : 0);
        const x2 = Math.min(arrowTip, scale.x(from + stretch.months)) - 1.5;
        return (
          <Part
            key={stretch.from}
            stretch={stretch}
            x1={x1}
            x2={x2}
            y={y}
            label={format.duration(stretch.months)}
            avoid={avoid}
          />
        );
      })}
      {gate === undefined ? null : (
        <>
          <path
            class="ribbon-received"
            d={[
              `M${gate + 2} ${y}H${arrowNeck}`,
              `l13 ${high / 2}L${arrowNeck} ${y + high}H${gate + 2}z`,
            ].join('')}
          />
          {size ? (
            <text
              class="say-on-get"
              x={(Math.max(gate, avoid ?? 0) + arrowTip - 4) / 2}
              y={y + 17}
              font-size={size}
            >
              {label}
            </text>
          ) : null}
        </>
      )}
    </>
  );
}

export function Ages({ marks, y }: { marks: AgeMark[]; y: number }) {
  return (
    <>
      {marks.map((mark) => (
        <text
          key={`${mark.x}${mark.text}`}
          x={mark.x}
          y={y}
          text-anchor="middle"
          font-size={mark.strong ? 16.5 : 14}
          font-weight={mark.strong ? 700 : 400}
        >
          {mark.text}
        </text>
      ))}
    </>
  );
}
