// SPDX-License-Identifier: Apache-2.0
// Soums and the last sheep price known in each, where the server has told them. Kept by the service
// worker; without them the price is typed by hand.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { aimagOf, type Named, nameIn, placeNames } from '../shell/places';
import { useLanguage } from '../shell/text';

export interface Area extends Named {
  /** Null where none is known. */
  sheep_price?: number | null;
  /** When that was the price: 2021-11. */
  sheep_price_month?: string;
}

interface Told {
  areas: Area[];
  aimags: Named[];
}

/** The soums as they are shown: by aimag, no two with the same name. */
export interface Areas {
  list: Area[];
  names: Map<string, string>;
  groups: { name: string; areas: Area[] }[];
}

const none: Told = { areas: [], aimags: [] };

function isNamed(value: unknown): value is Named {
  const told = value as Partial<Named> | null;
  return typeof told?.code === 'string' && typeof told.name_mn === 'string';
}

function namedIn(list: unknown): Named[] {
  return Array.isArray(list) ? list.filter(isNamed) : [];
}

function toldIn(value: unknown): Told {
  const body = value as { areas?: unknown; aimags?: unknown } | null;
  const areas = namedIn(body?.areas).filter(({ code }) => code.length === 5);
  return { areas, aimags: namedIn(body?.aimags) };
}

let atHand = none;

/** What the service worker kept of them, without waiting for a network. */
export async function openAreas(): Promise<void> {
  const kept = await globalThis.caches?.match('/api/areas').catch(() => undefined);
  if (kept) atHand = toldIn(await kept.json().catch(() => none));
}

/** The made-up example stands in the soum of the worked case, where a price is known there. */
export function examplePlace(areas: Area[] = atHand.areas): { soum?: string; sheepPrice?: string } {
  const area = areas.find((a) => a.sheep_price && a.name_mn === 'Тэс');
  return area ? { soum: area.code, sheepPrice: String(area.sheep_price) } : {};
}

export function useAreas(): Areas {
  const language = useLanguage();
  const [told, setTold] = useState(atHand);
  useEffect(() => {
    let wanted = true;
    fetch('/api/areas')
      .then((answer) => (answer.ok ? answer.json() : none))
      .then(
        (body) => {
          atHand = toldIn(body);
          if (wanted) setTold(atHand);
        },
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, []);
  return useMemo(() => {
    const { areas, aimags } = told;
    const groups = aimags.map((aimag) => ({
      name: nameIn(language, aimag),
      areas: areas.filter(({ code }) => aimagOf(code) === aimag.code),
    }));
    const names = placeNames(areas, aimags, language);
    return { list: areas, names, groups: groups.length > 0 ? groups : [{ name: '', areas }] };
  }, [told, language]);
}
