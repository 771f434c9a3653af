// SPDX-License-Identifier: Apache-2.0
// Centres of the deployment's soums, so that the map works without a network.

import { useMemo } from 'preact/hooks';
import { type Named, nameIn } from '../shell/places';
import { Kept, useKept } from './kept';
import { useLanguage } from './shell';

export interface Soum {
  code: string;
  name_mn: string;
  name_kk: string;
  name_en: string;
  lat: number;
  lon: number;
  sheep_price?: number | null;
}

interface Places {
  areas: Soum[];
  aimags: Named[];
}

export const places = new Kept<Places>('/api/areas', 'places', (body) => {
  const { areas, aimags } = body as Partial<Places>;
  return { areas: areas ?? [], aimags: aimags ?? [] };
});

export function useSoums(): Map<string, Soum & { name: string }> {
  const language = useLanguage();
  const told = useKept(places);
  return useMemo(
    () => new Map((told?.areas ?? []).map((row) => [
      row.code, { ...row, name: nameIn(language, row) },
    ])),
    [told, language],
  );
}

export function useAimags(): Named[] {
  return useKept(places)?.aimags ?? [];
}
