// SPDX-License-Identifier: Apache-2.0

import { useMemo } from 'preact/hooks';
import { nameIn, placeNames } from '../shell/places';
import { useLanguage } from '../shell/text';
import { useAimags, useSoums } from '../visit/soums';

/** The name of a soum or an aimag, of whichever head; the code where there is none. */
export function useAreaName(): (code: string) => string {
  const language = useLanguage();
  const aimags = useAimags();
  const soums = useSoums();
  return useMemo(() => {
    // Apart: an aimag and one of its soums may bear the same name.
    const names = new Map([
      ...placeNames([...soums.values()], aimags, language),
      ...aimags.map((aimag): [string, string] => [aimag.code, nameIn(language, aimag)]),
    ]);
    return (code) => names.get(code) ?? code;
  }, [aimags, soums, language]);
}
