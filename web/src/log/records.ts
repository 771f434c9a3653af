// SPDX-License-Identifier: Apache-2.0
// The core that keeps an officer's records: a module of its own, so that the public page need not
// carry it. It holds one folded log in memory.

import { address } from 'virtual:records';
import { type Core, type Failed, failed, openModule } from '../core/core';
import type { RecordCore } from './calls';
import { utf8 } from './seal';

/** What the core answered instead of doing it. */
export class CoreSays extends Error {
  constructor(call: string, readonly code: string, detail: string) {
    super(`${call}: ${code} ${detail}`);
  }
}

const before = utf8('{"call":"log_load","body":{"entries":');
const behind = utf8('}}');

/**
 * A core of its own for each account that is opened: what is under way for one never reaches the
 * next, and locking lets go of the module with what it held in memory.
 */
export class Records implements RecordCore {
  private opening: Promise<Core> | undefined;

  async call<T>(name: string, body: unknown): Promise<T> {
    return answerOf(name, (await this.open()).callAny<T>(name, body));
  }

  async load(entries: Uint8Array): Promise<void> {
    const request = new Uint8Array(before.length + entries.length + behind.length);
    request.set(before);
    request.set(entries, before.length);
    request.set(behind, before.length + entries.length);
    answerOf('log_load', (await this.open()).callBytes(request));
  }

  private open(): Promise<Core> {
    this.opening ??= openModule(address).catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }
}

function answerOf<T>(call: string, answer: T | Failed): T {
  if (failed(answer)) throw new CoreSays(call, answer.problem.code, answer.problem.detail);
  return answer;
}
