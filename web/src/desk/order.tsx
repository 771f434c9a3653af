// SPDX-License-Identifier: Apache-2.0
// An order of the desk on its way to the server, what became of it, and a question before it
// leaves.

import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { newId } from '../log/ids';
import { Button } from '../shell/controls';
import { Sheet } from '../shell/sheet';
import { useText } from '../shell/text';
import { askServer, DeskFailed } from './ask';

/** `refused`: nothing was written. `unsure`: no answer came, it may have been. */
export type OrderTrouble = 'refused' | 'not_allowed' | 'unsure';

export interface Ordering<Order, Answer> {
  busy: boolean;
  trouble: OrderTrouble | undefined;
  /** What the server answered; nothing where nothing was written as far as is known. */
  send: (order: Order) => Promise<Answer | undefined>;
}

function troubleOf(failed: DeskFailed): OrderTrouble {
  if (failed.reason === 'not_allowed') return 'not_allowed';
  return failed.status >= 400 && failed.status < 500 ? 'refused' : 'unsure';
}

/** One order at a time. Whatever came of it, the desk is read again by `changed`. */
export function useSendingTo<Order extends object, Answer>(
  address: string, changed: () => void, ended: () => void,
): Ordering<Order, Answer> {
  const [state, set] = useState<{ busy: boolean; trouble?: OrderTrouble }>({ busy: false });
  const under = useRef(false);
  const send = async (order: Order): Promise<Answer | undefined> => {
    if (under.current) return undefined;
    under.current = true;
    set({ busy: true });
    try {
      const answer = await askServer<Answer>(address, order);
      set({ busy: false });
      changed();
      return answer;
    } catch (error) {
      if (!(error instanceof DeskFailed)) throw error;
      if (error.reason === 'sign_in') ended();
      set({ busy: false, trouble: troubleOf(error) });
      changed();
      return undefined;
    } finally {
      under.current = false;
    }
  };
  return { busy: state.busy, trouble: state.trouble, send };
}

/** The same of orders that are written once: each goes under a key. */
export function useOrderTo<Order extends object, Answer>(
  address: string, changed: () => void, ended: () => void,
): Ordering<Order, Answer> {
  const { send, ...state } = useSendingTo<Order & { key: string }, Answer>(
    address, changed, ended);
  const kept = useRef({ order: '', key: '' });
  return {
    ...state,
    send: async (order) => {
      // The same order again, since no answer came, is known by its key and written once.
      const text = JSON.stringify(order);
      if (kept.current.order !== text) kept.current = { order: text, key: newId() };
      const answer = await send({ ...order, key: kept.current.key });
      if (answer !== undefined) kept.current = { order: '', key: '' };
      return answer;
    },
  };
}

/** Beside the button that sent it. `words`: the section that says `trouble_…`. */
export function Said({ words, trouble, done }: {
  words: string;
  trouble: OrderTrouble | undefined;
  done?: string | undefined;
}) {
  const t = useText();
  return (
    <div role="status">
      {trouble && (
        <p class="v-note" data-trouble={trouble}>{t(`${words}.trouble_${trouble}`)}</p>
      )}
      {!trouble && done && <p class="v-note" data-done>{done}</p>}
    </div>
  );
}

/** The question before an order that concerns many or cannot be undone. */
export function Confirm({ title, confirm, busy, onConfirm, onClose, children }: {
  title: string;
  confirm: string;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const t = useText();
  const foot = (
    <>
      <Button onClick={onClose}>{t('desk.not_now')}</Button>
      <Button primary disabled={busy} onClick={onConfirm}>{confirm}</Button>
    </>
  );
  return <Sheet title={title} onClose={onClose} foot={foot}>{children}</Sheet>;
}
