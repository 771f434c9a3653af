// SPDX-License-Identifier: Apache-2.0
// Where the family camps in each season, and where it is now: sure where the days of a camp say
// so, otherwise said to be a guess.

import { useState } from 'preact/hooks';
import type { Camp, Household } from '../log/calls';
import { newId } from '../log/ids';
import type { Text } from '../shell/text';
import { useDraft, useRead, type Draft } from './account_context';
import { Chips, TextField } from './fields';
import { baseOf, changeFrom, type Base } from './form_values';
import { valueOf } from './household_card';
import { SaveFoot } from './household_form';
import { baghWords } from './households';
import { TroubleNote } from './marks';
import { goBack, hrefOf, Icon, LinkButton, ScreenBar, useWords } from './shell';
import { SoumSelect } from './soum_select';
import { useSoums } from './soums';

const seasons = ['winter', 'spring', 'summer', 'autumn', 'otor'] as const;
type Season = (typeof seasons)[number];

const drawings: Record<Season, string> = {
  winter: 'M12 3v18M4.200 7.500l15.600 9M19.800 7.500l-15.600 9',
  spring: `M12 20v-9M12 20c-1-4-3-6-7-7M12 20c1-4 3-6 7-7M8 8c1 3 2 5 4 7M16 8c-1 3-2 5-4 7
    M4 20h16`,
  summer: `M16 12a4 4 0 1 1-8 0a4 4 0 0 1 8 0zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600l1.400 1.400
    M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400`,
  autumn: 'M5 19C5 10 9 5 20 4c0 11-4 15-12 15-1 0-2-.3-3-1M5 20c2-5 5-8 9-10',
  otor: 'M3 18 8 9l3 5 3-7 7 11M3 21h18',
};

function SeasonIcon({ season }: { season: string }) {
  return (
    <svg class="icon" width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[season as Season] ?? drawings.otor} />
    </svg>
  );
}

function inOrder(camps: Camp[]): Camp[] {
  const place = ({ fields }: Camp): number =>
    seasons.indexOf(valueOf(fields.season) as Season) + 1 || seasons.length + 1;
  const from = ({ fields }: Camp): string => valueOf(fields.from) ?? '';
  return [...camps].sort((a, b) => place(a) - place(b) || (from(a) < from(b) ? 1 : -1));
}

/** Its season and its place, as far as they are known. */
export function campName(t: Text, { fields }: Camp): string {
  const season = valueOf(fields.season);
  return [season ? t(`camp.${season}`) : '', valueOf(fields.place)]
    .filter(Boolean).join(' · ') || t('camp.one');
}

export function Camps({ card, mayWrite }: { card: Household; mayWrite: boolean }) {
  const { t } = useWords();
  return (
    <>
      <h2 class="v-head">{t('camp.title')}</h2>
      <Now card={card} />
      {card.camps.length === 0 && <p class="v-quiet">{t('camp.none')}</p>}
      <ul class="v-camps">
        {inOrder(card.camps).map((camp) => <CampTile key={camp.id} card={card} camp={camp} />)}
      </ul>
      {mayWrite && (
        <LinkButton to={`/household/${card.id}/camp/new`} wide>
          <Icon name="plus" />{t('camp.add')}
        </LinkButton>
      )}
    </>
  );
}

function Now({ card }: { card: Household }) {
  const { t } = useWords();
  const soums = useSoums();
  const now = card.camp_now;
  const camp = card.camps.find(({ id }) => id === now?.camp);
  if (!now || !camp) return null;
  const season = valueOf(camp.fields.season);
  const soum = soums.get(valueOf(camp.fields.area) ?? '');
  const place = [
    valueOf(camp.fields.place), soum && t('officer.soum', { soum: soum.name }),
  ].filter(Boolean).join(', ') || (season ? t(`camp.${season}`) : t('household.not_known'));
  return (
    <p class="v-now" data-sure={now.sure}>
      <Icon name="pin" />
      <span>
        <b>{t('camp.now', { place })}</b>
        {!now.sure && <small>{t('camp.guess')}</small>}
      </span>
    </p>
  );
}

