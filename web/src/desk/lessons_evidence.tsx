// SPDX-License-Identifier: Apache-2.0
// What a point rests on: a figure that the desk counts now and keeps as it stood, a page of the
// desk, or one visit, which stays with those who see the records of its soum.

import { useState } from 'preact/hooks';
import type { Evidence, EvidenceKind, PointPage, PointVersion } from '../messages';
import { Button, Field } from '../shell/controls';
import { nameIn } from '../shell/places';
import { useLanguage } from '../shell/text';
import { useSoums } from '../visit/soums';
import { Failed } from './frame';
import type { Shared } from './lessons_meeting';
import { useVisits } from './visits_asked';

type Asked = EvidenceKind | 'visit';

const kinds: Asked[] = ['coverage', 'visits', 'finding', 'question', 'page', 'visit'];

interface Typed {
  what: Asked;
  code: string;
  area: string;
  from: string;
  to: string;
  address: string;
  says: string;
  visit: string;
}

function whole({ what, code, from, to, address, says, visit }: Typed): boolean {
  if (what === 'page') return address.startsWith('#/desk') && says.trim() !== '';
  if (what === 'visit') return visit !== '';
  const period = from !== '' && to !== '' && from <= to;
  if (what === 'coverage') return code !== '';
  return period && (what === 'visits' || code !== '');
}

/** What is asked for: the figure itself is the server's to count. */
function evidenceOf({ what, code, area, from, to, address, says }: Typed): Evidence {
  const none = {
    code: null, area: null, from: null, to: null, address: null, as_of: null, position: null,
    count: null, of: null, says: null,
  };
  if (what === 'page') return { ...none, what, address, says: says.trim() };
  const figure = {
    ...none, what: what as EvidenceKind, area, ...(what === 'visits' ? {} : { code }),
  };
  return what === 'coverage' ? figure : { ...figure, from, to };
}

export function EvidenceForm({ point, first, over, shared, close }: {
  point: PointPage;
  first: PointVersion;
  over: string[];
  shared: Shared;
  close: () => void;
}) {
  const { page, words: { t }, order, sends } = shared;
  const [typed, type] = useState<Typed>({
    what: 'visits', code: '', area: page.area, from: `${page.today.slice(0, 4)}-01-01`,
    to: page.today, address: '', says: '', visit: '',
  });
  const change = (part: Partial<Typed>): void => type({ ...typed, ...part });
  const good = whole(typed);
  const submit = async (): Promise<void> => {
    const [household = '', visit = ''] = typed.visit.split(' ');
    const done = typed.what === 'visit'
      ? await order({ what: 'link', point: point.point, household, visit })
      : await order({
          what: 'point', point: point.point, kind: first.what, text: first.text, over,
          evidence: [evidenceOf(typed)],
        });
    if (done) close();
  };
  return (
    <form
      class="d-form l-form"
      data-evidence-form
      onSubmit={(event) => {
        event.preventDefault();
        if (!sends.busy && good) void submit();
      }}
    >
      <div class="d-period">
        <label>{t('lessons.evidence_title')}
          <select
            value={typed.what}
            onChange={(event) =>
              change({ what: event.currentTarget.value as Asked, code: '' })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>{t(`lessons.evidence_${kind}`)}</option>
            ))}
          </select>
        </label>
        <Which {...{ typed, change, shared }} />
        {typed.what !== 'page' && <Where {...{ typed, change, shared }} />}
        {typed.what !== 'page' && typed.what !== 'coverage' && (
          <Period {...{ typed, change, shared }} />
        )}
        {typed.what === 'visit' && <Visit {...{ typed, change, shared }} />}
      </div>
      {typed.what === 'page' && <Page {...{ typed, change, shared }} />}
      {!['page', 'visit'].includes(typed.what) && (
        <p class="d-quiet">{t('lessons.counted')} {t('lessons.too_few')}</p>
      )}
      <Button primary type="submit" disabled={sends.busy || !good}>{t('lessons.add')}</Button>
    </form>
  );
}

