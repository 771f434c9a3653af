// SPDX-License-Identifier: Apache-2.0
// What the phone says of its sending, by what went wrong.

import { isQuota } from './database';
import { NoAnswer, ServerSays } from './server';

/** What is being done, or why it was not: told apart, since each asks for something else. */
export type Sending =
  | 'resting' | 'sending' | 'sign_in'
  | 'offline' | 'no_answer' | 'server_trouble' | 'no_room' | 'went_wrong';

/** An error of the program is reported, and told as nothing else. */
export function whyNot(error: unknown): Sending {
  if (error instanceof NoAnswer) return navigator.onLine ? 'no_answer' : 'offline';
  if (error instanceof ServerSays) return 'server_trouble';
  if (isQuota(error)) return 'no_room';
  reportError(error);
  return 'went_wrong';
}
