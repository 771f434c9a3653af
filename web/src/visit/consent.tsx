// SPDX-License-Identifier: Apache-2.0
// The consent that is read aloud, in the herder's language whatever the screen speaks. A changed
// text is a new version.

import { Button, go, useTextIn, useWords } from './shell';
import { useAccount } from './account_context';
import { Chips } from './fields';
import { useSoums } from './soums';

export const consentVersion = '1';
/** How long records are kept; a setting of the deployment once there is one. */
const yearsKept = 5;
const demoPhone = '70000000';
const spoken = [
  { code: 'mn', label: 'Монгол' }, { code: 'kk', label: 'Қазақша' },
  { code: 'en', label: 'English' },
];

interface ConsentProps {
  area: string;
  language: string;
  put: (language: string) => void;
  yes: () => void;
  no: () => void;
  busy?: boolean;
}

export function ConsentText({ area, language, put, yes, no, busy }: ConsentProps) {
  const { t } = useWords();
  const read = useTextIn(language);
  const { account } = useAccount();
  const soum = useSoums().get(area);
  const name = soum?.[`name_${language as 'mn' | 'kk' | 'en'}`] ?? account.areas[0]?.name_mn ?? '';
  const lines = [
    read('consent.who', { officer: account.name, soum: name }),
    read('consent.why'), read('consent.what'), read('consent.what_not'),
    read('consent.how_long', { n: yearsKept }), read('consent.who_sees'), read('consent.refuse'),
    account.made_up ? read('consent.rights', { phone: demoPhone }) : read('consent.rights_plain'),
  ];
  return (
    <section class="v-consent">
      <h2 class="v-head">{t('consent.title')}</h2>
      <Chips label={t('consent.in_language')} choices={spoken} chosen={[language]} tap={put} />
      <p class="v-quiet">{t('consent.read')}</p>
      <ol lang={language}>{lines.map((line) => <li key={line}>{line}</li>)}</ol>
      <p class="v-ask" lang={language}><b>{read('consent.ask')}</b></p>
      <div class="v-row">
        <Button wide disabled={busy} onClick={no}>{read('consent.no')}</Button>
        <Button primary wide disabled={busy} onClick={yes}>{read('consent.yes')}</Button>
      </div>
      <p class="v-quiet">{t('consent.version', { version: consentVersion })}</p>
    </section>
  );
}

export function Refused({ leave }: { leave?: () => void }) {
  const { t } = useWords();
  return (
    <section class="v-card" role="status">
      <p><b>{t('consent.refused')}</b></p>
      <Button primary wide onClick={() => go('/')}>{t('consent.advise')}</Button>
      {leave && <Button wide onClick={leave}>{t('officer.back')}</Button>}
    </section>
  );
}
