// SPDX-License-Identifier: Apache-2.0
// What the server told last of the officer's department: codes it added, and what its people are
// called.

import { hearCodebooks, keptCodebooks } from './codebooks';
import { keepNames, keptNames, type Names } from './colleagues';
import type { DeviceAnswer } from './server';

export interface Department {
  codebooks: string[];
  names: Names;
}

export async function keptDepartment(user: string, own: CryptoKey): Promise<Department> {
  return { codebooks: await keptCodebooks(user), names: await keptNames(user, own) };
}

/** `met`: what the server said of itself. True where anything is another than what is kept. */
export async function hearDepartment(
  user: string, token: string, met: DeviceAnswer, own: CryptoKey,
): Promise<boolean> {
  const named = met.colleagues !== undefined && await keepNames(user, met.colleagues, own);
  return await hearCodebooks(user, token) || named;
}
