// SPDX-License-Identifier: Apache-2.0
// The handbook as chapters: what stands between one heading of a chapter and the next.

import type { Block } from '../generated/documents';

export interface Chapter {
  /** Stays from edition to edition: an address may hold it. */
  name: string;
  title: string;
  icon: string;
  /** Where its heading stands in the document. */
  from: number;
  blocks: Block[];
}

export function chaptersOf(blocks: Block[]): Chapter[] {
  const chapters: Chapter[] = [];
  blocks.forEach((block, i) => {
    if (block.kind === 'heading' && block.level === 'chapter') {
      chapters.push({
        name: block.name, title: block.text, icon: block.icon, from: i, blocks: [],
      });
    }
    chapters.at(-1)?.blocks.push(block);
  });
  return chapters;
}

/** The chapter in which a block of the document stands. */
export function chapterAt(chapters: Chapter[], block: number): Chapter | undefined {
  return chapters.filter(({ from }) => from <= block).at(-1);
}
