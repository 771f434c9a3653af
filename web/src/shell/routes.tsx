// SPDX-License-Identifier: Apache-2.0
// The screens by address. The public page is in the first load; the others come when they are
// opened, as the default export of their index.tsx. Addresses stand behind `#`, so that no server
// needs to know them; what follows the name belongs to the screen: #/officer/household/42 opens
// `officer` at /household/42.

import type { ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Calculator } from '../calculator/calculator';

export interface ScreenProps {
  /**
   * What stands behind the screen's own name, with its slash: "" or "/household/42". As it was
   * written: its parts are decoded one by one.
   */
  path: string;
}

type Lazy = () => Promise<{ default: ComponentType<ScreenProps> }>;

const screens = import.meta.glob<{ default: ComponentType<ScreenProps> }>([
  '../visit/index.tsx',
  '../visit/practice.tsx',
  '../desk/index.tsx',
  '../papers/index.tsx',
  '../learn/index.tsx',
  '../certificate/index.tsx',
]);

export interface Route {
  name: string;
  screen?: ComponentType<ScreenProps>;
  lazy?: Lazy | undefined;
  /** Whoever opens it works without signal: the whole app is kept on her phone. */
  works?: boolean;
}

export const routes: Route[] = [
  { name: '', screen: Calculator },
  { name: 'officer', lazy: screens['../visit/index.tsx'], works: true },
  { name: 'practice', lazy: screens['../visit/practice.tsx'], works: true },
  { name: 'desk', lazy: screens['../desk/index.tsx'], works: true },
  { name: 'handbook', lazy: screens['../papers/index.tsx'] },
  { name: 'learn', lazy: screens['../learn/index.tsx'] },
  { name: 'certificate', lazy: screens['../certificate/index.tsx'] },
];

export interface Place {
  route: Route;
  path: string;
}

export function placeOf(address: string): Place {
  const [, name = '', path = ''] = /^\/?([^/]*)(.*)$/.exec(address) ?? [];
  const route = routes.find((r) => r.name === name && (r.screen || r.lazy));
  return route ? { route, path } : { route: routes[0] as Route, path: '' };
}

/** Anybody can write an address: what is no encoding stands for itself. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function addressNow(): string {
  if (location.hash.startsWith('#/')) return location.hash.slice(1).split('?')[0] ?? '/';
  return location.pathname;
}

/** Goes to a screen: go('/officer/plan'). */
export function go(address: string): void {
  location.hash = address;
}

export function usePlace(): Place {
  const [address, setAddress] = useState(addressNow);
  useEffect(() => {
    const move = (): void => setAddress(addressNow());
    addEventListener('hashchange', move);
    move(); // it may have changed since it was drawn
    return () => removeEventListener('hashchange', move);
  }, []);
  return useMemo(() => placeOf(address), [address]);
}
