// SPDX-License-Identifier: Apache-2.0
// A sentence with something drawn or set bold in one of its places.

import { type ComponentChildren, Fragment } from 'preact';
import type { Text } from './text';

export type Drawn = Record<string, ComponentChildren>;

export function filled(sentence: string, places: Drawn) {
  return sentence
    .split(/(\{\w+\})/)
    .map((part, i) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return <Fragment key={i}>{name && name in places ? places[name] : part}</Fragment>;
    });
}

export const rich = (t: Text, key: string, places: Drawn) => filled(t(key), places);
