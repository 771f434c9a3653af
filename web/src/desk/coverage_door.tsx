// SPDX-License-Identifier: Apache-2.0
// The page of coverage comes when it is opened.

import { useEffect, useState } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import { Bar } from '../shell/bar';

type Page = typeof import('./coverage').CoveragePage;

export function CoverageDoor(props: { account: AccountRow; left: () => void; path: string }) {
  const [page, set] = useState<{ Page: Page }>();
  useEffect(() => {
    void import('./coverage').then(({ CoveragePage }) => set({ Page: CoveragePage }));
  }, []);
  return page ? <page.Page {...props} /> : <Bar />;
}
