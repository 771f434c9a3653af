// SPDX-License-Identifier: Apache-2.0
// The department's own handbooks: what should be in its store and what was counted there, where its
// book and an officer's differ, and what was written, one by one.

import { useState } from 'preact/hooks';
import type { ShelfEntry, ShelfRow } from '../messages';
import { Folded, useNarrow } from './folded';
import type { HandbookWords } from './handbooks';
import './lessons.css';
import { Head, Heads } from './means';
import { CorrectEntry } from './shelf_form';
import { TableRegion } from './table_region';

const columns = ['received', 'issued', 'taken_back', 'lost', 'left'] as const;

/** Below its name, which of them it is, where there are several. */
const several = ({ page }: HandbookWords): boolean => page.departments.length > 1;

export function Shelves(shared: HandbookWords) {
  const { page, t, format, area, edition } = shared;
  const { shelves } = page;
  return (
    <section class="d-part" data-shelves={shelves.length}>
      <h2 id="h-shelf">{t('shelf.title')}</h2>
      {shelves.length === 0 && <p>{t('shelf.none')}</p>}
      {shelves.length > 0 && (
        <>
          <TableRegion label="h-shelf" name="shelf">
            <table>
              <thead>
                <Heads>
                  <th scope="col">{t('stock.edition')}</th>
                  {columns.map((column) => (
                    <Head key={column} of={`shelf_${column}`} name={t(`shelf.${column}`)} />
                  ))}
                  <Head of="shelf_counted" name={t('shelf.counted')} />
                </Heads>
              </thead>
              <tbody>
                {shelves.map((row) => (
                  <tr key={`${row.area} ${row.edition}`} data-shelf={row.edition}>
                    <th scope="row">
                      {t('visit.edition', { edition: edition(row.edition) })}
                      {several(shared) && <small> {area(row.area)}</small>}
                    </th>
                    {columns.map((column) => (
                      <td key={column} class={`d-number${row[column] < 0 ? ' d-below' : ''}`}>
                        {format.number(row[column])}
                      </td>
                    ))}
                    <td class="d-number">{countedIn(row, shared)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRegion>
          {shelves.map((row) => (
            <Found key={`${row.area} ${row.edition}`} {...{ row, shared }} />
          ))}
          <p class="d-quiet">{t('shelf.means', { day: format.short(page.today) })}</p>
        </>
      )}
    </section>
  );
}

function countedIn({ counted }: ShelfRow, { t, format }: HandbookWords): string {
  return counted ? t('shelf.counted_on', {
    count: format.number(counted.counted), day: format.short(counted.on),
  }) : '';
}

/** What was counted beside what should have been there, and that less cannot be than nothing. */
function Found({ row, shared: { t, format, edition } }: { row: ShelfRow; shared: HandbookWords }) {
  const { counted, left } = row;
  const way = counted && (counted.difference === 0 ? 'same'
    : counted.difference < 0 ? 'less' : 'more');
  return (
    <>
      {left < 0 && (
        <p class="v-note" data-below={left}>
          {t('shelf.below', { edition: edition(row.edition), difference: format.number(-left) })}
        </p>
      )}
      {counted && (
        <p class={way === 'same' ? 'd-quiet' : 'v-note'} data-counted={counted.difference}>
          {t(`shelf.counted_${way}`, {
            edition: edition(row.edition), day: format.short(counted.on),
            counted: format.number(counted.counted), expected: format.number(counted.expected),
            difference: format.number(Math.abs(counted.difference)),
          })}
        </p>
      )}
    </>
  );
}

export function Differences({ page, t, format, area, edition }: HandbookWords) {
  const { differences, shelves, today } = page;
  if (shelves.length === 0) return null;
  return (
    <section class="d-part" data-differences={differences.length}>
      <h2>{t('shelf.differ')}</h2>
      {differences.length === 0 && <p class="d-quiet">{t('shelf.differ_none')}</p>}
      {differences.length > 0 && (
        <>
          <p class="d-quiet">{t('shelf.differ_says', { day: format.short(today) })}</p>
          <ul class="l-rows">
            {differences.map((one) => (
              <li key={`${one.officer} ${one.edition} ${one.how}`} data-differs={one.officer}>
                <p><b>{one.name}</b> {area(one.area)}</p>
                <p>
                  {t(`shelf.differ_${one.how}`, {
                    edition: edition(one.edition), hers: format.number(one.hers),
                    departments: format.number(one.departments),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** So many stand there before somebody asks for all. */
const few = 10;

export function Entries(shared: HandbookWords) {
  const { page: { entries, shelves }, t, format } = shared;
  const narrow = useNarrow();
  const [all, show] = useState(false);
  if (shelves.length === 0) return null;
  return (
    <section class="d-part" data-entries={entries.length}>
      <Folded
        {...{ narrow }}
        open={false}
        head={(
          <h2>
            {t('shelf.entries')}{narrow && <small> {format.number(entries.length)}</small>}
          </h2>
        )}
      >
        {entries.length === 0 && <p class="d-quiet">{t('shelf.entries_none')}</p>}
        <ul class="l-rows">
          {entries.slice(0, all ? undefined : few).map((entry) => (
            <Entry key={entry.entry} {...{ entry, shared }} />
          ))}
        </ul>
        {!all && entries.length > few && (
          <button type="button" class="link d-screen" onClick={() => show(true)}>
            {t('shelf.entries')}: {format.number(entries.length)}
          </button>
        )}
      </Folded>
    </section>
  );
}

function Entry({ entry, shared }: { entry: ShelfEntry; shared: HandbookWords }) {
  const { t, format, area, edition } = shared;
  const [correcting, correct] = useState(false);
  const { name, giver } = entry;
  const said = [
    t('shelf.of_edition', { edition: edition(entry.edition) }),
    ...(name ? [name] : []),
    ...(giver ? [t('shelf.from_giver', { giver })] : []),
    ...(several(shared) ? [area(entry.area)] : []),
    t('shelf.by', { name: entry.by }),
  ];
  const what = t(`shelf.${entry.how}`);
  return (
    <li data-entry={entry.how}>
      <p>
        {format.short(entry.on)} · <b>
          {t('shelf.entry', { what, count: format.number(entry.count) })}
        </b>
      </p>
      <p class="d-quiet">{said.join(' · ')}</p>
      <button
        type="button"
        class="link d-screen"
        onClick={() => correct(true)}
      >{t('shelf.correct')}</button>
      {correcting && <CorrectEntry {...{ entry, shared }} close={() => correct(false)} />}
    </li>
  );
}
