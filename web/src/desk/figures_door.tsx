// SPDX-License-Identifier: Apache-2.0
// The page of official figures comes when it is opened: most days nobody imports any.

import { useEffect, useState } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import { Bar } from '../shell/bar';

type Page = typeof import('./figures').FiguresPage;

export function FiguresDoor(props: { account: AccountRow; left: () => void }) {
  const [page, set] = useState<{ Page: Page }>();
  useEffect(() => {
    void import('./figures').then(({ FiguresPage }) => set({ Page: FiguresPage }));
  }, []);
  return page ? <page.Page {...props} /> : <Bar />;
}
