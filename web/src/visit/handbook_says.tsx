// SPDX-License-Identifier: Apache-2.0
// What the handbook answers to a question, beside the question: the officer reads it out in the
// ger, with the figures of this month.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Blocks } from '../papers/blocks';
import { useMade } from '../papers/papers';
import { Sheet } from '../shell/sheet';
import { monthNow } from './month_gate';
import { Button, Icon, useLanguage, useWords } from './shell';

export function HandbookSays({ question }: { question: string }) {
  const { t } = useWords();
  const [opened, open] = useState(false);
  return (
    <>
      <Button wide onClick={() => open(true)}><Icon name="page" />{t('visit.what_to_say')}</Button>
      {opened && <HandbookSaid question={question} close={() => open(false)} />}
    </>
  );
}

/** `children`: what may be done about it, in the foot. */
export function HandbookSaid({ question, close, children }: {
  question: string;
  close: () => void;
  children?: ComponentChildren;
}) {
  const { t } = useWords();
  const language = useLanguage();
  const told = useMade('answer', { on: monthNow(), language, question });
  const answer = told && 'made' in told ? told.made : undefined;
  const none = answer?.blocks.length === 0;
  const more = answer && !none && (
    <a class="button v-wide" href={`#/handbook/${answer.chapter}`}>{t('visit.more_there')}</a>
  );
  return (
    <Sheet
      title={t('visit.what_to_say')}
      onClose={close}
      foot={children ?? more}
    >
      {!told && <p aria-busy>{t('app.loading')}</p>}
      {told && !('made' in told) && <p role="alert">{t('app.screen_not_here')}</p>}
      {none && <p>{t('visit.no_answer_there')}</p>}
      {answer && <div class="v-says"><Blocks blocks={answer.blocks} /></div>}
      {children !== undefined && more}
    </Sheet>
  );
}
