// SPDX-License-Identifier: Apache-2.0
// A point of a meeting: what is said, what it rests on, who said it, and what stood there before.
// Where two wrote at once both are shown until somebody says which one holds.

import { useState } from 'preact/hooks';
import type { PointPage, PointVersion } from '../messages';
import { Button, Field } from '../shell/controls';
import { EvidenceForm } from './lessons_evidence';
import type { Shared } from './lessons_meeting';
import { evidenceText, linkText, longestWords } from './lessons_words';

/** A few lines and a button. What was typed stays until the server has it. */
export function Typing({ label, button, busy, start, send, close }: {
  label: string;
  button: string;
  busy: boolean;
  start?: string;
  send: (text: string) => Promise<boolean>;
  close?: () => void;
}) {
  const [text, type] = useState(start ?? '');
  const submit = async (): Promise<void> => {
    if (!await send(text.trim())) return;
    type('');
    close?.();
  };
  return (
    <form
      class="d-words d-screen"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && text.trim() !== '') void submit();
      }}
    >
      <Field label={label}>
        {({ id }) => (
          <textarea
            id={id}
            rows={2}
            maxLength={longestWords}
            value={text}
            onInput={(event) => type(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={busy || text.trim() === ''}>{button}</Button>
    </form>
  );
}

type Open = 'change' | 'evidence' | 'withdraw' | undefined;

export function PointItem({ point, shared }: { point: PointPage; shared: Shared }) {
  const { page, words, order, sends } = shared;
  const { t } = words;
  const [open, set] = useState<Open>();
  const over = point.now.map(({ by }) => by.event);
  const first = point.now[0];
  const turn = (which: Open): void => set(open === which ? undefined : which);
  return (
    <li data-point={point.point} data-withdrawn={first ? undefined : true}>
      {point.now.length > 1 && <p class="v-note">{t('lessons.torn')}</p>}
      {point.now.map((version) => (
        <Version key={version.by.event} {...{ version, point, shared }} />
      ))}
      {!first && point.before[0] && <p><s>{point.before[0].text}</s></p>}
      {point.withdrawn.map(({ by, why }) => (
        <p key={by.event} class="d-quiet">
          {t('lessons.withdrawn', { why, name: by.name, day: words.format.short(by.on) })}
        </p>
      ))}
      <ul class="l-evidence">
        {point.links.map((link) => <li key={link.link}>{linkText(words, link)}</li>)}
      </ul>
      <History point={point} shared={shared} />
      {page.may_write && first && (
        <div class="l-actions d-screen">
          {(['change', 'evidence', 'withdraw'] as const).map((which) => (
            <button
              key={which}
              type="button"
              class="link"
              aria-expanded={open === which}
              onClick={() => turn(which)}
            >{t(`lessons.${which}`)}</button>
          ))}
        </div>
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

function History({ point, shared: { words } }: { point: PointPage; shared: Shared }) {
  if (point.before.length === 0) return null;
  return (
    <details class="l-before">
      <summary>{words.t('lessons.before')}</summary>
      <ul>
        {point.before.map(({ by, text }) => (
          <li key={by.event}>{text} <small>{words.by(by)}</small></li>
        ))}
      </ul>
    </details>
  );
}

export function Withdraw({ entry, over, shared, close }: {
  entry: string;
  over: string[];
  shared: Shared;
  close: () => void;
}) {
  const { words: { t }, order, sends } = shared;
  return (
    <div>
      <p class="d-quiet">{t('lessons.withdraw_means')}</p>
      <Typing
        label={t('lessons.why')}
        button={t('lessons.withdraw')}
        busy={sends.busy}
        close={close}
        send={(why) => order({ what: 'withdraw', entry, over, why })}
      />
    </div>
  );
}
