// SPDX-License-Identifier: Apache-2.0
// Two records that may be of one family or of one person: found, laid side by side, linked or told
// apart. Nothing is deleted by either, and each can be taken back by the other.

import {
  isOf, type Duplicate, type Duplicates, type Field, type Household, type NewEvent, type Person,
} from '../log/calls';
import { useDraft, useNames, useRead } from './account_context';
import { baghWords } from './households';
import { TroubleNote } from './marks';
import { maskedEnd } from './number_field';
import { useChosen } from './same_choose';
import {
  Button, go, goBack, hrefOf, Icon, Link, LinkButton, ScreenBar, useWords, type Words,
} from './shell';

const shownAtOnce = 3;

export function usePairs(household: string): Duplicate[] | undefined {
  return useRead<Duplicates>('duplicates', { household })?.pairs;
}

function addressOf(household: string, { one, other }: Duplicate): string {
  return `/household/${household}/same/${one}_${other}`;
}

const kindOf = ({ household }: Duplicate): string => (household ? 'household' : 'person');

const namesOf = ({ one_name, other_name }: Duplicate): string[] =>
  [...new Set([one_name, other_name])];

/** Whether somebody has to decide: nobody has yet, or two said otherwise. */
const isOpen = ({ told }: Duplicate): boolean => !told || told.differs;

/** What the register numbers of the two say; '' where nothing. */
function numberWords({ t }: Pick<Words, 't'>, { numbers }: Duplicate): string {
  return numbers === 'unknown' ? '' : t(`same.number_${numbers}`);
}

/** Above a card, also right after it was saved for the first time. */
export function MayBeSame({ card, pairs: all }: { card: Household; pairs: Duplicate[] }) {
  const words = useWords();
  const { t } = words;
  const pairs = all.filter(isOpen);
  if (card.moved_away || pairs.length === 0) return null;
  return (
    <section class="v-card" role="status" data-same={pairs.length}>
      {pairs.slice(0, shownAtOnce).map((pair) => {
        const { one, other, born, bagh } = pair;
        const id = `same-${one}-${other}`;
        const names = [...namesOf(pair), born ? born.replace('-', '.') : baghWords(t, bagh)];
        const reason = numberWords(words, pair);
        return (
          <div key={id} class="v-maybe" data-numbers={pair.numbers}>
            <span id={id}>
              <b>{t(`same.may_${kindOf(pair)}`)}</b>
              {names.filter(Boolean).map((name) => <small key={name}>{name}</small>)}
              {reason !== '' && <small><b>{reason}</b></small>}
            </span>
            <a
              class="button v-wide"
              href={hrefOf(addressOf(card.id, pair))}
              aria-describedby={id}
            >
              {t('same.compare')}
            </a>
          </div>
        );
      })}
      {pairs.length > shownAtOnce && (
        <p class="v-quiet">{t('same.more_pairs', { n: pairs.length - shownAtOnce })}</p>
      )}
    </section>
  );
}

