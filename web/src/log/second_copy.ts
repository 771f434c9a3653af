// SPDX-License-Identifier: Apache-2.0
// A second copy of the lines that are not yet safe, as a file in the browser's own file system: a
// browser answers a damaged database by deleting it. The copy is replaced as a whole, and only by
// what the outbox holds; a log that lost lines takes them from here before it is written again.

import type { LogRow } from './database';
import { readFile, writeFile, type FileHeader, type PhoneFile } from './phone_file';
import { opfs } from './room';

const nameOf = (device: string): string => `unsent-${device}.otor`;
const pattern = /^unsent-([0-9a-f-]{36})\.otor$/;

export type CopyHeader = Omit<FileHeader, 'otor' | 'rows' | 'made'>;

export async function secondCopy(device: string): Promise<PhoneFile | undefined> {
  try {
    const file = await (await opfs())?.getFileHandle(nameOf(device));
    return file && await readFile(await (await file.getFile()).text());
  } catch {
    return undefined;
  }
}

/** Devices of which there is a copy on this phone. */
export async function copiedDevices(): Promise<string[]> {
  const folder = await opfs() as (FileSystemDirectoryHandle & {
    keys(): AsyncIterable<string>;
  }) | undefined;
  const found: string[] = [];
  try {
    for await (const name of folder?.keys() ?? []) {
      const device = pattern.exec(name)?.[1];
      if (device !== undefined) found.push(device);
    }
  } catch {
    // A browser without a file system has no copies.
  }
  return found;
}

export async function forgetCopy(device: string): Promise<void> {
  await (await opfs())?.removeEntry(nameOf(device)).catch(() => undefined);
}

/** One replacement in flight, the newest next. */
export class SecondCopy {
  private next: (() => Promise<LogRow[]>) | undefined;
  private flying: Promise<void> | undefined;
  private ended = false;

  constructor(
    private readonly device: string,
    private readonly header: () => Promise<CopyHeader>,
  ) {}

  match(unsafe: () => Promise<LogRow[]>): Promise<void> {
    if (this.ended) return Promise.resolve();
    this.next = unsafe;
    return this.flying ??= this.fly();
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.flying;
  }

  private async fly(): Promise<void> {
    while (this.next) {
      const unsafe = this.next;
      this.next = undefined;
      await this.replace(await unsafe()).catch(() => undefined);
    }
    this.flying = undefined;
  }

  /** What is written takes the place of the old copy only when it is closed. */
  private async replace(rows: LogRow[]): Promise<void> {
    const folder = await opfs();
    if (!folder) return;
    const header = { ...await this.header(), made: new Date().toISOString() };
    const file = await folder.getFileHandle(nameOf(this.device), { create: true });
    const out = await file.createWritable();
    await out.write(await writeFile(header, rows));
    await out.close();
  }
}
