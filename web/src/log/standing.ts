// SPDX-License-Identifier: Apache-2.0
// Where an open account stands: what of its work is safe, and what keeps it.

import type { Loss } from './opened_log';
import type { Closed } from './phone_keys';
import type { Room } from './room';
import type { Sending } from './sending';

export interface Standing {
  /** Grows where screens have something else to read; the state below changes more often. */
  turn: number;
  unsafe: number;
  /** How many lines this phone wrote. */
  written: number;
  writing: boolean;
  sending: Sending;
  /** Own lines that the server did not take; and those that it keeps apart. */
  refused: number;
  set_aside: number;
  contact: number | undefined;
  room: Room | undefined;
  full: boolean;
  /** Other people's records are closed, and why. */
  closed_after: Closed | undefined;
  /** What this phone has lost and the officer has not yet seen. */
  loss: Loss | undefined;
  /** Own rows that do not open any more. */
  damaged: number;
  /** What the wall of this phone lacks, ms; undefined while it is right within two minutes. */
  clock_off: number | undefined;
}

export const atFirst: Standing = {
  turn: 0, unsafe: 0, written: 0, writing: false, sending: 'resting', refused: 0, set_aside: 0,
  contact: undefined, room: undefined, full: false, closed_after: undefined, loss: undefined,
  damaged: 0, clock_off: undefined,
};
