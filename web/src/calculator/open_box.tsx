// SPDX-License-Identifier: Apache-2.0
// What is not settled: the questions this answer hangs on, changes of the law ahead, the account
// method.

import type { OutlookAnswer } from '../messages';
import { type Format, useFormat } from '../shell/format';
import { inLanguage, type Text, useLanguage, useText } from '../shell/text';
import { useAsking } from './asking';

/** Changes that are law already and lie ahead: the first date of each. */
function changeDates(answer: OutlookAnswer): string[] {
  const known = answer.estimate.law.known_until;
  return [...new Set(answer.pending.map((p) => p.since).filter((since) => since > known))].sort();
}

function accountLines(answer: OutlookAnswer, t: Text, format: Format): string[] {
  const { account } = answer;
  if (!account.applies) return [];
  const lines = [t('calculator.account_method')];
  if (account.indicative && account.divisor && account.divisor_since) {
    lines.push(
      t('calculator.account_indicative', {
        divisor: account.divisor,
        date: format.short(account.divisor_since),
        amount: account.indicative,
      }),
    );
  }
  return lines;
}

export function OpenBox({ answer }: { answer: OutlookAnswer }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { law } = useAsking();
  const lines = [
    ...law
      .open(answer.questions)
      .filter((q) => q.name !== 'U3')
      .map((question) => inLanguage(language, question.asks)),
    ...changeDates(answer).map((date) =>
      t('calculator.change_coming', { date: format.short(date) }),
    ),
    ...accountLines(answer, t, format),
  ];
  const proposals = answer.pending
    .filter((p) => p.since <= answer.estimate.law.known_until)
    .flatMap((p) => {
      const statement = law.source(`${p.name}@${p.since}`)?.entry.statement;
      return statement ? [inLanguage(language, statement)] : [];
    });
  return (
    <section class="open-box" id="open">
      <h2>
        <span class="mark-open" aria-hidden="true">
          ?
        </span>
        {t('calculator.open_title')}
      </h2>
      <p class="second small">{t('calculator.open_note')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {proposals.length > 0 ? (
        <details>
          <summary>{t('calculator.proposals')}</summary>
          <ul>
            {proposals.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
