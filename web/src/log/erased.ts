// SPDX-License-Identifier: Apache-2.0
// What was erased on lawful request, as the server tells it: an event that lacks what was about
// somebody comes with "erased":true, and whoever holds it whole drops it (docs/decisions/0018).

import { lineOf } from './canonical';
import type { PageEntry } from './database';
import { utf8, type Bytes } from './seal';
import type { Pulled } from './server';

/** What is left of each line, by the id of its event. */
export type Gone = Map<string, string>;

export interface Envelope {
  id: string;
  device: string;
  seq: number;
  subject: string;
  body: { person?: string };
}

export function envelopeOf(line: string): Envelope {
  return JSON.parse(line) as Envelope;
}

export function goneIn(events: Pulled['events']): Gone {
  return new Map(events.filter((event) => event.erased === true)
    .map((event) => [String(event['id']), lineOf(event)]));
}

/** Within a line every quote is escaped, so this stands nowhere else. */
const mark = utf8(',"erased":true}');
const brace = 0x7d;

/** Whether something in it is erased. Looked for in the bytes: a text of them takes far longer. */
function isMarked(part: Bytes): boolean {
  for (let at = part.indexOf(brace); at >= 0; at = part.indexOf(brace, at + 1)) {
    const from = at + 1 - mark.length;
    if (from >= 0 && mark.every((byte, n) => part[from + n] === byte)) return true;
  }
  return false;
}

/** A part of a soum's file, without what is erased; most parts have nothing of it. */
export function parted(part: Bytes): { left: Bytes | undefined; gone: Gone } {
  if (!isMarked(part)) return { left: part, gone: new Map() };
  const entries = JSON.parse(new TextDecoder().decode(part)) as (PageEntry & { erased?: true })[];
  const left = entries.filter(({ erased }) => erased !== true);
  const gone = entries.filter(({ erased }) => erased === true);
  return {
    left: left.length > 0 ? utf8(JSON.stringify(left)) : undefined,
    gone: new Map(gone.map(({ line }) => [envelopeOf(line).id, line])),
  };
}
