// SPDX-License-Identifier: Apache-2.0
// What hangs on an open question is underlined with dashes, and a dashed mark opens the question.

import type { ComponentChildren } from 'preact';
import { NotSettled } from '../shell/controls';
import { useAsking } from './asking';

export function OpenMark({ questions }: { questions: string[] }) {
  const { law, ask } = useAsking();
  if (law.open(questions).length === 0) return null;
  return <NotSettled onClick={() => ask(questions)} />;
}

export function OpenValue({
  questions,
  children,
}: {
  questions: string[];
  children: ComponentChildren;
}) {
  const { law } = useAsking();
  const open = law.open(questions).length > 0;
  return <span class={open ? 'money open-value' : 'money'}>{children}</span>;
}
