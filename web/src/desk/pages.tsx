// SPDX-License-Identifier: Apache-2.0
// The pages of the desk: whose they are, what they are called, and how each comes when it is
// opened. The first one comes with the desk itself.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AccountRow } from '../log/database';
import { Bar } from '../shell/bar';

export interface DeskProps {
  account: AccountRow;
  left: () => void;
  /** What stands behind the desk's own name: "/money", "/coverage/insured/183". */
  path: string;
}

type Load = () => Promise<ComponentType<DeskProps>>;

export interface DeskPage {
  path: string;
  key: string;
  roles: string[];
  load?: Load;
  /** It stands behind another page, and not in the row of all of them. */
  behind?: true;
}

const both = ['head', 'programme'];

export const figures: Load = () => import('./figures').then((part) => part.FiguresPage);

export const pages: DeskPage[] = [
  { path: '', key: 'desk.nav', roles: both },
  {
    path: '/worklist', key: 'worklist.title', roles: ['head'],
    load: () => import('./worklist').then((part) => part.WorklistPage),
  },
  {
    path: '/families', key: 'families.title', roles: ['head'],
    load: () => import('./families').then((part) => part.FamiliesPage),
  },
  {
    path: '/family', key: 'families.open', roles: ['head'], behind: true,
    load: () => import('./family').then((part) => part.FamilyPage),
  },
  {
    path: '/coverage', key: 'coverage.title', roles: both,
    load: () => import('./coverage').then((part) => part.CoveragePage),
  },
  {
    path: '/findings', key: 'findings.title', roles: both,
    load: () => import('./findings').then((part) => part.FindingsPage),
  },
  {
    path: '/money', key: 'money_desk.nav', roles: ['head'],
    load: () => import('./money').then((part) => part.MoneyPage),
  },
  {
    path: '/training', key: 'training.title', roles: ['head'],
    load: () => import('./training_head').then((part) => part.HeadTraining),
  },
  {
    path: '/handbooks', key: 'handbooks.title', roles: ['head'],
    load: () => import('./handbooks').then((part) => part.HandbooksPage),
  },
  {
    path: '/reports', key: 'reports.title', roles: both,
    load: () => import('./reports').then((part) => part.ReportsPage),
  },
  {
    path: '/lessons', key: 'lessons.nav', roles: both,
    load: () => import('./lessons').then((part) => part.LessonsPage),
  },
  {
    path: '/quality', key: 'quality.nav', roles: ['head'],
    load: () => import('./quality').then((part) => part.QualityPage),
  },
  { path: '/figures', key: 'figures.title', roles: ['head'], load: figures },
  {
    path: '/phones', key: 'phones.title', roles: ['head'], behind: true,
    load: () => import('./phones').then((part) => part.PhonesPage),
  },
  {
    path: '/seen', key: 'cli.audit_title', roles: ['head'], behind: true,
    load: () => import('./seen').then((part) => part.SeenPage),
  },
];

/** The page behind an address, of those that this account has. */
export function pageOf(path: string, { role }: AccountRow): DeskPage | undefined {
  const name = /^\/[^/?]*/.exec(path)?.[0] ?? '';
  return pages.find((page) => page.path === name && page.roles.includes(role));
}

export function Later({ load, ...props }: DeskProps & { load: Load }) {
  const [loaded, set] = useState<{ Page: ComponentType<DeskProps> }>();
  useEffect(() => {
    let current = true;
    void load().then((Page) => current && set({ Page }));
    return () => {
      current = false;
    };
  }, [load]);
  return loaded ? <loaded.Page {...props} /> : <Bar />;
}
