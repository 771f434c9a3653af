// SPDX-License-Identifier: Apache-2.0
// The ribbon and the money in short, above the form: what changes while one changes it.

import type { OutlookAnswer } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { Ages, ageMarks, fitAges, Ribbon } from './ribbon';
import { scaleOf } from './scale';

export function MiniResult({ answer, born }: { answer: OutlookAnswer; born: string }) {
  const t = useText();
  const format = useFormat();
  const { life } = answer;
  const scale = scaleOf(answer, born);
  const prices = life.prices.map((price) => format.number(price.person));
  const few = prices.length > 3 ? [prices[0], '…', prices.at(-1)] : prices;
  const age = life.age ?? 0;
  return (
    <div class="mini">
      <svg class="picture" viewBox="0 0 328 46" aria-hidden="true">
        <Ribbon life={life} scale={scale} y={2} />
        <Ages marks={fitAges(ageMarks(life, scale, format))} y={43} />
      </svg>
      <div class="mini-money" role="status">
        <p class="give">
          <span>{t('calculator.pay_monthly')}</span>{' '}
          <b>
            {few.join(' → ')}
            {'\u00a0₮'}
          </b>
        </p>
        <p class="get">
          <span>{t('calculator.receive_monthly')}</span>{' '}
          <b>
            {life.opens
              ? `${format.money(life.pension)} · ${format.age(age)}`
              : t('calculator.nothing_short')}
          </b>
        </p>
      </div>
    </div>
  );
}
