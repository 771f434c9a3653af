// SPDX-License-Identifier: Apache-2.0
// The share of one area with both of its figures, and the target told both ways.

import type { Coverage, CoverageAim, CoverageArea, CoverageTarget } from '../messages';
import { Opens, Provenance } from './coverage_figure';
import { Figure } from './means';
import type { CoverageWords } from './coverage_words';
import { useSource } from './source_words';

interface Props {
  coverage: Coverage;
  words: CoverageWords;
  area: CoverageArea;
}

export function Standing({ coverage, words, area }: Props) {
  const { t, format } = words;
  const { numerator, denominator } = coverage.measure;
  const last = area.series.at(-1);
  const above = last?.numerator ?? area.numerator;
  const below = last?.denominator ?? area.denominator;
  const shared = { coverage, words, area: area.area };
  const both = (
    <>
      {above && <Provenance {...shared} code={numerator} figure={above} />}
      {below && <Provenance {...shared} code={denominator} figure={below} />}
    </>
  );
  return (
    <section class="d-part" aria-labelledby="c-standing">
      <h2 id="c-standing">{words.measure(coverage.measure)}</h2>
      <div class="c-figures">
        <Opens name="share" label={t('coverage.share')} more={both}>
          {words.share(last?.share)}
        </Opens>
        {above && (
          <Opens
            name="numerator"
            label={t('coverage.counts')}
            more={<Provenance {...shared} code={numerator} figure={above} />}
          >
            {format.number(above.value)}
          </Opens>
        )}
        {below && (
          <Opens
            name="denominator"
            label={t('coverage.of_whom')}
            more={<Provenance {...shared} code={denominator} figure={below} />}
          >
            {format.number(below.value)}
          </Opens>
        )}
      </div>
      {typeof last?.low === 'number' && (
        <p class="d-quiet" data-range>
          {t('coverage.asked_range', { low: words.share(last.low), high: words.share(last.high) })}
        </p>
      )}
      {area.soums > 1 && area.soums_told < area.soums && (
        <p class="d-quiet">
          {t('coverage.soums_told', { told: String(area.soums_told), of: String(area.soums) })}
        </p>
      )}
      {area.not_known.length > 0 && (
        <div class="c-unknown">
          <h3>{t('coverage.not_known')}</h3>
          <ul>
            {area.not_known.map((code) => (
              <li key={code} data-not-known={code}>{t(`coverage.not_known_${code}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

export function Target({ coverage, words, area }: Props) {
  const { t } = words;
  const told = area.target;
  return (
    <section class="d-part" aria-labelledby="c-target">
      <h2 id="c-target">{t('coverage.target')}</h2>
      {!told && <p class="d-quiet">{t('coverage.target_none')}</p>}
      {told && !told.aim && (
        <p>{t('coverage.target_no_baseline', { day: words.format.short(told.target.baseline) })}</p>
      )}
      {told?.aim && <Aim aim={told.aim} area={area.area} {...{ coverage, words, told }} />}
    </section>
  );
}

function Aim({ aim, coverage, words, told, area }: {
  aim: CoverageAim;
  area: string;
  coverage: Coverage;
  words: CoverageWords;
  told: CoverageTarget;
}) {
  const { t, format } = words;
  const { target } = told;
  const source = useSource();
  const rise = words.points(target.rise);
  const meant = target.meant === 'points'
    ? t('coverage.target_meant_points', { rise })
    : t('coverage.target_meant_per_cent', { rise: `${rise}%` });
  const { missing, baseline } = aim;
  return (
    <>
      <p class="c-goal">
        {t('coverage.target_by', { goal: words.share(aim.goal), by: format.short(target.by) })}
      </p>
      <dl class="d-figures" data-target={target.code}>
        <Figure
          of="target_points"
          name={t('coverage.target_points')}
          data={{ 'data-way': 'points' }}
        >
          {words.points(aim.points)}
        </Figure>
        <Figure
          of="target_per_cent"
          name={t('coverage.target_per_cent')}
          data={{ 'data-way': 'per_cent' }}
        >
          {perCentOf(words, aim)}
        </Figure>
        <Figure
          of="target_count"
          name={t(words.homes ? 'coverage.target_homes' : 'coverage.target_people')}
          data={{ 'data-way': 'people' }}
        >
          {words.signed(aim.people)}
        </Figure>
        <Figure of="missing" name={t('coverage.missing')} data={{ 'data-way': 'missing' }}>
          {missingWords(words, missing)}
        </Figure>
      </dl>
      {aim.beyond_all && <p class="v-note">{t('coverage.target_beyond')}</p>}
      <p class="d-quiet">{meant}</p>
      <Opens
        name="baseline"
        label={t('coverage.target_baseline', {
          day: format.short(baseline.numerator.as_of), share: words.share(baseline.share),
        })}
        more={(
          <>
            <Provenance
              {...{ coverage, words, area }}
              code={coverage.measure.numerator}
              figure={baseline.numerator}
            />
            <Provenance
              {...{ coverage, words, area }}
              code={coverage.measure.denominator}
              figure={baseline.denominator}
            />
            <p>{t('coverage.source', { source: source(target.source) })}</p>
          </>
        )}
      >
        {words.share(baseline.share)}
      </Opens>
    </>
  );
}

/** What a target is of the baseline: "+5%", or that there was nobody. */
export function perCentOf(words: CoverageWords, { per_cent: share }: CoverageAim): string {
  return share === null || share === undefined
    ? words.t('coverage.target_zero') : `${words.points(share)}%`;
}

export function missingWords(
  { t, format }: CoverageWords, missing: number | null | undefined,
): string {
  if (missing === null || missing === undefined) return t('desk.unknown');
  return missing === 0 ? t('coverage.reached') : format.number(missing);
}
