// SPDX-License-Identifier: Apache-2.0
// Something that the server tells, read again when asked. What was read stays in sight meanwhile.

import { useEffect, useState } from 'preact/hooks';
import { askServer, DeskFailed } from './ask';

/** The server still makes what was asked for before: it is asked again after a while, ms. */
const busy = 429, pause = 1_500;

export type Trouble = DeskFailed['reason'] | 'went_wrong';

export interface Asked<T> {
  found?: T | undefined;
  failed?: Trouble | undefined;
  /** Of the answer that told no more; 0 where none came. */
  status?: number | undefined;
  again: () => void;
}

/** Why nothing was told; what is no answer of the server is reported besides. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof DeskFailed) return error.reason;
  reportError(error);
  return 'went_wrong';
}

interface Read<T> {
  question?: string;
  found?: T;
  failed?: Trouble;
  status?: number;
}

/**
 * `ended`: the session is over. `sent` is posted, where the question is too private for an address.
 * `keep`: what was read stays in sight also while another question is on its way.
 */
export function useAsked<T>(
  address: string, ended: () => void, how: { sent?: unknown; keep?: boolean } = {},
): Asked<T> {
  const { sent, keep = false } = how;
  const [read, set] = useState<Read<T>>({});
  const [turn, next] = useState(0);
  const question = sent === undefined ? address : `${address} ${JSON.stringify(sent)}`;
  useEffect(() => {
    let current = true;
    askServer<T>(address, sent).then(
      (found) => current && set({ question, found }),
      (error: unknown) => {
        if (!current) return;
        if (error instanceof DeskFailed && error.status === busy) {
          setTimeout(() => current && next((at) => at + 1), pause);
          return;
        }
        const failed = troubleOf(error);
        if (failed === 'sign_in') return ended();
        set((before) => ({
          ...(keep || before.question === question ? before : {}), question, failed,
          status: error instanceof DeskFailed ? error.status : 0,
        }));
      });
    return () => {
      current = false;
    };
  }, [question, turn]);
  const here = keep || read.question === question ? read : {};
  const { found, failed, status } = here;
  return { found, failed, status, again: () => next((at) => at + 1) };
}
