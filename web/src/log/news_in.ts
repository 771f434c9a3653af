// SPDX-License-Identifier: Apache-2.0
// What a file of soums has that is newer than what is here: the same as a pull, without a network.
// It is kept together with the place in the feed behind it, or not at all.

import type { Bundle } from './bundle_file';
import type { PageEntry } from './database';
import { envelopeOf, parted, type Gone } from './erased';
import { isSoum } from './own_area';
import { plainPart, takeChunks } from './snapshot';
import { obey, type SyncPort } from './sync';

const mostInPage = 1_000;

export interface News {
  /** Soums that are up to date with the file now; 0 where nothing of it is newer. */
  soums: number;
  /** What others wrote in them, in their departments and in what is the officer's own. */
  entries: number;
  /** What is here is newer than the file. */
  older: boolean;
}

/** Of all that is held the file must have something. Throws what the bundle and the log throw. */
export async function newsFrom(port: SyncPort, bundle: Bundle, held: string[]): Promise<News> {
  const { log } = port;
  const cursor = await log.cursor();
  const here = bundle.head.soums.filter(({ area }) => held.includes(area));
  // The pull goes on behind the oldest: they were made one after the other.
  const next = Math.min(...here.map((soum) => soum.next));
  if (here.length === 0 || next <= cursor) {
    return { soums: 0, entries: 0, older: next < cursor };
  }
  const { entries, gone } = await newer(port, bundle, held, cursor);
  const erased = await obey(port, gone);
  const pages = Array.from({ length: Math.ceil(entries.length / mostInPage) }, (_, n) =>
    entries.slice(n * mostInPage, (n + 1) * mostInPage));
  await log.savePages(pages, next);
  if (erased) await port.erased();
  else for (const page of pages) await port.pulled(page);
  const soums = here.filter(({ area }) => isSoum(area)).length;
  return { soums, entries: entries.length, older: false };
}

interface Newer {
  entries: PageEntry[];
  gone: Gone;
}

async function newer(
  port: SyncPort, bundle: Bundle, held: string[], cursor: number,
): Promise<Newer> {
  const found = new Map<string, PageEntry>();
  const gone: Gone = new Map();
  const look = async (part: PageEntry[]): Promise<void> => {
    for (const entry of part) {
      if (entry.position <= cursor) continue;
      const { id, device, seq } = envelopeOf(entry.line);
      const own = device === port.log.device && await port.log.isOwn(seq, id);
      if (!own) found.set(id, entry); // a family that moved is told of in both soums
    }
  };
  for (const { area, bytes, next, tag } of bundle.head.soums) {
    const wanted = held.includes(area);
    const chunks = bundle.next(bytes, wanted ? 0 : bytes);
    if (!wanted) {
      await chunks.next();
      continue;
    }
    await takeChunks({ status: 200, tag, size: bytes, next, chunks }, area, undefined, {
      filling: async () => undefined,
      begun: async () => undefined,
      parts: async (_of, parts) => {
        for (const part of await Promise.all(parts.map(plainPart))) {
          const { left, gone: erased } = parted(part);
          erased.forEach((line, id) => gone.set(id, line));
          if (left) await look(JSON.parse(new TextDecoder().decode(left)) as PageEntry[]);
        }
      },
    });
  }
  return { entries: [...found.values()].sort((a, b) => a.position - b.position), gone };
}
