// SPDX-License-Identifier: Apache-2.0
// The family's telephone: tapped, the phone calls; or writes. Not where two numbers stand beside
// each other, nor where the consent does not hold, nor in a way to which nobody there agreed.

import type { Household } from '../log/calls';
import { mayWrite } from './consent_back';
import { mayContact } from './contact_words';
import { Icon, useWords } from './shell';
import { WriteMessage } from './write_message';

export function Call({ card }: { card: Household }) {
  const { t } = useWords();
  const { phone } = card.fields;
  if (!phone?.value || phone.others.length > 0 || !mayWrite(card)) return null;
  const number = phone.value.replace(/[^+\d]/g, '');
  return (
    <>
      {mayContact(card, 'phone') ? (
        <a class="button v-wide" href={`tel:${number}`}>
          <Icon name="phone" /><span class="v-hidden">{t('household.phone')} </span>{phone.value}
        </a>
      ) : <p class="v-quiet" data-no-calls>{t('family.contact_no_calls')}</p>}
      {mayContact(card, 'message') && <WriteMessage card={card} phone={number} />}
    </>
  );
}
