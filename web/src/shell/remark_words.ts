// SPDX-License-Identifier: Apache-2.0
// A remark on visits in a sentence, on a phone as on a desk: what was found, and by which numbers
// it was looked for.

import type { RemarkRow } from '../messages';
import { useFormat } from './format';
import { useText } from './text';

export interface RemarkWords {
  said: (row: RemarkRow) => string;
  looked: (row: RemarkRow) => string;
}

export function useRemarkWords(): RemarkWords {
  const t = useText();
  const format = useFormat();
  return {
    said: ({ when, from, families }) =>
      t(`remark.said_${when}`, { day: format.short(from), n: families }),
    looked: ({ when, least, codes }) =>
      t(`remark.rule_${when}`, { least: least ?? 0, codes: codes ?? 0 }),
  };
}
