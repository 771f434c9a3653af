// SPDX-License-Identifier: Apache-2.0
// Own entries that the server did not take, and those that it keeps apart: what each is, of whom
// and of which day, and why, in the officer's language. The server's own words are English and lie
// folded below.

import { useEffect, useState } from 'preact/hooks';
import type { Household } from '../log/calls';
import type { NotTaken } from '../log/not_taken';
import { OpenAccount } from '../log/open_account';
import { CoreSays } from '../log/records';
import type { WorkAccount } from '../log/work_account';
import { useAccount, useStanding } from './account_context';
import { valueOf } from './household_card';
import { kindKey } from './kind_words';
import { Button, useWords } from './shell';

const first = 5;

type Names = ReadonlyMap<string, string>;

/** The two texts that what is said of a record needs otherwise than of a page. */
const ownWords: Record<string, string> = {
  not_allowed: 'sync.why_not_allowed', '': 'sync.why_unknown',
};

function headOf(open: WorkAccount, id: string): Promise<string | undefined> {
  return open.read<Household>('household', { id }).then(
    ({ fields }) => valueOf(fields.head) ?? '',
    (error: unknown) => {
      if (!(error instanceof CoreSays)) throw error;
      return undefined;
    });
}

/** Of every person on this phone. */
async function peopleOn(open: WorkAccount): Promise<Names> {
  const { rows } = await open.read<{ rows: { id: string; name: string }[] }>(
    'people', { limit: Number.MAX_SAFE_INTEGER });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What the families and people of these ids are called, as far as the phone knows. */
async function namesOf(open: WorkAccount, ids: string[]): Promise<Names> {
  const heads = await Promise.all(ids.map(async (id) => [id, await headOf(open, id)] as const));
  const people = heads.some(([, head]) => head === undefined) ? await peopleOn(open) : new Map();
  return new Map(heads.map(([id, head]) => [id, head ?? people.get(id) ?? '']));
}

function useSubjects(lines: NotTaken[]): Names {
  const open = useAccount();
  const { turn } = useStanding();
  const ids = [...new Set(lines.map(({ event }) => event.subject))].join(' ');
  const [names, set] = useState<Names>(new Map());
  useEffect(() => {
    let current = true;
    if (ids !== '') {
      namesOf(open, ids.split(' ')).then((found) => current && set(found), reportError);
    }
    return () => {
      current = false;
    };
  }, [open, ids, turn]);
  return names;
}

/** Nothing where the server took all that it was sent. */
export function NotTakenLines() {
  const { t } = useWords();
  const open = useAccount();
  const { refused, set_aside: aside, turn } = useStanding();
  const [lines, set] = useState<NotTaken[]>([]);
  useEffect(() => {
    let current = true;
    if (refused + aside > 0 && open instanceof OpenAccount) {
      open.notTaken().then((found) => current && set(found), reportError);
    }
    return () => {
      current = false;
    };
  }, [open, refused, aside, turn]);
  return (
    <>
      {refused > 0 && (
        <div class="v-note" data-refused={refused}>
          <p>{t('sync.refused', { n: refused })}</p>
          <Lines lines={lines.filter((line) => line.refused)} />
        </div>
      )}
      {aside > 0 && (
        <div class="v-note" data-aside={aside}>
          <p>{t('sync.set_aside', { n: aside })}</p>
          <Lines lines={lines.filter((line) => !line.refused)} />
        </div>
      )}
    </>
  );
}

function Lines({ lines }: { lines: NotTaken[] }) {
  const { t } = useWords();
  const [all, showAll] = useState(false);
  const shown = all ? lines : lines.slice(0, first);
  const names = useSubjects(shown);
  return (
    <>
      <ul class="v-not-taken">
        {shown.map((line) => (
          <Line key={line.event.id} line={line} name={names.get(line.event.subject) ?? ''} />
        ))}
      </ul>
      {shown.length < lines.length && (
        <Button onClick={() => showAll(true)}>
          {t('task.more', { count: lines.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function Line({ line: { event, code, detail }, name }: { line: NotTaken; name: string }) {
  const { t, day } = useWords();
  const key = ownWords[code] ?? `problem.${code}`;
  const said = t(key);
  return (
    <li data-why={code}>
      <b>{[t(kindKey(event.kind)), name].filter(Boolean).join(' · ')}</b>
      {' '}<span class="v-quiet">{day(event.at)}</span>
      <p>{said === key ? t('sync.why_unknown') : said}</p>
      {detail !== '' && (
        <details>
          <summary>{t('sync.for_helper')}</summary>
          <p class="v-quiet" lang="en">{detail}</p>
        </details>
      )}
    </li>
  );
}
