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

export function useAreas(): Areas {
  const language = useLanguage();
  const [told, setTold] = useState<Told>(none);
  useEffect(() => {
    let wanted = true;
    fetch('/api/areas')
      .then((answer) => (answer.ok ? answer.json() : none))
      .then(
        (body) => wanted && setTold(toldIn(body)),
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
