// SPDX-License-Identifier: Apache-2.0
// What officers typed where no code says it: searched, counted, read; and a code added for it, in
// three languages, which phones offer from then on.

import { useState } from 'preact/hooks';
import type { NotesAnswer, Theme, ThemeList, ThemeOrder } from '../messages';
import { Button, Choice, Field } from '../shell/controls';
import { SearchField } from '../shell/search_field';
import { inLanguage } from '../shell/text';
import { useAsked } from './asked';
import type { FindingsPage } from './findings';
import type { FindingsWords } from './findings_words';
import { Failed } from './frame';
import { Said, useOrderTo } from './order';

const step = 50;
const most = 200;

interface Search {
  questions: boolean;
  coded: boolean;
  text: string;
  limit: number;
}

export function Themes({ page, added }: { page: FindingsPage; added: () => void }) {
  const [opened, open] = useState(false);
  const { t } = page.words;
  return (
    <section class="d-part" aria-labelledby="f-themes">
      <h2 id="f-themes">{t('findings.themes')}</h2>
      <p class="d-quiet">{t('findings.themes_says')}</p>
      {!opened && (
        <div class="d-buttons d-screen">
          <Button onClick={() => open(true)}>{t('findings.themes_open')}</Button>
        </div>
      )}
      {opened && <Notes page={page} added={added} />}
    </section>
  );
}

function useNotes({ desk: { said: { area, from, to } }, ended }: FindingsPage, search: Search) {
  return useAsked<NotesAnswer>('/api/head/findings/notes', ended, {
    keep: true, sent: { ...search, area, from, to, skip: 0 },
  });
}

function Notes({ page, added }: { page: FindingsPage; added: () => void }) {
  const { words } = page;
  const { t, format } = words;
  const [search, change] = useState<Search>({
    questions: false, coded: false, text: '', limit: step,
  });
  const [typed, type] = useState('');
  const look = (text: string): void => {
    type(text);
    change({ ...search, text, limit: step });
  };
  const { found, failed, again } = useNotes(page, search);
  return (
    <>
      <div class="f-search d-screen">
        <Choice
          legend={t('findings.themes_of')}
          options={[
            { value: 'findings', label: t('findings.themes_findings') },
            { value: 'questions', label: t('findings.themes_questions') },
          ]}
          value={search.questions ? 'questions' : 'findings'}
          onChange={(of) => change({ ...search, questions: of === 'questions', limit: step })}
        />
        <label class="f-check">
          <input
            type="checkbox"
            checked={search.coded}
            onChange={({ currentTarget: { checked } }) => change({ ...search, coded: checked })}
          />
          {t('findings.themes_coded')}
        </label>
        <SearchField
          label={t('findings.themes_search')}
          value={typed}
          put={(text) => (text.trim() === '' ? look('') : type(text))}
          find={() => look(typed.trim())}
        />
      </div>
      {failed && <Failed reason={failed} again={again} />}
      {!found && !failed && <p aria-busy="true">{t('desk.loading')}</p>}
      {found?.found === 0 && <p data-empty>{t('findings.themes_none')}</p>}
      {found && found.found > 0 && (
        <>
          <p data-notes={found.found}>
            <b>{t('findings.themes_found', {
              n: found.found, households: format.number(found.households),
            })}</b>
          </p>
          <OftenWords found={found} look={look} words={words} />
          <ul class="f-notes">
            {found.rows.map((row) => (
              <li key={row.about}>
                <p>{row.words}</p>
                <small>
                  {[words.area(row.area), row.bagh, format.short(row.day),
                    ...(row.code === 'other' ? [] : [row.code])]
                    .filter((one) => one !== '').join(', ')}
                </small>
              </li>
            ))}
          </ul>
          {found.rows.length < found.found && search.limit < most && (
            <button
              type="button"
              class="link d-screen"
              onClick={() => change({ ...search, limit: search.limit + step })}
            >
              {t('findings.more')}
            </button>
          )}
        </>
      )}
      <Propose page={page} questions={search.questions} added={added} />
    </>
  );
}

function OftenWords({ found, look, words: { t } }: {
  found: NotesAnswer;
  look: (text: string) => void;
  words: FindingsWords;
}) {
  if (found.words.length === 0) return null;
  return (
    <div class="f-often d-screen">
      <h3>{t('findings.themes_words')}</h3>
      <ul>
        {found.words.map(({ word, begins, notes }) => (
          <li key={word}>
            <button type="button" class="chip" onClick={() => look(begins)}>
              {word} <small>{notes}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const groups = ['awareness', 'money', 'access', 'rights'];
const languages = ['mn', 'kk', 'en'] as const;

function Propose({ page, questions, added }: {
  page: FindingsPage;
  questions: boolean;
  added: () => void;
}) {
  const { desk, words, ended } = page;
  const { t } = words;
  const aimags = desk.said.areas.filter((code) => code.length === 3);
  const { found, again } = useAsked<ThemeList>('/api/head/findings/themes', ended);
  const [title, put] = useState({ mn: '', kk: '', en: '' });
  const [aimag, choose] = useState(aimags.find((one) => desk.said.area.startsWith(one))
    ?? aimags[0] ?? '');
  const [group, chooseGroup] = useState('');
  const [done, tell] = useState<string>();
  const changed = (): void => {
    again();
    added();
  };
  const order = useOrderTo<Omit<ThemeOrder, 'key'>, ThemeList>(
    '/api/head/findings/themes', changed, ended);
  const send = async (): Promise<void> => {
    tell(undefined);
    const set = questions ? 'asked' : 'finding';
    if (!await order.send({ set, aimag, group: questions ? '' : group, title })) return;
    tell(t('findings.propose_done'));
    put({ mn: '', kk: '', en: '' });
  };
  return (
    <form
      class="d-form f-propose d-screen"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('findings.propose')}</h3>
      <div class="d-period">
        {aimags.length > 1 && (
          <label>{t('findings.propose_aimag')}
            <select value={aimag} onChange={(event) => choose(event.currentTarget.value)}>
              {aimags.map((code) => <option key={code} value={code}>{words.area(code)}</option>)}
            </select>
          </label>
        )}
        {!questions && (
          <label>{t('findings.propose_group')}
            <select value={group} onChange={(event) => chooseGroup(event.currentTarget.value)}>
              <option value="">{t('findings.group_none')}</option>
              {groups.map((one) => (
                <option key={one} value={one}>{t(`findings.group_${one}`)}</option>
              ))}
            </select>
          </label>
        )}
      </div>
      {languages.map((one) => (
        <Field key={one} label={t(`findings.propose_${one}`)}>
          {({ id }) => (
            <input
              id={id}
              name={`title_${one}`}
              lang={one}
              maxLength={120}
              value={title[one]}
              onInput={({ currentTarget: { value } }) => put({ ...title, [one]: value })}
            />
          )}
        </Field>
      ))}
      <Button type="submit" disabled={order.busy}>{t('findings.propose')}</Button>
      <Said words="findings" trouble={order.trouble} done={done} />
      {found && found.themes.length > 0 && <Added themes={found.themes} words={words} />}
    </form>
  );
}

function Added({ themes, words: { t, language } }: { themes: Theme[]; words: FindingsWords }) {
  return (
    <>
      <h3>{t('findings.added')}</h3>
      <ul data-themes={themes.length}>
        {themes.map(({ code, title }) => (
          <li key={code}><b>{inLanguage(language, title)}</b> <small>{code}</small></li>
        ))}
      </ul>
    </>
  );
}
