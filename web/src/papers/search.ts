// SPDX-License-Identifier: Apache-2.0
// Looks for words in the handbook, without a network. Letters that people write for each other are
// the same here.

import type { Block, Run } from '../generated/documents';

const alike: Record<string, string> = {
  ө: 'о', ү: 'у', ё: 'е', ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ұ: 'у', һ: 'х', і: 'и', й: 'и', ö: 'o',
};

/** As many letters as `text` has, so that what is found can be marked in it. */
export function folded(text: string): string {
  return [...text].map((letter) => {
    const small = letter.toLowerCase();
    return alike[small] ?? (small.length === letter.length ? small : letter);
  }).join('');
}

function wordsOf(words: Run[]): string {
  return words.map(({ text }) => text).join('');
}

export function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return wordsOf(block.words);
    case 'heading': return block.text;
    case 'list': return block.items.map(({ words }) => wordsOf(words)).join(' · ');
    case 'box': return [block.title, ...block.paragraphs.map(wordsOf)].filter(Boolean).join(' · ');
    case 'table': return [block.head, ...block.rows]
      .map((row) => row.map(wordsOf).filter(Boolean).join(' ')).filter(Boolean).join(' · ');
    case 'drawing': return block.says;
    default: return '';
  }
}

export interface Hit {
  /** Of the whole document. */
  block: number;
  /** A piece of its words: before, found, after. */
  said: [string, string, string];
}

const around = 60;

function piece(text: string, at: number, length: number): Hit['said'] {
  const begin = Math.max(0, at - around);
  const end = Math.min(text.length, at + length + around);
  return [
    (begin > 0 ? '…' : '') + text.slice(begin, at),
    text.slice(at, at + length),
    text.slice(at + length, end) + (end < text.length ? '…' : ''),
  ];
}

/** Every block that has all the words, in the order of the document. */
export function found(blocks: Block[], wanted: string): Hit[] {
  const words = folded(wanted).split(/\s+/).filter((word) => word.length > 1);
  if (words.length === 0) return [];
  return blocks.flatMap((block, i) => {
    const text = textOf(block);
    const plain = folded(text);
    if (!words.every((word) => plain.includes(word))) return [];
    const [first = ''] = words;
    return [{ block: i, said: piece(text, plain.indexOf(first), first.length) }];
  });
}
