// SPDX-License-Identifier: Apache-2.0
// A point of a meeting: what is said, what it rests on, who said it, and what stood there before.
// Where two wrote at once both are shown until somebody says which one holds.

import { useState } from 'preact/hooks';
import type { PointPage, PointVersion } from '../messages';
import { Button } from '../shell/controls';
import { Actions, History, Typing, Withdraw, Withdrawn } from './lessons_entry';
import { EvidenceForm } from './lessons_evidence';
import type { Shared } from './lessons_meeting';
import { evidenceText, linkText } from './lessons_words';

type Open = 'change' | 'evidence' | 'withdraw' | undefined;

export function PointItem({ point, shared }: { point: PointPage; shared: Shared }) {
  const { page, words, order, sends } = shared;
  const { t } = words;
  const [open, set] = useState<Open>();
  const over = point.now.map(({ by }) => by.event);
  const first = point.now[0];
  return (
    <li data-point={point.point} data-withdrawn={first ? undefined : true}>
      {point.now.length > 1 && <p class="v-note">{t('lessons.torn')}</p>}
      {point.now.map((version) => (
        <Version key={version.by.event} {...{ version, point, shared }} />
      ))}
      <Withdrawn
        told={point.withdrawn}
        gone={first ? undefined : point.before[0]?.text}
        words={words}
      />
      <ul class="l-evidence">
        {point.links.map((link) => <li key={link.link}>{linkText(words, link)}</li>)}
      </ul>
      <History before={point.before} words={words} says={({ text }) => text} />
      {page.may_write && first && (
        <Actions all={['change', 'evidence', 'withdraw'] as const} {...{ open, set, words }} />
      )}
      {open === 'change' && first && (
        <Typing
          label={t('lessons.change')}
          button={t('lessons.save')}
          busy={sends.busy}
          start={first.text}
          close={() => set(undefined)}
          send={(text) => order({
            what: 'point', point: point.point, kind: first.what, text, over,
          })}
        />
      )}
      {open === 'evidence' && first && (
        <EvidenceForm {...{ point, first, over, shared }} close={() => set(undefined)} />
      )}
      {open === 'withdraw' && (
        <Withdraw entry={point.point} over={over} shared={shared} close={() => set(undefined)} />
      )}
    </li>
  );
}

function Version({ version, point, shared }: {
  version: PointVersion;
  point: PointPage;
  shared: Shared;
}) {
  const { page, words, order, sends } = shared;
  const { t } = words;
  const torn = point.now.length > 1;
  const all = point.now.map(({ by }) => by.event);
  const leave = (at: number): void => void order({
    what: 'point', point: point.point, kind: version.what, text: version.text, over: all,
    out: [at],
  });
  const keep = (): void => void order({
    what: 'point', point: point.point, kind: version.what, text: version.text, over: all,
  });
  return (
    <>
      <p class="l-text">{version.text}</p>
      <ul class="l-evidence">
        {version.evidence.map((told, at) => {
          const says = evidenceText(words, page.names, told);
          const { address, position } = told.evidence;
          return (
            <li key={at} data-evidence={told.evidence.what}>
              {address && !told.withheld ? <a href={address}>{says}</a> : says}
              {position != null && <small> {t('lessons.position', { at: position })}</small>}
              {page.may_write && !torn && (
                <button
                  type="button"
                  class="link d-screen"
                  disabled={sends.busy}
                  aria-label={t('lessons.evidence_leave', { what: says })}
                  onClick={() => leave(at)}
                >×</button>
              )}
            </li>
          );
        })}
      </ul>
      <p class="d-quiet">{words.by(version.by)}</p>
      {torn && page.may_write && (
        <Button disabled={sends.busy} onClick={keep}>{t('lessons.keep')}</Button>
      )}
    </>
  );
}
