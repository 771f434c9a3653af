// SPDX-License-Identifier: Apache-2.0
// The handbook on the screen: the same chapters as on paper, with the figures of this month, to be
// read and searched without a network.

import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { examplePlace, useAreas } from '../calculator/areas';
import type { Document } from '../generated/documents';
import { Bar } from '../shell/bar';
import { thisMonth } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { decoded, type ScreenProps } from '../shell/routes';
import { type Text, useLanguage, useText } from '../shell/text';
import { settledOn, useProgramme } from '../shell/settled';
import { SearchField } from '../shell/search_field';
import { Unsent } from '../shell/unsent';
import { thisDay } from '../log/this_day';
import { Blocks } from './blocks';
import { chapterAt, type Chapter, chaptersOf } from './chapters';
import { useMade } from './papers';
import { found, type Hit } from './search';
import { Told } from './told';
import './handbook.css';

const mostHits = 60;

/** Whom to call, soum by soum, as far as the departments have said. */
function useContacts() {
  const { list, names } = useAreas();
  const programme = useProgramme();
  return useMemo(() => list.map(({ code }) => ({
    soum: names.get(code) ?? code, officer: '',
    telephone: settledOn(programme, code, thisDay()).telephone ?? '',
  })), [list, names, programme]);
}

function useHandbook() {
  const language = useLanguage();
  const contacts = useContacts();
  const price = Number(examplePlace().sheepPrice ?? 0);
  return useMade('handbook', {
    on: thisMonth(), language,
    ...(contacts.length > 0 ? { contacts } : {}),
    ...(price ? { sheep_price: price } : {}),
  });
}

export default function Handbook({ path }: ScreenProps) {
  const t = useText();
  const told = useHandbook();
  const [chapter = '', block = ''] = path.split('/').slice(1).map(decoded);
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('handbook.title')}`;
  }, [t]);
  return (
    <div class="screen book">
      <Bar><Unsent /></Bar>
      <Told told={told}>
        {(made) => (
          <Opened document={made} chapter={chapter} block={Number(block) || undefined} />
        )}
      </Told>
    </div>
  );
}

function Opened({ document, chapter: name, block }: {
  document: Document;
  chapter: string;
  block: number | undefined;
}) {
  const t = useText();
  const [wanted, want] = useState('');
  const chapters = useMemo(() => chaptersOf(document.blocks), [document]);
  const hits = useMemo(() => found(document.blocks, wanted), [document, wanted]);
  const at = chapters.findIndex((one) => one.name === name);
  const chapter = chapters[at];
  const searching = wanted.trim().length > 1;
  return (
    <div class={chapter ? 'book-open' : 'book-closed'} lang={document.language}>
      <nav class="book-contents" aria-label={t('handbook.contents')}>
        {chapter ? <p class="book-title">{document.title}</p> : <h1>{document.title}</h1>}
        <p class="second small">{document.subject}</p>
        <SearchField label={t('handbook.search')} value={wanted} put={want} />
        {searching
          ? <Hits hits={hits} chapters={chapters} t={t} />
          : <Contents chapters={chapters} current={name} />}
        <p class="second small">{document.foot}</p>
      </nav>
      {chapter
        ? (
          <ChapterPage key={chapter.name} chapter={chapter} block={block}>
            <Turn before={chapters[at - 1]} after={chapters[at + 1]} t={t} />
          </ChapterPage>
        )
        : <Marks document={document} first={chapters[0]?.from ?? 0} />}
    </div>
  );
}

function addressOf(chapter: Chapter, block?: number): string {
  return `#/handbook/${encodeURIComponent(chapter.name)}${block === undefined ? '' : `/${block}`}`;
}

function Contents({ chapters, current }: { chapters: Chapter[]; current: string }) {
  return (
    <ol class="book-chapters">
      {chapters.map((chapter) => (
        <li key={chapter.name}>
          <a href={addressOf(chapter)} aria-current={chapter.name === current ? 'page' : undefined}>
            <Icon name={(chapter.icon || 'page') as IconName} />
            <span>{chapter.title}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function Hits({ hits, chapters, t }: { hits: Hit[]; chapters: Chapter[]; t: Text }) {
  return (
    <>
      <p role="status">{t('handbook.found', { n: hits.length })}</p>
      <ul class="book-chapters">
        {hits.slice(0, mostHits).map(({ block, said: [before, what, after] }) => {
          const chapter = chapterAt(chapters, block);
          if (!chapter) return null;
          return (
            <li key={block}>
              <a href={addressOf(chapter, block)}>
                <Icon name={(chapter.icon || 'page') as IconName} />
                <span>
                  <b>{chapter.title}</b>
                  <span class="book-hit">{before}<mark>{what}</mark>{after}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Stands at the block that was looked for, else at its heading. */
function ChapterPage({ chapter, block, children }: {
  chapter: Chapter;
  block: number | undefined;
  children: ComponentChildren;
}) {
  const t = useText();
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const marked = block === undefined ? null : document.getElementById(`block-${block}`);
    marked?.classList.add('book-here');
    if (marked) marked.scrollIntoView({ block: 'center' });
    else scrollTo(0, 0);
    page.current?.querySelector('h1')?.focus({ preventScroll: true });
    return () => marked?.classList.remove('book-here');
  }, [block]);
  return (
    <main class="book-page" ref={page}>
      <p class="book-back">
        <a class="button" href="#/handbook"><Icon name="left" />{t('handbook.contents')}</a>
      </p>
      <Blocks blocks={chapter.blocks} from={chapter.from} />
      {children}
    </main>
  );
}

function Turn({ before, after, t }: {
  before: Chapter | undefined;
  after: Chapter | undefined;
  t: Text;
}) {
  return (
    <nav class="book-turn" aria-label={t('handbook.turn')}>
      {before && (
        <a class="button" rel="prev" href={addressOf(before)}>
          <Icon name="left" /><span>{before.title}</span>
        </a>
      )}
      {after && (
        <a class="button primary" rel="next" href={addressOf(after)}>
          <span>{after.title}</span><Icon name="right" />
        </a>
      )}
    </nav>
  );
}

/** What the marks mean; on a wide screen it stands where a chapter will. */
function Marks({ document, first }: { document: Document; first: number }) {
  const t = useText();
  const marks = document.blocks.slice(0, first)
    .filter((block) => block.kind === 'paragraph' && block.part === 'small');
  return (
    <main class="book-page book-marks">
      <Blocks blocks={document.cover.filter(({ kind }) => kind === 'drawing')} />
      <Blocks blocks={marks} />
      <p class="book-back-to">
        <a class="link" href="#/">{t('handbook.calculator')}</a>
      </p>
    </main>
  );
}
