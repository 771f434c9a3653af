// SPDX-License-Identifier: Apache-2.0

import { useAccount, useDraft } from './account_context';
import { stages } from './codes';
import { Chips, TextField } from './fields';
import { TroubleNote } from './marks';
import { OwnSheets } from './own_sheets';
import { Button, Foot, useWords } from './shell';
import { refused, type StepProps } from './visit';
import { draftsOf, pendingEvents } from './visit_events';

export function CloseStep({ card, visit }: StepProps) {
  const { t } = useWords();
  const open = useAccount();
  const draft = useDraft(`close:${visit.id}`, { stage: '', note: '' });
  const { stage, note } = draft.value;
  const no = refused(visit);
  const save = async (): Promise<void> => {
    const pending = await pendingEvents(open, card, visit);
    const body = {
      visit: visit.id, ...(stage === '' ? {} : { stage }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    await draft.save(
      [...pending, { kind: 'visit_closed', subject: card.id, area: card.area, body }],
      draftsOf(card, visit),
    );
  };
  return (
    <>
      {!no && (
        <>
          <OwnSheets card={card} visit={visit} />
          <Chips
            label={t('visit.stage')}
            choices={stages.map((code) => ({ code, label: t(`visit.stage_${code}`) }))}
            chosen={[stage]}
            tap={(code) => draft.set({ stage: code === stage ? '' : code })}
          />
          <TextField
            label={t('visit.note')}
            many
            value={note}
            put={(words) => draft.set({ note: words })}
          />
        </>
      )}
      {!no && draft.ready && stage === '' && (
        <p class="v-quiet" data-no-stage>{t('visit.no_stage')}</p>
      )}
      <p class="v-quiet">{t('visit.thanks')}</p>
      <TroubleNote trouble={draft.trouble} />
      <Foot>
        <Button primary wide disabled={draft.saving} onClick={() => void save()}>
          {t('visit.close')}
        </Button>
      </Foot>
    </>
  );
}
