// SPDX-License-Identifier: Apache-2.0
// Taking in a file of soums: the same as a first meeting, without a network. What is here already
// is passed over, and what came of a file that was cut off is gone on with, also from the network.

import { Bundle, UnfitBundle } from './bundle_file';
import { CacheClosed, type DeviceLog } from './device_log';
import type { OpenAccount } from './open_account';
import { streamsOf } from './own_area';
import { fillFrom } from './sync';

export { UnfitBundle, type Unfit } from './bundle_file';

/** How many streams are here now that were not. Throws UnfitBundle, PhoneFull. */
export function takeBundle(open: OpenAccount, file: Blob, code: string): Promise<number> {
  return open.alone(async (port) => {
    const bundle = await Bundle.open(file, code);
    const { head } = bundle;
    if (head.for !== open.account.user) throw new UnfitBundle('foreign');
    // Who has not met the server yet does not know which soums are hers.
    if (await port.log.store() !== head.store) throw new UnfitBundle('store');
    const areas = open.account.areas.map((area) => area.code);
    const taken = await fillFrom(port, bundle, areas).catch((error: unknown) => {
      throw error instanceof CacheClosed ? new UnfitBundle('store') : error;
    });
    await noteContact(port.log, areas, head.made);
    return taken;
  });
}

/** The record is here as it stood when the file was made: as after a contact at that moment. */
async function noteContact(log: DeviceLog, areas: string[], made: number): Promise<void> {
  const held = await log.held() ?? [];
  const all = streamsOf(areas).every((area) => held.includes(area));
  if (all && await log.contact() === undefined) await log.saveContact(made);
}
