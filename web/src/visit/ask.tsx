// SPDX-License-Identifier: Apache-2.0
// A family that lives here now and whose record another soum has: it is asked for, and what became
// of that stands on the card. Nothing moves until that soum hands it over.

import { useState } from 'preact/hooks';
import type { Household } from '../log/calls';
import type { HandOverRequest } from '../log/request';
import type { WorkAccount } from '../log/work_account';
import { useAccount, useDraft, useRead, useTelling } from './account_context';
import { mayWrite } from './consent_back';
import { TextField } from './fields';
import { valueOf } from './household_card';
import { SaveFoot } from './household_form';
import { TroubleNote } from './marks';
import { Button, goBack, ScreenBar, useWords } from './shell';
import { SoumSelect } from './soum_select';
import { useSoums } from './soums';

/** What this account's soums asked for. */
function useOwnRequests({ requests }: Household): HandOverRequest[] {
  const { account: { areas } } = useAccount();
  return requests.filter(({ area }) => areas.some(({ code }) => code === area));
}

/** A family that may be written about here, or one that was given away and has come back. */
export function useMayAsk(card: Household): boolean {
  const waiting = useOwnRequests(card).some(({ answer }) => !answer);
  return !waiting && (card.moved_away || mayWrite(card));
}

/** A record that was asked for and is here now is seen itself. */
function isOver({ area, fields, linked }: Household, { answer }: HandOverRequest): boolean {
  return answer?.how === 'done' && (linked.length > 0 || fields.area?.value === area);
}

export function AskedNote({ card }: { card: Household }) {
  const { t, day } = useWords();
  const soums = useSoums();
  const { tell, trouble } = useTelling();
  const requests = useOwnRequests(card).filter((one) => !isOver(card, one));
  const takeBack = ({ id, area }: HandOverRequest): void => tell({
    kind: 'entry_withdrawn', subject: card.id, area, body: { entry: id }, over: [id],
  });
  return (
    <>
      {requests.map((request) => {
        const { id, from, at, answer } = request;
        const state = !answer ? 'waiting' : answer.how === 'done' ? 'done' : 'declined';
        return (
          <section key={id} class="v-card" data-asked={state}>
            <b>{t('family.asked', { soum: soums.get(from)?.name ?? from, date: day(at) })}</b>
            <p>
              {t(`family.asked_${state}`, {
                date: day(answer?.at ?? at), why: answer?.note ?? t('household.not_known'),
              })}
            </p>
            {state === 'done' ? (
              <p class="v-quiet">{t('family.ask_then', { twice: t('same.twice') })}</p>
            ) : <Button wide onClick={() => takeBack(request)}>{t('family.asked_back')}</Button>}
          </section>
        );
      })}
      <TroubleNote trouble={trouble} />
    </>
  );
}

export function AskScreen({ id }: { id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  if (!card) return <ScreenBar title={t('family.ask')} back={`/household/${id}`} />;
  return <Form card={card} />;
}

/** The soum that asks: the family's own here, or the one that once gave it away. */
function asking({ account: { areas } }: WorkAccount, { area, first_area }: Household): string {
  const mine = [area, first_area].find((one) => areas.some(({ code }) => code === one));
  return mine ?? areas[0]?.code ?? '';
}

function Form({ card }: { card: Household }) {
  const { t } = useWords();
  const open = useAccount();
  const soums = useSoums();
  const may = useMayAsk(card);
  const known = card.moved_away; // there it is the same record
  const area = asking(open, card);
  const [initial] = useState(() => ({
    from: known ? card.area : '', note: known ? '' : valueOf(card.fields.head) ?? '',
  }));
  const draft = useDraft(`ask:${card.id}`, initial);
  const { value: { from, note }, set, ready } = draft;
  const soum = soums.get(from)?.name;
  const missing = from === '' ? 'family.ask_where'
    : note.trim() === '' && !known ? 'family.ask_note' : '';
  const save = async (): Promise<void> => {
    const done = await draft.save([{
      kind: 'hand_over_requested', subject: card.id, area,
      body: { from, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    }]);
    if (done) goBack(`/household/${card.id}`);
  };
  return (
    <>
      <ScreenBar
        title={t('family.ask')}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap v-footed">
        {ready && may && (
          <>
            <SoumSelect
              label={t('family.ask_where')}
              value={from}
              without={area}
              put={(code) => set({ from: code })}
            />
            <TextField
              label={t('family.ask_note')}
              many
              value={note}
              put={(words) => set({ note: words })}
              hint={t('family.ask_note_hint')}
            />
            <ul class="v-means">
              {soum !== undefined && <li>{t('family.ask_there', { soum })}</li>}
              <li>{t('family.ask_answer')}</li>
              {!known && <li>{t('family.ask_then', { twice: t('same.twice') })}</li>}
              <li>{t('family.ask_otor')}</li>
            </ul>
          </>
        )}
        <AskedNote card={card} />
        <TroubleNote trouble={draft.trouble} />
      </main>
      {may && (
        <SaveFoot draft={draft} save={save} missing={missing} words={t('family.ask_do')} />
      )}
    </>
  );
}
