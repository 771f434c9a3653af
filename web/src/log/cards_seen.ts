// SPDX-License-Identifier: Apache-2.0
// Which cards were opened on this phone: once per subject and day, until the server has written it
// into its audit. It is no event, as the record is about families and every phone carries it. What
// is kept here is sealed, and its name is a hash, so that a locked phone tells nobody either.

import type { DeviceDatabase } from './database';
import { asked, strict } from './database';
import { base64url, sealValue, unsealValue, utf8, type Sealed } from './seal';

export interface CardsTold {
  day: string;
  area: string;
  subjects: string[];
}

interface Seen {
  area: string;
  subject: string;
}

interface Row extends Sealed {
  told: boolean;
}

/** Some at once; what is more is told at the next contact. */
const atOnce = 1000;
const before = 'card ';
const about = (device: string, key: string): string => `otor-card-1|${device}|${key}`;

async function keyOf(device: string, day: string, subject: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', utf8(`otor-card-1\n${device}\n${subject}`));
  return `${before}${day} ${base64url(new Uint8Array(hash).subarray(0, 16))}`;
}

const dayIn = (key: string): string => key.slice(before.length, before.length + 10);

function keysOf(db: DeviceDatabase): Promise<string[]> {
  return db.getAllKeys('state', IDBKeyRange.bound(before, `${before}\uffff`));
}

export class CardsSeen {
  constructor(
    private readonly device: string,
    private readonly db: DeviceDatabase,
    private readonly own: CryptoKey,
  ) {}

  async opened(day: string, { subject, area }: Seen): Promise<void> {
    const key = await keyOf(this.device, day, subject);
    if (await this.db.getKey('state', key) !== undefined) return;
    const sealed = await sealValue(this.own, about(this.device, key), { subject, area });
    await this.put([[key, { ...sealed, told: false }]]);
  }

  /** What the server has not heard yet, and its keys here. */
  async waiting(): Promise<{ cards: CardsTold[]; keys: string[] }> {
    const groups = new Map<string, CardsTold>();
    const keys: string[] = [];
    for (const key of await keysOf(this.db)) {
      const row = (await this.db.get('state', key)) as Row | undefined;
      if (!row || row.told || keys.length === atOnce) continue;
      const seen = await unsealValue<Seen>(this.own, about(this.device, key), row)
        .catch(() => undefined);
      if (!seen) continue;
      const { subject, area } = seen;
      const day = dayIn(key);
      const group = groups.get(`${day} ${area}`) ?? { day, area, subjects: [] };
      group.subjects.push(subject);
      groups.set(`${day} ${area}`, group);
      keys.push(key);
    }
    return { cards: [...groups.values()], keys };
  }

  /** The server has them. Those of today stay, so that none is told twice. */
  async told(keys: string[], today: string): Promise<void> {
    const rows = await Promise.all(keys.map(async (key) =>
      [key, { ...(await this.db.get('state', key)) as Row, told: true }] as const));
    await this.put(rows.filter(([key]) => dayIn(key) >= today));
    const told = new Set(keys);
    const tx = this.db.transaction('state', 'readwrite', strict);
    for (const key of await tx.store.getAllKeys(IDBKeyRange.bound(before, `${before}\uffff`))) {
      const row = (await tx.store.get(key)) as Row;
      if (dayIn(key) < today && (row.told || told.has(key))) asked(tx.store.delete(key));
    }
    await tx.done;
  }

  private async put(rows: readonly (readonly [string, Row])[]): Promise<void> {
    if (rows.length === 0) return;
    const tx = this.db.transaction('state', 'readwrite', strict);
    for (const [key, row] of rows) asked(tx.store.put(row, key));
    await tx.done;
  }
}
