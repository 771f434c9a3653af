// SPDX-License-Identifier: Apache-2.0
// On screens that need no account: how much is only on this phone. What counts it comes later, and
// only to a phone on which somebody works.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { whenIdle } from './after_paint';

async function countOfPhone(): Promise<ComponentType | undefined> {
  const all = await indexedDB.databases?.();
  if (!all?.some(({ name }) => name?.startsWith('otor-'))) return undefined;
  return (await import('../visit/unsent_count')).UnsentCount;
}

export function Unsent() {
  const [Count, set] = useState<ComponentType>();
  useEffect(() => {
    let current = true;
    whenIdle(() => {
      if (!current) return;
      countOfPhone().then((came) => current && set(() => came), () => undefined);
    });
    return () => {
      current = false;
    };
  }, []);
  return Count ? <Count /> : null;
}
