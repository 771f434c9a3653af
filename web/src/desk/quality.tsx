// SPDX-License-Identifier: Apache-2.0
// Call-backs: visits that were drawn by lot, what became of the calls, and the share with its
// interval. Nothing here tells of a single officer.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { CallDraw, CallShare, QualityDesk, QualityOrder, QualityOrdered } from '../messages';
import { Button, Field } from '../shell/controls';
import { type Format, useFormat } from '../shell/format';
import { go } from '../shell/routes';
import { type Text, useLanguage, useText } from '../shell/text';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { behindPage, captionOf, DayFields, daysQuery, useDays } from './days';
import { Failed, Frame } from './frame';
import './lessons.css';
import { Said, useOrderTo } from './order';
import { FileAndPaper } from './on_paper';
import { overviewAddress } from './overview_asked';
import type { DeskProps } from './pages';
import { CallList } from './quality_calls';
import { Remarks } from './remarks';

export type Order = Omit<QualityOrder, 'key'>;

/** All that the parts of the page share. */
export interface Quality {
  desk: QualityDesk;
  t: Text;
  format: Format;
  area: (code: string) => string;
  busy: boolean;
  send: (order: Order) => Promise<boolean>;
}

const perThousand = 1_000; // millionths
const perCent = 10; // thousandths

export function QualityPage({ account, left, path }: DeskProps) {
  const t = useText();
  const ended = (): void => void leaveDesk().then(left);
  const asked = useDays();
  const [, , second = '', third = ''] = (path.split('?')[0] ?? '').split('/');
  const remarks = second === 'remarks' ? third : undefined;
  const draw = remarks === undefined ? second : '';
  const query = [draw === '' ? '' : `draw=${draw}`, daysQuery(asked.days)]
    .filter((part) => part !== '').join('&');
  const { found, failed, again } = useAsked<QualityDesk>(
    `/api/head/quality${query === '' ? '' : `?${query}`}`, ended, { keep: true });
  useEffect(() => {
    document.title = t('quality.title');
  }, [t]);
  return (
    <Frame account={account} leave={ended}>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && (
        <>
          <h1 class="d-headline">{t('quality.title')}</h1>
          <p aria-busy="true">{t('desk.loading')}</p>
        </>
      )}
      {found && <Whole desk={found} ended={ended} changed={again} asked={asked} />}
      {found && <Remarks month={remarks} days={asked.days} ended={ended} />}
    </Frame>
  );
}

function Whole({ desk, ended, changed, asked }: {
  desk: QualityDesk;
  ended: () => void;
  changed: () => void;
  asked: ReturnType<typeof useDays>;
}) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const area = useAreaName();
  const order = useOrderTo<Order, QualityOrdered>('/api/head/quality', changed, ended);
  const [drawing, show] = useState(false);
  const sum = (of: (draw: CallDraw) => number): string =>
    format.number(desk.draws.reduce((total, one) => total + of(one), 0));
  const days = daysQuery(asked.days);
  const shared: Quality = {
    desk, t, format, area, busy: order.busy,
    send: async (what) => await order.send(what) !== undefined,
  };
  return (
    <>
      <h1 class="d-headline d-top" data-draws={desk.draws.length}>
        {desk.draws.length === 0 ? t('quality.headline_none') : t('quality.headline', {
          drawn: sum(({ drawn }) => drawn), open: sum(({ open }) => open),
        })}
      </h1>
      <p class="d-quiet">{t('quality.says')}</p>
      <DayFields {...asked} />
      {days !== '' && <OfTime desk={desk} t={t} format={format} />}
      <div class="d-screen l-new">
        <Button icon="plus" onClick={() => show(!drawing)}>{t('quality.new')}</Button>
        {drawing && <DrawForm shared={shared} close={() => show(false)} />}
      </div>
      <div class="l-said"><Said words="quality" trouble={order.trouble} /></div>
      {desk.draws.length === 0 && (
        <p class="d-part" data-empty>
          {t(days === '' ? 'quality.none' : 'quality.none_in_time')}
        </p>
      )}
      {desk.draws.length > 0 && (
        <section class="d-part">
          <h2>{t('quality.draws')}</h2>
          <ul class="l-rows">
            {desk.draws.map((draw) => <Draw key={draw.draw} draw={draw} shared={shared} />)}
          </ul>
          <p class="d-quiet">
            {t('quality.tries_mean', { count: format.number(desk.tries) })}
          </p>
          <FileAndPaper
            name="call_backs"
            href={`/api/head/quality?form=csv&lang=${language}${days === '' ? '' : `&${days}`}`}
            label={t('quality.csv_draws')}
          />
        </section>
      )}
    </>
  );
}

