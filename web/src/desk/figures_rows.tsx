// SPDX-License-Identifier: Apache-2.0
// One import whole: what it counts, who published it, in which file, who brought it in, and every
// row of it. The address says which, and of which area a number was looked up.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { dayInWest } from '../log/this_day';
import type { FigureList, FigureRows, FigureSet } from '../messages';
import { useFormat } from '../shell/format';
import { useLanguage, useText } from '../shell/text';
import { useInAddress, wordsIn } from './address_words';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { whoImported } from './figures_ask';
import { Failed } from './frame';
import { Head, Heads } from './means';
import { useSource } from './source_words';
import { TableRegion } from './table_region';

const keys = ['set', 'area'] as const;

/** Nothing where the address names no set of the list. */
export function OpenSet({ list, ended }: { list: FigureList; ended: () => void }) {
  const { set: asked, area = '' } = useInAddress(() => wordsIn(keys));
  const one = list.sets.find(({ set }) => set.id === asked);
  return one ? <Whole key={asked} set={one.set} {...{ list, area, ended }} /> : null;
}

function Whole({ list, set, area, ended }: {
  list: FigureList;
  set: FigureSet;
  area: string;
  ended: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const indicator = list.indicators.find(({ code }) => code === set.indicator);
  const { found, failed, again } = useAsked<FigureRows>(
    `/api/head/figures?set=${encodeURIComponent(set.id)}`, ended);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [found]);
  return (
    <section class="d-part f-open" data-set-open={set.id}>
      <header class="d-title">
        <h2 id="f-open" ref={heading} tabIndex={-1}>
          {indicator?.title[language] ?? set.indicator}, {format.short(set.as_of)}
        </h2>
        <a class="link d-screen" href="#/desk/figures">{t('app.close')}</a>
      </header>
      <p>{indicator?.definition[language]}</p>
      <dl class="f-facts">
        <Fact name={t('figures.source')}>
          <Source words={set.source} address={set.address} />
          {set.made_up && ` (${t('figures.made_up')})`}
        </Fact>
        {set.file !== '' && <Fact name={t('figures.file')}>{set.file}</Fact>}
        <Fact name={t('figures.imported_by')}>
          {t('figures.set_by', {
            who: whoImported(t, set.by), when: format.short(dayInWest(set.at_ms)),
          })}
        </Fact>
      </dl>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && (
        <Rows rows={found.rows} area={area} says={indicator?.definition[language] ?? ''} />
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

/** `says`: what each of them counts. */
function Rows({ rows, area, says }: { rows: FigureRows['rows']; area: string; says: string }) {
  const t = useText();
  const format = useFormat();
  const name = useAreaName();
  const mine = (code: string): boolean => area !== '' && code.startsWith(area);
  const shown = [...rows].sort((a, b) => Number(mine(b.area)) - Number(mine(a.area)));
  return (
    <TableRegion label="f-open" name="figures" tall>
      <table class="f-rows">
        <thead>
          <Heads>
            <th scope="col">{t('coverage.area')}</th>
            <th scope="col">{t('figures.days')}</th>
            <Head name={t('figures.number')} says={says} />
          </Heads>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={`${row.area} ${row.as_of}`}
              data-area={row.area}
              class={mine(row.area) ? 'chosen' : ''}
            >
              <th scope="row">{name(row.area)} <small>{row.area}</small></th>
              <td>{format.short(row.as_of)}</td>
              <td class="d-number">{format.number(row.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

/** An address is somebody's word: only one of the web is made a link. */
export function Source({ words, address }: { words: string; address: string }) {
  const said = useSource()(words);
  return /^https?:\/\//.test(address)
    ? <a href={address} rel="noreferrer" target="_blank">{said}</a>
    : <>{address === '' ? said : `${said}, ${address}`}</>;
}
