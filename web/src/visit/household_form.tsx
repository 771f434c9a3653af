// SPDX-License-Identifier: Apache-2.0
// A household as told: first consent, then the few things that were agreed to. Editing shows the
// same fields without asking again.

import { useState } from 'preact/hooks';
import type { Household, NewEvent } from '../log/calls';
import { newId } from '../log/ids';
import { useAccount, useDraft, useRead, type Draft } from './account_context';
import { languages, ways } from './codes';
import { ConsentText, Refused } from './consent';
import { Chips, TextField } from './fields';
import { baseOf, changeFrom, type Base } from './form_values';
import { TroubleNote } from './marks';
import { Button, Foot, go, ScreenBar, useLanguage, useWords } from './shell';
import { PositionButton, SoumMap } from './soum_map';
import { notKnown } from './settled';
import { useSoums } from './soums';

interface Values {
  head: string;
  bagh: string;
  place: string;
  phone: string;
  language: string;
  note: string;
  lat_e5?: number;
  lon_e5?: number;
}

interface HouseholdDraft extends Values {
  base: Base;
  area: string;
  /** Only for a new household. */
  household: string;
  visit: string;
  way: string;
  consent: 'not_asked' | 'given' | 'refused';
  /** Of the consent that was read. */
  version: string;
  read_in: string;
}

const members = ['head', 'bagh', 'place', 'phone', 'language', 'note', 'lat_e5', 'lon_e5'] as const;

function valuesOf(base: Base): Values {
  const text = (member: string): string => String(base[member]?.value ?? '');
  const whole = (member: string): number | undefined =>
    base[member]?.value as number | undefined;
  const [lat_e5, lon_e5] = [whole('lat_e5'), whole('lon_e5')];
  return {
    head: text('head'), bagh: text('bagh'), place: text('place'), phone: text('phone'),
    language: text('language'), note: text('note'),
    ...(lat_e5 === undefined ? {} : { lat_e5 }), ...(lon_e5 === undefined ? {} : { lon_e5 }),
  };
}

export function NewHousehold() {
  const { t } = useWords();
  const open = useAccount();
  const language = useLanguage();
  const [initial] = useState((): HouseholdDraft => ({
    ...valuesOf({}), base: {}, area: open.account.areas[0]?.code ?? '', household: newId(),
    visit: newId(), way: 'home', consent: 'not_asked', version: notKnown,
    read_in: language,
  }));
  const draft = useDraft('household:new', initial);
  const { value } = draft;
  if (!draft.ready) return <ScreenBar title={t('household.new')} back="/households" />;
  const save = async (): Promise<void> => {
    const subject = value.household;
    const { area, visit } = value;
    const change = changeFrom({}, pick(value));
    const events: NewEvent[] = [
      { kind: 'household_met', subject, area, body: {} },
      ...(change ? [{ kind: 'household_changed', subject, area, body: change.body }] : []),
      { kind: 'visit_started', subject, area, body: { visit, way: value.way } },
      {
        kind: 'consent_given', subject, area,
        body: { visit, version: value.version, language: value.read_in, how: 'spoken' },
      },
    ];
    if (await draft.save(events)) go(`/household/${subject}`);
  };
  if (value.consent !== 'given') return <AskFirst draft={draft} />;
  return (
    <>
      <ScreenBar title={t('household.new')} back="/households" />
      <main class="v-wrap v-footed">
        <AreaChoice draft={draft} />
        <Fields draft={draft} />
        <TroubleNote trouble={draft.trouble} />
      </main>
      <SaveFoot
        draft={draft}
        save={save}
        missing={value.head.trim() === '' ? 'household.head' : ''}
      />
    </>
  );
}

/** Nothing about anybody is written before they have agreed; after a no, nothing at all. */
function AskFirst({ draft }: { draft: Draft<HouseholdDraft> }) {
  const { t } = useWords();
  const open = useAccount();
  const { value, set } = draft;
  const forget = async (): Promise<void> => {
    await open.log.dropDraft('household:new');
    go('/households');
  };
  return (
    <>
      <ScreenBar title={t('household.new')} back="/households" />
      <main class="v-wrap">
        {value.consent === 'refused'
          ? <Refused leave={() => void forget()} />
          : (
            <>
              <WayChoice way={value.way} put={(way) => set({ way })} />
              <ConsentText
                area={value.area}
                language={value.read_in}
                put={(read_in) => set({ read_in })}
                yes={(version) => set({ consent: 'given', version })}
                no={() => set({ consent: 'refused' })}
              />
            </>
          )}
      </main>
    </>
  );
}

