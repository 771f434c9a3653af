// SPDX-License-Identifier: Apache-2.0
// A family that moved to another soum: its record goes there, and what happens then is said first.

import { useState } from 'preact/hooks';
import type { Household, NewEvent } from '../log/calls';
import { useAccount, useDraft, useRead } from './account_context';
import { valueOf } from './household_card';
import { TroubleNote } from './marks';
import { useRequest, type Asked } from './request';
import { Button, Foot, go, goBack, ScreenBar, useWords } from './shell';
import { SoumSelect } from './soum_select';
import { useSoums } from './soums';

export function MovedNote({ card }: { card: Household }) {
  const { t } = useWords();
  const soum = useSoums().get(card.area);
  if (!card.moved_away) return null;
  return (
    <p class="v-note" role="status" data-moved={card.area}>
      {t('family.moved_away', { soum: soum?.name ?? card.area })}
    </p>
  );
}

/** `more` names the request that the move answers, if it answers one. */
export function MoveScreen({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  const asked = useRequest(id, more);
  if (!card || (more !== '' && !asked)) {
    return <ScreenBar title={t('family.move')} back={`/household/${id}`} />;
  }
  return <Form card={card} asked={asked} />;
}

/** The request is answered by a move to the soum that asked. */
function answering({ card, request }: Asked, area: string): NewEvent[] {
  if (request.area !== area || request.answer) return [];
  return [{
    kind: 'task_closed', subject: card.id, area: request.from,
    body: { rule: 'hand_over', about: request.id, how: 'done' },
  }];
}

function Form({ card, asked }: { card: Household; asked: Asked | undefined }) {
  const { t } = useWords();
  const { account } = useAccount();
  const soums = useSoums();
  const [initial] = useState({ area: asked?.request.area ?? '' });
  const draft = useDraft(
    ['move', card.id, asked?.request.id].filter(Boolean).join(':'), initial,
  );
  const { value: { area }, set, ready, saving } = draft;
  const [here, there] = [soums.get(card.area)?.name ?? card.area, soums.get(area)?.name];
  const stays = account.areas.some(({ code }) => code === area);
  const save = async (): Promise<void> => {
    const done = await draft.save([{
      kind: 'household_moved', subject: card.id, area: card.area, body: { area },
      over: card.fields.area?.heads ?? [],
    }, ...(asked ? answering(asked, area) : [])]);
    if (!done) return;
    if (asked) go(`/household/${card.id}`);
    else goBack(`/household/${card.id}`);
  };
  return (
    <>
      <ScreenBar
        title={t('family.move')}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap v-footed">
        {ready && !card.moved_away && (
          <SoumSelect
            label={t('family.move_where')}
            value={area}
            without={card.area}
            put={(code) => set({ area: code })}
          />
        )}
        <MovedNote card={card} />
        {there !== undefined && !card.moved_away && (
          <ul class="v-means">
            <li>{t('family.move_there', { soum: there })}</li>
            <li>{stays ? t('family.move_both') : t('family.move_here', { soum: here })}</li>
            <li>{t('family.move_otor')}</li>
          </ul>
        )}
        <TroubleNote trouble={draft.trouble} />
      </main>
      <Foot>
        <Button
          primary
          wide
          disabled={there === undefined || saving || card.moved_away}
          onClick={() => void save()}
        >{there === undefined ? t('family.move_do') : t('family.move_to', { soum: there })}</Button>
      </Foot>
    </>
  );
}
