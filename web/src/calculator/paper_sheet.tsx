// SPDX-License-Identifier: Apache-2.0
// Opens the personal sheet. It comes with all that makes documents, when it is first asked for.

import { type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SheetPaperProps } from '../papers/sheet_paper';
import { Sheet } from '../shell/sheet';
import { loadRest, useLanguage, useText } from '../shell/text';

type Loaded = { screen: ComponentType<SheetPaperProps> } | 'not_here' | undefined;

export function PaperSheet({ asked, onClose }: {
  asked: SheetPaperProps['asked'];
  onClose: () => void;
}) {
  const t = useText();
  const language = useLanguage();
  const [loaded, set] = useState<Loaded>();
  useEffect(() => {
    let wanted = true;
    Promise.all([import('../papers/sheet_paper'), loadRest()]).then(
      ([module]) => wanted && set({ screen: module.default }),
      () => wanted && set('not_here'),
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (typeof loaded === 'object') {
    return (
      <loaded.screen
        language={language}
        page={`${location.origin}/`}
        asked={asked}
        close={onClose}
      />
    );
  }
  return (
    <Sheet title={t('calculator.sheet')} onClose={onClose}>
      <p role={loaded ? 'alert' : 'status'}>
        {t(loaded ? 'app.screen_not_here' : 'app.loading')}
      </p>
    </Sheet>
  );
}
