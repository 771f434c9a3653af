// SPDX-License-Identifier: Apache-2.0

import { useDraft } from './account_context';
import { Stepper } from './fields';
import { useSettled } from './settled';
import { useWords } from './shell';
import { StepFoot } from './step_foot';
import { StockLeft } from './stock';
import type { StepProps } from './visit';
import { handbookEvents } from './visit_events';

export function HandbookStep({ card, visit, next, nextWords }: StepProps) {
  const { t } = useWords();
  const draft = useDraft(`handbooks:${visit.id}`, { count: 0 });
  const { count } = draft.value;
  const { edition } = useSettled(card.area);
  return (
    <>
      {visit.handbooks > 0 && <p class="v-quiet">{t('visit.handbooks')}: {visit.handbooks}</p>}
      <Stepper
        label={t('visit.edition', { edition: edition ?? t('consent.not_known') })}
        value={count}
        put={(to) => draft.set({ count: to })}
      />
      <StockLeft edition={edition} giving={count} />
      <StepFoot
        draft={draft}
        events={() => handbookEvents(card, visit, count)}
        next={next}
        nextWords={nextWords}
      />
    </>
  );
}
