// SPDX-License-Identifier: Apache-2.0
// The calls of the phone over HTTP. Lines are sent exactly as they stand in the log. No cookie goes
// along or comes back: the token of an officer lies sealed in the account, nowhere else.

import type { MyTraining, OfficerPhone, OfficerPhones } from '../messages';
import type { Identity, Receipt } from './calls';
import type { CardsTold } from './cards_seen';
import type { NumberKey } from './number_keys';
import type { ClosedThere } from './phone_keys';
import type { Bytes } from './seal';
import type { SealedTo } from './sealed_to';

export class ServerSays extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    /** The code of the problem, where the server named one. */
    readonly code = '',
  ) {
    super(`${status} ${detail}`);
  }
}

/** The server was not reached, or what came was cut off, or came from somebody in between. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause });
  }
}

/** Waits for the network and for nothing else: whatever fails in here is the network's. */
async function overNetwork<T>(waited: Promise<T>): Promise<T> {
  try {
    return await waited;
  } catch (error) {
    throw new NoAnswer(error);
  }
}

/** For what may be left undone where the server is not reached, or says no. */
export function leftUndone(error: unknown): undefined {
  if (error instanceof NoAnswer || error instanceof ServerSays) return undefined;
  throw error;
}

export interface Pushed {
  receipts: Receipt[];
  store?: string;
}

export interface Pulled {
  /** With `erased`, what was about somebody is gone from the event, and goes from here. */
  events: (Record<string, unknown> & { position: number; erased?: true })[];
  next: number;
  more: boolean;
  store?: string;
  /** Names the soums that were looked into. */
  epoch?: string;
}

/** Where the phone stands, at the beginning of a contact. */
export interface Greeting {
  protocol: [number, number];
  device: string;
  now: number;
  after: number;
  store: string;
  head?: { seq: number; hash: string | undefined };
  cards?: CardsTold[];
}

/** Where the server stands. */
export interface Told {
  now: number;
  store: string;
  /** The newest event of this device that is held there. */
  known?: { seq: number; hash: string } | null;
  areas: string[];
  epoch: string;
  revoked: boolean;
  audit?: { seq: number; hash: string } | null;
  number_keys?: NumberKey[];
}

export interface Colleague {
  user: string;
  name: string;
}

/** What a device has to know of its server. */
export interface DeviceAnswer {
  store: string;
  /** The server's time, ms since 1970. */
  now: number;
  lease_days: number;
  /** The server's recovery key: its point on P-256, uncompressed, base64url. */
  recovery: string;
  /** The key that checks receipts, likewise; null or absent from a server that signs none. */
  sign?: string | null;
  /** Officers and heads of the department; absent from an older server. */
  colleagues?: Colleague[];
}

export interface DeviceStanding {
  lost: boolean;
  disabled?: boolean;
}

export type SignedIn = Identity & { token: string };
export type Recovered = SignedIn & { own: SealedTo };

