// SPDX-License-Identifier: Apache-2.0
// Who is to be invited: people by aimag, those of a soum beside each other, found by a word.

import { useState } from 'preact/hooks';
import type { PersonToTrain, TrainerDesk } from '../messages';
import { folded } from '../papers/search';
import { Button } from '../shell/controls';
import { aimagOf } from '../shell/places';
import { SearchField } from '../shell/search_field';
import { useText } from '../shell/text';
import { useAsked } from './asked';
import { Failed } from './frame';
import { TrainingSaid, useTraining } from './training';
import { Fold } from './training_fold';
import type { RunPart } from './training_run';

/** An order holds no more than this many. */
const mostAtOnce = 500;

interface Shown extends PersonToTrain {
  /** Name of the soum, or of the aimag. */
  where: string;
}

/** By aimag, the order kept in which the server tells them: by soum and name. */
function byAimag(people: Shown[]): [string, Shown[]][] {
  const groups = new Map<string, Shown[]>();
  for (const one of people) {
    const aimag = aimagOf(one.area);
    groups.set(aimag, [...(groups.get(aimag) ?? []), one]);
  }
  return [...groups];
}

export function Invite({ desk, trainer }: RunPart) {
  const t = useText();
  const { found, failed, again } = useAsked<TrainerDesk>('/api/trainer/runs', trainer.ended);
  return (
    <Fold order="invite" title={t('training.invite')} open={desk.run.state === 'draft'}>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && <Chosen people={found.people} {...{ desk, trainer }} />}
    </Fold>
  );
}

function Chosen({ people, desk, trainer }: RunPart & { people: PersonToTrain[] }) {
  const t = useText();
  const { send, ...order } = useTraining(trainer);
  const [words, look] = useState('');
  const [chosen, choose] = useState<string[]>([]);
  const [done, tell] = useState<number>();
  const invited = new Set(
    desk.learners.filter((one) => one.invited).map(({ user }) => user));
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const shown = people.map((one) => ({ ...one, where: trainer.area(one.area) }))
    .filter(({ name, where }) => {
      const text = folded(`${name} ${where}`);
      return wanted.every((word) => text.includes(word));
    });
  const still = chosen.filter((user) => !invited.has(user));
  const invite = async (): Promise<void> => {
    const told = await send({ what: 'invite', run: desk.run.run, learners: still });
    tell(told && still.length);
    if (told) choose([]);
  };
  return (
    <>
      {people.some(({ role }) => role !== 'officer') && (
        <p class="d-quiet">{t('training.invite_desk')}</p>
      )}
      <SearchField label={t('training.find')} value={words} put={look} />
      {shown.length === 0 && <p class="d-quiet">{t('training.found_none')}</p>}
      {byAimag(shown).map(([aimag, rows]) => (
        <Aimag
          key={aimag}
          name={aimag && trainer.area(aimag)}
          {...{ rows, invited, still, choose }}
        />
      ))}
      <div class="d-buttons">
        <Button
          primary
          disabled={order.busy || still.length === 0 || still.length > mostAtOnce}
          onClick={() => void invite()}
        >
          {still.length > 0 ? t('training.invite_send', { n: still.length })
            : t('training.invite_first')}
        </Button>
        {still.length > 0 && (
          <Button onClick={() => choose([])}>{t('training.invite_none')}</Button>
        )}
      </div>
      <TrainingSaid
        order={order}
        done={done === undefined ? undefined : t('training.invite_done', { count: done })}
      />
    </>
  );
}

function Aimag({ name, rows, invited, still, choose }: {
  name: string;
  rows: Shown[];
  invited: Set<string>;
  still: string[];
  choose: (users: string[]) => void;
}) {
  const t = useText();
  const title = name || t('training.without_area');
  const open = rows.map(({ user }) => user).filter((user) => !invited.has(user));
  const tap = (user: string): void => choose(
    still.includes(user) ? still.filter((one) => one !== user) : [...still, user]);
  return (
    <div class="t-aimag" data-aimag={rows[0] ? aimagOf(rows[0].area) : ''}>
      <h3>{title}</h3>
      {open.length > 1 && (
        <button
          type="button"
          class="link"
          onClick={() => choose([...new Set([...still, ...open])])}
        >{t('training.invite_all', { count: open.length })}</button>
      )}
      <fieldset class="d-people">
        <legend class="out-of-sight">{title}</legend>
        {rows.map(({ user, name: who, role, where }) => (
          <label key={user}>
            <input
              type="checkbox"
              checked={invited.has(user) || still.includes(user)}
              disabled={invited.has(user)}
              onChange={() => tap(user)}
            />
            <span>
              {who}{' '}
              <small>
                {[where, role !== 'officer' && t(`training.role_${role}`),
                  invited.has(user) && t('training.is_invited')].filter(Boolean).join(' · ')}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

