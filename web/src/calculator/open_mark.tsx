// SPDX-License-Identifier: Apache-2.0
// What hangs on an open question is underlined with dashes, and a dashed mark opens the question.

import type { ComponentChildren } from 'preact';
import { NotSettled } from '../shell/controls';
import { type Drawn, filled } from '../shell/rich';
import { useAsking } from './asking';

export function OpenMark({ questions }: { questions: string[] }) {
  const { law, ask } = useAsking();
  if (law.open(questions).length === 0) return null;
  return <NotSettled onClick={() => ask(questions)} />;
}

/** Words and their mark, which stays on the line of the last word. */
export function Marked({
  questions,
  places = {},
  children,
}: {
  questions: string[];
  places?: Drawn;
  children: string;
}) {
  const last = children.lastIndexOf(' ') + 1;
  return (
    <>
      {filled(children.slice(0, last), places)}
      <span class="with-mark">
        {filled(children.slice(last), places)} <OpenMark questions={questions} />
      </span>
    </>
  );
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
