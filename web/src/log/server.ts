// SPDX-License-Identifier: Apache-2.0
// The two sync calls over HTTP. Lines are sent exactly as they stand in the log.

import type { Receipt } from './calls';

export class ServerSays extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(`${status} ${detail}`);
  }
}

export interface Pushed {
  receipts: Receipt[];
  store?: string;
}

export interface Pulled {
  events: (Record<string, unknown> & { position: number })[];
  next: number;
  more: boolean;
  store?: string;
}

async function ask<T>(path: string, token: string, init: RequestInit): Promise<T> {
  const answer = await fetch(path, {
    ...init,
    credentials: 'omit',
    cache: 'no-store',
    headers: { ...init.headers, authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  });
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string };
  throw new ServerSays(answer.status, problem.detail ?? problem.title ?? '');
}

export function push(token: string, device: string, lines: string[]): Promise<Pushed> {
  return ask('/api/sync/push', token, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"device":${JSON.stringify(device)},"now":${Date.now()},"events":[${lines.join(',')}]}`,
  });
}

export function pull(token: string, after: number): Promise<Pulled> {
  return ask(`/api/sync/pull?after=${after}&limit=1000`, token, { method: 'GET' });
}
