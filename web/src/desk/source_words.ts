// SPDX-License-Identifier: Apache-2.0
// Who published a figure. What was written in three languages, Mongolian | Kazakh | English, is
// told in the reader's; anything else as it was written.

import { languages, useLanguage } from '../shell/text';

export function useSource(): (written: string) => string {
  const language = useLanguage();
  return (written) => {
    const said = written.split(' | ');
    return (said.length === languages.length && said[languages.indexOf(language)]) || written;
  };
}
