// SPDX-License-Identifier: Apache-2.0
/**
 * In the place of a soum: events that only their author reads, like what she learned. No hello
 * names it, and none takes it away.
 */
export const ownArea = 'own';
