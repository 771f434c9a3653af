// SPDX-License-Identifier: Apache-2.0
// The consent that is read aloud, in the herder's language whatever the screen speaks. A changed
// text is a new version.

import { Button, go, useTextIn, useWords } from './shell';
import { useAccount } from './account_context';
import { Chips } from './fields';
import { notKnown, useSettled } from './settled';
import { useSoums } from './soums';

const spoken = [
  { code: 'mn', label: 'Монгол' }, { code: 'kk', label: 'Қазақша' },
  { code: 'en', label: 'English' },
];

interface ConsentProps {
  area: string;
  language: string;
  put: (language: string) => void;
  /** Both are told the version of the text that was read. */
  yes: (version: string) => void;
  no: (version: string) => void;
  busy?: boolean;
}

export function ConsentText(props: ConsentProps) {
  const { area, language, put, yes, no, busy } = props;
  const { telephone, yearsKept, madeUp, consentVersion } = useSettled(area);
  const version = consentVersion ?? notKnown;
  const { t } = useWords();
  const read = useTextIn(language);
  const { account } = useAccount();
  const soum = useSoums().get(area);
  const name = soum?.[`name_${language as 'mn' | 'kk' | 'en'}`] ?? account.areas[0]?.name_mn ?? '';
  const lines = [
    read('consent.who', { officer: account.name, soum: name }),
    read('consent.why'), read('consent.what'), read('consent.what_not'),
    yearsKept === undefined ? read('consent.how_long_unknown')
      : read('consent.how_long', { n: yearsKept }),
    read('consent.who_sees'), read('consent.refuse'),
    telephone === undefined ? read('consent.rights_plain')
      : read('consent.rights', { phone: telephone }),
  ];
  return (
    <section class="v-consent">
      <h2 class="v-head">{t('consent.title')}</h2>
      <Chips label={t('consent.in_language')} choices={spoken} chosen={[language]} tap={put} />
      <p class="v-quiet">{t('consent.read')}</p>
      <ol lang={language}>{lines.map((line) => <li key={line}>{line}</li>)}</ol>
      <p class="v-ask" lang={language}><b>{read('consent.ask')}</b></p>
      <div class="v-row">
        <Button wide disabled={busy} onClick={() => no(version)}>{read('consent.no')}</Button>
        <Button primary wide disabled={busy} onClick={() => yes(version)}>
          {read('consent.yes')}
        </Button>
      </div>
      <p class="v-quiet">
        {telephone === undefined ? t('consent.phone_unknown')
          : madeUp ? t('consent.phone_made_up') : ''}
      </p>
      <p class="v-quiet">
        {t('consent.version', { version: consentVersion ?? t('consent.not_known') })}
      </p>
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
