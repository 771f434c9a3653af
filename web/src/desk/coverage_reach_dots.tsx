// SPDX-License-Identifier: Apache-2.0
// A dot for each soum: how much of it was visited, and what its share changed. Full or hollow says
// on which side it stands, so nothing is told by colour; each is reached by keyboard.

import { useState } from 'preact/hooks';
import type { ReachedSoum } from '../messages';
import { onPress } from './cell_map';
import { useNarrow } from './folded';
import { known, type ReachProps } from './coverage_reach';
import type { CoverageWords } from './coverage_words';
import { namesBeside } from './names_beside';
import { rulesOf } from './scale';

const height = 340;
const right = 16;
const top = 22;
const bottom = 34;

interface Dot extends ReachedSoum {
  x: number;
  y: number;
}

export function ReachDots(props: ReachProps) {
  const { reach, words, areaName, chosen, choose } = props;
  const { t } = words;
  const [pointed, point] = useState<string>();
  const byCount = reach.by_count;
  const narrow = useNarrow();
  const width = narrow ? 344 : 640;
  const left = narrow ? 48 : 64;
  const { dots, across, up, xs, ys } = laidOut(props, left, width - right);
  const { more, less } = reach;
  const line = known(reach.line) ? across(byCount ? reach.line / 100 : reach.line) : left;
  const told = dots.find(({ soum }) => soum === (pointed ?? chosen));
  return (
    <figure class="c-line c-reach">
      <p class="c-reach-up d-quiet">{t('reach.change')}</p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t('reach.dots', { n: dots.length })}
      >
        {ys.map((value) => (
          <g key={value}>
            <path
              class={value === 0 ? 'c-at' : 'c-rule'}
              d={`M${left} ${up(value)}H${width - right}`}
            />
            <text x={left - 8} y={up(value)} dy=".35em" class="c-scale">{words.points(value)}</text>
          </g>
        ))}
        {xs.map((value) => (
          <g key={value}>
            <path class="c-rule" d={`M${across(value)} ${top}V${height - bottom}`} />
            <text x={across(value)} y={height - 10} class="c-year">
              {byCount ? value : `${value / 100}%`}
            </text>
          </g>
        ))}
        <path class="c-bound" d={`M${line} ${top}V${height - bottom}`} />
        {less && <path class="c-pooled" d={`M${left} ${up(less.change)}H${line}`} />}
        {more && <path class="c-pooled" d={`M${line} ${up(more.change)}H${width - right}`} />}
        {!narrow && namesBeside(dots.map((dot) => ({ ...dot, name: areaName(dot.soum) })), {
          left, right: width - right, top, bottom: height - bottom,
        }).map(({ name, at, anchor, y }) => (
          <text key={name} class="c-dot-name" x={at} y={y} dy=".35em" text-anchor={anchor}>
            {name}
          </text>
        ))}
        {dots.map((dot) => (
          <g
            key={dot.soum}
            class={`c-dot ${dot.side}${dot.soum === chosen ? ' chosen' : ''}`}
            data-dot={dot.soum}
            role="button"
            tabindex={0}
            aria-pressed={dot.soum === chosen}
            aria-label={said(props, dot)}
            onClick={() => choose(dot.soum)}
            onKeyDown={(event) => onPress(event, () => choose(dot.soum))}
            onFocus={() => point(dot.soum)}
            onBlur={() => point(undefined)}
            onMouseEnter={() => point(dot.soum)}
            onMouseLeave={() => point(undefined)}
          >
            <circle class="c-dot-room" cx={dot.x} cy={dot.y} r={20} />
            <circle cx={dot.x} cy={dot.y} r={7} />
          </g>
        ))}
      </svg>
      <p class="c-reach-across d-quiet">{t(byCount ? 'reach.visited' : 'reach.reached')}</p>
      <p class="c-reach-told d-screen" aria-hidden="true">
        {told ? said(props, told) : t('reach.point')}
      </p>
      <figcaption class="d-quiet">
        <span><i class="c-dot-key more" /> {t('reach.side_more')}</span>
        <span><i class="c-dot-key less" /> {t('reach.side_less')}</span>
        <span>
          <i class="c-key c-bound-key" />{' '}
          {t(byCount ? 'reach.average' : 'reach.together', {
            line: byCount ? String((reach.line ?? 0) / 100) : words.share(reach.line),
          })}
        </span>
        <span><i class="c-key c-pooled-key" /> {t('reach.pooled')}</span>
      </figcaption>
    </figure>
  );
}

/** Those that are compared, and the scales on which they and both sides have room. */
function laidOut({ reach }: ReachProps, left: number, end: number) {
  const compared = reach.soums.filter(({ side }) => side !== 'neither');
  const of = (one: ReachedSoum): number => (reach.by_count ? one.visited : one.reached ?? 0);
  const xs = rulesOf([0, ...compared.map(of)], reach.by_count ? 1 : 10);
  const changes = compared.flatMap(({ change }) => (known(change) ? [change] : []));
  const ys = rulesOf([0, ...changes], 10);
  const scale = (rules: number[], from: number, to: number) => (value: number): number => {
    const first = rules[0] as number;
    return from + ((to - from) * (value - first)) / Math.max(1, (rules.at(-1) as number) - first);
  };
  const across = scale(xs, left, end);
  const up = scale(ys, height - bottom, top);
  const dots: Dot[] = compared.map((one) => (
    { ...one, x: across(of(one)), y: up(one.change ?? 0) }));
  return { dots, across, up, xs, ys };
}

function said({ reach, words, areaName }: ReachProps, dot: ReachedSoum): string {
  const { t, format }: CoverageWords = words;
  return t(reach.by_count ? 'reach.dot_count' : 'reach.dot', {
    soum: areaName(dot.soum), visited: format.number(dot.visited),
    households: format.number(dot.households ?? 0), share: words.share(dot.reached),
    change: words.points(dot.change ?? 0),
  });
}
