// SPDX-License-Identifier: Apache-2.0
// Handbooks of each edition: what came, went back, was lost, was given, and what is left.

import { useState } from 'preact/hooks';
import { newId } from '../log/ids';
import { Sheet } from '../shell/sheet';
import { useAccount, useDraft, useRead } from './account_context';
import { Chips, TextField } from './fields';
import { TroubleNote } from './marks';
import { notKnown, useSettled } from './settled';
import { Button, Icon, useWords } from './shell';

export interface StockRow {
  edition: string;
  received: number;
  returned: number;
  lost: number;
  given: number;
  left: number;
  /** As the department wrote it, where it wrote anything of this edition. */
  issued?: number | null;
  taken_back?: number | null;
}

export function useStock(): StockRow[] | undefined {
  return useRead<{ editions: StockRow[] }>('stock', {})?.editions;
}

function editionWords(t: ReturnType<typeof useWords>['t'], edition: string): string {
  return t('visit.edition', { edition: edition === notKnown ? t('consent.not_known') : edition });
}

export function Stock() {
  const { t } = useWords();
  const rows = useStock();
  const [noting, note] = useState(false);
  if (!rows) return null;
  return (
    <section>
      <h2 class="v-head">{t('stock.title')}</h2>
      {rows.length === 0 && <p class="v-quiet">{t('stock.none')}</p>}
      <ul class="v-list">
        {rows.map((row) => (
          <li key={row.edition} data-edition={row.edition}>
            <b>{editionWords(t, row.edition)}</b>
            <p><b>{t('stock.left', { n: Math.max(0, row.left) })}</b></p>
            <p class="v-quiet">
              {t('stock.sums', {
                received: row.received, given: row.given, returned: row.returned, lost: row.lost,
              })}
            </p>
            <OfDepartment row={row} />
            {row.left < 0 && <p class="v-note">{t('stock.short', { n: -row.left })}</p>}
          </li>
        ))}
      </ul>
      <Button wide onClick={() => note(true)}><Icon name="plus" />{t('stock.note')}</Button>
      {noting && <Note rows={rows} close={() => note(false)} />}
    </section>
  );
}

/** What the department wrote of her, and where it is not what she wrote herself. */
function OfDepartment({ row }: { row: StockRow }) {
  const { t } = useWords();
  const { issued, taken_back: back } = row;
  if (typeof issued !== 'number' || typeof back !== 'number') return null;
  return (
    <>
      <p class="v-quiet" data-department>{t('stock.department', { issued, taken_back: back })}</p>
      {issued !== row.received && (
        <p class="v-note" data-differs="issued">
          {t('stock.differs_issued', { hers: row.received, departments: issued })}
        </p>
      )}
      {back !== row.returned && (
        <p class="v-note" data-differs="taken_back">
          {t('stock.differs_taken_back', { hers: row.returned, departments: back })}
        </p>
      )}
    </>
  );
}

const ways = ['received', 'returned', 'lost'] as const;

function Note({ rows, close }: { rows: StockRow[]; close: () => void }) {
  const { t } = useWords();
  const { account } = useAccount();
  const area = account.areas[0]?.code ?? '';
  const settled = useSettled(area);
  const [initial] = useState(() => ({
    edition: settled.edition ?? rows.at(-1)?.edition ?? '',
    how: 'received' as (typeof ways)[number], count: '',
  }));
  const draft = useDraft('stock', initial);
  const { edition, how, count } = draft.value;
  const whole = /^[1-9]\d{0,4}$/.test(count.trim()) ? Number(count) : 0;
  const save = async (): Promise<void> => {
    const body = { edition: edition.trim() || notKnown, how, count: whole };
    const event = { kind: 'handbooks_moved', subject: newId(), area, body };
    if (await draft.save([event])) close();
  };
  return (
    <Sheet
      title={t('stock.note')}
      onClose={close}
      foot={(
        <Button
          primary
          wide
          disabled={whole === 0 || draft.saving}
          onClick={() => void save()}
        >{t('household.save')}</Button>
      )}
    >
      <div class="form">
        <TroubleNote trouble={draft.trouble} />
        <Chips
          label={t('stock.what')}
          choices={ways.map((code) => ({ code, label: t(`stock.${code}`) }))}
          chosen={[how]}
          tap={(code) => draft.set({ how: code as (typeof ways)[number] })}
        />
        <TextField
          label={t('stock.edition')}
          value={edition}
          put={(words) => draft.set({ edition: words })}
        />
        <TextField
          label={t('stock.count')}
          kind="numeric"
          value={count}
          put={(typed) => draft.set({ count: typed })}
        />
        <p class="v-quiet">{t('stock.mistake')}</p>
      </div>
    </Sheet>
  );
}

/** What is left of the edition that is given, beside the count that is given now. */
export function StockLeft({ edition, giving }: { edition: string | undefined; giving: number }) {
  const { t } = useWords();
  const row = useStock()?.find((one) => one.edition === (edition ?? notKnown));
  if (!row || row.received === 0) return null;
  const left = row.left - giving;
  return left < 0
    ? <p class="v-note" role="status">{t('stock.short', { n: -left })}</p>
    : <p class="v-quiet" role="status">{t('stock.left', { n: left })}</p>;
}
