// SPDX-License-Identifier: Apache-2.0
// Who saw and who changed the record of one household or person. The data law gives them a right to
// it, so it is made to be printed and handed over; and it says what is not in it. That it was
// opened is itself kept by the server.

import { useEffect, useState } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import { thisDay } from '../log/this_day';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAsked } from './asked';
import { Failed, Frame } from './frame';
import type { DeskProps } from './pages';
import './seen.css';
import { kindsIn, seenLines, type SeenLine, type SeenRow } from './seen_lines';
import { familyAddress, nameNoted } from './seen_names';

/** As many lines as one sheet of A4 holds with all that stands around them. */
const sheet = 30;

const notIn = ['phone', 'paper', 'far', 'machine'] as const;

export function SeenPage({ account, left, path }: DeskProps) {
  const t = useText();
  const format = useFormat();
  const leave = (): void => void leaveDesk().then(left);
  const subject = path.split('/')[2]?.split('?')[0] ?? '';
  const { found, failed, again } = useAsked<{ entries: SeenRow[] }>(
    `/api/head/seen?subject=${encodeURIComponent(subject)}`, leave);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('cli.audit_title')}`;
  }, [t]);
  const name = nameNoted(subject);
  return (
    <Frame account={account} leave={leave}>
      <div class="d-top">
        <h1 class="d-headline">{t('cli.audit_title')}</h1>
        {name !== undefined && <p class="s-name"><b>{name}</b></p>}
        <p class="d-quiet">{t('seen.id', { id: subject })}</p>
        <p class="d-line d-screen"><a href={familyAddress(subject)}>{t('families.open')}</a></p>
      </div>
      <p class="d-quiet">{t('seen.says', { day: format.short(thisDay()) })}</p>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && <Lines lines={seenLines(found.entries)} />}
      {found && <NotIn />}
    </Frame>
  );
}

function Lines({ lines }: { lines: SeenLine[] }) {
  const t = useText();
  const [all, show] = useState(false);
  const shown = all ? lines : lines.slice(0, sheet);
  if (lines.length === 0) return <p class="d-part" data-none>{t('cli.audit_nothing')}</p>;
  return (
    <section class="d-part" aria-label={t('cli.audit_title')}>
      <ul class="s-lines">
        {shown.map((line) => <Line key={line.key} line={line} />)}
      </ul>
      {shown.length < lines.length && (
        <p class="d-quiet" data-older={lines.length - shown.length}>
          {t('seen.older', { n: lines.length - shown.length })}{' '}
          <button type="button" class="link d-screen" onClick={() => show(true)}>
            {t('seen.all')}
          </button>
        </p>
      )}
      <div class="d-buttons d-screen">
        <Button onClick={() => print()}>{t('worklist.print')}</Button>
      </div>
    </section>
  );
}

function Line({ line: { day, row, times } }: { line: SeenLine }) {
  const t = useText();
  const format = useFormat();
  const { actor, name, reason, verb } = row;
  const who = actor === 'server' ? t('seen.server') : name ? `${name} (${actor})` : actor;
  const when = format.short(day);
  const key = `cli.audit_${reason}`;
  const what = kindsIn(row).map((kind) => t(`cli.audit_${kind}`)).join('; ');
  const said = t(key, { when, day: when, who, what });
  return (
    <li data-reason={reason} data-verb={verb}>
      {said === key ? `${when}, ${who}.` : said}
      {times > 1 && ` ${t('seen.times', { count: format.number(times) })}`}
    </li>
  );
}

function NotIn() {
  const t = useText();
  return (
    <section class="d-part s-not" aria-labelledby="s-not">
      <h2 id="s-not">{t('seen.not_in')}</h2>
      <ul>{notIn.map((what) => <li key={what}>{t(`seen.not_${what}`)}</li>)}</ul>
    </section>
  );
}