/** Which draws stand there, and how often somebody called on these days. */
function OfTime({ desk, t, format }: { desk: QualityDesk; t: Text; format: Format }) {
  return (
    <>
      <p class="d-quiet" data-days={`${desk.from} ${desk.to}`}>
        {t('quality.period', captionOf(format, desk))}
      </p>
      <p data-calls={desk.calls}>{t('quality.calls', { count: format.number(desk.calls) })}</p>
    </>
  );
}

function DrawForm({ shared, close }: { shared: Quality; close: () => void }) {
  const { desk, t, area, busy, send } = shared;
  const [typed, type] = useState({
    seed: '', share: String(desk.usual_share / perCent), area: '',
    from: `${desk.today.slice(0, 4)}-01-01`, to: desk.today,
  });
  const change = (part: Partial<typeof typed>): void => type({ ...typed, ...part });
  const share = Math.round(Number(typed.share) * perCent);
  const whole = typed.seed.trim() !== '' && share >= 1 && share <= 1_000 &&
    typed.from !== '' && typed.to !== '' && typed.from <= typed.to;
  const submit = async (): Promise<void> => {
    const done = await send({
      what: 'draw', seed: typed.seed.trim(), share, from: typed.from, to: typed.to,
      ...(typed.area === '' ? {} : { area: typed.area }),
    });
    if (done) close();
  };
  return (
    <form
      class="d-form l-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && whole) void submit();
      }}
    >
      <div class="d-period">
        <label>{t('quality.from')}
          <input
            type="date"
            value={typed.from}
            max={typed.to}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
        </label>
        <label>{t('quality.to')}
          <input
            type="date"
            value={typed.to}
            max={desk.today}
            onChange={(event) => change({ to: event.currentTarget.value })}
          />
        </label>
        <label>{t('quality.area')}
          <select
            value={typed.area}
            onChange={(event) => change({ area: event.currentTarget.value })}
          >
            <option value="">{t('quality.area_all')}</option>
            {desk.areas.map((code) => <option key={code} value={code}>{area(code)}</option>)}
          </select>
        </label>
        <label>{t('quality.share')}
          <input
            type="number"
            min="0.1"
            max="100"
            step="0.1"
            value={typed.share}
            onInput={(event) => change({ share: event.currentTarget.value })}
          />
        </label>
      </div>
      <Field label={t('quality.seed')} hint={t('quality.seed_means')}>
        {({ id, describedBy }) => (
          <input
            id={id}
            type="text"
            maxLength={40}
            aria-describedby={describedBy}
            value={typed.seed}
            onInput={(event) => change({ seed: event.currentTarget.value })}
          />
        )}
      </Field>
      <Button primary type="submit" disabled={busy || !whole}>{t('quality.draw')}</Button>
    </form>
  );
}

function Draw({ draw, shared }: { draw: CallDraw; shared: Quality }) {
  const { desk, t, format, area } = shared;
  const number = format.number;
  const open = desk.draw === draw.draw;
  return (
    <li data-draw={draw.draw}>
      <p><b>{t('quality.of_draw', {
        from: format.short(draw.from), to: format.short(draw.to), frame: number(draw.frame),
        drawn: number(draw.drawn),
      })}</b></p>
      <p class="d-quiet">{t('quality.by', {
        name: draw.by, day: format.short(draw.on), seed: draw.seed,
      })}{' · '}{draw.areas.map(area).join('; ')}{' '}
        <a class="d-screen" href={overviewAddress({ from: draw.from, to: draw.to })}>
          {t('desk.visits_of_time')}
        </a>
      </p>
      <p>{t('quality.states', {
        reached: number(draw.reached), refused: number(draw.refused),
        not_reached: number(draw.not_reached), open: number(draw.open), gone: number(draw.gone),
      })}</p>
      <dl class="l-facts">
        {(['visited', 'handbook', 'content'] as const).map((what) => (
          <Share key={what} title={t(`quality.${what}`)} share={draw[what]} shared={shared} />
        ))}
      </dl>
      {open
        ? <CallList shared={shared} draw={draw.draw} />
        : (
          <p class="d-screen">
            <button
              type="button"
              class="link"
              onClick={() => go(`/desk/quality/${draw.draw}${behindPage()}`)}
            >{t('quality.open_list')}</button>
          </p>
        )}
    </li>
  );
}

function Share({ title, share, shared: { t, format } }: {
  title: string;
  share: CallShare;
  shared: Quality;
}) {
  const said = (thousandths: number | null | undefined): string =>
    format.percent((thousandths ?? 0) * perThousand);
  const counts = t('quality.counts', {
    yes: format.number(share.yes), no: format.number(share.no),
    unsure: format.number(share.unsure),
  });
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {share.share == null ? t('quality.too_few') : t('quality.share_is', {
          share: said(share.share), low: said(share.low), high: said(share.high),
        })}{' '}
        <small>{counts}</small>
      </dd>
    </div>
  );
}
