// SPDX-License-Identifier: Apache-2.0
// Any number of a head's officers: of whom an order is.

import { useText } from '../shell/text';

export function OfficersChoice({ officers, chosen, choose, area }: {
  officers: { officer: string; name: string; area: string }[];
  chosen: string[];
  choose: (chosen: string[]) => void;
  area: (code: string) => string;
}) {
  const t = useText();
  const names = officers.filter(({ officer }) => chosen.includes(officer)).map(({ name }) => name);
  const tap = (user: string): void => choose(officers.map(({ officer }) => officer).filter(
    (one) => (one === user) !== chosen.includes(one)));
  return (
    <details class="d-soums">
      <summary>
        {t('money_desk.who')}:{' '}
        <b>{names.length > 3 ? t('money_desk.officers', { n: names.length })
          : names.join(', ') || t('money_desk.nobody')}</b>
      </summary>
      <div class="d-links">
        <button
          type="button"
          class="link"
          onClick={() => choose(officers.map(({ officer }) => officer))}
        >{t('money_desk.choose_all')}</button>
        <button type="button" class="link" onClick={() => choose([])}>
          {t('money_desk.choose_none')}
        </button>
      </div>
      <fieldset class="d-people">
        <legend class="out-of-sight">{t('money_desk.who')}</legend>
        {officers.map(({ officer, name, area: soum }) => (
          <label key={officer}>
            <input
              type="checkbox"
              checked={chosen.includes(officer)}
              onChange={() => tap(officer)}
            />
            <span>{name} <small>{area(soum)}</small></span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
