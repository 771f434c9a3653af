// SPDX-License-Identifier: Apache-2.0
// What the server told last of the officer's training: the runs she is invited to, and her
// certificates. Kept sealed, so that it is there without a network.

import type { MyTraining } from '../messages';
import { openPhone } from './database';
import { sealValue, unsealValue, type Sealed } from './seal';
import { myTraining } from './server';
import { thisDay } from './this_day';

export interface TrainingTold {
  told: MyTraining;
  /** The day on which it was told. */
  on: string;
}

const keyOf = (user: string): string => `training ${user}`;
const about = (user: string): string => `otor-training-1|${user}`;

/** Undefined also where another key sealed it: it is told again. */
export async function keptTraining(
  user: string, own: CryptoKey,
): Promise<TrainingTold | undefined> {
  const row = (await (await openPhone()).get('state', keyOf(user))) as Sealed | undefined;
  return row && unsealValue<TrainingTold>(own, about(user), row).catch(() => undefined);
}

/** True where the server tells something else than what is kept. */
export async function hearTraining(user: string, token: string, own: CryptoKey): Promise<boolean> {
  const heard: TrainingTold = { told: await myTraining(token), on: thisDay() };
  const kept = await keptTraining(user, own);
  if (JSON.stringify(heard) === JSON.stringify(kept)) return false;
  const sealed = await sealValue(own, about(user), heard);
  await (await openPhone()).put('state', sealed, keyOf(user));
  return true;
}
