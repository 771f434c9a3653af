// SPDX-License-Identifier: Apache-2.0
// Soums reached more and less, added up; soum by soum; and aimag by aimag.

import type { Coverage, CoverageReach, ReachedSide, Side } from '../messages';
import { known, NoExperiment, type ReachProps } from './coverage_reach';
import type { CoverageWords } from './coverage_words';
import { Head, Heads } from './means';
import { TableRegion } from './table_region';

const sides = ['more', 'less'] as const;

/** The share, and below it of how many that is, as far as it is told. */
function Visited({ words, of, byCount }: {
  words: CoverageWords;
  of: Pick<ReachedSide, 'visited' | 'households' | 'reached'>;
  byCount: boolean;
}) {
  const { t, format, share } = words;
  const { visited, households, reached } = of;
  if (byCount) return <>{known(visited) ? format.number(visited) : ''}</>;
  return (
    <>
      {share(reached)}
      {known(visited) && (
        <small class="c-ends">
          {t('reach.of', {
            count: format.number(visited),
            of: known(households) ? format.number(households) : '?',
          })}
        </small>
      )}
    </>
  );
}

/** A share with its number below it, or a number alone. */
function VisitedHead({ words: { t }, byCount }: { words: CoverageWords; byCount: boolean }) {
  return <Head of={byCount ? 'reach_visited' : 'reach_reached'} name={t('reach.visited')} />;
}

/** Both sides with what each changed, and the difference. */
export function ReachSides({ reach, words }: ReachProps) {
  const { t, points } = words;
  return (
    <TableRegion says={t('reach.sides')} name="reach-sides">
      <table class="c-parts" data-table="reach-sides">
        <thead>
          <Heads>
            <th scope="col">{t('reach.side')}</th>
            <VisitedHead words={words} byCount={reach.by_count} />
            <Head of="reach_change" name={t('reach.change')} />
          </Heads>
        </thead>
        <tbody>
          {sides.map((side) => {
            const sum = reach[side] as ReachedSide;
            return (
              <tr key={side} data-side={side}>
                <th scope="row">
                  <i class={`c-dot-key ${side}`} aria-hidden="true" />{' '}
                  {t(`reach.${side}_soums`, { n: sum.soums })}
                </th>
                <td class="d-number">
                  <Visited words={words} of={sum} byCount={reach.by_count} />
                </td>
                <td class="d-number">
                  {points(sum.change)}
                  {known(sum.lowest) && known(sum.highest) && (
                    <small class="c-ends">
                      {t('reach.spread')}: {points(sum.lowest)} … {points(sum.highest)}
                    </small>
                  )}
                </td>
              </tr>
            );
          })}
          <tr data-side="difference">
            <th scope="row">{t('reach.difference')}</th>
            <td />
            <td class="d-number">{points(reach.difference ?? 0)}</td>
          </tr>
        </tbody>
      </table>
    </TableRegion>
  );
}

const order: Record<Side, number> = { more: 0, less: 1, neither: 2 };

/** Those reached most first; what cannot be compared stands last, with what is not known of it. */
export function ReachSoums({ reach, words, areaName, chosen, choose }: ReachProps) {
  const { t, share, points } = words;
  const rows = [...reach.soums].sort((one, other) =>
    order[one.side] - order[other.side]
    || (other.reached ?? other.visited) - (one.reached ?? one.visited));
  return (
    <div class="d-scroll" tabIndex={0} role="region" aria-label={t('reach.soum_by_soum')}>
      <table class="d-areas" data-table="reach-soums">
        <thead>
          <Heads>
            <th scope="col">{t('coverage.area')}</th>
            <Head of="reach_change" name={t('reach.change')} />
            <VisitedHead words={words} byCount={reach.by_count} />
            <Head of="reach_before" name={words.format.short(reach.from)} />
            <Head of="reach_after" name={words.format.short(reach.to)} />
            <th scope="col">{t('reach.side')}</th>
          </Heads>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr
              key={one.soum}
              data-reached={one.soum}
              class={one.soum === chosen ? 'chosen' : ''}
            >
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-pressed={one.soum === chosen}
                  onClick={() => choose(one.soum)}
                >{areaName(one.soum)}</button>
              </th>
              <td class="d-number">
                {known(one.change) ? points(one.change) : t('desk.unknown')}
              </td>
              <td class="d-number"><Visited words={words} of={one} byCount={reach.by_count} /></td>
              <td class="d-number">{share(one.before)}</td>
              <td class="d-number">{share(one.after)}</td>
              <td>{t(`reach.side_${one.side}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of several aimags each is compared within itself: two aimags differ in more than visits. */
export function ReachAimags({ coverage, words, areaName, choose }: {
  coverage: Coverage;
  words: CoverageWords;
  areaName: (code: string) => string;
  choose: (code: string) => void;
}) {
  const { t, points, format } = words;
  const aimags = coverage.areas.filter(({ area }) => area.length === 3);
  const days = ({ from, to }: CoverageReach): string =>
    `${format.short(from)} – ${format.short(to)}`;
  return (
    <div data-reach="aimags">
      <NoExperiment words={words} />
      <TableRegion says={t('reach.sides')} name="reach-aimags">
        <table class="d-areas" data-table="reach-aimags">
          <thead>
            <Heads>
              <th scope="col">{t('coverage.area')}</th>
              <th scope="col">{t('reach.since')}</th>
              {sides.map((side) => (
                <Head
                  key={side}
                  of="reach_change"
                  name={`${t('reach.change')}: ${t(`reach.side_${side}`)}`}
                />
              ))}
              <Head of="reach_difference" name={t('reach.difference')} />
            </Heads>
          </thead>
          <tbody>
            {aimags.map(({ area, reach, withheld }) => {
              const first = reach[0];
              const state = withheld ? 'withheld' : first?.state;
              return (
                <tr key={area} data-reach-aimag={area}>
                  <th scope="row">
                    <button type="button" class="link" onClick={() => choose(area)}>
                      {areaName(area)}
                    </button>
                  </th>
                  <td>{first && !withheld ? days(first) : ''}</td>
                  {state === 'told' && first?.more && first.less
                    ? (
                      <>
                        <td class="d-number">{points(first.more.change)}</td>
                        <td class="d-number">{points(first.less.change)}</td>
                        <td class="d-number">{points(first.difference ?? 0)}</td>
                      </>
                    )
                    : <td colSpan={3}>{stateWords(words, first, withheld)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableRegion>
      <p class="d-quiet">{t('reach.aimags_mean')}</p>
    </div>
  );
}

function stateWords(
  { t, format }: CoverageWords, reach: CoverageReach | undefined, withheld: boolean,
): string {
  if (withheld) return t('reach.state_withheld');
  if (!reach) return t('coverage.change_none');
  return t(`reach.state_${reach.state}`, {
    from: format.short(reach.from), to: format.short(reach.to),
  });
}
