// SPDX-License-Identifier: Apache-2.0
// The core that keeps an officer's records: a module of its own, so that the public page need not
// carry it. It holds one folded log in memory, whoever's was opened last.

import { address } from 'virtual:records';
import { type Core, failed, openModule } from '../core/core';
import type { RecordCore } from './calls';
import { utf8 } from './seal';

let opening: Promise<Core> | undefined;

function openRecords(): Promise<Core> {
  opening ??= openModule(address).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Locking lets go of the module: what it held in memory goes with it. */
export function forgetRecords(): undefined {
  opening = undefined;
}

const before = utf8('{"call":"log_load","body":{"entries":');
const behind = utf8('}}');

export const records: RecordCore = {
  async call<T>(name: string, body: unknown): Promise<T> {
    const answer = (await openRecords()).callAny<T>(name, body);
    if (failed(answer)) throw new Error(`${name}: ${answer.problem.code} ${answer.problem.detail}`);
    return answer;
  },
  async load(entries: Uint8Array): Promise<void> {
    const request = new Uint8Array(before.length + entries.length + behind.length);
    request.set(before);
    request.set(entries, before.length);
    request.set(behind, before.length + entries.length);
    const answer = (await openRecords()).callBytes(request);
    if (failed(answer)) throw new Error(`log_load: ${answer.problem.code}`);
  },
};