async function answerOf(
  path: string, token: string | undefined, init: RequestInit,
): Promise<Response> {
  const request = new Request(path, {
    ...init,
    credentials: 'omit',
    cache: 'no-store',
    headers: {
      ...init.headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(60_000),
  });
  const answer = await overNetwork(fetch(request));
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

async function ask<T>(path: string, token: string | undefined, init: RequestInit): Promise<T> {
  const answer = await answerOf(path, token, init);
  return overNetwork(answer.json() as Promise<T>);
}

async function refusal(answer: Response): Promise<ServerSays> {
  const problem = (await answer.json().catch(() => ({}))) as {
    detail?: string;
    title?: string;
    code?: string;
  };
  return new ServerSays(answer.status, problem.detail ?? problem.title ?? '', problem.code);
}

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export function logIn(user: string, password: string): Promise<SignedIn> {
  return ask('/api/login', undefined, post({ user, password }));
}

export async function logOut(token: string): Promise<void> {
  await ask('/api/logout', token, { method: 'POST' });
}

/**
 * `sign` is the point of the device's key. The server keeps the first that it is told; where it
 * knows another, the phone is met all the same, and its files prove nothing.
 */
export async function meetServer(
  token: string, device: string, sign?: string,
): Promise<DeviceAnswer> {
  const meet = (body: object): Promise<DeviceAnswer> => ask('/api/devices', token, post(body));
  if (sign === undefined) return meet({ device });
  return meet({ device, sign }).catch((error: unknown) => {
    if (error instanceof ServerSays && error.code === 'another_key') return meet({ device });
    throw error;
  });
}

/** Whether the phone or its account was closed. It needs no token: the sessions ended then. */
export async function isClosed(device: string): Promise<ClosedThere | undefined> {
  const asked = `/api/devices/lost?device=${device}`;
  return closedBy(await ask<DeviceStanding>(asked, undefined, {}));
}

/** An older server tells nothing of the account. A phone that is lost stays so. */
export function closedBy({ lost, disabled = false }: DeviceStanding): ClosedThere | undefined {
  return lost ? 'lost' : disabled ? 'disabled' : undefined;
}

/** Phones on which somebody of this account works or worked. */
export async function ownPhones(token: string): Promise<OfficerPhone[]> {
  return (await ask<OfficerPhones>('/api/phones', token, {})).phones;
}

/** Every session of the account ends, this one too. */
export async function giveUpPhone(token: string, device: string): Promise<OfficerPhone[]> {
  return (await ask<OfficerPhones>('/api/phones/lost', token, post({ device }))).phones;
}

/** Texts of what the department added to the built-in codes. */
export async function codebooks(token: string): Promise<string[]> {
  return (await ask<{ codebooks: string[] }>('/api/codebook', token, {})).codebooks;
}

/** The runs that the officer is invited to, and her certificates. */
export function myTraining(token: string): Promise<MyTraining> {
  return ask('/api/training', token, {});
}

/** A certificate or the days of a run, as a file. */
export async function fileOfTraining(token: string, path: string): Promise<Blob> {
  return overNetwork((await answerOf(`/api/training/${path}`, token, {})).blob());
}

/** The own key comes back sealed to `key`, a fresh one of this phone. */
export function recoverOwnKey(asked: {
  user: string;
  password: string;
  device: string;
  own: SealedTo;
  key: string;
}): Promise<Recovered> {
  return ask('/api/devices/recover', undefined, post(asked));
}

export function hello(token: string, greeting: Greeting): Promise<Told> {
  return ask('/api/sync/hello', token, post(greeting));
}

export function me(token: string): Promise<Identity> {
  return ask('/api/me', token, {});
}

export function push(token: string, device: string, lines: string[]): Promise<Pushed> {
  return ask('/api/sync/push', token, post(
    `{"device":${JSON.stringify(device)},"now":${Date.now()},"events":[${lines.join(',')}]}`));
}

/** The device is told so that the audit names it. */
export function pull(token: string, device: string, after: number): Promise<Pulled> {
  return ask(`/api/sync/pull?after=${after}&limit=1000&device=${device}`, token, { method: 'GET' });
}

export interface SnapshotAnswer {
  status: number;
  tag: string;
  /** Of the whole file. */
  size: number;
  next: number;
  chunks: AsyncIterator<Bytes>;
}

const longestSilence = 60_000;

/** The file of a soum, or of what was begun the rest. It may take long, but not stand still. */
export async function snapshotFrom(
  token: string, device: string, area: string,
  begun: { at: number; tag: string; offset: number } | undefined,
): Promise<SnapshotAnswer> {
  const silence = new AbortController();
  const end = (): void => silence.abort(new DOMException('no byte came', 'TimeoutError'));
  let timer = setTimeout(end, longestSilence);
  const request = new Request(
    `/api/sync/snapshot?area=${area}&device=${device}${begun ? `&at=${begun.at}` : ''}`, {
      credentials: 'omit', cache: 'no-store', signal: silence.signal,
      headers: {
        authorization: `Bearer ${token}`,
        ...(begun ? { range: `bytes=${begun.offset}-`, 'if-range': begun.tag } : {}),
      },
    });
  const answer = await overNetwork(fetch(request));
  if (!answer.ok || !answer.body) {
    clearTimeout(timer);
    throw await refusal(answer);
  }
  const reader = answer.body.getReader();
  const { headers } = answer;
  return {
    status: answer.status, tag: headers.get('etag') ?? '',
    size: Number(headers.get('content-range')?.split('/')[1] ?? headers.get('content-length')),
    next: Number(headers.get('otor-next')),
    chunks: {
      next: async () => {
        clearTimeout(timer);
        timer = setTimeout(end, longestSilence);
        const read = await overNetwork(reader.read());
        clearTimeout(timer);
        return read as IteratorResult<Bytes>;
      },
    },
  };
}