interface Part {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  shared: Shared;
}

function Which({ typed: { what, code }, change, shared: { page, words: { t } } }: Part) {
  const language = useLanguage();
  const { measures, findings, questions } = page.names;
  const names = { coverage: measures, finding: findings, question: questions };
  if (what !== 'coverage' && what !== 'finding' && what !== 'question') return null;
  return (
    <label>{t(what === 'coverage' ? 'lessons.measure' : 'lessons.which')}
      <select value={code} onChange={(event) => change({ code: event.currentTarget.value })}>
        <option value="">{t('lessons.choose')}</option>
        {names[what].map((one) => (
          <option key={one.code} value={one.code}>{one[language]}</option>
        ))}
      </select>
    </label>
  );
}

function Where({ typed: { area }, change, shared: { page, words } }: Part) {
  const language = useLanguage();
  const soums = [...useSoums().values()].filter(({ code }) => code.startsWith(page.area));
  return (
    <label>{words.t('lessons.area')}
      <select
        value={area}
        onChange={(event) => change({ area: event.currentTarget.value, visit: '' })}
      >
        <option value={page.area}>{words.area(page.area)}</option>
        {soums.map((soum) => (
          <option key={soum.code} value={soum.code}>{nameIn(language, soum)}</option>
        ))}
      </select>
    </label>
  );
}

function Period({ typed: { from, to }, change, shared: { words: { t } } }: Part) {
  return (
    <>
      <label>{t('lessons.from')}
        <input
          type="date"
          value={from}
          max={to}
          onChange={(event) => change({ from: event.currentTarget.value, visit: '' })}
        />
      </label>
      <label>{t('lessons.to')}
        <input
          type="date"
          value={to}
          min={from}
          onChange={(event) => change({ to: event.currentTarget.value, visit: '' })}
        />
      </label>
    </>
  );
}

function Page({ typed: { address, says }, change, shared: { words: { t } } }: Part) {
  // What is copied out of a browser has the server in front.
  const bare = (text: string): string => text.trim().replace(/^[^#]*(?=#\/desk)/, '');
  return (
    <>
      <Field label={t('lessons.address')}>
        {({ id }) => (
          <input
            id={id}
            type="text"
            maxLength={400}
            value={address}
            onInput={(event) => change({ address: bare(event.currentTarget.value) })}
          />
        )}
      </Field>
      <Field label={t('lessons.page_says')}>
        {({ id }) => (
          <input
            id={id}
            type="text"
            maxLength={90}
            value={says}
            onInput={(event) => change({ says: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** So many are offered at first. */
const offered = 50;

/** The visits of the time and area, the latest first, as far as they were asked for. */
function Visit({ typed: { visit, area, from, to }, change, shared }: Part) {
  const { words: { t, format }, ended } = shared;
  const asked = from === '' || to === '' || to < from ? undefined : { area, from, to };
  const { told, waits, failed, stopped, more, again } = useVisits(asked, offered, ended);
  if (failed) return <Failed reason={failed} again={again} />;
  const visits = waits ? undefined : told?.overview.visits;
  if (visits?.length === 0) return <p class="d-quiet">{t('lessons.visits_none')}</p>;
  return (
    <>
      <label>{t('lessons.evidence_visit')}
        <select value={visit} onChange={(event) => change({ visit: event.currentTarget.value })}>
          <option value="">{t(visits ? 'lessons.choose' : 'desk.loading')}</option>
          {(visits ?? []).map((one) => (
            <option key={`${one.household} ${one.id}`} value={`${one.household} ${one.id}`}>
              {format.short(one.at.slice(0, 10))} · {one.head || t('household.not_known')}
            </option>
          ))}
        </select>
      </label>
      {visits && stopped && more && <Failed reason={stopped} again={more} />}
      {visits && !stopped && more && (
        <button type="button" class="link" onClick={more}>{t('officer.more')}</button>
      )}
    </>
  );
}
