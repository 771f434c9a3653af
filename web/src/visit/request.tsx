// SPDX-License-Identifier: Apache-2.0
// Another soum asks for a household: which of ours it is, and the way to hand it over, or why not.

import type { Household, Task } from '../log/calls';
import type { HandOverRequest } from '../log/request';
import { useRead } from './account_context';
import { TextField } from './fields';
import { FamilySearch } from './same_choose';
import { Button, LinkButton, ScreenBar, useWords } from './shell';
import { useSoums } from './soums';
import { TasksOf } from './tasks';

/** Nothing of it is here but that somebody asks. */
export function isOnlyAskedFor({ moved_away, fields }: Household): boolean {
  return moved_away && !fields.area;
}

/** In place of a card: the record is the other soum's own. */
export function AskedCard({ card }: { card: Household }) {
  const { t } = useWords();
  const soum = useSoums().get(card.area)?.name ?? card.area;
  return (
    <>
      <ScreenBar
        title={t('family.request')}
        below={t('family.request_of', { soum })}
        back="/households"
      />
      <main class="v-wrap">
        {card.requests.map((request) => <Request key={request.id} request={request} />)}
        <TasksOf card={card} />
      </main>
    </>
  );
}

function Request({ request: { area, at, note, answer } }: { request: HandOverRequest }) {
  const { t, day } = useWords();
  const soum = useSoums().get(area)?.name ?? area;
  return (
    <div class="v-facts" data-request>
      {note && <p class="v-big">{note}</p>}
      <p class="v-quiet">{t('family.request_of', { soum })} · {day(at)}</p>
      {answer && (
        <p role="status">
          {t(answer.how === 'done' ? 'family.asked_done' : 'family.asked_declined', {
            date: day(answer.at), why: answer.note ?? t('household.not_known'),
          })}
        </p>
      )}
    </div>
  );
}

/** What a move is the answer to: the record that was asked about, and the request. */
function answerPath(household: string, { household: asked, about }: Task): string {
  return `/household/${household}/move/${asked}:${about}`;
}

/** A request, and the record on which it stands. */
export interface Asked {
  card: Household;
  request: HandOverRequest;
}

/**
 * The request that the move of a household answers, by the end of its address; undefined until it
 * is read, or where it answers none.
 */
export function useRequest(household: string, more: string): Asked | undefined {
  const [asked, id = ''] = more.split(':');
  const card = useRead<Household>('household', { id: asked || household });
  const request = card?.requests.find((one) => one.id === id);
  return card && request ? { card, request } : undefined;
}

export function AnswerRequest({ card, task, note, put, decline, saving }: {
  card: Household;
  task: Task;
  note: string;
  put: (note: string) => void;
  decline: () => void;
  saving: boolean;
}) {
  const { t } = useWords();
  const soum = useSoums().get(task.what)?.name ?? task.what;
  const request = card.requests.find(({ id }) => id === task.about);
  return (
    <>
      {request && <Request request={request} />}
      {card.moved_away ? <Which task={task} /> : (
        <LinkButton to={answerPath(card.id, task)} wide>
          {t('family.move_to', { soum })}
        </LinkButton>
      )}
      <section class="v-card" data-decline>
        <TextField
          label={t('family.request_why_not')}
          many
          value={note}
          put={put}
          hint={t('family.request_why_not_means')}
        />
        <Button wide disabled={saving || note.trim() === ''} onClick={decline}>
          {t('family.request_decline')}
        </Button>
      </section>
    </>
  );
}

function Which({ task }: { task: Task }) {
  const { t } = useWords();
  return (
    <section>
      <h2 class="v-head">{t('family.request_which')}</h2>
      <p class="v-quiet">{t('family.request_which_why')}</p>
      <FamilySearch area={task.area} to={(row) => answerPath(row.id, task)} />
    </section>
  );
}
