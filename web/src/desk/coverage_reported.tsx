// SPDX-License-Identifier: Apache-2.0
// What visited households say of themselves, apart from all that a register confirms; and the
// targets of officers.

import type { Coverage, CoverageTarget, StageShare } from '../messages';
import { DayFields, daysQuery, type useDays } from './days';
import { Part } from './folded';
import { missingWords, perCentOf } from './coverage_top';
import type { CoverageWords } from './coverage_words';
import { Head, Heads } from './means';
import { overviewAddress } from './overview_asked';
import { TableRegion } from './table_region';

/** `record`: whoever asks may see the visits themselves. `times`: and choose their time. */
export function Reported({ coverage, words, record, times }: {
  coverage: Coverage;
  words: CoverageWords;
  record: boolean;
  times: ReturnType<typeof useDays> | undefined;
}) {
  const { t } = words;
  const { before, after, change, low, high, verdict, withheld } = coverage.reported;
  const known = (value: number | null | undefined): value is number =>
    value !== null && value !== undefined;
  return (
    <Part
      name="reported"
      landmark
      title={t('coverage.reported')}
      data={{ 'data-reported': verdict }}
    >
      <p class="c-origin">{t('coverage.origin_self_reported')}</p>
      {times && (
        <DayFields
          change={times.change}
          days={daysQuery(times.days) === '' ? { from: after.from, to: after.to } : times.days}
        />
      )}
      {times && daysQuery(times.days) !== '' && (
        <p class="d-quiet" data-chosen>{t('coverage.reported_chosen')}</p>
      )}
      {withheld && <p>{t('coverage.reported_withheld')}</p>}
      {!withheld && (
        <>
          <Stated share={after} {...{ words, record }} />
          <Stated share={before} {...{ words, record }} />
          {known(after.share) && known(before.share) && (
            <p class="c-verdict">
              <b>{t('coverage.verdict')}</b> {t(`coverage.verdict_${verdict}`)}{' '}
              {known(change) && `${words.points(change)} ${t('coverage.target_points')}`}
              {known(low) && known(high) && (
                <small>
                  {' '}{t('coverage.range', { low: words.points(low), high: words.points(high) })}
                </small>
              )}
            </p>
          )}
        </>
      )}
      <p class="d-quiet">{t('coverage.reported_note')}</p>
    </Part>
  );
}

function Stated({ share, words, record }: {
  share: StageShare;
  words: CoverageWords;
  record: boolean;
}) {
  const { t, format } = words;
  const from = format.short(share.from);
  const to = format.short(share.to);
  if (share.share === null || share.share === undefined)
    return <p class="d-quiet">{t('coverage.reported_none', { from, to })}</p>;
  const { low, high } = share;
  return (
    <p class="c-stated">
      <small>{from} – {to}</small>
      <b>
        {t('coverage.reported_share', { n: share.households, share: words.share(share.share) })}
      </b>
      <small>
        {low === null || low === undefined || high === null || high === undefined
          ? t('coverage.reported_no_range')
          : t('coverage.range', { low: words.share(low), high: words.share(high) })}
      </small>
      {record && (
        <a class="link d-screen" href={overviewAddress({ from: share.from, to: share.to })}>
          {t('desk.visits_of_time')}
        </a>
      )}
    </p>
  );
}

export function OfficerTargets({ targets, words }: {
  targets: CoverageTarget[];
  words: CoverageWords;
}) {
  const { t, format } = words;
  if (targets.length === 0) return null;
  return (
    <Part name="officers" title={t('coverage.officers')}>
      <TableRegion label="c-officers" name="targets">
        <table data-table="officers">
          <thead>
            <Heads>
              <th scope="col">{t('coverage.officer')}</th>
              <Head of="share" name={t('coverage.share')} />
              <Head of="goal" name={t('coverage.target')} />
              <Head of="target_points" name={t('coverage.target_points')} />
              <Head of="target_per_cent" name={t('coverage.target_per_cent')} />
              <Head of="missing" name={t('coverage.missing')} />
            </Heads>
          </thead>
          <tbody>
            {targets.map(({ target, name, aim, now }) => (
              <tr key={target.code} data-officer={target.officer}>
                <th scope="row">
                  <a class="d-name" href={overviewAddress({ officer: target.officer ?? '' })}>
                    {name}
                  </a>
                </th>
                <td class="d-number">{words.share(now?.share)}</td>
                <td class="d-number">
                  {aim
                    ? t('coverage.target_by', {
                      goal: words.share(aim.goal), by: format.short(target.by),
                    })
                    : t('desk.unknown')}
                </td>
                <td class="d-number">{aim ? words.points(aim.points) : ''}</td>
                <td class="d-number">{aim ? perCentOf(words, aim) : ''}</td>
                <td class="d-number">{missingWords(words, aim?.missing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Part>
  );
}
