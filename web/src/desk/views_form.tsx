// SPDX-License-Identifier: Apache-2.0
// The name of a view, and whether its days move along with the calendar.

import { useState } from 'preact/hooks';
import { thisDay } from '../log/this_day';
import type { SavedView } from '../messages';
import { Button, Choice, Field } from '../shell/controls';
import { type Format, useFormat } from '../shell/format';
import { Sheet } from '../shell/sheet';
import { type Text, useText } from '../shell/text';
import { type OrderTrouble, Said } from './order';
import type { Days } from './period';
import { inWords, longestName, nameProblem, timeIn } from './views_words';

export function ViewForm({ start, views, busy, trouble, keep, close }: {
  /** Without a view it is a new one. */
  start: { view?: SavedView; address: string };
  views: SavedView[];
  busy: boolean;
  trouble: OrderTrouble | undefined;
  keep: (name: string, address: string) => Promise<boolean>;
  close: () => void;
}) {
  const t = useText();
  const { view, address } = start;
  const { could } = timeIn(address, thisDay());
  const [typed, type] = useState(view?.name ?? '');
  const [moves, move] = useState(view === undefined);
  const [sent, send] = useState(false);
  const name = typed.trim().replace(/\s+/g, ' ');
  const problem = nameProblem(name, views, view?.view);
  const save = async (): Promise<void> => {
    if (busy || name === '' || problem) return;
    send(true);
    if (await keep(name, moves && could ? inWords(address, could) : address)) close();
  };
  const foot = (
    <>
      <Button onClick={close}>{t('desk.not_now')}</Button>
      <Button primary disabled={busy || name === '' || problem !== undefined}
        onClick={() => void save()}>{t('views.keep')}</Button>
    </>
  );
  return (
    <Sheet title={t(view ? 'views.rename_title' : 'views.save_title')} onClose={close} foot={foot}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t('views.name')}
          hint={t('views.name_hint')}
          problem={problem && t(problem, { most: String(longestName) })}
        >
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              type="text"
              autocomplete="off"
              aria-describedby={describedBy}
              aria-invalid={invalid}
              value={typed}
              onInput={({ currentTarget: { value } }) => type(value)}
            />
          )}
        </Field>
        {!view && <Time address={address} moves={moves} move={move} />}
        {sent && <Said words="views" trouble={trouble} />}
      </form>
    </Sheet>
  );
}

const spanOf = (format: Format, { from, to }: Days): string =>
  `${from === '' ? '…' : format.short(from)} – ${to === '' ? '…' : format.short(to)}`;

function timeWords(t: Text, format: Format, address: string): string {
  const { word, days } = timeIn(address, thisDay());
  if (word) return t('views.moves', { period: t(`reports.${word}`) });
  if (!days) return t('views.as_opened');
  return days.to === '' ? t('views.since', { from: format.short(days.from) })
    : t('views.stays', { days: spanOf(format, days) });
}

/** Days that are a month, a quarter or a year today may move along; all others stay. */
function Time({ address, moves, move }: {
  address: string;
  moves: boolean;
  move: (moves: boolean) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { days, could } = timeIn(address, thisDay());
  if (!days || !could) return <p data-time>{timeWords(t, format, address)}</p>;
  return (
    <Choice
      legend={t('views.time')}
      list
      options={[
        { value: 'moves', label: t('views.moves', { period: t(`reports.${could}`) }) },
        { value: 'stays', label: t('views.stays', { days: spanOf(format, days) }) },
      ]}
      value={moves ? 'moves' : 'stays'}
      onChange={(value) => move(value === 'moves')}
    />
  );
}
