// SPDX-License-Identifier: Apache-2.0
// Icons on a grid of 24, line 2, round ends. They never carry a meaning alone: a word stands
// beside, or the button has a label.

import { drawings } from '../generated/icons';

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 28 }: { name: IconName; size?: number }) {
  const box = name === 'mark' ? '0 0 26 26' : '0 0 24 24';
  return (
    <svg class="icon" width={size} height={size} viewBox={box} aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
