// SPDX-License-Identifier: Apache-2.0
// Draws the blocks of a document, on the screen and for the browser's own printing. What stands in
// them the core has decided.

import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Block, Run, Table as TableOf } from '../generated/documents';
import { useFormat } from '../shell/format';
import { Icon, type IconName } from '../shell/icons';
import { useText } from '../shell/text';
import { CodeSquares } from './code_squares';
import './document.css';

export type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export function WordsOf({ words }: { words: Run[] }) {
  return <>{words.map((run, i) => <RunOf key={i} run={run} />)}</>;
}

function RunOf({ run }: { run: Run }) {
  const t = useText();
  const classes = [
    run.tone !== 'plain' && run.tone,
    run.settled === 'not_settled' && 'open-value',
    run.settled === 'not_known' && 'doc-unknown',
  ].filter(Boolean).join(' ');
  let inside: ComponentChildren = run.text;
  if (run.strong) inside = <b>{inside}</b>;
  if (run.link) inside = <a href={run.link}>{inside}</a>;
  if (!classes) return <>{inside}</>;
  const open = run.settled === 'not_settled';
  return (
    <span class={classes}>
      {inside}
      {open && <span class="out-of-sight"> ({t('handbook.not_settled_answer')})</span>}
    </span>
  );
}

const parts = {
  body: '', lead: 'doc-lead', title: 'doc-title', amount: 'doc-amount', label: 'doc-label',
  small: 'doc-small', caption: 'doc-caption', fine: 'doc-fine',
} as const;

function Paragraph({ block }: { block: Of<'paragraph'> }) {
  const classes = [parts[block.part], block.right && 'doc-right'].filter(Boolean).join(' ');
  return <p class={classes || undefined}><WordsOf words={block.words} /></p>;
}

function Heading({ block }: { block: Of<'heading'> }) {
  if (block.level === 'section') return <h2>{block.text}</h2>;
  return (
    <header class="doc-chapter">
      {block.icon && <Icon name={block.icon as IconName} size={44} />}
      <h1 tabIndex={-1}>{block.text}</h1>
      {block.script && <span class="doc-script" lang="mn-Mong" aria-hidden>{block.script}</span>}
    </header>
  );
}

function List({ block }: { block: Of<'list'> }) {
  const items = block.items.map((item, i) => (
    <li key={i}>
      {item.icon && <Icon name={item.icon as IconName} />}
      <span><WordsOf words={item.words} /></span>
    </li>
  ));
  if (block.bullets === 'numbers') return <ol class="doc-numbers">{items}</ol>;
  return <ul class={`doc-${block.bullets}`}>{items}</ul>;
}

function Box({ block }: { block: Of<'box'> }) {
  return (
    <section class={`doc-box doc-box-${block.frame}`}>
      {block.title && (
        <p class="doc-box-title">
          {block.frame === 'not_settled' && <span class="mark-open" aria-hidden="true">?</span>}
          <b>{block.title}</b>
        </p>
      )}
      {block.paragraphs.map((words, i) => <p key={i}><WordsOf words={words} /></p>)}
    </section>
  );
}

/** Letters that stand side by side on a narrow phone. */
const narrow = 26;

const letters = (cell: Run[]): string => cell.map(({ text }) => text).join('');
const longestWord = (words: string): number =>
  Math.max(...words.split(/[\s-]/).map((word) => word.length));

/** Amounts are not broken, all else between words. */
function isWide({ head, rows, amounts }: TableOf): boolean {
  const columns = head.length > 0 ? head : (rows[0] ?? []);
  const widths = columns.map((name, i) => Math.max(
    longestWord(letters(name)),
    ...rows.map((row) => letters(row[i] ?? []))
      .map((words) => (amounts && i > 0 ? words.length : longestWord(words))),
  ));
  const long = rows.some((row) => row.slice(1).some((cell) => letters(cell).length > 24));
  return columns.length > 3 || (columns.length > 2 && long)
    || widths.reduce((sum, width) => sum + width, 0) > narrow;
}

/** Without the columns that are there to be written into by hand. */
function filled({ head, rows }: TableOf): TableOf['rows'] {
  const empty = (head.length > 0 ? head : (rows[0] ?? [])).map((_, i) =>
    rows.every((row) => row[i]?.every(({ text }) => text === '')));
  return [head, ...rows].map((row) => row.filter((_, i) => !empty[i]));
}

