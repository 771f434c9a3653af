// SPDX-License-Identifier: Apache-2.0
// Money for the road as the programme office sees it: budget and spending of each aimag, and what
// it came to for each household reached, with how sure that is. No officer, no soum, no expense.

import { useState } from 'preact/hooks';
import type { AimagMoney, Cost, MoneyTotals as Totals } from '../messages';
import { useFormat } from '../shell/format';
import { nameIn } from '../shell/places';
import { useProgramme } from '../shell/settled';
import { inLanguage, useLanguage, useText } from '../shell/text';
import { useAimags } from '../visit/soums';
import { useAsked } from './asked';
import { Failed } from './frame';
import { type Defined, definitionOf } from './defined';
import { Head, Heads, Meanings } from './means';
import { MonthTable } from './money_months';
import { SchemeChoice, SpentBar } from './money_top';
import { TableRegion } from './table_region';
import { categoryName } from '../shell/expense_words';
import './money.css';

export function MoneyTotals({ ended }: { ended: () => void }) {
  const t = useText();
  const language = useLanguage();
  const [code, choose] = useState('');
  const aimags = useAimags();
  const schemes = useProgramme()?.allowances ?? [];
  const { found, failed, again } = useAsked<Totals>(
    `/api/totals/allowance?scheme=${encodeURIComponent(code)}`, ended);
  const nameOf = (of: string): string => {
    const known = schemes.find((one) => one.code === of);
    return known ? inLanguage(language, known.name) : of;
  };
  const aimagName = (of: string): string => {
    const known = aimags.find((one) => one.code === of);
    return of === '' ? t('money_totals.all') : known ? nameIn(language, known) : of;
  };
  const scheme = schemes.find((one) => one.code === found?.scheme);
  if (failed === 'not_allowed') return null;
  return (
    <section class="d-part m-totals">
      <h2 id="m-totals">{found?.scheme ? nameOf(found.scheme) : t('money_desk.title')}</h2>
      {failed && <Failed reason={failed} again={again} />}
      {found && found.schemes.length > 1 && (
        <SchemeChoice codes={found.schemes} chosen={found.scheme} {...{ nameOf, choose }} />
      )}
      {found && found.scheme === '' && <p class="d-quiet">{t('money_totals.none')}</p>}
      {found && found.scheme !== '' && (
        <>
          <AimagTable totals={found} aimagName={aimagName} />
          <Costs rows={[found.all, ...found.aimags]} aimagName={aimagName} />
          {found.all.withheld
            ? <p class="d-quiet">{t('money_totals.months_withheld')}</p>
            : (
              <MonthTable
                months={found.months}
                scheme={found.scheme}
                category={(of) => categoryName(language, scheme, of)}
              />
            )}
        </>
      )}
    </section>
  );
}

const columns = ['officers', 'budget', 'given', 'spent', 'waiting', 'left'] as const;
/** What came back is not in what was given here. */
const meant: Partial<Record<(typeof columns)[number], Defined>> = {
  officers: 'officers_now', given: 'budget',
};

function AimagTable({ totals, aimagName }: {
  totals: Totals;
  aimagName: (code: string) => string;
}) {
  const t = useText();
  const rows = [...totals.aimags, totals.all];
  return (
    <>
      <TableRegion label="m-totals" name="money-totals">
        <table>
          <thead>
            <Heads>
              <th scope="col">{t('money_totals.aimag')}</th>
              {columns.map((column) => (
                <Head
                  key={column}
                  of={meant[column] ?? column}
                  name={t(`money_totals.${column}`)}
                />
              ))}
              <Head of="of_budget" name={t('money_totals.of_budget')} kind="m-bar-head" />
            </Heads>
          </thead>
          <tbody>
            {rows.map((row) => (
              <AimagRow key={row.aimag} row={row} name={aimagName(row.aimag)} />
            ))}
          </tbody>
        </table>
      </TableRegion>
      {rows.some(({ withheld }) => withheld) && (
        <p class="d-quiet">{t('money_totals.withheld_why')}</p>
      )}
      <p class="d-quiet">{t('money_totals.budget_means')}</p>
    </>
  );
}

function AimagRow({ row, name }: { row: AimagMoney; name: string }) {
  const t = useText();
  const format = useFormat();
  const { officers, budget, balance, left, withheld } = row;
  const amounts = [budget, balance.paid - balance.returned, balance.spent, balance.claimed, left];
  const share = budget > 0 ? Math.round((100 * (balance.spent + balance.claimed)) / budget) : 0;
  return (
    <tr data-aimag={row.aimag} data-withheld={withheld}>
      <th scope="row">{name}</th>
      <td class="d-number">{format.number(officers)}</td>
      {withheld && <td colSpan={6}>{t('money_totals.withheld')}</td>}
      {!withheld && amounts.map((amount, at) => (
        <td key={at} class="d-number">{format.number(amount)}</td>
      ))}
      {!withheld && (
        <td>
          <div class="m-share"><SpentBar balance={balance} of={budget} /><span>{share}%</span></div>
        </td>
      )}
    </tr>
  );
}

const reachedWith = ['reached', 'first_contacts', 'enrolled'] as const;
const costs = ['cost_reached', 'cost_first', 'cost_enrolled'] as const;

function Costs({ rows, aimagName }: {
  rows: AimagMoney[];
  aimagName: (code: string) => string;
}) {
  const t = useText();
  return (
    <section aria-labelledby="m-costs">
      <h3 id="m-costs">{t('money_totals.costs')}</h3>
      <p class="d-quiet">{t('money_totals.costs_mean')}</p>
      <div class="m-costs">
        {rows.map((row) => (
          <div key={row.aimag} data-costs={row.aimag}>
            <h4>{aimagName(row.aimag)}</h4>
            {row.withheld && <p class="d-quiet">{t('money_totals.withheld')}</p>}
            {!row.withheld && reachedWith.map((what) => (
              <CostWords key={what} what={what} cost={row[what]} />
            ))}
          </div>
        ))}
      </div>
      <Meanings
        of={costs.map((of) => ({ name: t(`indicator.${of}`), says: t(definitionOf(of)) }))}
      />
    </section>
  );
}

/** "16,392 ₮ for each household reached. Between 15,100 ₮ and 17,700 ₮, most likely." */
function CostWords({ what, cost }: { what: string; cost: Cost | null }) {
  const t = useText();
  const format = useFormat();
  if (!cost) return <p data-cost={what}>{t(`money_totals.${what}_none`)}</p>;
  if (cost.each === 0) return <p data-cost={what}>{t('money_desk.months_none')}</p>;
  const sure = cost.low !== null && cost.high !== null;
  return (
    <p data-cost={what}>
      <b>{t(`money_totals.${what}`, { amount: format.money(cost.each) })}</b>{' '}
      {sure
        ? t('money_totals.between', {
          low: format.money(cost.low ?? 0), high: format.money(cost.high ?? 0),
        })
        : t('money_totals.not_sure')}
      {' '}<small>{t('money_totals.counted', { count: format.number(cost.count) })}</small>
    </p>
  );
}
