// SPDX-License-Identifier: Apache-2.0
/** Another exercise, another order of questions. */
export const anySeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
