// SPDX-License-Identifier: Apache-2.0
// "I am here": the code that the trainer shows, scanned (#/learn/here?run=…&day=…&code=…) or typed.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CourseRow } from '../generated/documents';
import { PhoneFull } from '../log/device_log';
import { ownArea } from '../log/own_area';
import { Button, Field } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useOwnAccount, useStanding } from '../visit/account_context';
import { Back } from './back';
import { judgeScanned, judgeTyped, type DayCode, type Verdict } from './day_code';
import type { OfCourses } from './learner';
import { titleOf } from './runs';
import { useMine, type Mine } from './training';

type Scanned = Record<'run' | 'day' | 'code', string>;

function scannedNow(): Scanned | undefined {
  const asked = new URLSearchParams(location.hash.split('?')[1] ?? '');
  const part = (name: string): string => asked.get(name) ?? '';
  return part('code') === '' ? undefined
    : { run: part('run').toLowerCase(), day: part('day'), code: part('code') };
}

/** The address may change under an open screen: the next code is scanned. */
function useScanned(): Scanned | undefined {
  const [scanned, set] = useState(scannedNow);
  useEffect(() => {
    const move = (): void => set(scannedNow());
    addEventListener('hashchange', move);
    return () => removeEventListener('hashchange', move);
  }, []);
  return scanned;
}

export function Here({ courses }: OfCourses) {
  const t = useText();
  const mine = useMine();
  const scanned = useScanned();
  if (!mine) return <p class="doc-waiting" aria-busy>{t('app.loading')}</p>;
  return (
    <main class="book-page">
      <Back to="#/learn" words={t('learn.title')} />
      <h1>{t('learning.here')}</h1>
      {scanned && (
        <FromQr key={JSON.stringify(scanned)} scanned={scanned} mine={mine} courses={courses} />
      )}
      {!scanned && <TypeCode run={undefined} mine={mine} courses={courses} />}
    </main>
  );
}

type Noting = { at: 'asks' } | { at: 'judged'; verdict: Verdict } |
  { at: 'noted'; code: DayCode } | { at: 'failed'; says: string };

interface Notes {
  noting: Noting;
  judge(verdict: Verdict): void;
  note(code: DayCode): void;
}

/** Writes that she was there. One at a time, however often it is tapped. */
function useNoting(noted: (code: DayCode) => void = () => undefined): Notes {
  const open = useOwnAccount();
  const [noting, set] = useState<Noting>({ at: 'asks' });
  const writes = useRef(false);
  const note = (code: DayCode): void => {
    if (writes.current) return;
    writes.current = true;
    const { run, day } = code;
    open.record([
      { kind: 'attended', subject: run, area: ownArea, body: { day, code: code.code } },
    ]).then(() => {
      set({ at: 'noted', code });
      noted(code);
    }, (error: unknown) => {
      if (error instanceof PhoneFull) open.phoneFull();
      else reportError(error);
      set({ at: 'failed', says: error instanceof PhoneFull ? 'sync.full' : 'app.went_wrong' });
    }).finally(() => {
      writes.current = false;
    });
  };
  const judge = (verdict: Verdict): void => {
    set({ at: 'judged', verdict });
    if (verdict.is === 'right') note(verdict.code);
  };
  return { noting, judge, note };
}

function FromQr({ scanned, mine, courses }: {
  scanned: Scanned;
  mine: Mine;
  courses: CourseRow[];
}) {
  const { noting, judge, note } = useNoting();
  useEffect(() => void judgeScanned(scanned, mine).then(judge), []);
  return <Says noting={noting} note={note} courses={courses} />;
}

/** In the run that is given, or whichever she is in today. */
export function TypeCode({ run, mine, courses, noted }: {
  run: string | undefined;
  mine: Mine;
  courses: CourseRow[];
  noted?: (code: DayCode) => void;
}) {
  const t = useText();
  const [typed, type] = useState('');
  const { noting, judge, note } = useNoting(noted);
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void judgeTyped(typed, run, mine).then(judge);
        }}
      >
        <Field label={t('learning.code')} hint={t('learning.code_hint')}>
          {({ id, describedBy }) => (
            <input
              id={id}
              class="learn-code"
              aria-describedby={describedBy}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              value={typed}
              onInput={(event) => type(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="learn-row">
          <Button primary type="submit" disabled={typed.trim() === ''}>
            {t('learning.note_it')}
          </Button>
        </div>
      </form>
      <Says noting={noting} note={note} courses={courses} />
    </>
  );
}

/** What became of the code: every refusal says what to do. */
function Says({ noting, note, courses }: {
  noting: Noting;
  note: (code: DayCode) => void;
  courses: CourseRow[];
}) {
  const t = useText();
  const format = useFormat();
  if (noting.at === 'asks') return null;
  if (noting.at === 'failed') return <p class="v-note" role="alert">{t(noting.says)}</p>;
  if (noting.at === 'noted') return <Noted code={noting.code} />;
  const { verdict } = noting;
  if (verdict.is === 'right') return null; // it is being written
  if (verdict.is === 'not_invited') {
    return (
      <section class="learn-box" data-verdict="not_invited">
        <p role="alert">
          {t('learning.code_not_invited', { date: format.short(verdict.code.day) })}
        </p>
        <Button primary onClick={() => note(verdict.code)}>
          {t('learning.note_all_the_same')}
        </Button>
      </section>
    );
  }
  const places: Record<string, string> = {
    ...('day' in verdict ? { date: format.short(verdict.day) } : {}),
    ...('run' in verdict ? { course: titleOf(courses, verdict.run.course) } : {}),
  };
  return (
    <p class="v-note" role="alert" data-verdict={verdict.is}>
      {t(`learning.code_${verdict.is}`, places)}
    </p>
  );
}

/** It stays on the screen from which it was noted. */
export function Noted({ code }: { code: DayCode }) {
  const t = useText();
  const format = useFormat();
  const { unsafe } = useStanding();
  return (
    <p class="v-note" role="status" data-noted={code.day} data-safe={unsafe === 0}>
      <b>{t('learning.noted', { date: format.short(code.day) })}</b>{' '}
      {t(unsafe === 0 ? 'learning.safe' : 'learning.noted_waits')}
    </p>
  );
}
