// SPDX-License-Identifier: Apache-2.0
// The line under a list of which a part is drawn.

import { useWords } from './shell';

export function MoreRows({ shown, all, more, words }: {
  shown: number;
  all: number;
  more: () => void;
  words?: string;
}) {
  const { t } = useWords();
  if (shown >= all) return null;
  return (
    <button type="button" class="v-more" onClick={more}>{words ?? t('officer.more')}</button>
  );
}
