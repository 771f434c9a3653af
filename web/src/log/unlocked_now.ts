// SPDX-License-Identifier: Apache-2.0
// The one account that is open in this page, by itself: a screen that is for everybody looks here
// without carrying what opens an account.

import { Cell } from '../shell/cell';
import type { Account } from './database';
import type { Keys } from './phone_keys';

export interface Unlocked {
  account: Account;
  keys: Keys;
}

/** Screens watch it: undefined while everything is locked. */
export const unlocked = new Cell<Unlocked | undefined>(undefined);
