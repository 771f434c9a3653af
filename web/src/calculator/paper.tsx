// SPDX-License-Identifier: Apache-2.0
// The same picture on paper, A5 or A4, readable in black and white; seen only when printing.

import type { OutlookAnswer } from '../messages';
import { useFormat } from '../shell/format';
import { Icon } from '../shell/icons';
import { inLanguage, useLanguage, useText } from '../shell/text';
import { useAsking } from './asking';
import { Covers } from './covers';
import { Facts } from './facts';
import { Picture } from './picture';
import { firstRoute, Prices, StateShare } from './prices';

/** The steps whose law a sheet names; *why* names all. */
const onPaper = new Set(['age_needed', 'months_needed', 'floor', 'person_pays', 'state_pays']);

function PaperSources({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const format = useFormat();
  const { law } = useAsking();
  const steps = firstRoute(answer)?.steps ?? [];
  const references = new Set(
    steps.filter((step) => onPaper.has(step.rule)).flatMap((step) => step.sources),
  );
  const byDate = new Map<string, Set<string>>();
  for (const reference of references) {
    const found = law.source(reference);
    if (!found) continue;
    const titles = byDate.get(found.entry.since) ?? new Set();
    byDate.set(found.entry.since, titles.add(inLanguage(format.language, found.parameter.title)));
  }
  const said = [...byDate].map(
    ([date, titles]) => `${format.short(date)}: ${[...titles].join(', ')}`,
  );
  return (
    <p class="paper-sources">
      <b>{t('calculator.sources')}.</b> {said.join('. ')}.
    </p>
  );
}

export interface PaperProps {
  answer: OutlookAnswer;
  born: string;
  on: string;
  today: string;
  who: string;
  sheep: string;
}

export function Paper({ answer, born, on, today, who, sheep }: PaperProps) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { law } = useAsking();
  const start = answer.life.start ?? on;
  const open = law.open(answer.questions).map((q) => inLanguage(language, q.asks));
  return (
    <article class="paper" aria-hidden="true" data-theme="felt">
      <header>
        <div>
          <h1>{t('calculator.your_result')}</h1>
          <p>{t('calculator.paper_from', { person: who, month: format.month(start) })}</p>
        </div>
        <p class="wordmark">
          <Icon name="mark" size={22} />
          {t('app.name')}
        </p>
      </header>
      <Picture answer={answer} born={born} />
      <Prices answer={answer} />
      <StateShare answer={answer} />
      <Facts answer={answer} />
      <Covers covers={answer.cover} on={on} />
      <p class="paper-open">
        <b>? {t('calculator.open_title')}:</b> {open.join(' ')}
      </p>
      <PaperSources answer={answer} />
      <p class="paper-sources">
        {sheep}. {t('calculator.todays_law')} {t('calculator.estimate_only')}{' '}
        {on < today ? `${t('calculator.counted_before', { month: format.month(on) })} ` : ''}
        {t('calculator.known_until', { date: format.short(answer.estimate.law.known_until) })}
      </p>
    </article>
  );
}
