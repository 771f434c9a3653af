// SPDX-License-Identifier: Apache-2.0
// Soums and the last sheep price known in each, where the server has told them. Kept by the service
// worker; without them the price is typed by hand.

import { useEffect, useState } from 'preact/hooks';

export interface Area {
  code: string;
  name_mn: string;
  name_kk?: string;
  name_en?: string;
  aimag?: string;
  /** Null where none is known. */
  sheep_price?: number | null;
  /** When that was the price: 2021-11. */
  sheep_price_month?: string;
}

interface Told {
  code?: unknown;
  name_mn?: unknown;
  sheep_price?: unknown;
}

function isArea(value: unknown): value is Area {
  const told = value as Told | null;
  return typeof told?.code === 'string' && typeof told.name_mn === 'string';
}

function areasIn(value: unknown): Area[] {
  const list = Array.isArray(value) ? value : (value as { areas?: unknown } | null)?.areas;
  return Array.isArray(list) ? list.filter(isArea).filter((a) => a.code.length === 5) : [];
}

export function useAreas(): Area[] {
  const [areas, setAreas] = useState<Area[]>([]);
  useEffect(() => {
    let wanted = true;
    fetch('/api/areas')
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(
        (told) => wanted && setAreas(areasIn(told)),
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, []);
  return areas;
}
