// SPDX-License-Identifier: Apache-2.0
// All that is known of one family: the card that its officer's phone folds, for whoever is called
// by it. That it was opened is itself kept by the server.

import { useEffect } from 'preact/hooks';
import { leaveDesk } from '../log/accounts';
import type { Field, Household } from '../log/calls';
import type { ToldOfficer, WorklistRow } from '../messages';
import { Button } from '../shell/controls';
import { type Format, useFormat } from '../shell/format';
import { type Text, useText } from '../shell/text';
import { mayContact } from '../visit/contact_words';
import { readTask, type TaskReader } from '../visit/task_reading';
import { useAreaName } from './area_names';
import { useAsked } from './asked';
import './families.css';
import { Camps, People } from './family_people';
import { Visits } from './family_visits';
import { Failed, Frame } from './frame';
import type { DeskProps } from './pages';
import { noteName, seenAddress } from './seen_names';
import { useTaskReader } from './worklist';

const missing = 404;

interface FamilyCard {
  on: string;
  card: Household;
  tasks: WorklistRow[];
  officers: ToldOfficer[];
}

/** All that the parts of the page share. */
export interface Family {
  card: Household;
  on: string;
  t: Text;
  format: Format;
  reader: TaskReader;
  area: (code: string) => string;
  /** "" is whoever in the soum. */
  officer: (user: string) => string;
  /** A member, by what she is called; "" where she is none. */
  person: (id: string | null | undefined) => string;
}

export function told<T>(field: Field<T> | null | undefined): T | undefined {
  return field?.value ?? undefined;
}

