// SPDX-License-Identifier: Apache-2.0
// The outlines of soums: borders that were imported, else the land around each centre. The server
// lays them out, for a screen and for paper alike.

import type { AreaMap } from '../messages';
import { useLanguage, useText } from '../shell/text';
import { useAsked } from './asked';

export type Outlines = AreaMap;

/** `failed`: they could not be had; the table tells the same. */
export function useOutlines(codes: string[]): { map?: Outlines | undefined; failed: boolean } {
  const language = useLanguage();
  const soums = [...codes].sort().join(',');
  // Whether the session is over the page itself is told.
  const { found, failed } = useAsked<AreaMap>(
    `/api/head/map?lang=${language}&soums=${soums}`, () => undefined);
  return { map: found, failed: failed !== undefined && found === undefined };
}

/** What the outlines are. */
export function MapNote({ map }: { map: Outlines | undefined }) {
  const t = useText();
  return <>{map && t(map.borders ? 'desk.map_borders' : 'desk.map_note')}</>;
}
