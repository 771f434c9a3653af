// SPDX-License-Identifier: Apache-2.0
// Work that the server keeps apart: of an officer who lost her phone, or whose soum was changed
// while she was out. The head lets it into the record, household by household.

import { useEffect, useState } from 'preact/hooks';
import { isSoum } from '../log/own_area';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { askDesk } from './ask';

interface Group {
  author: string;
  device: string;
  area: string;
  household: string;
  name: string;
  code: string;
  may: boolean;
  from: string;
  to: string;
  visits: number;
  lines: string[];
}

interface Answer {
  groups: Group[];
  more: boolean;
}

interface LetIn {
  stored: number;
  left: { hash: string; code: string }[];
  learned: boolean;
}

/** The stream of what somebody learned, which is no soum's. */
const own = 'own';

const reasons: Record<string, string> = {
  author_unproved: 'desk.aside_proved_not', unfit_body: 'desk.aside_unfit',
  fork: 'desk.aside_twice', circle: 'desk.aside_twice',
};

/** Nothing where nothing lies apart; `changed` once something entered the record. */
export function Aside({ turn, areaName, officerName, changed }: {
  turn: number;
  areaName: (code: string) => string;
  officerName: (user: string) => string;
  changed: () => void;
}) {
  const t = useText();
  const [answer, set] = useState<Answer>();
  const [done, tell] = useState<LetIn | 'failed'>();
  const [busy, work] = useState(false);
  useEffect(() => {
    let current = true;
    askDesk<Answer>('aside').then((found) => current && set(found), () => undefined);
    return () => {
      current = false;
    };
  }, [turn]);
  const letIn = async ({ lines, area }: Group): Promise<void> => {
    work(true);
    const told = await askDesk<Omit<LetIn, 'learned'>>('let_in', { lines })
      .then((said) => ({ ...said, learned: area === own }), () => 'failed' as const);
    tell(told);
    work(false);
    if (told !== 'failed') changed();
  };
  const groups = answer?.groups ?? [];
  if (groups.length === 0 && done === undefined) return null;
  return (
    <section class="d-part d-aside" aria-labelledby="d-aside">
      <h2 id="d-aside">{t('desk.aside')}</h2>
      {groups.length > 0 && <p class="d-quiet">{t('desk.aside_why')}</p>}
      <div role="status">
        {done === 'failed' && <p class="v-note">{t('desk.aside_failed')}</p>}
        {done && done !== 'failed' && (
          <p class="v-note" data-let-in={done.stored}>
            {done.stored > 0 && t(done.learned ? 'desk.aside_learned_done' : 'desk.aside_done',
              { lines: String(done.stored) })}
            {' '}{done.left.length > 0
              && t('desk.aside_stayed', { lines: String(done.left.length) })}
          </p>
        )}
      </div>
      <ul>
        {groups.map((group) => (
          <li key={group.lines[0]} data-aside={group.code}>
            <Facts {...{ group, areaName, officerName }} />
            {group.may && (
              <Button disabled={busy} onClick={() => void letIn(group)}>
                {t('desk.aside_let_in')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answer?.more && <p class="d-quiet">{t('desk.aside_more')}</p>}
    </section>
  );
}

function Facts({ group, areaName, officerName }: {
  group: Group;
  areaName: (code: string) => string;
  officerName: (user: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const { name, area, author, from, to, code, may, visits, lines } = group;
  const why = t(reasons[code] ?? 'desk.aside_not_theirs');
  const days = from === to ? [from] : [from, to];
  return (
    <div>
      {area === own
        ? <p><b>{t('desk.aside_learned')}</b></p>
        : (
          <p>
            <b>{name || t(isSoum(area) ? 'desk.aside_no_name' : 'lessons.came_of_it')}</b>
            {' · '}{areaName(area)}
          </p>
        )}
      <p>
        {officerName(author)} · {days.map((day) => format.short(day)).join(' – ')}
        {visits > 0 && ` · ${t('desk.aside_visits', { visits: format.number(visits) })}`}
        {' · '}{t('desk.aside_lines', { lines: format.number(lines.length) })}
      </p>
      <p class="d-quiet">{may ? t(`desk.aside_${code}`) : t('desk.aside_other', { why })}</p>
    </div>
  );
}
