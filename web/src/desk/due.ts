// SPDX-License-Identifier: Apache-2.0
// Who is due a follow-up, and their sheets as one file.

import type { PileAnswer, SheetsRequest } from '../messages';
import type { DeskFailed } from './ask';

const usualDaysAhead = 14;
const oneDay = 86_400_000;

export type DueTrouble =
  | DeskFailed['reason'] | 'busy' | 'too_many' | 'bad_day' | 'nobody' | 'stopped';

export class DueFailed extends Error {
  constructor(readonly reason: DueTrouble) {
    super(reason);
  }
}

/** Two weeks from `today` on. */
export function usualUntil(today: string): string {
  return new Date(Date.parse(today) + usualDaysAhead * oneDay).toISOString().slice(0, 10);
}

const reasons: Record<number, DueTrouble> = {
  400: 'bad_day', 401: 'sign_in', 403: 'not_allowed', 404: 'nobody', 413: 'too_many',
  422: 'bad_day', 429: 'busy',
};

async function asked(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(`/api/head/${path}`, { ...init, signal, cache: 'no-store' }).catch(
    () => undefined);
  if (!answer) throw new DueFailed(signal.aborted ? 'stopped' : 'no_network');
  if (!answer.ok) throw new DueFailed(reasons[answer.status] ?? 'server');
  return answer;
}

/** Throws DueFailed. No soums: all of the account. */
export async function whoIsDue(
  areas: string[], until: string, signal: AbortSignal,
): Promise<PileAnswer> {
  const answer = await asked(`due?areas=${areas.join(',')}&until=${until}`, {}, signal);
  return answer.json().catch(() => {
    throw new DueFailed(signal.aborted ? 'stopped' : 'no_network');
  }) as Promise<PileAnswer>;
}

/** The file, and how many sheets are in it. Throws DueFailed. */
export async function sheetsOf(
  request: SheetsRequest, signal: AbortSignal,
): Promise<{ file: Blob; sheets: number }> {
  const answer = await asked('sheets', {
    method: 'POST', headers: { 'x-otor': '1' }, body: JSON.stringify(request),
  }, signal);
  const file = await answer.blob().catch(() => {
    throw new DueFailed(signal.aborted ? 'stopped' : 'no_network');
  });
  return { file, sheets: Number(answer.headers.get('otor-sheets')) };
}
