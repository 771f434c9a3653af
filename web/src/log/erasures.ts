// SPDX-License-Identifier: Apache-2.0
// What was erased on lawful request goes from the log of a device too (docs/decisions/0018). An own
// line keeps what the server left of it, so that the chain goes on behind it; of what others wrote,
// and of what was being typed about the same subjects, nothing stays.

import {
  asked, strict, type DeviceDatabase, type LogRow, type PageEntry, type PageRow,
} from './database';
import { envelopeOf, type Gone } from './erased';
import { forgetLastWord } from './last_word';
import type { Keys } from './phone_keys';
import { packed, plainOf } from './packed';
import { about, seal, sealText, unseal, utf8 } from './seal';

/** The server had it, and it is never sent again, whatever store is asked. */
export const erasedStatus = 'erased';

export class Erasures {
  constructor(
    private readonly device: string,
    private readonly db: DeviceDatabase,
    private readonly keys: Keys,
  ) {}

  /** True where anything of it was here. */
  async obey(gone: Gone): Promise<boolean> {
    const [store, rows, pages, drafts] = await Promise.all([
      this.db.get('state', 'store'), this.rowsWithout(gone), this.pagesWithout(gone),
      this.draftsAbout(gone),
    ]);
    const tx = this.db.transaction(['log', 'receipts', 'pages', 'drafts'], 'readwrite', strict);
    const receipts = tx.objectStore('receipts');
    for (const row of rows) {
      asked(tx.objectStore('log').put(row));
      const { seq, id } = row;
      asked(receipts.put({ seq, id, status: erasedStatus, store: (store as string | null) ?? '' }));
    }
    for (const page of pages) asked(tx.objectStore('pages').put(page));
    for (const key of drafts) asked(tx.objectStore('drafts').delete(key));
    await tx.done;
    drafts.forEach((key) => forgetLastWord(this.db.name, key));
    return rows.length + pages.length + drafts.length > 0;
  }

  private async rowsWithout(gone: Gone): Promise<LogRow[]> {
    const rows = (await this.db.getAll('log')) as LogRow[];
    const own = rows.filter(({ id, erased }) => gone.has(id) && erased !== true);
    return Promise.all(own.map(async ({ seq, id, hash }): Promise<LogRow> => ({
      seq, id, hash, erased: true,
      ...await sealText(this.keys.own, about.line(this.device, seq), gone.get(id) ?? ''),
    })));
  }

  /** The pages that held something of it, without it: one is open at a time. */
  private async pagesWithout(gone: Gone): Promise<PageRow[]> {
    const { cache } = this.keys;
    const changed: PageRow[] = [];
    if (!cache) return changed;
    for (const n of await this.db.getAllKeys('pages')) {
      const page = (await this.db.get('pages', n)) as PageRow;
      const place = about.page(this.device, n);
      const opened = await unseal(cache, place, page).catch(() => undefined);
      if (!opened) continue;
      const json = new TextDecoder().decode(await plainOf(opened));
      const entries = JSON.parse(json) as PageEntry[];
      const left = entries.filter(({ line }) => !gone.has(envelopeOf(line).id));
      if (left.length === entries.length) continue;
      const rest = await packed(utf8(JSON.stringify(left)));
      changed.push({ ...page, ...await seal(cache, place, rest) });
    }
    return changed;
  }

  private async draftsAbout(gone: Gone): Promise<string[]> {
    const whose = [...gone.values()].map(envelopeOf).map(({ subject, body }) =>
      body.person ?? subject);
    const keys = await this.db.getAllKeys('drafts');
    return keys.filter((key) => whose.some((id) => key.includes(id)));
  }
}
