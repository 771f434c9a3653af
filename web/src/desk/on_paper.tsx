// SPDX-License-Identifier: Apache-2.0
// A list as a file, and on paper. The browser is given the file's address, and nothing of it is
// kept here.

import { Button } from '../shell/controls';
import { useText } from '../shell/text';

/** `paper` is done before the page is printed. */
export function FileAndPaper({ name, href, label, paper }: {
  name: string;
  href: string;
  label: string;
  paper?: () => void;
}) {
  const t = useText();
  return (
    <div class="d-buttons d-screen">
      <a class="button" data-csv={name} download={`otor-${name}.csv`} href={href}>
        <span>{label}</span>
      </a>
      <Button
        onClick={() => {
          paper?.();
          print();
        }}
      >{t('worklist.print')}</Button>
    </div>
  );
}
