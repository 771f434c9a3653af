// SPDX-License-Identifier: Apache-2.0
// The courses of an officer who is signed in: her account is opened around them, and what she does
// in them is kept. Only loaded for her.

import type { ComponentChildren } from 'preact';
import { ownArea } from '../log/own_area';
import { unlocked } from '../log/unlocked';
import { useCell } from '../shell/cell';
import { Button } from '../shell/controls';
import { useFormat } from '../shell/format';
import { Icon } from '../shell/icons';
import { go } from '../shell/routes';
import { useText } from '../shell/text';
import { Waiting } from '../shell/waiting';
import { AccountContext, useOwnAccount, useTelling } from '../visit/account_context';
import { Count, TroubleNote, Warnings } from '../visit/marks';
import { useOpened } from '../visit/opened';
import { SignIn } from '../visit/sign_in';
import { Here } from './here';
import { LearnerContext, type Learner, type OfCourse, type OfLesson } from './learner';
import { Run } from './run_page';
import { Top } from './runs';
import { GoesOn, SatTest } from './sitting';
import { ownLearning, readOn, useMine } from './training';
import '../visit/visit.css';

export default function SignedIn({ children }: { children: ComponentChildren }) {
  const now = useCell(unlocked);
  const open = useOpened(now);
  if (!now) {
    return (
      <div class="v-page">
        <SignIn opened={(row) => row.role !== 'officer' && go('/desk')} />
      </div>
    );
  }
  if (!open) return <Waiting says="sync.opening" />;
  return (
    <AccountContext.Provider value={open}>
      <LearnerContext.Provider value={learner}>{children}</LearnerContext.Provider>
    </AccountContext.Provider>
  );
}

const learner: Learner = {
  InBar: Count, Top, Mark, End, Paper, Questions, Run, Here, Notes: Warnings,
};

/** Whether the law told another figure since she read it. */
const isOld = (read: string, changed: string | null): boolean => changed !== null && changed > read;

function Mark({ course, lesson }: OfLesson) {
  const t = useText();
  const format = useFormat();
  const mine = useMine();
  const read = mine && readOn(mine.own, course.name, lesson.name);
  if (!read) return null;
  if (isOld(read, lesson.last_change)) {
    return (
      <span class="book-hit" data-read="old">
        {t('learning.read_before', { date: format.short(read) })}
      </span>
    );
  }
  return (
    <span class="book-hit learn-read" data-read="new">
      <Icon name="tick" size={20} />{t('learning.read_on', { date: format.short(read) })}
    </span>
  );
}

function End({ course, lesson }: OfLesson) {
  const t = useText();
  const format = useFormat();
  const { account: { user } } = useOwnAccount();
  const mine = useMine();
  const { tell, trouble } = useTelling();
  if (!mine) return null;
  const read = readOn(mine.own, course.name, lesson.name);
  const old = read !== undefined && isOld(read, lesson.last_change);
  const note = async (): Promise<void> => tell({
    kind: 'lesson_read', subject: await ownLearning(user), area: ownArea,
    body: { course: course.name, lesson: lesson.name, on: mine.today },
  });
  return (
    <section class="learn-box learn-done">
      {read && !old && (
        <>
          <p data-read="new" data-on={read}>
            <b>{t('learning.read_on', { date: format.short(read) })}</b>
          </p>
          <GoesOn counts={false} />
        </>
      )}
      {old && lesson.last_change && (
        <p data-read="old">{t('learn.changed', { date: format.short(lesson.last_change) })}</p>
      )}
      {read !== mine.today && (
        <Button primary={!read || old} icon="tick" onClick={() => void note()}>
          {t(read ? 'learning.read_again' : 'learning.read')}
        </Button>
      )}
      {lesson.questions > 0 && (
        <a class="button" href={`#/learn/${course.name}/${lesson.name}/questions`}>
          {t('learning.questions')}
        </a>
      )}
      <TroubleNote trouble={trouble} />
    </section>
  );
}

function Paper({ course }: OfCourse) {
  return <SatTest course={course} sat={{ as: 'own' }} />;
}

function Questions({ course, lesson }: OfLesson) {
  return <SatTest course={course} sat={{ as: 'lesson', lesson }} />;
}
