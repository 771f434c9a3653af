// SPDX-License-Identifier: Apache-2.0
// What was imported, the last first, each with its source; and undoing it. Nothing is deleted.

import { useState } from 'preact/hooks';
import { dayInWest } from '../log/this_day';
import type { FigureList, ListedSet } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { askServer, DeskFailed } from './ask';
import { Count } from './count';
import { setAddress, whoImported } from './figures_ask';
import { Source } from './figures_rows';
import { useTitle } from './figures_title';
import { Head, Heads } from './means';
import { Confirm } from './order';
import { TableRegion } from './table_region';

export function Sets({ list, changed, ended }: {
  list: FigureList;
  changed: () => void;
  ended: () => void;
}) {
  const t = useText();
  const [chosen, choose] = useState<ListedSet>();
  const [state, set] = useState<'idle' | 'busy' | 'failed'>('idle');
  const title = useTitle(list);
  const undo = async (id: string): Promise<void> => {
    set('busy');
    try {
      await askServer('/api/head/figures/undo', { set: id });
      set('idle');
    } catch (error) {
      if (!(error instanceof DeskFailed)) throw error;
      if (error.reason === 'sign_in') return ended();
      set('failed');
    }
    choose(undefined);
    changed();
  };
  return (
    <section class="d-part">
      <h2 id="f-sets">{t('figures.sets_title')}</h2>
      {list.sets.length === 0 && <p class="d-quiet">{t('figures.sets_none')}</p>}
      <div role="status">
        {state === 'failed' && <p class="v-note">{t('figures.undo_failed')}</p>}
      </div>
      {list.sets.length > 0 && (
        <TableRegion label="f-sets" name="figure-sets">
          <table class="f-sets">
            <thead>
              <Heads>
                <th scope="col">{t('figures.indicator')}</th>
                <Head of="figure_day" name={t('figures.days')} kind="" />
                <Head of="figure_areas" name={t('figures.areas')} />
                <Head of="figure_rows" name={t('figures.rows')} />
                <th scope="col">{t('figures.source')}</th>
                <th scope="col"><span class="out-of-sight">{t('figures.undo')}</span></th>
              </Heads>
            </thead>
            <tbody>
              {list.sets.map((one) => (
                <Row
                  key={one.set.id}
                  one={one}
                  title={title(one.set.indicator)}
                  undo={() => choose(one)}
                />
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      {chosen && (
        <Confirm
          title={title(chosen.set.indicator)}
          confirm={t('figures.undo')}
          busy={state === 'busy'}
          onConfirm={() => void undo(chosen.set.id)}
          onClose={() => choose(undefined)}
        >
          <p>{t('figures.undo_ask')}</p>
        </Confirm>
      )}
    </section>
  );
}

function Row({ one, title, undo }: { one: ListedSet; title: string; undo: () => void }) {
  const t = useText();
  const format = useFormat();
  const { set, areas, mine } = one;
  const who = (user: string): string => whoImported(t, user);
  const undone = set.undone_ms !== undefined && set.undone_ms !== null;
  return (
    <tr data-set={set.id} data-indicator={set.indicator} data-undone={undone}>
      <th scope="row">
        {title}
        {set.made_up && <small class="f-remark">{t('figures.made_up')}</small>}
      </th>
      <td>{format.short(set.as_of)}</td>
      <td class="d-number">{format.number(areas)}</td>
      <Count value={set.rows} to={setAddress(set.id)} />
      <td>
        <Source words={set.source} address={set.address} />
        {set.file !== '' && <small class="f-remark">{set.file}</small>}
        <small class="f-remark">
          {t('figures.set_by', { who: who(set.by), when: format.short(dayInWest(set.at_ms)) })}
        </small>
      </td>
      <td>
        {undone && t('figures.undone', {
          who: who(set.undone_by ?? ''), when: format.short(dayInWest(set.undone_ms ?? 0)),
        })}
        {!undone && mine && (
          <button type="button" class="link" onClick={undo}>{t('figures.undo')}</button>
        )}
      </td>
    </tr>
  );
}
