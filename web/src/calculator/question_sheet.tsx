// SPDX-License-Identifier: Apache-2.0
// The open questions behind a dashed mark.

import { Button } from '../shell/controls';
import { Sheet } from '../shell/sheet';
import { inLanguage, useLanguage, useText } from '../shell/text';
import { useAsking } from './asking';

export function QuestionSheet({ names, onClose }: { names: string[]; onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { law } = useAsking();
  return (
    <Sheet
      title={t('calculator.open_title')}
      onClose={onClose}
      foot={
        <Button primary onClick={onClose}>
          {t('app.close')}
        </Button>
      }
    >
      <ul class="question-list">
        {law.open(names).map((question) => (
          <li key={question.name}>
            <span class="mark-open" aria-hidden="true">
              ?
            </span>
            {inLanguage(language, question.asks)}
          </li>
        ))}
      </ul>
      <p class="second">
        {t('calculator.open_note')} {t('cover.ask')}
      </p>
    </Sheet>
  );
}
