// SPDX-License-Identifier: Apache-2.0
// What one is covered for while paying.

import type { Cover } from '../messages';
import { useFormat } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { useText } from '../shell/text';
import { OpenMark } from './open_mark';

const icons: Record<string, IconName> = {
  maternity: 'cradle',
  sickness: 'bed',
  disability: 'stick',
  death: 'family',
  survivors: 'people',
};
const monthly = new Set(['disability', 'survivors']);

function CoverCard({ cover, on }: { cover: Cover; on: string }) {
  const t = useText();
  const format = useFormat();
  const since = (month: string): string =>
    month <= on ? t('cover.now') : t('cover.from', { month_: format.monthStem(month) });
  const amountText = (kind: string, amount: string): string =>
    monthly.has(kind)
      ? t('cover.monthly', { amount })
      : kind === 'death'
        ? t('cover.once', { amount })
        : amount;
  const share = cover.share ? format.percent(cover.share) : '';
  return (
    <li class="card cover">
      <div class="cover-top">
        <Icon name={icons[cover.kind] ?? 'people'} size={44} />
        <OpenMark questions={cover.questions} />
      </div>
      <b>{t(`cover.${cover.kind}`)}</b>
      {!cover.from ? <span class="second">{t('cover.not_reached')}</span> : null}
      {cover.from && share && cover.kind === 'sickness' ? (
        <p>
          <span class="cover-value get">{t('cover.sickness_share', { share })}</span>
          <span>{since(cover.from)}</span>
        </p>
      ) : null}
      {cover.from
        ? cover.amounts.map((amount) => (
            <p key={amount.from}>
              <span class="cover-value get">
                {amountText(cover.kind, format.money(amount.amount))}
              </span>
              <span>{since(amount.from)}</span>
            </p>
          ))
        : null}
      {cover.from && cover.kind === 'survivors' && share ? (
        <span class="second">{t('cover.survivors_share', { share })}</span>
      ) : null}
      {cover.from && cover.amounts.length === 0 && !share ? (
        <span class="second">{t('cover.not_known')}</span>
      ) : null}
      {cover.kind === 'disability' ? <span class="second">{t('cover.ask')}</span> : null}
    </li>
  );
}

export function Covers({ covers, on }: { covers: Cover[]; on: string }) {
  const t = useText();
  return (
    <section>
      <h2 class="section">{t('cover.title')}</h2>
      <ul class="covers">
        {covers.map((cover) => (
          <CoverCard key={cover.kind} cover={cover} on={on} />
        ))}
      </ul>
    </section>
  );
}