/** What was decided, to be taken back. */
export function SaidOfPairs({ card, pairs: all }: { card: Household; pairs: Duplicate[] }) {
  const { t, day } = useWords();
  const pairs = all.filter((pair) => !isOpen(pair));
  if (pairs.length === 0) return null;
  return (
    <section>
      <h3 class="v-head">{t('same.said')}<span>{pairs.length}</span></h3>
      <ul class="v-list">
        {pairs.map((pair) => (
          <li key={`${pair.one} ${pair.other}`} data-told={pair.told?.same}>
            <Link to={addressOf(card.id, pair)}>
              <span class="v-grow">
                <b>{namesOf(pair).join(' · ')}</b>
                <small>
                  {t(pair.told?.same ? 'same.linked' : 'same.told_apart')}
                  {pair.told && ` · ${day(pair.told.at)}`}
                </small>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SameScreen({ id, more }: { id: string; more: string }) {
  const { t } = useWords();
  const pairs = usePairs(id);
  const card = useRead<Household>('household', { id });
  const chosen = useChosen(card, more);
  const pair = pairs && (pairs.find(({ one, other }) => `${one}_${other}` === more) ?? chosen);
  return (
    <>
      <ScreenBar
        title={pair ? t(`same.title_${kindOf(pair)}`) : t('same.compare')}
        below={pair ? namesOf(pair).join(' · ') : ''}
        back={`/household/${id}`}
      />
      <main class="v-wrap">
        {pairs && !pair && (
          <>
            <p class="v-note" role="status">{t('same.gone')}</p>
            <LinkButton to={`/household/${id}`} wide>{t('officer.back')}</LinkButton>
          </>
        )}
        {pair && card && <Decide key={more} card={card} pair={pair} />}
      </main>
    </>
  );
}

function Decide({ card, pair }: { card: Household; pair: Duplicate }) {
  const words = useWords();
  const { t, day } = words;
  const draft = useDraft(`same:${pair.one}:${pair.other}`, {});
  const nameOf = useNames();
  const { told } = pair;
  const kind = kindOf(pair);
  const tell = async (same: boolean): Promise<void> => {
    const event: NewEvent = {
      kind: 'sameness_told', subject: pair.one, area: card.area, body: { other: pair.other, same },
      over: pair.heads,
    };
    if (!await draft.save([event])) return;
    if (same) go(`/household/${card.id}`);
    else goBack(`/household/${card.id}`);
  };
  const linked = told?.same === true;
  const open = isOpen(pair);
  return (
    <>
      {told && (
        <p class="v-note" role="status" data-told={told.differs ? 'differs' : told.same}>
          {told.differs ? t('same.told_differs') : (
            <>
              <b>{t(linked ? 'same.linked' : 'same.told_apart')}</b>{' '}
              {t('household.who_when', { who: nameOf(told.author), when: day(told.at) })}
            </>
          )}
        </p>
      )}
      {!told && pair.numbers !== 'unknown' && (
        <p class="v-note" role="status"><b>{numberWords(words, pair)}</b></p>
      )}
      {linked ? <p>{t('same.one_page')}</p>
        : pair.household ? <TwoHouseholds pair={pair} /> : <TwoPeople pair={pair} />}
      <p class="v-quiet">{t('same.means')}</p>
      <TroubleNote trouble={draft.trouble} />
      {!card.moved_away && (
        <div class="v-decide">
          {(open || !linked) && (
            <Button primary wide disabled={draft.saving} onClick={() => void tell(true)}>
              {t(`same.link_${kind}`)}
            </Button>
          )}
          {(open || linked) && (
            <Button wide disabled={draft.saving} onClick={() => void tell(false)}>
              {t(linked && !open ? 'same.part' : `same.apart_${kind}`)}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

interface Line {
  label: string;
  values: [string, string];
}

/** Where both say something and not the same, the row says so in a word, not by colour alone. */
function SideBySide({ lines }: { lines: Line[] }) {
  const { t } = useWords();
  return (
    <table class="v-sides">
      <thead>
        <tr>
          <th scope="col"><span class="v-hidden">{t('same.what')}</span></th>
          <th scope="col">{t('same.first')}</th>
          <th scope="col">{t('same.second')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.filter(({ values }) => values.some((value) => value !== ''))
          .map(({ label, values: [one, other] }) => {
            const differs = one !== '' && other !== '' && one !== other;
            return (
              <tr key={label} data-unlike={differs}>
                <th scope="row">{label}{differs && <strong>{t('same.unlike')}</strong>}</th>
                <td>{one || '–'}</td>
                <td>{other || '–'}</td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}

function shown(field: Field<unknown> | null | undefined): string {
  return field?.value === undefined || field.value === null ? '' : String(field.value);
}

/** "2-р баг" is bagh 2, however it was written. */
const baghNumber = (bagh: string): string => /\d+/.exec(bagh)?.[0] ?? bagh;

function TwoHouseholds({ pair }: { pair: Duplicate }) {
  const { t, day } = useWords();
  const nameOf = useNames();
  const one = useRead<Household>('household', { id: pair.one });
  const other = useRead<Household>('household', { id: pair.other });
  if (!one || !other) return null;
  const line = (label: string, of: (card: Household) => string): Line =>
    ({ label, values: [of(one), of(other)] });
  return (
    <SideBySide
      lines={[
        line(t('household.head'), ({ fields }) => shown(fields.head)),
        line(t('household.bagh'), ({ fields }) => baghWords(t, baghNumber(shown(fields.bagh)))),
        line(t('household.place'), ({ fields }) => shown(fields.place)),
        line(t('household.phone'), ({ fields }) => shown(fields.phone)),
        line(t('household.language'), ({ fields }) =>
          (fields.language ? t(`household.language_${shown(fields.language)}`) : '')),
        line(t('household.people'), ({ people }) =>
          people.map(({ fields }) => shown(fields.name)).join(', ')),
        line(t('household.visits'), ({ visits }) =>
          visits.map(({ started_at }) => day(started_at)).join(', ')),
        line(t('household.note'), ({ fields }) => shown(fields.note)),
        line(t('same.written_by'), ({ fields }) => nameOf(fields.head?.author ?? '')),
      ]}
    />
  );
}

function TwoPeople({ pair }: { pair: Duplicate }) {
  const { t } = useWords();
  const nameOf = useNames();
  const one = useRead<Household>('household', { id: pair.one_household ?? '' });
  const other = useRead<Household>('household', { id: pair.other_household ?? '' });
  const find = (card: Household | undefined, id: string): Person | undefined =>
    card?.people.find((person) => isOf(person, id));
  const [she, her] = [find(one, pair.one), find(other, pair.other)];
  if (!she || !her) return null;
  const line = (label: string, of: (fields: Person['fields']) => string): Line =>
    ({ label, values: [of(she.fields), of(her.fields)] });
  return (
    <SideBySide
      lines={[
        line(t('household.name'), ({ name }) => shown(name)),
        line(t('household.father'), ({ father }) => shown(father)),
        line(t('household.born'), ({ born }) => shown(born).replace('-', '.')),
        line(t('household.number_mark'), ({ number_mark }) => maskedEnd(number_mark?.value)),
        line(t('household.sex'), ({ sex }) => (sex ? t(`household.${shown(sex)}`) : '')),
        line(t('household.relation'), ({ relation }) =>
          (relation ? t(`household.relation_${shown(relation)}`) : '')),
        line(t('household.children'), ({ children }) => shown(children)),
        {
          label: t('household.head'),
          values: [shown(one?.fields.head), shown(other?.fields.head)],
        },
        line(t('same.written_by'), ({ name }) => nameOf(name?.author ?? '')),
      ]}
    />
  );
}
