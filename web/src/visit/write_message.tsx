// SPDX-License-Identifier: Apache-2.0
// A text message to the family: ready words with this month's figures, to be changed as one likes,
// and how many messages the network will count. The phone's own program sends it; nothing is kept.

import { useEffect, useState } from 'preact/hooks';
import type { Household } from '../log/calls';
import { useMade } from '../papers/papers';
import { languageNames } from '../shell/bar';
import { Sheet } from '../shell/sheet';
import { type Language, languages } from '../shell/text';
import { useAccount } from './account_context';
import { useCodes } from './codebook';
import { Chips, TextField } from './fields';
import { valueOf } from './household_card';
import { monthNow } from './month_gate';
import { missingPapers, nextOf } from './own_sheets';
import { useSettled } from './settled';
import { Button, Icon, useLanguage, useWords } from './shell';
import { useSoums } from './soums';

/** What only the officer knows; what she does not know either stays to be written over. */
function useFilled(card: Household) {
  const { day } = useWords();
  const { account } = useAccount();
  const codes = useCodes();
  const settled = useSettled(card.area);
  const soum = useSoums().get(card.area);
  const next = nextOf(...card.visits);
  const papers = new Set(card.people.flatMap(missingPapers));
  return {
    name: valueOf(card.fields.head) ?? null,
    officer: account.name,
    telephone: settled.telephone ?? null,
    soum: soum?.name ?? null,
    what: next?.what ?? null,
    day: next ? day(next.by) : null,
    papers: papers.size > 0
      ? [...papers].map((code) => codes.words('paper', code)).join(', ') : null,
  };
}

export function WriteMessage({ card, phone }: { card: Household; phone: string }) {
  const { t } = useWords();
  const [opened, open] = useState(false);
  return (
    <>
      <Button wide onClick={() => open(true)}><Icon name="talk" />{t('message.write')}</Button>
      {opened && <Writing card={card} phone={phone} close={() => open(false)} />}
    </>
  );
}

function Writing({ card, phone, close }: { card: Household; phone: string; close: () => void }) {
  const { t } = useWords();
  const mine = useLanguage();
  const spoken = valueOf(card.fields.language);
  const [language, speak] = useState<Language>(languages.find((one) => one === spoken) ?? mine);
  const [code, choose] = useState('');
  const [text, write] = useState('');
  const told = useMade('messages', { on: monthNow(), language, filled: useFilled(card) });
  const ready = told && 'made' in told ? told.made.messages : undefined;
  const chosen = ready?.find((one) => one.code === code);
  useEffect(() => {
    if (chosen) write(chosen.text);
  }, [chosen?.text]);
  return (
    <Sheet
      title={t('message.write')}
      onClose={close}
      foot={(
        <a
          class="button primary v-wide"
          aria-disabled={text.trim() === ''}
          href={text.trim() === '' ? undefined : `sms:${phone}?body=${encodeURIComponent(text)}`}
        ><Icon name="send" />{t('message.open')}</a>
      )}
    >
      <div class="form">
        <Chips
          label={t('app.language')}
          choices={languages.map((one) => ({ code: one, label: languageNames[one] }))}
          chosen={[language]}
          tap={(one) => speak(one as Language)}
        />
        {told && !ready && <p role="alert">{t('app.screen_not_here')}</p>}
        <Chips
          label={t('message.about')}
          choices={(ready ?? []).map((one) => ({ code: one.code, label: one.title }))}
          chosen={[code]}
          tap={choose}
        />
        <TextField label={t('message.text')} many value={text} put={write} />
        <Meter text={text} />
        <p class="v-quiet">{t('message.shared')}</p>
      </div>
    </Sheet>
  );
}

function Meter({ text }: { text: string }) {
  const { t } = useWords();
  const told = useMade('length', { text });
  const [last, keep] = useState({ units: 0, parts: 0, left: 0 });
  useEffect(() => {
    if (told && 'made' in told) keep(told.made);
  }, [told]);
  return (
    <p class="v-meter" role="status">
      <b>{t('message.parts', { n: last.parts })}</b>
      {' · '}{t('message.units', { n: last.units })}{' · '}{t('message.left', { n: last.left })}
      {text.includes('___') && <><br />{t('message.fill')}</>}
    </p>
  );
}
