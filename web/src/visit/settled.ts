// SPDX-License-Identifier: Apache-2.0
// What the department has settled, kept on the phone.

import { thisDay } from '../log/this_day';
import type { Programme } from '../messages';
import { type Settled, settledOn } from '../shell/settled';
import { Kept, useKept } from './kept';

/** What is written into the log where nobody has settled it. */
export const notKnown = 'not_known';

export const programme = new Kept<Programme>(
  '/api/programme', 'programme', (body) => body as Programme);

export function useSettled(area: string): Settled {
  return settledOn(useKept(programme), area, thisDay());
}
