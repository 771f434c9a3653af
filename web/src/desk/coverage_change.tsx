// SPDX-License-Identifier: Apache-2.0
// What changed between two days, in its parts: people who came, people who left, and another number
// of those who could be. What is shown adds up.

import type { CoverageChange } from '../messages';
import type { CoverageWords } from './coverage_words';

interface Part {
  code: string;
  people?: number;
  points: number;
}

function partsOf({ enrolled, lapsed, net, by_net: byNet, ...change }: CoverageChange): Part[] {
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

export function Change({ change, words, title, name }: {
  change: CoverageChange | null | undefined;
  words: CoverageWords;
  title: string;
  name: string;
}) {
  const { t, format } = words;
  return (
    <section class="d-part" data-change={name}>
      <h2 id={`c-${name}`}>{title}</h2>
      {!change && <p class="d-quiet">{t('coverage.change_none')}</p>}
      {change && (
        <>
          <p class="c-verdict" data-verdict={change.verdict}>
            <b>{t('coverage.verdict')}</b> {t(`coverage.verdict_${change.verdict}`)}
          </p>
          <p class="d-quiet">{format.short(change.from)} – {format.short(change.to)}</p>
          <Parts parts={partsOf(change)} label={`c-${name}`} words={words} />
          {!change.lapsed && <p class="d-quiet">{t('coverage.net_only')}</p>}
        </>
      )}
    </section>
  );
}

function Parts({ parts, label, words }: { parts: Part[]; label: string; words: CoverageWords }) {
  const { t } = words;
  return (
    <div class="d-scroll" tabIndex={0} role="region" aria-labelledby={label}>
      <table class="c-parts">
        <thead>
          <tr>
            <th scope="col">{t('coverage.part')}</th>
            <th scope="col" class="d-number">
              {t(words.homes ? 'coverage.homes' : 'coverage.people')}
            </th>
            <th scope="col" class="d-number">{t('coverage.points')}</th>
          </tr>
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
    </div>
  );
}