export function FamilyPage({ account, left, path }: DeskProps) {
  const t = useText();
  const leave = (): void => void leaveDesk().then(left);
  const household = path.split('/')[2]?.split('?')[0] ?? '';
  const { found, failed, status, again } = useAsked<FamilyCard>(
    `/api/head/family?household=${encodeURIComponent(household)}`, leave);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('families.open')}`;
  }, [t]);
  const gone = status === missing;
  return (
    <Frame account={account} leave={leave}>
      {!found && <h1 class="d-headline d-top">{t('families.open')}</h1>}
      {failed && (gone
        ? <p class="d-part" data-missing>{t('families.missing')}</p>
        : <Failed reason={failed} again={again} />)}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found && <Whole found={found} />}
      <p class="d-line d-screen"><a href="#/desk/families">{t('families.title')}</a></p>
    </Frame>
  );
}

function Whole({ found }: { found: FamilyCard }) {
  const t = useText();
  const format = useFormat();
  const area = useAreaName();
  const reader = useTaskReader(area);
  const { card } = found;
  const names = new Map(found.officers.map(({ officer, name }) => [officer, name]));
  const family: Family = {
    card, on: found.on, t, format, reader, area,
    officer: (user) => (user === '' ? t('task.owner_soum') : names.get(user) ?? user),
    person: (id) => told(card.people.find((one) =>
      one.id === id || one.linked?.includes(id ?? ''))?.fields.name) ?? '',
  };
  const head = told(card.fields.head) || t('household.not_known');
  return (
    <article data-household={card.id} aria-labelledby="e-head">
      <h1 class="d-headline d-top" id="e-head">{head}</h1>
      <p class="d-quiet">{format.short(found.on)}. {area(card.area)}</p>
      <Standing family={family} />
      <Facts family={family} />
      <p class="d-line d-screen">
        <a href={seenAddress(card.id)} onClick={() => noteName(card.id, head)}>{t('seen.link')}</a>
      </p>
      <Tasks family={family} rows={found.tasks} />
      <People family={family} />
      <Camps family={family} />
      <Visits family={family} />
      <Worked family={family} />
      <div class="d-buttons d-screen">
        <Button onClick={() => print()}>{t('worklist.print')}</Button>
      </div>
    </article>
  );
}

/** What comes before everything else: whether anything may be written, and where it is gone. */
function Standing({ family: { card, t, format, area } }: { family: Family }) {
  const { consent } = card;
  const words = !consent ? t('family.consent_none')
    : consent.differs ? t('family.consent_differs')
      : t(`family.consent_${consent.state}`, { date: format.short(consent.at.slice(0, 10)) });
  return (
    <>
      <p class={consent && !consent.holds ? 'v-note' : 'd-line'} data-consent={consent?.state}>
        {words}
      </p>
      {card.moved_away && (
        <p class="v-note">{t('family.moved_away', { soum: area(card.area) })}</p>
      )}
    </>
  );
}

/** A field with what another record says of it. */
function Fact<T>({ family: { t }, label, field, words = String }: {
  family: Family;
  label: string;
  field: Field<T> | null | undefined;
  words?: (value: T) => string;
}) {
  const value = told(field);
  if (!field || value === undefined || value === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {words(value)}
        {field.others.map((other) => (
          <small key={`${other.at}${other.author}`}>
            {' '}{t('families.others_say', { value: words(other.value) })}
          </small>
        ))}
      </dd>
    </div>
  );
}

function Facts({ family }: { family: Family }) {
  const { card: { fields }, t, format } = family;
  return (
    <dl class="e-facts">
      <Fact family={family} label={t('household.head')} field={fields.head} />
      <Fact family={family} label={t('worklist.bagh')} field={fields.bagh} />
      <Fact family={family} label={t('household.place')} field={fields.place} />
      <Telephone family={family} />
      <Fact
        family={family}
        label={t('household.language')}
        field={fields.language}
        words={(code) => t(`household.language_${code}`)}
      />
      <Fact
        family={family}
        label={t('families.in_charge')}
        field={fields.officer}
        words={family.officer}
      />
      <Fact
        family={family}
        label={t('family.money')}
        field={fields.money_months}
        words={(months) => months.map((month) => format.monthName(month)).join(', ')}
      />
      <Fact family={family} label={t('household.note')} field={fields.note} />
    </dl>
  );
}

/** As on a phone: none where the consent does not hold or two stand beside each other, and none to
 *  tap on for who agreed to no call. */
function Telephone({ family: { card, t } }: { family: Family }) {
  const { phone } = card.fields;
  const holds = !card.moved_away && (!card.consent || card.consent.holds);
  if (!phone?.value || phone.others.length > 0 || !holds) return null;
  return (
    <div data-telephone>
      <dt>{t('household.phone')}</dt>
      <dd>
        {mayContact(card, 'phone')
          ? <a href={`tel:${phone.value.replace(/[^+\d]/g, '')}`}>{phone.value}</a>
          : t('family.contact_no_calls')}
      </dd>
    </div>
  );
}

function Tasks({ family, rows }: { family: Family; rows: WorklistRow[] }) {
  const { t, format, reader, officer } = family;
  return (
    <section class="d-part" aria-labelledby="e-tasks">
      <h2 id="e-tasks">{t('task.title')}</h2>
      {rows.length === 0 && <p class="d-quiet">{t('families.no_tasks')}</p>}
      <ul class="e-rows">
        {rows.map((row) => {
          const { what, why } = readTask(row, reader);
          return (
            <li key={`${row.rule} ${row.about}`} data-task={row.rule}>
              <b>{what}</b>
              <small>{why}</small>
              <small>
                {format.short(row.due)} · {row.days_left < 0
                  ? t('officer.days_over', { n: -row.days_left })
                  : row.days_left === 0 ? t('officer.due_today')
                    : t('officer.days_left', { n: row.days_left })} · {officer(row.owner)}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who made visits to it, and how many. */
function Worked({ family: { card, t, officer } }: { family: Family }) {
  const visits = new Map<string, number>();
  for (const visit of card.visits) visits.set(visit.officer, (visits.get(visit.officer) ?? 0) + 1);
  if (visits.size === 0) return null;
  return (
    <section class="d-part" aria-labelledby="e-worked">
      <h2 id="e-worked">{t('families.worked')}</h2>
      <ul class="e-rows">
        {[...visits].map(([user, n]) => (
          <li key={user}>{t('families.worked_visits', { name: officer(user), n })}</li>
        ))}
      </ul>
    </section>
  );
}
