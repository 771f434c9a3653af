// SPDX-License-Identifier: Apache-2.0
// Taking in a file of soums, without a network: the first of a soum that is new here, and what is
// newer of those that are here already. What came of a first file that was cut off is gone on with,
// also from the network; of news all comes or nothing.

import { Bundle, UnfitBundle } from './bundle_file';
import { CacheClosed, type DeviceLog } from './device_log';
import { newsFrom, type News } from './news_in';
import type { OpenAccount } from './open_account';
import { streamsOf } from './own_area';
import { serverKey } from './server_key';
import { fillFrom, type SyncPort } from './sync';

export { UnfitBundle, type Unfit } from './bundle_file';

export interface Came {
  /** How many streams are here now that were not. */
  taken: number;
  news: News;
  /** When the file was made, server time. */
  made: number;
}

/** Own work is not touched by it. Throws UnfitBundle, PhoneFull. */
export function takeBundle(open: OpenAccount, file: Blob, code: string): Promise<Came> {
  return open.alone(async (port) => {
    const bundle = await Bundle.open(file, code);
    const { head } = bundle;
    const { log } = port;
    await judge(open, port, bundle);
    const areas = open.account.areas.map((area) => area.code);
    const here = await log.held() ?? [];
    const news = await newsFrom(port, bundle.again(), here);
    const taken = await fillFrom(port, bundle.again(), areas).catch((error: unknown) => {
      throw error instanceof CacheClosed ? new UnfitBundle('store') : error;
    });
    if (!news.older) await noteContact(log, areas, head.made);
    return { taken, news, made: head.made };
  });
}

/** Nothing is changed before all of it is known; but a lost phone obeys at once, as at contact. */
async function judge(open: OpenAccount, port: SyncPort, bundle: Bundle): Promise<void> {
  const { head } = bundle;
  if (head.for !== open.account.user) throw new UnfitBundle('foreign');
  const point = await serverKey();
  // Who has not met the server yet knows neither its soums nor its key; and what was closed for
  // wrong PINs opens at contact alone.
  const met = await port.log.store() === head.store && point !== undefined;
  const long = typeof open.standing.closed_after === 'number';
  if (!met || !(port.log.cacheOpen || long)) throw new UnfitBundle('store');
  if (!await bundle.isSignedBy(point)) throw new UnfitBundle('unsigned');
  if (head.lost?.includes(port.log.device)) {
    await port.givenUp();
    throw new UnfitBundle('lost');
  }
  const held = await port.log.held() ?? [];
  const there = head.soums.map(({ area }) => area);
  // A soum of which nothing is told was taken away: what that means a contact says.
  if (!held.every((area) => there.includes(area))) throw new UnfitBundle('areas');
  const whole = await bundle.isWhole();
  if (!whole && (held.length > 0 || !port.log.cacheOpen)) throw new UnfitBundle('cut');
  if (!await open.metByFile(head.made)) throw new UnfitBundle('closed');
}

/** The record is here as it stood when the file was made: as after a contact at that moment. */
async function noteContact(log: DeviceLog, areas: string[], made: number): Promise<void> {
  const held = await log.held() ?? [];
  const all = streamsOf(areas).every((area) => held.includes(area));
  if (all && (await log.contact() ?? 0) < made) await log.saveContact(made);
}
