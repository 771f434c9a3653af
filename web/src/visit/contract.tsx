// SPDX-License-Identifier: Apache-2.0
// The contract of voluntary insurance as it was seen: its days, and as what she is insured by it.
// Before its last day a task reminds of extending it.

import type { NewEvent, Person } from '../log/calls';
import { thisDay } from '../log/this_day';
import type { Draft } from './account_context';
import { useCodes } from './codebook';
import { Chips, TextField } from './fields';
import { changeFrom, type Base } from './form_values';
import { valueOf } from './household_card';
import type { Words } from './shell';
import { useWords } from './shell';

export interface ContractTyped {
  contract_from: string;
  contract_to: string;
  contract_as: string;
}

/** Members of the event, by the registers of the card. */
const members = { contract_from: 'from', contract_to: 'to', contract_as: 'as' } as const;
type Member = keyof typeof members;
const names = Object.keys(members) as Member[];

const kinds = ['herder', 'voluntary'];

export function contractOf(base: Base): ContractTyped {
  const text = (member: Member): string => String(base[member]?.value ?? '');
  return {
    contract_from: text('contract_from'), contract_to: text('contract_to'),
    contract_as: text('contract_as'),
  };
}

/** The label of what is wrong: a day cannot be untold, only replaced. */
export function contractMissing(base: Base, { contract_from, contract_to }: ContractTyped): string {
  if (contract_from === '' && base['contract_from']) return 'family.contract_from';
  const behind = contract_from !== '' && contract_to !== '' && contract_to < contract_from;
  return behind || (contract_to === '' && base['contract_to']) ? 'family.contract_to' : '';
}

export function contractEvents(
  base: Base, typed: ContractTyped, about: Pick<NewEvent, 'subject' | 'area'>,
): NewEvent[] {
  const change = changeFrom(base, Object.fromEntries(names.map((name) =>
    [name, typed[name] === '' ? undefined : typed[name]])));
  if (!change) return [];
  const body = Object.fromEntries(Object.entries(change.body).map(([name, value]) =>
    [members[name as Member], value]));
  return [{ kind: 'contract_changed', ...about, body, over: change.over }];
}

/** When it ends or ended, for a card; "" where no contract is known. */
export function contractWords({ t, day }: Words, { fields }: Person): string {
  const to = valueOf(fields.contract_to ?? undefined);
  if (!to) return '';
  return t(to < thisDay() ? 'family.contract_ended' : 'family.contract_until', { date: day(to) });
}

export function ContractFields<T extends ContractTyped>({ draft: { value, set } }: {
  draft: Draft<T>;
}) {
  const { t } = useWords();
  const codes = useCodes();
  const put = (typed: Partial<ContractTyped>): void => set(typed as Partial<T>);
  return (
    <section data-contract>
      <h2 class="v-head">{t('family.contract')}</h2>
      <TextField
        label={t('family.contract_from')}
        kind="date"
        value={value.contract_from}
        put={(contract_from) => put({ contract_from })}
      />
      <TextField
        label={t('family.contract_to')}
        kind="date"
        least={value.contract_from}
        value={value.contract_to}
        put={(contract_to) => put({ contract_to })}
        hint={t('family.contract_why', { task: codes.words('rule', 'contract_ends') })}
      />
      <Chips
        label={t('household.paid_as')}
        choices={kinds.map((code) => ({ code, label: t(`household.as_${code}`) }))}
        chosen={[value.contract_as]}
        tap={(contract_as) => put({ contract_as })}
      />
    </section>
  );
}