/** On a narrow screen a wide table becomes a list, each value with the name of its column. */
function Table({ block }: { block: Of<'table'> }) {
  const classes = ['doc-table', block.amounts && 'doc-amounts', isWide(block) && 'doc-wide'];
  const [head = [], ...rows] = filled(block);
  const names = head.map(letters);
  return (
    <table class={classes.filter(Boolean).join(' ')}>
      {head.length > 0 && (
        <thead>
          <tr>
            {head.map((cell, i) => (
              cell.length > 0 ? <th key={i} scope="col"><WordsOf words={cell} /></th>
                : <td key={i} />
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, n) => (n === 0
              ? <th key={n} scope="row"><WordsOf words={cell} /></th>
              : <td key={n} data-column={names[n]}><WordsOf words={cell} /></td>))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Its text is escaped where it is made, in the core. */
function Drawing({ block }: { block: Of<'drawing'> }) {
  return (
    <div
      class="doc-drawing"
      style={{ '--share': `${block.percent}%` }}
      dangerouslySetInnerHTML={{ __html: block.svg }}
    />
  );
}

function Code({ block }: { block: Of<'code'> }) {
  return (
    <figure class="doc-code">
      <CodeSquares text={block.text} says={block.says} />
      <figcaption>{block.says}</figcaption>
    </figure>
  );
}

function Lines({ block }: { block: Of<'lines'> }) {
  return (
    <div class="doc-lines">
      <p class="doc-label">{block.label}</p>
      {Array.from({ length: block.count }, (_, i) => <span key={i} />)}
    </div>
  );
}

function Columns({ block }: { block: Of<'columns'> }) {
  const shares = block.columns.map(({ share }) => `minmax(0, ${share}fr)`).join(' ');
  return (
    <div
      class={block.ruled ? 'doc-columns doc-ruled' : 'doc-columns'}
      style={{ '--columns': shares }}
    >
      {block.columns.map((column, i) => <div key={i}><Blocks blocks={column.blocks} /></div>)}
    </div>
  );
}

/** What is done in a lesson's place; nothing but its words where a document is only read. */
export const Doing = createContext<((block: Of<'activity'>) => ComponentChildren) | undefined>(
  undefined);

function Activity({ block }: { block: Of<'activity'> }) {
  const doing = useContext(Doing);
  return <>{doing?.(block) ?? <p class="doc-label"><WordsOf words={block.words} /></p>}</>;
}

function BlockOf({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph': return <Paragraph block={block} />;
    case 'heading': return <Heading block={block} />;
    case 'list': return <List block={block} />;
    case 'box': return <Box block={block} />;
    case 'table': return <Table block={block} />;
    case 'drawing': return <Drawing block={block} />;
    case 'icon': return <Icon name={block.name as IconName} />;
    case 'code': return <Code block={block} />;
    case 'lines': return <Lines block={block} />;
    case 'rule': return <hr class={block.heavy ? 'doc-heavy' : undefined} />;
    case 'columns': return <Columns block={block} />;
    case 'activity': return <Activity block={block} />;
    default: return null; // pages are cut and counted on paper alone
  }
}

/** A block whose figure changed lately says so, in words as well as by the line beside it. */
function Changed({ on, children }: { on: string; children: ComponentChildren }) {
  const t = useText();
  const format = useFormat();
  return (
    <div class="doc-changed">
      <p class="doc-changed-on">{t('handbook.changed_on', { date: format.short(on) })}</p>
      {children}
    </div>
  );
}

/** `from` counts the blocks of the whole document, so that an address can name one. */
export function Blocks({ blocks, from }: { blocks: Block[]; from?: number }) {
  return (
    <>
      {blocks.map((block, i) => {
        const drawn = <BlockOf block={block} />;
        const marked = block.changed ? <Changed on={block.changed}>{drawn}</Changed> : drawn;
        if (from === undefined) return <div key={i} class="doc-block">{marked}</div>;
        return <div key={i} id={`block-${from + i}`} class="doc-block">{marked}</div>;
      })}
    </>
  );
}
