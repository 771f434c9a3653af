// SPDX-License-Identifier: Apache-2.0

import { useDraft } from './account_context';
import { Stepper } from './fields';
import { TroubleNote } from './marks';
import { useSettled } from './settled';
import { Button, Foot, useWords } from './shell';
import type { StepProps } from './visit';
import { handbookEvents } from './visit_events';

export function HandbookStep({ card, visit, next, nextWords }: StepProps) {
  const { t } = useWords();
  const draft = useDraft(`handbooks:${visit.id}`, { count: 0 });
  const { count } = draft.value;
  const { edition } = useSettled(card.area);
  const save = async (): Promise<void> => {
    const events = handbookEvents(card, visit, count);
    if (events.length === 0 || await draft.save(events)) next();
  };
  return (
    <>
      {visit.handbooks > 0 && <p class="v-quiet">{t('visit.handbooks')}: {visit.handbooks}</p>}
      <Stepper
        label={t('visit.edition', { edition: edition ?? t('consent.not_known') })}
        value={count}
        put={(to) => draft.set({ count: to })}
      />
      <TroubleNote trouble={draft.trouble} />
      <Foot>
        <Button primary wide disabled={draft.saving} onClick={() => void save()}>
          {nextWords}
        </Button>
      </Foot>
    </>
  );
}
