// SPDX-License-Identifier: Apache-2.0
// An order of a head about money for the road.

import type { MoneyOrder } from '../messages';
import { type Ordering, type OrderTrouble, Said, useOrderTo } from './order';

/** `send` tells how many lines were written. */
export function useOrder(changed: () => void, ended: () => void): Ordering<MoneyOrder, number> {
  const { send, ...state } = useOrderTo<MoneyOrder, { written: number }>(
    '/api/head/allowance', changed, ended);
  return { ...state, send: async (order) => (await send(order))?.written };
}

/** Beside the button that sent it. */
export function OrderSaid({ trouble, done }: {
  trouble: OrderTrouble | undefined;
  done?: string | undefined;
}) {
  return <Said words="money_desk" {...{ trouble, done }} />;
}
