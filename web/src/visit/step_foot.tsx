// SPDX-License-Identifier: Apache-2.0
// Leaving a step: what was filled in is written first, where there is anything.

import type { NewEvent } from '../log/calls';
import type { Draft } from './account_context';
import { TroubleNote } from './marks';
import { Button, Foot } from './shell';
import type { StepProps } from './visit';

export function StepFoot<T>({ draft, events, next, nextWords }: {
  draft: Draft<T>;
  events: () => NewEvent[];
} & Pick<StepProps, 'next' | 'nextWords'>) {
  const leave = async (): Promise<void> => {
    const made = events();
    if (made.length === 0 || await draft.save(made)) next();
  };
  return (
    <>
      <TroubleNote trouble={draft.trouble} />
      <Foot>
        <Button primary wide disabled={draft.saving} onClick={() => void leave()}>
          {nextWords}
        </Button>
      </Foot>
    </>
  );
}
