// SPDX-License-Identifier: Apache-2.0
// What a head sees of training: each of her officers by soum, with the certificates, what is to be
// read again, and which runs wait. No test and no score.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { AccountRow } from '../log/database';
import type { CertificateRow, TrainedOfficer, TrainedOfficers } from '../messages';
import { useFormat } from '../shell/format';
import { useText } from '../shell/text';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import { definitionOf } from './defined';
import { Folded, useNarrow } from './folded';
import { Failed, Frame } from './frame';
import { Meanings } from './means';
import { OfficerCell, OfficerHead } from './parts';
import { TableRegion } from './table_region';
import './training.css';
import { CertificateWords, type Courses, useCourses } from './training_words';

const holds = ({ standing }: CertificateRow): boolean => standing === 'holds';

export function HeadTraining({ account, left }: { account: AccountRow; left: () => void }) {
  const t = useText();
  const format = useFormat();
  const leave = (): void => void leaveDesk().then(left);
  const courses = useCourses();
  const area = useAreaName();
  const { found, failed, again } = useAsked<TrainedOfficers>('/api/head/training', leave);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('training.title')}`;
  }, [t]);
  const officers = found?.officers ?? [];
  const certified = officers.filter(({ certificates }) => certificates.some(holds)).length;
  return (
    <Frame account={account} leave={leave}>
      <div class="d-top">
        <h1 class="d-headline">
          {found && officers.length > 0 ? t('training.head_headline', {
            count: format.number(certified), of: format.number(officers.length),
          }) : t('training.line')}
        </h1>
        {officers.length > 0 && (
          <Meanings
            of={[{ name: t('training.totals_certified'), says: t(definitionOf('certified')) }]}
          />
        )}
        <p class="d-screen"><a href="#/learn">{t('training.read_lessons')}</a></p>
      </div>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && officers.length === 0 && <p class="d-part">{t('training.head_none')}</p>}
      {officers.length > 0 && <OfficerTable {...{ officers, courses, area }} />}
    </Frame>
  );
}

function OfficerTable({ officers, courses, area }: {
  officers: TrainedOfficer[];
  courses: Courses;
  area: (code: string) => string;
}) {
  const t = useText();
  const narrow = useNarrow();
  const invitedTo = ({ invited }: TrainedOfficer): string => invited.map(courses.name).join(' · ');
  return (
    <section class="d-part">
      <h2 id="t-officers">{t('training.line')}</h2>
      <TableRegion label="t-officers" name="training">
        <table>
          <thead>
            <tr>
              <OfficerHead />
              <th scope="col">{t('training.certificates')}</th>
              {!narrow && <th scope="col">{t('training.invited_to')}</th>}
            </tr>
          </thead>
          <tbody>
            {officers.map((officer) => (
              <tr key={officer.user} data-officer={officer.user}>
                <OfficerCell name={officer.name} soum={area(officer.area)} />
                <td>
                  <Certificates certificates={officer.certificates} courses={courses} />
                  {narrow && officer.invited.length > 0 && (
                    <p class="second small">{t('training.invited_to')}: {invitedTo(officer)}</p>
                  )}
                </td>
                {!narrow && <td>{invitedTo(officer) || '–'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </section>
  );
}

function Certificates({ certificates, courses }: {
  certificates: CertificateRow[];
  courses: Courses;
}) {
  const t = useText();
  const narrow = useNarrow();
  if (certificates.length === 0) return <>{t('training.no_certificate')}</>;
  const held = certificates.filter(holds).length;
  return (
    <Folded
      narrow={narrow}
      open={false}
      head={narrow && <b>{t('training.head_holds', { count: held, of: certificates.length })}</b>}
    >
      <ul class="t-points">
        {certificates.map((one) => (
          <li key={one.number} data-standing={one.standing}>
            {courses.name(one.course)}:{' '}
            <CertificateWords certificate={one} lesson={(of) => courses.lesson(one.course, of)} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}
