// SPDX-License-Identifier: Apache-2.0
// A conversation with choices: what the herder says, what one may answer, what that did. It can be
// taken another way as often as one likes.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChoiceSaid, DialogueSaid, SceneSaid } from '../generated/documents';
import { type Of, WordsOf } from '../papers/blocks';
import { useMade } from '../papers/papers';
import { Button } from '../shell/controls';
import { thisMonth } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { useLanguage, useText } from '../shell/text';

export function Dialogue({ course, block }: { course: string; block: Of<'activity'> }) {
  const t = useText();
  const language = useLanguage();
  const told = useMade('dialogue', {
    on: thisMonth(), language, course, dialogue: block.code,
  });
  const [begun, begin] = useState(false);
  if (!told || !('made' in told)) return null;
  const { made } = told;
  return (
    <section class="learn-box" aria-label={made.title} data-dialogue={block.code}>
      <h2><Icon name={made.icon as IconName} />{made.title}</h2>
      <p>{made.about}</p>
      <p class="second small"><WordsOf words={block.words} /></p>
      {begun
        ? <Played dialogue={made} />
        : <Button primary onClick={() => begin(true)}>{t('learn.begin')}</Button>}
    </section>
  );
}

interface Turn {
  scene: SceneSaid;
  choice: ChoiceSaid;
}

/** What was said so far, and what may be said next. */
function Played({ dialogue }: { dialogue: DialogueSaid }) {
  const t = useText();
  const [turns, go] = useState<Turn[]>([]);
  const latest = useRef<HTMLDivElement>(null);
  const sceneOf = (name: string): SceneSaid | undefined =>
    dialogue.scenes.find((scene) => scene.name === name);
  const last = turns.at(-1);
  const now = last ? sceneOf(last.choice.to) : dialogue.scenes[0];
  useEffect(() => {
    if (turns.length > 0) latest.current?.scrollIntoView({ block: 'nearest' });
  }, [turns.length]);
  return (
    <div class="learn-talk" role="log">
      {turns.map(({ scene, choice }, i) => (
        <div key={i}>
          <p class="learn-herder">{scene.says}</p>
          <p class="learn-officer">{choice.says}</p>
          <p class="learn-tells" data-better={choice.better}>
            <Icon name={choice.better ? 'tick' : 'more'} size={22} />{choice.tells}
          </p>
        </div>
      ))}
      {now && (
        <div ref={latest}>
          <p class="learn-herder">{now.says}</p>
          {now.choices.length > 0 && <p class="second small">{t('learn.what_to_say')}</p>}
          {now.choices.map((choice) => (
            <Button
              key={choice.to + choice.says}
              onClick={() => go([...turns, { scene: now, choice }])}
            >{choice.says}</Button>
          ))}
          {now.end && <p class="learn-end" data-end={now.end}>{t(`learn.end_${now.end}`)}</p>}
        </div>
      )}
      <div class="learn-row">
        {turns.length > 0 && (
          <Button icon="back" onClick={() => go(turns.slice(0, -1))}>{t('learn.step_back')}</Button>
        )}
        {now?.end && <Button onClick={() => go([])}>{t('learn.again')}</Button>}
      </div>
    </div>
  );
}
