// SPDX-License-Identifier: Apache-2.0
// What others wrote lies in pages; how far they go stands in the state beside them.

import type { IDBPObjectStore } from 'idb';
import {
  asked, openDevice, strict, type DeviceDatabase, type DeviceSchema,
} from './database';

export type StateStore = IDBPObjectStore<
  DeviceSchema, ('log' | 'receipts' | 'pages' | 'drafts' | 'state')[], 'state', 'readwrite'>;

/** How far the files of soums have come, each as `filling CODE`. */
export const fillings = (): IDBKeyRange => IDBKeyRange.bound('filling ', 'filling \uffff');

/** Everything that says how far the pages go is forgotten with them. */
export async function dropPages(
  db: DeviceDatabase, and: (state: StateStore) => void = () => undefined,
): Promise<void> {
  const tx = db.transaction(['pages', 'state'], 'readwrite', strict);
  const state = tx.objectStore('state');
  void tx.objectStore('pages').clear();
  asked(state.delete('cursor')); // to write it would need the room that this is to make
  asked(state.delete('areas'));
  asked(state.delete(fillings()));
  and(state as unknown as StateStore);
  await tx.done;
}

/** Without any key: what cannot be read any more takes no room either. */
export async function dropPagesOf(device: string): Promise<void> {
  const { db } = await openDevice(device);
  await dropPages(db);
  db.close();
}
