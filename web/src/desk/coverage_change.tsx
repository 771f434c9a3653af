// SPDX-License-Identifier: Apache-2.0
// What changed between two days, in its parts: people who came, people who left, and another number
// of those who could be. What is shown adds up.

import type { Coverage, CoverageArea, CoverageChange } from '../messages';
import { Opens, Provenance } from './coverage_figure';
import { Part } from './folded';
import type { CoverageWords } from './coverage_words';
import { Head, Heads } from './means';
import { TableRegion } from './table_region';

interface Step {
  code: string;
  people?: number;
  points: number;
}

function partsOf({ enrolled, lapsed, net, by_net: byNet, ...change }: CoverageChange): Step[] {
  const flows = enrolled && lapsed
    ? [
      { code: 'enrolled', ...enrolled },
      { code: 'lapsed', people: -lapsed.people, points: lapsed.points },
    ]
    : [{ code: 'net', people: net, points: byNet }];
  return [
    ...flows,
    { code: 'by_denominator', points: change.by_denominator },
    { code: 'whole', people: net, points: change.whole },
  ];
}

export function Change({ change, coverage, area, words, title, name }: {
  change: CoverageChange | null | undefined;
  coverage: Coverage;
  area: CoverageArea;
  words: CoverageWords;
  title: string;
  name: string;
}) {
  const { t, format } = words;
  return (
    <Part name={name} title={title} data={{ 'data-change': name }}>
      {!change && <p class="d-quiet">{t('coverage.change_none')}</p>}
      {change && (
        <>
          <p class="c-verdict" data-verdict={change.verdict}>
            <b>{t('coverage.verdict')}</b> {t(`coverage.verdict_${change.verdict}`)}
          </p>
          <Opens
            name={`change-${name}`}
            label={`${format.short(change.from)} – ${format.short(change.to)}`}
            more={<Between {...{ change, coverage, area, words }} />}
          >
            {words.points(change.whole)}
          </Opens>
          <Parts parts={partsOf(change)} label={`c-${name}`} words={words} />
          {!change.lapsed && <p class="d-quiet">{t('coverage.net_only')}</p>}
        </>
      )}
    </Part>
  );
}

/** The figures of both days. */
function Between({ change: { from, to }, coverage, area, words }: {
  change: CoverageChange;
  coverage: Coverage;
  area: CoverageArea;
  words: CoverageWords;
}) {
  const { numerator, denominator } = coverage.measure;
  const shared = { coverage, words, area: area.area };
  const moments = area.series.filter(({ numerator: { as_of } }) => as_of === from || as_of === to);
  return (
    <>
      {moments.map((moment) => (
        <div key={moment.numerator.as_of}>
          <Provenance {...shared} code={numerator} figure={moment.numerator} />
          <Provenance {...shared} code={denominator} figure={moment.denominator} />
        </div>
      ))}
    </>
  );
}

function Parts({ parts, label, words }: { parts: Step[]; label: string; words: CoverageWords }) {
  const { t } = words;
  return (
    <TableRegion label={label} name="change">
      <table class="c-parts">
        <thead>
          <Heads>
            <th scope="col">{t('coverage.part')}</th>
            <Head of="part_count" name={t(words.homes ? 'coverage.homes' : 'coverage.people')} />
            <Head of="part_points" name={t('coverage.points')} />
          </Heads>
        </thead>
        <tbody>
          {parts.map(({ code, people, points }) => (
            <tr key={code} data-part={code}>
              <th scope="row">{t(`coverage.${code}`)}</th>
              <td class="d-number">{people === undefined ? '' : words.signed(people)}</td>
              <td class="d-number">{words.points(points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