function CampTile({ card, camp }: { card: Household; camp: Camp }) {
  const { t, day } = useWords();
  const { fields } = camp;
  const season = valueOf(fields.season) ?? '';
  const [from, to] = [valueOf(fields.from), valueOf(fields.to)];
  const here = card.camp_now?.camp === camp.id;
  const days = from || to ? `${from ? day(from) : ''} – ${to ? day(to) : ''}`.trim() : '';
  return (
    <li>
      <a href={hrefOf(`/household/${card.id}/camp/${camp.id}`)} data-now={here}>
        <SeasonIcon season={season} />
        <span>
          <b>{season ? t(`camp.${season}`) : t('camp.one')}</b>
          <small>
            {[valueOf(fields.place), baghWords(t, valueOf(fields.bagh) ?? '')]
              .filter(Boolean).join(' · ')}
          </small>
          {days !== '' && <small>{days}</small>}
        </span>
      </a>
    </li>
  );
}

interface CampDraft {
  base: Base;
  camp: string;
  season: string;
  place: string;
  bagh: string;
  area: string;
  from: string;
  to: string;
}

const members = ['season', 'place', 'bagh', 'area', 'from', 'to'] as const;

export function CampForm({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const card = useRead<Household>('household', { id });
  if (!card) return <ScreenBar title={t('camp.one')} back={`/household/${id}`} />;
  return <Form card={card} camp={card.camps.find((one) => one.id === more)} />;
}

function Form({ card, camp }: { card: Household; camp: Camp | undefined }) {
  const { t } = useWords();
  const [initial] = useState((): CampDraft => {
    const base = camp ? baseOf(camp.fields) : {};
    const text = (member: string): string => String(base[member]?.value ?? '');
    return {
      base, camp: camp?.id ?? newId(), season: text('season'), place: text('place'),
      bagh: text('bagh'), area: text('area'), from: text('from'), to: text('to'),
    };
  });
  const draft = useDraft(`camp:${card.id}:${camp?.id ?? 'new'}`, initial);
  const { value } = draft;
  const save = async (): Promise<void> => {
    const change = changeFrom(value.base, pick(value));
    const events = change ? [{
      kind: 'camp_changed', subject: card.id, area: card.area,
      body: { camp: value.camp, ...change.body }, over: change.over,
    }] : [];
    if (await draft.save(events)) goBack(`/household/${card.id}`);
  };
  return (
    <>
      <ScreenBar
        title={t('camp.one')}
        below={valueOf(card.fields.head) ?? ''}
        back={`/household/${card.id}`}
      />
      <main class="v-wrap v-footed">
        {draft.ready && <Fields card={card} draft={draft} />}
        {camp && !card.moved_away && (
          <p class="v-apart">
            <LinkButton to={`/household/${card.id}/entry/${camp.id}`} wide>
              {t('entry.noted_wrongly')}
            </LinkButton>
          </p>
        )}
        <TroubleNote trouble={draft.trouble} />
      </main>
      <SaveFoot draft={draft} save={save} missing={missing(value)} />
    </>
  );
}

/** A day and a soum cannot be untold, only replaced: nothing is written for an empty one. */
function pick(value: CampDraft): Record<string, unknown> {
  return Object.fromEntries(members.map((member) => {
    const said = value[member].trim();
    const free = member === 'place' || member === 'bagh';
    return [member, said === '' && !free ? undefined : said];
  }));
}

function missing({ base, season, from, to }: CampDraft): string {
  if (season === '') return 'camp.season';
  if (from === '' && base['from']) return 'camp.from';
  return (to === '' && base['to']) || (from !== '' && to !== '' && to <= from) ? 'camp.to' : '';
}

function Fields({ card, draft: { value, set } }: { card: Household; draft: Draft<CampDraft> }) {
  const { t } = useWords();
  return (
    <>
      <Chips
        label={t('camp.season')}
        choices={seasons.map((code) => ({
          code, label: <><SeasonIcon season={code} />{t(`camp.${code}`)}</>,
        }))}
        chosen={[value.season]}
        tap={(season) => set({ season })}
      />
      <TextField label={t('camp.place')} value={value.place} put={(place) => set({ place })} />
      <TextField label={t('household.bagh')} value={value.bagh} put={(bagh) => set({ bagh })} />
      {(value.season === 'otor' || value.area !== '') && (
        <SoumSelect
          label={t('camp.area')}
          value={value.area}
          without={card.area}
          put={(area) => set({ area })}
        />
      )}
      <TextField
        label={t('camp.from')}
        kind="date"
        value={value.from}
        put={(from) => set({ from })}
      />
      <TextField label={t('camp.to')} kind="date" value={value.to} put={(to) => set({ to })} />
      <p class="v-quiet">{t('camp.days_why')}</p>
    </>
  );
}
