// SPDX-License-Identifier: Apache-2.0
// What the head's page asks the server. The session is a cookie; a write shows besides that the
// page itself asked for it.

export class DeskFailed extends Error {
  /** `status`: of the answer; 0 where none came. */
  constructor(
    readonly reason: 'sign_in' | 'not_allowed' | 'no_network' | 'server', readonly status = 0,
  ) {
    super(reason);
  }
}

const cut = (): never => {
  throw new DeskFailed('no_network');
};

async function answered(address: string, sent?: unknown): Promise<Response> {
  const init: RequestInit = sent === undefined
    ? {}
    : {
        method: 'POST', headers: { 'x-otor': '1' },
        body: sent instanceof Blob ? sent : JSON.stringify(sent),
      };
  const answer = await fetch(address, { ...init, cache: 'no-store' }).catch(cut);
  if (answer.status === 401) throw new DeskFailed('sign_in', 401);
  if (answer.status === 403) throw new DeskFailed('not_allowed', 403);
  if (!answer.ok) throw new DeskFailed('server', answer.status);
  return answer;
}

/** Throws DeskFailed. With `sent`, it is posted: a file as it is, anything else as JSON. */
export async function askServer<T>(address: string, sent?: unknown): Promise<T> {
  const answer = await answered(address, sent);
  return answer.json().catch(cut) as Promise<T>;
}

/** Throws DeskFailed. */
export async function fileOf(address: string): Promise<Blob> {
  return (await answered(address)).blob().catch(cut);
}

/** The same, of what only a head has. */
export function askDesk<T>(path: string, sent?: unknown): Promise<T> {
  return askServer(`/api/head/${path}`, sent);
}