export function WayChoice({ way, put }: { way: string; put: (way: string) => void }) {
  const { t } = useWords();
  return (
    <Chips
      label={t('visit.way')}
      choices={ways.map((code) => ({ code, label: t(`visit.way_${code}`) }))}
      chosen={[way]}
      tap={put}
    />
  );
}

function AreaChoice({ draft }: { draft: Draft<HouseholdDraft> }) {
  const { t, areaName } = useWords();
  const { areas } = useAccount().account;
  if (areas.length < 2) return null;
  return (
    <Chips
      label={t('desk.soum')}
      choices={areas.map((area) => ({ code: area.code, label: areaName(area) }))}
      chosen={[draft.value.area]}
      tap={(area) => draft.set({ area })}
    />
  );
}

export function EditHousehold({ id }: { id: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  if (!card) return <ScreenBar title={t('household.edit_title')} back={`/household/${id}`} />;
  return <EditForm card={card} />;
}

function EditForm({ card }: { card: Household }) {
  const { t } = useWords();
  const language = useLanguage();
  const [initial] = useState((): HouseholdDraft => {
    const base = baseOf(card.fields);
    return {
      ...valuesOf(base), base, area: card.area, household: card.id, visit: '', way: 'home',
      consent: 'given', version: notKnown, read_in: language,
    };
  });
  const draft = useDraft(`household:${card.id}`, initial);
  const { value } = draft;
  const save = async (): Promise<void> => {
    const change = changeFrom(value.base, pick(value));
    const events = change
      ? [{ kind: 'household_changed', subject: card.id, area: card.area, ...change }] : [];
    if (await draft.save(events)) go(`/household/${card.id}`);
  };
  return (
    <>
      <ScreenBar title={t('household.edit_title')} back={`/household/${card.id}`} />
      <main class="v-wrap v-footed">
        {draft.ready && <Fields draft={draft} />}
        <TroubleNote trouble={draft.trouble} />
      </main>
      <SaveFoot
        draft={draft}
        save={save}
        missing={value.head.trim() === '' ? 'household.head' : ''}
      />
    </>
  );
}

function pick(value: HouseholdDraft): Record<string, unknown> {
  return Object.fromEntries(members.map((member) => {
    const one = value[member];
    return [member, typeof one === 'string' ? one.trim() : one];
  }));
}

function Fields({ draft: { value, set } }: { draft: Draft<HouseholdDraft> }) {
  const { t } = useWords();
  const soum = useSoums().get(value.area);
  const pin = value.lat_e5 !== undefined && value.lon_e5 !== undefined
    ? { lat_e5: value.lat_e5, lon_e5: value.lon_e5 } : undefined;
  return (
    <>
      <TextField label={t('household.head')} value={value.head} put={(head) => set({ head })} />
      <TextField label={t('household.bagh')} value={value.bagh} put={(bagh) => set({ bagh })} />
      <TextField label={t('household.place')} value={value.place} put={(place) => set({ place })} />
      {soum
        ? <SoumMap centre={soum} name={soum.name} pin={pin} put={(place) => set(place)} />
        : <PositionButton put={(place) => set(place)} />}
      <TextField
        label={t('household.phone')}
        kind="tel"
        value={value.phone}
        put={(phone) => set({ phone })}
      />
      <Chips
        label={t('household.language')}
        choices={languages.map((code) => ({ code, label: t(`household.language_${code}`) }))}
        chosen={[value.language]}
        tap={(language) => set({ language })}
      />
      <TextField
        label={t('household.note')}
        many
        value={value.note}
        put={(note) => set({ note })}
      />
    </>
  );
}

export function SaveFoot<T extends object>({ draft, save, missing, words }: {
  draft: Draft<T>;
  save: () => Promise<void>;
  missing: string;
  words?: string;
}) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <Foot>
      <div class="v-grow">
        {asked && missing !== '' && (
          <p class="v-wrong" role="alert">{t('household.missing', { field: t(missing) })}</p>
        )}
        <Button
          primary
          wide
          disabled={draft.saving}
          onClick={() => (missing === '' ? void save() : setAsked(true))}
        >{words ?? t('household.save')}</Button>
      </div>
    </Foot>
  );
}
