// SPDX-License-Identifier: Apache-2.0
import { Icon } from '../shell/icons';

export function Back({ to, words }: { to: string; words: string }) {
  return <p class="book-back"><a class="button" href={to}><Icon name="left" />{words}</a></p>;
}
