// SPDX-License-Identifier: Apache-2.0
// What the head's page asks the server. The session is a cookie; a write shows besides that the
// page itself asked for it.

export class DeskFailed extends Error {
  constructor(readonly reason: 'sign_in' | 'not_allowed' | 'no_network' | 'server') {
    super(reason);
  }
}

/** Throws DeskFailed. With `sent`, it is posted. */
export async function askDesk<T>(path: string, sent?: unknown): Promise<T> {
  const init: RequestInit = sent === undefined
    ? {}
    : { method: 'POST', headers: { 'x-otor': '1' }, body: JSON.stringify(sent) };
  const cut = (): never => {
    throw new DeskFailed('no_network');
  };
  const answer = await fetch(`/api/head/${path}`, { ...init, cache: 'no-store' }).catch(cut);
  if (answer.status === 401) throw new DeskFailed('sign_in');
  if (answer.status === 403) throw new DeskFailed('not_allowed');
  if (!answer.ok) throw new DeskFailed('server');
  return answer.json().catch(cut) as Promise<T>;
}
