// SPDX-License-Identifier: Apache-2.0
// Centres of the deployment's soums: asked once, kept on the phone, so that the map works without
// a network.

import { useEffect, useState } from 'preact/hooks';
import { openPhone } from '../log/database';
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

let known: Soum[] | undefined;

/** Asked for as soon as somebody signs in: the map is needed where there is no signal. */
export async function soums(): Promise<Soum[]> {
  if (known) return known;
  const db = await openPhone();
  const kept = (await db.get('state', 'soums')) as Soum[] | undefined;
  const fresh = fetch('/api/areas').then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    const body = (await answer.json()) as Soum[] | { areas: Soum[] };
    const rows = Array.isArray(body) ? body : body.areas;
    await db.put('state', rows, 'soums');
    known = rows;
    return rows;
  });
  if (!kept) return fresh.catch(() => []);
  fresh.catch(() => undefined);
  return kept;
}

export function useSoums(): Map<string, Soum & { name: string }> {
  const language = useLanguage();
  const [rows, set] = useState<Soum[]>(known ?? []);
  useEffect(() => {
    let current = true;
    void soums().then((found) => current && set(found));
    return () => {
      current = false;
    };
  }, []);
  return new Map(rows.map((row) => [row.code, { ...row, name: row[`name_${language}`] }]));
}
