// SPDX-License-Identifier: Apache-2.0
// What changed in the work of those who were there, for each of them and week. It says each time
// that this is no experiment.

import { useState } from 'preact/hooks';
import type { RunEffect } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { ChangePicture, ChangeTable } from './mean_change';

export function Effect({ effect }: { effect: RunEffect }) {
  const t = useText();
  const format = useFormat();
  const [table, show] = useState(false);
  const told = !effect.too_few && !effect.too_early;
  const rows = effect.deeds.map(({ deed, change }) => ({
    code: deed, name: t(`training.deed_${deed}`), change,
  }));
  return (
    <section class="d-part t-effect" data-told={told}>
      <header class="d-title">
        <h2>{t('training.effect')}</h2>
        {told && (
          <button type="button" class="link d-screen" onClick={() => show(!table)}>
            {t(table ? 'training.as_picture' : 'desk.as_table')}
          </button>
        )}
      </header>
      {!told && (
        <p>{t(effect.too_few ? 'training.effect_too_few' : 'training.effect_too_early')}</p>
      )}
      {told && (
        <>
          <p>
            {t('training.effect_is', {
              weeks: format.number(effect.weeks), count: format.number(effect.learners),
            })}
          </p>
          {table
            ? (
              <ChangeTable
                rows={rows}
                label={t('training.effect')}
                first={t('training.deed')}
                points={false}
              />
            )
            : <ChangePicture rows={rows} points={false} />}
          <p class="d-quiet">{t('training.interval_means')}</p>
        </>
      )}
      <p class="d-quiet">{t('training.effect_no_proof')}</p>
    </section>
  );
}
